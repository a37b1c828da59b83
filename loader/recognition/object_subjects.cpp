#include "loader/recognition/object_subjects.hpp"

namespace readout {

namespace {

constexpr ReadingSet finite_verb = bit_of(Reading::past) | bit_of(Reading::present) |
                                   bit_of(Reading::auxiliary) | bit_of(Reading::modal);
constexpr ReadingSet infinite_verb = bit_of(Reading::base) | bit_of(Reading::ing);
constexpr ReadingSet any_verb = finite_verb | infinite_verb | bit_of(Reading::participle);

}  // namespace

bool ObjectSubjects::is_object(const Annotation& pronoun) const {
  const WordClasses& lists = m_recognition.lists;
  const auto& names = m_recognition.words.attributes;
  const std::uint32_t first = pronoun.range.first;
  const auto sentence = m_recognition.sentence_of(first);
  if (attribute_of(m_recognition, pronoun, names.grammatical_case) != "object" || !sentence ||
      first < m_recognition.text.sentences[*sentence].range.first + 2) {
    return false;
  }
  const std::uint32_t next = pronoun.range.end;
  const bool owns = m_recognition.is(first, lists.possessive_determiner) &&
                    next < m_recognition.text.sentences[*sentence].range.end &&
                    m_recognition.text.tokens[next].kind != TokenKind::punctuation &&
                    m_recognition.text.tokens[next].kind != TokenKind::quote &&
                    !m_recognition.is(next, lists.article) &&
                    !m_recognition.is(next, lists.preposition) &&
                    !m_recognition.is(next, lists.coordinator) && !opens_clause(next) &&
                    !m_recognition.is(next, lists.subject_pronoun);
  if (owns) {
    return false;
  }
  const bool verb_before = (m_recognition.word(first - 2).readings.set & any_verb) != 0;
  return !m_recognition.is(first - 1, lists.preposition) ||
         m_recognition.is(first - 1, lists.to_somebody) ||
         (verb_before && !m_recognition.is(first - 1, lists.beside));
}

/// Back from the pronoun to the first finite verb that is no attribute ("the signed copy") and
/// shares no subject with a verb before it ("and thanked him").
std::vector<std::uint32_t> ObjectSubjects::of(const Annotation& pronoun) {
  const auto sentence = m_recognition.sentence_of(pronoun.range.first);
  if (!sentence || !is_object(pronoun)) {
    return {};
  }
  const WordClasses& lists = m_recognition.lists;
  const std::uint32_t start = m_recognition.text.sentences[*sentence].range.first;
  for (std::uint32_t token = pronoun.range.first - 1; token > start; --token) {
    const std::uint32_t before = token - 1;
    const bool shares_subject = is_infinite(token + 1);  // "after thanking him"
    if (m_recognition.text.tokens[token].kind == TokenKind::quote ||
        (opens_clause(token) && !shares_subject)) {
      return {};
    }
    if (is_infinite(token) || (is_infinite(token + 1) &&
                               m_recognition.is(token, m_recognition.lists.not_before_finite))) {
      // "asked Tannik to thank him", "saw Tannik thanking him".
      if (const Nominal* asked = clauses().nominals().ending_at(token)) {
        return people_in(asked);
      }
    }
    if (!is_finite(token) || m_recognition.is(before, lists.determiner) ||
        m_recognition.is(before, lists.article) || m_recognition.is(before, lists.preposition)) {
      continue;
    }
    if (const Nominal* subject = clauses().subject_of({token, token + 1})) {
      return people_in(subject);
    }
    if (!m_recognition.is(before, lists.coordinator)) {
      return {};
    }
  }
  return {};
}

bool ObjectSubjects::finite_in(TokenRange range) const {
  for (std::uint32_t token = range.first; token < range.end; ++token) {
    if (is_finite(token)) {
      return true;
    }
  }
  return false;
}

bool ObjectSubjects::is_finite(std::uint32_t token) const {
  return !m_recognition.is_capitalised(token) &&
         (m_recognition.word(token).readings.set & finite_verb) != 0;
}

bool ObjectSubjects::is_infinite(std::uint32_t token) const {
  return !m_recognition.is_capitalised(token) && !is_finite(token) &&
         (m_recognition.word(token).readings.set & infinite_verb) != 0;
}

bool ObjectSubjects::opens_clause(std::uint32_t token) const {
  return m_recognition.is(token, m_recognition.lists.subordinator) ||
         m_recognition.is(token, m_recognition.lists.complementizer);
}

std::vector<std::uint32_t> ObjectSubjects::people_in(const Nominal* nominal) const {
  std::vector<std::uint32_t> people;
  const auto add = [&](TokenRange words) {
    if (const auto person = m_people.at(words)) {
      people.push_back(*person);
    }
  };
  add(nominal->range);
  for (const TokenRange head : nominal->heads) {
    add(head);
  }
  return people;
}

const Clauses& ObjectSubjects::clauses() {
  if (!m_clauses) {
    m_clauses.emplace(m_recognition);
  }
  return *m_clauses;
}

}  // namespace readout
