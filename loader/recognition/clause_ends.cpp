#include "loader/recognition/clauses.hpp"

#include <algorithm>
#include <string_view>

namespace readout {

namespace {

constexpr std::uint32_t longest_aside = 20;  // tokens

}  // namespace

/// Behind a short prepositional group of a noun group that ends at `token` ("officials in both
/// capitals"): the verb that follows it; `token` where none does.
std::uint32_t Clauses::after_attribute(std::uint32_t token) const {
  constexpr std::uint32_t longest = 5;
  if (token + 1 >= m_verb_cues.size() ||
      !m_recognition.is(token, m_recognition.lists.preposition)) {
    return token;
  }
  for (std::uint32_t next = token + 1; next <= token + longest; ++next) {
    if (next + 1 >= m_verb_cues.size() ||
        m_recognition.text.tokens[next].kind == TokenKind::punctuation) {
      return token;
    }
    if (verb_cue_at(next) != nullptr || is_auxiliary(next)) {
      return next;
    }
  }
  return token;
}

bool Clauses::attribution_at(std::uint32_t token) const {
  const Nominal* nominal = m_nominals.starting_at(token);
  if (nominal == nullptr) {
    return false;
  }
  std::uint32_t next = after_attribute(nominal->range.end);
  while (next < m_verb_cues.size() - 1 && is_auxiliary(next)) {
    ++next;
  }
  const Annotation* cue = verb_cue_at(next);
  if (cue == nullptr) {
    return false;
  }
  const std::uint32_t after = cue->range.end;
  if (after >= m_recognition.text.tokens.size()) {
    return true;
  }
  const std::string_view mark = m_recognition.text.word(after);
  return mark == "," || mark == "." || m_recognition.is(after, m_recognition.lists.circumstance) ||
         m_recognition.is(after, m_recognition.lists.weekday);
}

/// "and he left", "but the plan": a new main clause of the writer's behind a comma.
bool Clauses::joins_clause(std::uint32_t conjunction) const {
  const auto& lists = m_recognition.lists;
  const std::uint32_t verb = conjunction + 1;
  if (ending_cue_at(verb) != nullptr || attribution_at(verb) ||
      (is_auxiliary(verb) && ending_cue_at(verb + 1) != nullptr) ||
      m_recognition.is(verb, lists.subject_pronoun)) {
    return true;
  }
  const Nominal* subject = m_nominals.starting_at(verb);
  if (m_recognition.is(conjunction, lists.adversative) &&
      (subject != nullptr || m_recognition.is(verb, lists.auxiliary) ||
       m_recognition.is(verb, lists.modal) || m_recognition.is(verb, lists.article) ||
       m_recognition.is(verb, lists.possessive_determiner))) {
    return true;
  }
  return subject != nullptr && (m_recognition.is(subject->range.end, lists.auxiliary) ||
                                m_recognition.is(subject->range.end, lists.modal) ||
                                verb_cue_at(subject->range.end) != nullptr);
}

/// Whether what begins behind a comma is an aside within the clause: another comma ends it, and a
/// verb follows ("the bridge, which is old, will close").
bool Clauses::is_aside(std::uint32_t first) const {
  const auto close = next_comma(first, std::min(sentence_end(first), first + longest_aside));
  return close && (m_recognition.is(*close + 1, m_recognition.lists.auxiliary) ||
                   m_recognition.is(*close + 1, m_recognition.lists.modal));
}

bool Clauses::ends_clause_at_comma(std::uint32_t comma, std::uint32_t first) const {
  const auto& lists = m_recognition.lists;
  const std::uint32_t next = comma + 1;
  if (next >= m_recognition.text.tokens.size()) {
    return true;
  }
  if (m_recognition.text.tokens[next].kind == TokenKind::number) {
    return false;  // "in May, 2031"
  }
  if (m_recognition.is(next, lists.attribution_opener) || attribution_at(next)) {
    return true;
  }
  const Annotation* cue = ending_cue_at(next);
  if (cue != nullptr &&
      attribute_of(m_recognition, *cue, m_recognition.words.attributes.participle) == "yes") {
    return true;
  }
  if (m_recognition.is(next, lists.conjunction)) {
    return joins_clause(next);
  }
  if (m_verbs.are_behind(comma, first)) {
    return false;
  }
  const bool days_before =
      m_recognition.is(next, lists.time_noun) && (m_recognition.is(next + 1, lists.subordinator) ||
                                                  m_recognition.is(next + 1, lists.circumstance));
  if (m_recognition.is(next, lists.comment_opener)) {
    return !is_aside(next);
  }
  return days_before || m_recognition.is(next, lists.subject_pronoun) ||
         (m_recognition.is(next, lists.subordinator) && !m_recognition.is(next, lists.reason));
}

TokenRange Clauses::until_comma(TokenRange range) const {
  for (std::uint32_t token = range.first; token < range.end; ++token) {
    if (m_quotations[token] != nullptr) {
      token = m_quotations[token]->range.end - 1;
    } else if (m_recognition.text.word(token) == ",") {
      return {range.first, token};
    }
  }
  return range;
}

TokenRange Clauses::question_from(std::uint32_t asked, std::uint32_t first) const {
  const TokenRange clause = clause_from(first);
  const bool finite =
      asked > sentence_start(asked) && is_auxiliary(asked - 1) && !is_subordinate(asked);
  return finite ? clause : until_comma(clause);
}

TokenRange Clauses::clause_of(TokenRange cue, std::uint32_t first) const {
  const Annotation* verb = verb_cue_at(cue.first);
  TokenRange clause = clause_from(first);
  if (verb != nullptr) {
    const bool whole =
        attribute_of(m_recognition, *verb, m_recognition.words.attributes.takes_bare) == "yes" ||
        m_recognition.is(first, m_recognition.lists.complementizer);
    clause = before_channel(clause, whole);
  }
  const bool participle =
      verb != nullptr &&
      attribute_of(m_recognition, *verb, m_recognition.words.attributes.participle) == "yes";
  const std::uint32_t start = sentence_start(cue.first);
  const bool adverbial =
      participle &&
      (cue.first == start || m_recognition.is(cue.first - 1, m_recognition.lists.preposition));
  return adverbial || is_subordinate(cue.first) ? until_comma(clause) : clause;
}

/// Whether the verb stands in a clause of time or reason at the start of its sentence, or in a
/// relative clause behind a comma.
bool Clauses::is_subordinate(std::uint32_t verb) const {
  const auto& lists = m_recognition.lists;
  const std::uint32_t start = sentence_start(verb);
  std::uint32_t before = before_time(verb, start);
  if (before > start + 1 && m_recognition.is(before - 1, lists.relative_pronoun) &&
      m_recognition.text.word(before - 2) == ",") {
    return true;
  }
  // "But when he said", "Months after he said".
  constexpr std::uint32_t furthest = 3;
  std::uint32_t opener = start;
  while (opener < start + furthest && opener < verb &&
         !m_recognition.is(opener, lists.subordinator)) {
    ++opener;
  }
  return m_recognition.is(opener, lists.subordinator) && !next_comma(start, verb);
}

/// Behind the comma that ends what opens a clause: "that, if it rains, he will wait", "that in May
/// he had left"; `first` where nothing does.
std::uint32_t Clauses::behind_opening(std::uint32_t first) const {
  const auto& lists = m_recognition.lists;
  if (!m_recognition.is(first, lists.complementizer)) {
    return first;
  }
  const std::uint32_t end = sentence_end(first);
  std::uint32_t token = first + 1;
  const bool comma = token < end && m_recognition.text.word(token) == ",";
  token += comma ? 1 : 0;
  while (token < end && m_recognition.is(token, lists.before_subordinator)) {
    ++token;
  }
  if (!comma && !m_recognition.is(token, lists.subordinator) &&
      !m_recognition.is(token, lists.preposition) && !m_recognition.is(token, lists.circumstance)) {
    return first;
  }
  for (; token < end && m_quotations[token] == nullptr; ++token) {
    if (m_recognition.text.word(token) == ",") {
      return token + 1;
    }
  }
  return first;
}

/// "when asked about", "while noting that": in which circumstances somebody said it; not "when
/// asked to" and "while accepting", which may be what he said.
bool Clauses::is_circumstance(std::uint32_t token) const {
  const auto& lists = m_recognition.lists;
  const Annotation* cue =
      m_recognition.is(token, lists.subordinator) ? ending_cue_at(token + 1) : nullptr;
  if (cue == nullptr) {
    return false;
  }
  const AttributeNames& names = m_recognition.words.attributes;
  const auto has = [&](Symbol attribute, std::string_view value) {
    return attribute_of(m_recognition, *cue, attribute) == value;
  };
  return (has(names.participle, "yes") && has(names.takes_quote, "yes") &&
          m_recognition.is(token, lists.accompanying)) ||
         (has(names.tense, "past") && has(names.cue_class, "asks") &&
          !m_recognition.is(cue->range.end, lists.not_before_finite));
}

bool Clauses::ends_clause(std::uint32_t token, std::uint32_t first) const {
  const std::string_view word = m_recognition.text.word(token);
  if (word == ";") {
    return true;
  }
  if (word == "," && token > first) {
    return ends_clause_at_comma(token, first);
  }
  if (m_recognition.is(token, m_recognition.lists.attribution_opener) ||
      (token > first && is_circumstance(token))) {
    return true;
  }
  if (is_dash(token)) {
    return token > first && !dash_in({first, token}) && !dash_in({token + 1, sentence_end(token)});
  }
  if (token == first || !m_recognition.is(token, m_recognition.lists.conjunction)) {
    return false;
  }
  return joins_cue(token, first);
}

/// "and said", "and has said", "and she accused", "and Ana Tannik accused" but in a clause with
/// "that", or "and says" behind another verb of the present.
bool Clauses::joins_cue(std::uint32_t conjunction, std::uint32_t first) const {
  const auto& lists = m_recognition.lists;
  std::uint32_t verb = conjunction + 1;
  const bool joins_names = m_recognition.is_capitalised(conjunction - 1) ||
                           m_recognition.is(conjunction - 1, lists.subject_pronoun);
  const Nominal* named = m_recognition.is(first, lists.complementizer) || joins_names
                             ? nullptr
                             : m_nominals.starting_at(verb);
  const bool subject = m_recognition.is(verb, lists.subject_pronoun) || named != nullptr;
  verb = named != nullptr ? named->range.end : verb + (subject ? 1 : 0);
  const std::uint32_t behind_subject = verb;
  while (verb < m_verb_cues.size() - 1 && is_auxiliary(verb)) {
    ++verb;
  }
  const Annotation* cue = ending_cue_at(verb);
  if (cue == nullptr) {
    return false;
  }
  const auto tense_of = [&](const Annotation& verb_cue) {
    return attribute_of(m_recognition, verb_cue, m_recognition.words.attributes.tense);
  };
  if (tense_of(*cue) == "past" || tense_of(*cue) == "participle" ||
      (verb > behind_subject && !subject)) {
    return true;
  }
  const Annotation* reporting = first > 0 ? verb_cue_at(first - 1) : nullptr;
  return !subject && tense_of(*cue) == "present" && reporting != nullptr &&
         tense_of(*reporting) == "present";
}

/// Whether words in quotation marks go on with a list: “old,” “cold” and a “danger”.
bool Clauses::quotation_follows(std::uint32_t token, std::uint32_t limit) const {
  while (token < limit && m_quotations[token] == nullptr) {
    if (!m_recognition.is(token, m_recognition.lists.article) &&
        !m_recognition.is(token, m_recognition.lists.conjunction)) {
      return false;
    }
    ++token;
  }
  return token < limit;
}

TokenRange Clauses::clause_from(std::uint32_t first) const {
  const std::uint32_t limit = sentence_end(first);
  std::uint32_t token = behind_opening(first);
  while (token < limit) {
    if (const Quotation* quotation = m_quotations[token]) {
      token = std::min(quotation->range.end, limit);
      const std::string_view inner =
          token >= 2 ? m_recognition.text.word(token - 2) : std::string_view{};
      if ((inner == "," || inner == "." || inner == "!" || inner == "?") &&
          !quotation_follows(token, limit)) {
        return {first, token};
      }
      continue;
    }
    if (ends_clause(token, first)) {
      break;
    }
    ++token;
  }
  while (token > first && token == limit &&
         m_recognition.text.tokens[token - 1].kind == TokenKind::punctuation &&
         std::string_view(".!?…:").find(m_recognition.text.word(token - 1)) !=
             std::string_view::npos) {
    --token;
    break;
  }
  const auto& tokens = m_recognition.text.tokens;
  const bool footnote = token > first + 1 && token + 1 == limit &&
                        tokens[token - 1].kind == TokenKind::number &&
                        tokens[token - 1].start == tokens[token - 2].end &&
                        tokens[token - 2].kind != TokenKind::punctuation;
  return {first, footnote ? token - 1 : token};  // not of "12-14", "$12"
}

TokenRange Clauses::clause_behind_aside(std::uint32_t comma, bool opened) const {
  const std::uint32_t end = sentence_end(comma);
  if (comma + 1 >= end || m_recognition.text.word(comma) != ",") {
    return {comma, comma};
  }
  const auto verb_at = [&](std::uint32_t token) {
    return m_recognition.is(token, m_recognition.lists.auxiliary) ||
           m_recognition.is(token, m_recognition.lists.modal);
  };
  if (!verb_at(comma + 1) && is_aside(comma + 1)) {
    comma = *next_comma(comma + 1, end);
  }
  return opened || verb_at(comma + 1) ? clause_from(comma + 1) : TokenRange{comma, comma};
}

bool Clauses::only_opens(TokenRange range) const {
  const auto& lists = m_recognition.lists;
  std::uint32_t words = 0;
  bool preposition = false;
  for (std::uint32_t token = range.first; token < range.end; ++token) {
    if (m_recognition.text.tokens[token].kind == TokenKind::punctuation ||
        m_recognition.is(token, lists.coordinator) || m_recognition.is(token, lists.adverb)) {
      continue;
    }
    preposition = preposition || m_recognition.is(token, lists.preposition);
    ++words;
  }
  return words == 0 || (preposition && words <= 2);
}

}  // namespace readout
