#include "loader/recognition/clauses.hpp"

#include <string_view>

namespace readout {

namespace {

constexpr std::uint32_t longest_aside = 30;  // tokens of a relative clause or apposition
constexpr int deepest_search = 6;

}  // namespace

std::optional<std::uint32_t> Clauses::comma_before(std::uint32_t token, std::uint32_t start) const {
  const std::uint32_t limit = token > start + longest_aside ? token - longest_aside : start;
  for (std::uint32_t comma = token; comma-- > limit;) {
    const std::string_view word = m_recognition.text.word(comma);
    if (word == "," || word == "–" || word == "—" || word == "--") {
      return comma;
    }
  }
  return std::nullopt;
}

const Nominal* Clauses::subject_of(TokenRange cue) const {
  const std::uint32_t start = sentence_start(cue.first);
  const Annotation* verb = verb_cue_at(cue.first);
  const bool participle =
      verb != nullptr &&
      attribute_of(m_recognition, *verb, m_recognition.words.attributes.participle) == "yes";
  if (participle && cue.first > start && !is_auxiliary(cue.first - 1)) {
    if (const Nominal* own = m_nominals.ending_at(cue.first)) {
      return own;
    }
    const Nominal* previous = subject_of_previous_cue(cue.first, start);
    return previous != nullptr ? previous
                               : m_nominals.first_subject_in({start, sentence_end(start)});
  }
  return subject_before(cue.first, start, 0);
}

const Nominal* Clauses::subject_before(std::uint32_t end, std::uint32_t start, int depth) const {
  while (end > start && is_auxiliary(end - 1)) {
    --end;
  }
  if (end <= start || depth > deepest_search) {
    return nullptr;
  }
  const std::string_view before = m_recognition.text.word(end - 1);
  if (const Nominal* nominal = m_nominals.ending_at(end)) {
    const std::uint32_t first = nominal->range.first;
    const bool object =
        first > start && m_recognition.is(first - 1, m_recognition.lists.preposition);
    return object ? subject_around(first - 1, start, depth + 1) : nominal;
  }
  if (before == "," || before == "–" || before == "—" || before == "--") {
    const Nominal* apposition = m_nominals.ending_at(end - 1);
    if (apposition != nullptr && apposition->kind == "named" &&
        apposition->range.end - apposition->range.first > 3 &&
        next_comma(apposition->range.first, apposition->range.end)) {
      return apposition;
    }
    const auto open = comma_before(end - 1, start);
    return open ? subject_before(*open, start, depth + 1) : nullptr;
  }
  if (before == ")") {
    std::uint32_t open = end - 1;
    while (open > start && m_recognition.text.word(open) != "(") {
      --open;
    }
    return subject_before(open, start, depth + 1);
  }
  if (m_recognition.is(end - 1, m_recognition.lists.coordinator)) {
    return subject_of_previous_cue(end - 1, start);
  }
  if (m_recognition.is(end - 1, m_recognition.lists.relative_pronoun)) {
    const bool comma = end >= start + 2 && m_recognition.text.word(end - 2) == ",";
    return subject_before(comma ? end - 2 : end - 1, start, depth + 1);
  }
  return subject_before_group(end, start, depth);
}

/// Before a preposition, or before the apposition that holds it: "Ana Tannik, president and founder
/// of the Sea Fund said".
const Nominal* Clauses::subject_around(std::uint32_t preposition, std::uint32_t start,
                                       int depth) const {
  if (const Nominal* outer = subject_before(preposition, start, depth)) {
    return outer;
  }
  const auto open = comma_before(preposition, start);
  const Nominal* named = open ? m_nominals.ending_at(*open) : nullptr;
  return named != nullptr && named->kind == "named" ? named : nullptr;
}

const Nominal* Clauses::subject_before_group(std::uint32_t end, std::uint32_t start,
                                             int depth) const {
  constexpr std::uint32_t longest_group = 5;
  for (std::uint32_t back = 1; back <= longest_group && end >= start + back + 1; ++back) {
    const std::uint32_t token = end - back;
    if (m_recognition.text.tokens[token].kind == TokenKind::punctuation ||
        verb_cue_at(token) != nullptr) {
      return nullptr;
    }
    if (m_recognition.is(token, m_recognition.lists.preposition)) {
      return subject_before(token, start, depth + 1);
    }
  }
  return nullptr;
}

/// Verbs that take words in quotation marks may stand before their subject; behind others stands an
/// object.
bool Clauses::may_be_inverted(const Annotation& cue) const {
  return attribute_of(m_recognition, cue, m_recognition.words.attributes.takes_quote) == "yes";
}

const Nominal* Clauses::subject_of_previous_cue(std::uint32_t before, std::uint32_t start) const {
  for (std::uint32_t token = before; token-- > start;) {
    const Annotation* cue = verb_cue_at(token);
    if (cue == nullptr ||
        attribute_of(m_recognition, *cue, m_recognition.words.attributes.participle) == "yes") {
      continue;
    }
    if (const Nominal* subject = subject_before(token, start, 1)) {
      return subject;
    }
    // "“No,” said Tannik, adding ...".
    const Nominal* inverted = m_nominals.starting_at(cue->range.end);
    if (inverted != nullptr && may_be_inverted(*cue)) {
      return inverted;
    }
  }
  return nullptr;
}

}  // namespace readout
