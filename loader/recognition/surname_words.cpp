#include "loader/recognition/surname_words.hpp"

namespace readout {

namespace {

constexpr ReadingSet finite = bit_of(Reading::past) | bit_of(Reading::present);
constexpr ReadingSet noun = bit_of(Reading::noun) | bit_of(Reading::plural);

}  // namespace

SurnameWords::SurnameWords(const Recognition& recognition)
    : m_recognition(recognition), m_of_people(recognition.text.tokens.size(), false) {
  for (std::uint32_t token = 0; token < recognition.text.tokens.size(); ++token) {
    if (!recognition.is_capitalised(token) && recognition.is(token, recognition.lists.surnames)) {
      m_small.insert(recognition.lower(token));
    }
  }
  for (const Annotation& annotation : recognition.text.annotations) {
    if (annotation.kind == recognition.words.title ||
        annotation.kind == recognition.words.descriptor) {
      m_of_people[annotation.range.first] = true;
    }
  }
}

bool SurnameWords::is_month_as_surname(std::uint32_t token, TokenRange sentence) const {
  const WordClasses& lists = m_recognition.lists;
  if (!m_recognition.is(token, lists.month) || !m_recognition.is(token, lists.surnames)) {
    return false;
  }
  const std::uint32_t next = token + 1;
  const bool first = token == sentence.first;
  if (!first && (m_recognition.is(token - 1, lists.tells) ||
                 m_recognition.is(token - 1, lists.never_of_time))) {
    return next >= sentence.end || m_recognition.text.tokens[next].kind != TokenKind::number;
  }
  return (first || !follows_time(token)) &&
         (m_recognition.is(next, lists.possessive_mark) ||
          m_recognition.is(next, lists.auxiliary) || m_recognition.is(next, lists.modal) ||
          (next < sentence.end && is_finite_verb(next)));
}

/// "In May", "last May", "late May", "5 May"; not "then May".
bool SurnameWords::follows_time(std::uint32_t token) const {
  const WordClasses& lists = m_recognition.lists;
  const std::uint32_t before = token - 1;
  const bool adjective =
      !m_recognition.is(before, lists.closed_class) &&
      (m_recognition.word(before).readings.set & bit_of(Reading::adjective)) != 0;
  return adjective || m_recognition.is(before, lists.preposition) ||
         m_recognition.is(before, lists.determiner) ||
         m_recognition.is(before, lists.time_opener) ||
         m_recognition.text.tokens[before].kind == TokenKind::number;
}

bool SurnameWords::is_common_word(std::uint32_t token, TokenRange sentence) const {
  const WordClasses& lists = m_recognition.lists;
  const std::uint32_t next = token + 1;
  const bool first = token == sentence.first;
  if (!m_recognition.is(token, lists.common_words) || next >= sentence.end ||
      !(first || m_recognition.is(token - 1, lists.article))) {
    return false;
  }
  return (!first && m_recognition.is(next, lists.of)) ||
         (m_small.contains(m_recognition.lower(token)) && is_noun(next));
}

bool SurnameWords::is_finite_verb(std::uint32_t token) const {
  const ReadingSet readings = m_recognition.word(token).readings.set;
  return (readings & finite) != 0 && (readings & noun) == 0;
}

/// A noun that is no title and tells of nobody's time in office.
bool SurnameWords::is_noun(std::uint32_t token) const {
  const ReadingSet readings = m_recognition.word(token).readings.set;
  return !m_recognition.is_capitalised(token) && !m_of_people[token] &&
         !m_recognition.is(token, m_recognition.lists.closed_class) && (readings & noun) != 0 &&
         (readings & finite) == 0 &&
         !m_recognition.lexicon.holds("evidence_words.time-of-holder", m_recognition.lower(token));
}

}  // namespace readout
