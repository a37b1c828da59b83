#include "loader/recognition/clauses.hpp"

#include <algorithm>
#include <string_view>

namespace readout {

namespace {

constexpr int most_groups = 6;  // of "the oldest baker in the town of Orvel"

}  // namespace

/// A verb cue that cannot be a noun by its form: "said", not "advocates".
bool Clauses::is_inflected_cue(std::uint32_t token) const {
  const Annotation* cue = verb_cue_at(token);
  const auto tense = cue == nullptr
                         ? std::string_view{}
                         : attribute_of(m_recognition, *cue, m_recognition.words.attributes.tense);
  return tense == "past" || tense == "participle" || (cue != nullptr && may_be_inverted(*cue));
}

/// What a determiner or number stands before is a noun: "each state", "the four states".
bool Clauses::is_behind_determiner(std::uint32_t token) const {
  const auto& lists = m_recognition.lists;
  return token > 0 && (m_recognition.is(token - 1, lists.article) ||
                       m_recognition.is(token - 1, lists.determiner) ||
                       m_recognition.is(token - 1, lists.possessive_determiner) ||
                       m_recognition.is(token - 1, lists.number_word) ||
                       m_recognition.text.tokens[token - 1].kind == TokenKind::number);
}

/// The mark between an owner and what is owned: "Thursday's meeting", not "it's".
bool Clauses::is_possessive(std::uint32_t token) const {
  const auto& lists = m_recognition.lists;
  return m_recognition.is(token, lists.possessive_mark) && token > 0 &&
         !m_recognition.is(token - 1, lists.subject_pronoun) &&
         !m_recognition.is(token - 1, lists.relative_pronoun) &&
         token + 1 < m_recognition.text.tokens.size() && !is_finite(token + 1) &&
         verb_cue_at(token + 1) == nullptr;
}

bool Clauses::in_plain_group(std::uint32_t token) const {
  const auto& lists = m_recognition.lists;
  const TokenKind kind = m_recognition.text.tokens[token].kind;
  if (kind != TokenKind::word && kind != TokenKind::number) {
    const std::string_view mark = m_recognition.text.word(token);
    return mark == "-" || mark == "%";
  }
  const bool behind_preposition = token > 0 && m_recognition.is(token - 1, lists.preposition);
  const bool joins = m_recognition.is(token, lists.preposition) ||
                     m_recognition.is(token, lists.conjunction) ||
                     m_recognition.is(token, lists.subordinator) ||
                     ((m_recognition.is(token, lists.relative_pronoun) ||
                       m_recognition.is(token, lists.complementizer)) &&
                      !(behind_preposition && m_recognition.is(token, lists.determiner)));
  const bool of_verb = (m_recognition.is(token, lists.auxiliary) && !is_possessive(token)) ||
                       m_recognition.is(token, lists.modal) ||
                       m_recognition.is(token, lists.negation) ||
                       (is_inflected_cue(token) && !is_behind_determiner(token));
  return !joins && !of_verb && !m_recognition.is(token, lists.subject_pronoun);
}

TokenRange Clauses::plain_group_before(std::uint32_t end, std::uint32_t start) const {
  const auto& lists = m_recognition.lists;
  std::uint32_t first = end;
  if (m_recognition.text.tokens[end - 1].kind == TokenKind::punctuation) {
    return {end, end};
  }
  if (const Quotation* name = m_recognition.quotation_at(end - 1);
      name != nullptr && name->range.end == end && name->range.first > start &&
      m_recognition.text.tokens[end - 2].kind != TokenKind::punctuation) {
    first = name->range.first;  // "the bakers from “Orvel”"
  }
  while (first > start && in_plain_group(first - 1)) {
    --first;
    if (m_recognition.is(first, lists.article) ||
        m_recognition.is(first, lists.possessive_determiner)) {
      break;
    }
  }
  return {first, end};
}

/// Before the apposition, relative clause, age or brackets that end at `end`; `end` itself where
/// there are none.
std::uint32_t Clauses::before_aside(std::uint32_t end, std::uint32_t start) const {
  const std::string_view before = m_recognition.text.word(end - 1);
  if (before == ")") {
    while (end > start && m_recognition.text.word(end - 1) != "(") {
      --end;
    }
    return end > start ? end - 1 : end;
  }
  if (const auto quoted = before_quoted_aside(end, start)) {
    return *quoted;
  }
  if (before == "," || is_dash(end - 1)) {
    const auto open = comma_before(end - 1, start);
    return open ? before_age(*open, start) : end;
  }
  if (m_recognition.is(end - 1, m_recognition.lists.relative_pronoun)) {
    --end;
    const bool behind_mark =
        end > start && (m_recognition.text.word(end - 1) == "," || is_dash(end - 1));
    return behind_mark ? end - 1 : end;
  }
  return end;
}

/// The relative pronoun whose clause ends with the noun group that begins at `group`: "those who
/// have closed the bridge said".
std::optional<std::uint32_t> Clauses::relative_before(std::uint32_t group,
                                                      std::uint32_t start) const {
  constexpr std::uint32_t longest_clause = 10;
  const auto& lists = m_recognition.lists;
  for (std::uint32_t back = 1; back <= longest_clause && group > start + back; ++back) {
    const std::uint32_t token = group - back;
    if (m_recognition.is(token, lists.personal_relative)) {
      return token;
    }
    if (m_recognition.text.tokens[token].kind == TokenKind::punctuation ||
        m_recognition.is(token, lists.complementizer) || m_quotations[token] != nullptr) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

bool Clauses::is_finite(std::uint32_t token) const {
  const auto& lists = m_recognition.lists;
  const std::uint32_t readings = m_recognition.word(token).readings.set;
  const bool verb =
      (readings & (bit_of(Reading::past) | bit_of(Reading::present) | bit_of(Reading::base))) != 0;
  const bool other = (readings & (bit_of(Reading::noun) | bit_of(Reading::plural) |
                                  bit_of(Reading::name) | bit_of(Reading::adjective))) != 0;
  return (verb && !other) || m_recognition.is(token, lists.auxiliary) ||
         m_recognition.is(token, lists.modal) ||
         (is_inflected_cue(token) && !is_behind_determiner(token));
}

bool Clauses::finite_in(TokenRange range) const {
  std::uint32_t token = range.first;
  while (token < range.end && !is_finite(token)) {
    ++token;
  }
  return token < range.end;
}

/// The noun group that opens the main clause, before its verb: "the affidavit" of "The affidavit in
/// the case cited two letters and".
TokenRange Clauses::plain_subject_of_sentence(TokenRange sentence) const {
  constexpr std::uint32_t longest_subject = 10;
  const TokenRange clause = main_clause(sentence);
  const std::uint32_t limit = std::min(clause.end, clause.first + longest_subject);
  std::uint32_t end = clause.first;
  const auto is_verb = [&] { return is_finite(end) || may_be_past(end); };
  while (end < limit && !is_verb() &&
         (in_plain_group(end) || m_recognition.is(end, m_recognition.lists.preposition))) {
    ++end;
  }
  if (end == limit || !is_verb()) {
    return {};
  }
  TokenRange group{clause.first, clause.first};
  while (group.end < end && in_plain_group(group.end)) {
    ++group.end;
  }
  while (!group.empty() && is_adverb(group.end - 1)) {
    --group.end;
  }
  return group;
}

TokenRange Clauses::plain_subject_of(TokenRange cue) const {
  const std::uint32_t start = sentence_start(cue.first);
  std::uint32_t end = m_verbs.participle_before(cue.first).value_or(cue.first);
  const Annotation* verb = verb_cue_at(cue.first);
  const bool participle =
      verb != nullptr &&
      attribute_of(m_recognition, *verb, m_recognition.words.attributes.participle) == "yes";
  if (const std::uint32_t adverbs = before_time(end, start); adverbs > start) {
    const bool behind = m_recognition.text.word(adverbs - 1) == "," ||
                        m_recognition.is(adverbs - 1, m_recognition.lists.subordinator);
    if (joins_verb(adverbs, end) || (participle && behind)) {
      return plain_subject_of_sentence({start, adverbs - 1});
    }
  }
  TokenRange group;
  for (int depth = 0; depth < most_groups; ++depth) {
    end = before_time(end, start);
    if (end <= start) {
      return group;
    }
    const bool relative = m_recognition.is(end - 1, m_recognition.lists.relative_pronoun);
    if (const std::uint32_t outer = before_aside(end, start); outer != end) {
      end = outer;
      if (!relative) {
        continue;
      }
    }
    const TokenRange outer = plain_group_before(end, start);
    if (outer.empty()) {
      return group;
    }
    group = outer;
    if (const auto who = relative ? std::nullopt : relative_before(group.first, start)) {
      end = *who + 1;
      continue;
    }
    if (relative || group.first <= start + 1 ||
        !m_recognition.is(group.first - 1, m_recognition.lists.preposition)) {
      break;
    }
    end = group.first - 1;
  }
  while (!group.empty() && is_adverb(group.first)) {
    ++group.first;
  }
  return group;
}

}  // namespace readout
