#include "loader/recognition/clauses.hpp"

#include <algorithm>
#include <string_view>

namespace readout {

Clauses::Clauses(const Recognition& recognition)
    : m_recognition(recognition),
      m_nominals(recognition),
      m_verb_cues(recognition.text.tokens.size() + 1, nullptr),
      m_quotations(recognition.text.tokens.size() + 1, nullptr),
      m_channels(recognition.text.tokens.size() + 1, false) {
  const AttributeNames& names = recognition.words.attributes;
  for (const Annotation& annotation : recognition.text.annotations) {
    if (annotation.removed) {
      continue;
    }
    if (!attribute_of(recognition, annotation, names.channel).empty()) {
      m_channels[annotation.range.first] = true;
      m_channel_nouns.push_back(&annotation);
    }
    const std::string_view pos = attribute_of(recognition, annotation, names.pos);
    if (!pos.empty()) {
      m_cues.push_back(&annotation);
    }
    if (pos == "verb") {
      const Annotation*& known = m_verb_cues[annotation.range.first];
      if (known == nullptr || known->range.end < annotation.range.end) {
        known = &annotation;
      }
    }
  }
  for (const Quotation& quotation : recognition.quotations) {
    if (quotation.depth == 0) {
      m_quotations[quotation.range.first] = &quotation;
    }
  }
}

std::uint32_t Clauses::sentence_start(std::uint32_t token) const {
  const auto sentence = m_recognition.sentence_of(token);
  return sentence ? m_recognition.text.sentences[*sentence].range.first : token;
}

std::uint32_t Clauses::sentence_end(std::uint32_t token) const {
  const auto sentence = m_recognition.sentence_of(token);
  return sentence ? m_recognition.text.sentences[*sentence].range.end : token;
}

bool Clauses::is_auxiliary(std::uint32_t token) const {
  return m_recognition.is(token, m_recognition.lists.auxiliary) ||
         m_recognition.is(token, m_recognition.lists.modal) ||
         m_recognition.is(token, m_recognition.lists.negation) ||
         m_recognition.is(token, m_recognition.lists.adverb);
}

const Annotation* Clauses::verb_cue_at(std::uint32_t token) const {
  return token < m_verb_cues.size() ? m_verb_cues[token] : nullptr;
}

const Annotation* Clauses::cue_of(TokenRange words) const {
  const auto found = std::ranges::find(m_cues, words, &Annotation::range);
  return found == m_cues.end() ? nullptr : *found;
}

const Annotation* Clauses::ending_cue_at(std::uint32_t token) const {
  const Annotation* cue = verb_cue_at(token);
  const bool rare = cue != nullptr &&
                    attribute_of(m_recognition, *cue, m_recognition.words.attributes.rare) == "yes";
  return rare ? nullptr : cue;
}

TokenRange Clauses::before_channel(TokenRange clause) const {
  constexpr std::uint32_t reach = 4;  // of "in a long phone call"
  for (std::uint32_t token = clause.first + 1; token < clause.end; ++token) {
    if (m_quotations[token] != nullptr) {
      token = m_quotations[token]->range.end - 1;
      continue;
    }
    if (!m_recognition.is(token, m_recognition.lists.channel_preposition)) {
      continue;
    }
    for (std::uint32_t noun = token + 1; noun <= token + reach && noun < clause.end; ++noun) {
      if (m_channels[noun]) {
        return {clause.first, token};
      }
      if (m_recognition.is(noun, m_recognition.lists.preposition) ||
          m_recognition.text.tokens[noun].kind == TokenKind::punctuation) {
        break;
      }
    }
  }
  return clause;
}

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

bool Clauses::ends_clause_at_comma(std::uint32_t comma) const {
  const std::uint32_t next = comma + 1;
  if (next >= m_recognition.text.tokens.size()) {
    return true;
  }
  const Annotation* cue = ending_cue_at(next);
  if (cue != nullptr &&
      attribute_of(m_recognition, *cue, m_recognition.words.attributes.participle) == "yes") {
    return true;
  }
  if (m_recognition.is(next, m_recognition.lists.conjunction)) {
    const std::uint32_t verb = next + 1;
    return ending_cue_at(verb) != nullptr || attribution_at(verb) ||
           (is_auxiliary(verb) && ending_cue_at(verb + 1) != nullptr);
  }
  const bool days_before = m_recognition.is(next, m_recognition.lists.time_noun) &&
                           (m_recognition.is(next + 1, m_recognition.lists.subordinator) ||
                            m_recognition.is(next + 1, m_recognition.lists.circumstance));
  const bool new_subject =
      days_before || m_recognition.is(next, m_recognition.lists.subject_pronoun);
  return new_subject || m_recognition.is(next, m_recognition.lists.subordinator) ||
         m_recognition.is(next, m_recognition.lists.comment_opener) ||
         m_recognition.is(next, m_recognition.lists.attribution_opener) || attribution_at(next);
}

bool Clauses::is_dash(std::uint32_t token) const {
  const std::string_view word = m_recognition.text.word(token);
  return word == "–" || word == "—" || word == "--";
}

/// A second dash in a sentence: the two hold a parenthesis.
bool Clauses::dash_in(TokenRange range) const {
  for (std::uint32_t token = range.first; token < range.end; ++token) {
    if (is_dash(token)) {
      return true;
    }
  }
  return false;
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

TokenRange Clauses::content_of_noun(std::uint32_t first) const {
  const TokenRange clause = clause_from(first);
  if (first + 1 >= m_quotations.size()) {
    return clause;
  }
  const Quotation* quotation =
      m_quotations[first] != nullptr ? m_quotations[first] : m_quotations[first + 1];
  return quotation == nullptr ? clause
                              : TokenRange{first, std::min(clause.end, quotation->range.end)};
}

TokenRange Clauses::clause_of(TokenRange cue, std::uint32_t first) const {
  const Annotation* verb = verb_cue_at(cue.first);
  TokenRange clause = clause_from(first);
  if (verb != nullptr &&
      attribute_of(m_recognition, *verb, m_recognition.words.attributes.takes_bare) != "yes" &&
      !m_recognition.is(first, m_recognition.lists.complementizer)) {
    clause = before_channel(clause);
  }
  const bool participle =
      verb != nullptr &&
      attribute_of(m_recognition, *verb, m_recognition.words.attributes.participle) == "yes";
  const std::uint32_t start = sentence_start(cue.first);
  const bool adverbial =
      participle &&
      (cue.first == start || m_recognition.is(cue.first - 1, m_recognition.lists.preposition));
  return adverbial ? until_comma(clause) : clause;
}

bool Clauses::ends_clause(std::uint32_t token, std::uint32_t first) const {
  const std::string_view word = m_recognition.text.word(token);
  if (word == ";") {
    return true;
  }
  if (word == "," && token > first) {
    return ends_clause_at_comma(token);
  }
  if (m_recognition.is(token, m_recognition.lists.attribution_opener)) {
    return true;
  }
  if (is_dash(token)) {
    return token > first && !dash_in({first, token}) && !dash_in({token + 1, sentence_end(token)});
  }
  if (token == first || !m_recognition.is(token, m_recognition.lists.conjunction)) {
    return false;
  }
  std::uint32_t verb = token + 1;
  while (verb < m_verb_cues.size() - 1 && is_auxiliary(verb)) {
    ++verb;
  }
  const Annotation* cue = ending_cue_at(verb);
  if (cue != nullptr && verb > token + 1) {
    return true;
  }
  const auto tense = cue == nullptr
                         ? std::string_view{}
                         : attribute_of(m_recognition, *cue, m_recognition.words.attributes.tense);
  return tense == "past" || tense == "participle";
}

TokenRange Clauses::clause_from(std::uint32_t first) const {
  const std::uint32_t limit = sentence_end(first);
  std::uint32_t token = first;
  while (token < limit) {
    if (const Quotation* quotation = m_quotations[token]) {
      token = std::min(quotation->range.end, limit);
      const std::string_view inner =
          token >= 2 ? m_recognition.text.word(token - 2) : std::string_view{};
      if (inner == "," || inner == "." || inner == "!" || inner == "?") {
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
  while (token > first &&
         (m_recognition.text.tokens[token - 1].kind == TokenKind::number && token == limit - 1 &&
          token > first + 1 &&
          m_recognition.text.tokens[token - 1].start == m_recognition.text.tokens[token - 2].end)) {
    --token;  // a footnote number
  }
  return {first, token};
}

std::optional<std::uint32_t> Clauses::next_comma(std::uint32_t token, std::uint32_t end) const {
  for (; token < end; ++token) {
    if (m_recognition.text.word(token) == ",") {
      return token;
    }
  }
  return std::nullopt;
}

TokenRange Clauses::phrase_before(std::uint32_t end) const {
  TokenRange phrase = clause_before(end);
  for (std::uint32_t token = phrase.first; token < phrase.end; ++token) {
    if (m_quotations[token] != nullptr) {
      token = m_quotations[token]->range.end - 1;
    } else if (m_recognition.text.word(token) == ",") {
      // "the hotline, which he had proposed, was ...": a relative clause belongs to its noun.
      const bool aside = m_recognition.is(token + 1, m_recognition.lists.relative_pronoun) &&
                         !m_recognition.is(token + 1, m_recognition.lists.complementizer);
      if (aside) {
        token = next_comma(token + 1, phrase.end).value_or(phrase.end);
      } else {
        phrase.first = token + 1;
      }
    }
  }
  while (phrase.end > phrase.first && m_recognition.text.word(phrase.end - 1) == ",") {
    --phrase.end;
  }
  return phrase;
}

TokenRange Clauses::clause_before(std::uint32_t end) const {
  const std::uint32_t start = sentence_start(end);
  std::uint32_t first = start;
  // The clause starts behind the last words of another speaker.
  for (std::uint32_t token = start; token < end; ++token) {
    if (m_quotations[token] != nullptr) {
      token = m_quotations[token]->range.end - 1;
      continue;
    }
    if (m_recognition.text.word(token) == ";") {
      first = token + 1;
    }
  }
  while (end > first &&
         (m_recognition.text.word(end - 1) == "," || m_recognition.text.word(end - 1) == "—" ||
          m_recognition.text.word(end - 1) == "–")) {
    --end;
  }
  return {first, end};
}

}  // namespace readout
