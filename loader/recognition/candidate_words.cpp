#include "loader/recognition/candidate_words.hpp"

#include "schema/text/utf8.hpp"

#include <algorithm>
#include <string>

namespace readout {

namespace {

void mark(TokenRange range, std::vector<bool>& marked) {
  std::fill(marked.begin() + range.first, marked.begin() + range.end, true);
}

}  // namespace

CandidateWords::CandidateWords(const Recognition& recognition)
    : m_recognition(recognition),
      m_text(recognition.text),
      m_closed(m_text.tokens.size(), false),
      m_titles(m_closed),
      m_speech(m_closed),
      m_known(m_closed),
      m_in_longer(m_closed),
      m_states_alone(m_closed),
      m_people_alone(m_closed),
      m_people(m_closed),
      m_known_ends(m_text.tokens.size()) {
  for (const Annotation& annotation : m_text.annotations) {
    const auto form = annotation.value(m_recognition.words.form);
    const bool adjective =
        form == m_recognition.words.adjective || form == m_recognition.words.people;
    if (annotation.kind == m_recognition.words.stop_name || adjective) {
      mark(annotation.range, m_closed);
    } else if (annotation.kind == m_recognition.words.title) {
      mark(annotation.range, m_titles);
    } else if (m_recognition.words.entity_kind(annotation.kind)) {
      mark(annotation.range, m_known);
      if (annotation.range.end - annotation.range.first > 1) {
        mark(annotation.range, m_in_longer);
        m_people[annotation.range.first] =
            m_people[annotation.range.first] ||
            m_recognition.words.entity_kind(annotation.kind) == EntityKind::person;
      }
      mark_alone(annotation);
      mark_end(annotation);
    } else {
      mark_speech(annotation);
    }
  }
}

void CandidateWords::mark_alone(const Annotation& annotation) {
  const auto kind = m_recognition.words.entity_kind(annotation.kind);
  if (annotation.range.end == annotation.range.first + 1) {
    m_states_alone[annotation.range.first] =
        m_states_alone[annotation.range.first] || kind == EntityKind::state;
    m_people_alone[annotation.range.first] =
        m_people_alone[annotation.range.first] || kind == EntityKind::person;
  }
}

bool CandidateWords::are_two_names(TokenRange range) const {
  const std::uint32_t second = range.first + 1;
  return range.end == second + 1 && m_states_alone[range.first] && !m_in_longer[range.first] &&
         !m_recognition.is(range.first, m_recognition.lists.given_names) &&
         (m_states_alone[second] || m_people_alone[second]);
}

void CandidateWords::mark_end(const Annotation& annotation) {
  const auto kind = m_recognition.words.entity_kind(annotation.kind);
  if (kind == EntityKind::state || kind == EntityKind::place) {
    m_known_ends[annotation.range.end - 1] = kind;
  }
}

void CandidateWords::mark_speech(const Annotation& annotation) {
  const auto& attributes = m_recognition.words.attributes;
  const auto says = [&](Symbol name) {
    return attribute_of(m_recognition, annotation, name) == "yes";
  };
  if (attribute_of(m_recognition, annotation, attributes.pos) == "verb" && !says(attributes.rare) &&
      (says(attributes.takes_quote) || says(attributes.takes_told))) {
    m_speech[annotation.range.first] = true;
  }
}

bool CandidateWords::is_mark(std::uint32_t token, std::string_view mark) const {
  return token < m_text.tokens.size() && m_text.word(token) == mark;
}

bool CandidateWords::touches_next(std::uint32_t token) const {
  return token + 1 < m_text.tokens.size() &&
         m_text.tokens[token].end == m_text.tokens[token + 1].start;
}

bool CandidateWords::is_common(std::uint32_t token) const {
  return m_recognition.is(token, m_recognition.lists.common_words) ||
         m_recognition.is(token, m_recognition.lists.closed_class);
}

bool CandidateWords::is_of_people(std::uint32_t token) const {
  return m_recognition.is(token, m_recognition.lists.given_names) ||
         m_recognition.is(token, m_recognition.lists.surnames);
}

/// "said" and "says", but not "demand" of "Low demand hurt them".
bool CandidateWords::is_finite(std::uint32_t token) const {
  constexpr ReadingSet finite = bit_of(Reading::present) | bit_of(Reading::past);
  return (m_recognition.word(token).readings.set & finite) != 0;
}

bool CandidateWords::is_surname_in_use(std::uint32_t token) const {
  const std::uint32_t next = token + 1;
  if (next + 2 >= m_text.tokens.size() || !m_recognition.is(token, m_recognition.lists.surnames)) {
    return false;
  }
  if (m_speech[next] && is_finite(next)) {
    return !m_recognition.lower(token).ends_with('s');  // "Banks said"
  }
  const std::uint32_t behind = next + 1;
  const bool age = m_text.tokens[behind].kind == TokenKind::number &&
                   m_text.word(behind).size() == 2 && is_mark(behind + 1, ",");
  const bool article = m_recognition.is(behind, m_recognition.lists.article);
  return is_mark(next, ",") && (age || m_titles[article ? behind + 1 : behind]);
}

bool CandidateWords::is_capital(std::uint32_t token) const {
  return token < m_text.tokens.size() && m_recognition.is_capitalised(token) && !is_closed(token) &&
         !m_closed[token] && !is_contraction(token);
}

/// Words that no name holds; "Will Orven" is one.
bool CandidateWords::is_closed(std::uint32_t token) const {
  const WordClasses& lists = m_recognition.lists;
  return lists.no_name[m_recognition.word(token).lists] != 0 &&
         !(m_recognition.is(token, lists.given_names) && token + 1 < m_text.tokens.size() &&
           m_recognition.is_capitalised(token + 1));
}

bool CandidateWords::is_abbreviation(std::uint32_t token) const {
  return is_mark(token + 1, ".") && touches_next(token) &&
         m_recognition.is(token, m_recognition.lists.abbreviations);
}

/// "I'm", "It's", "Don't": a closed word that an apostrophe ends, or a contraction of the lists.
bool CandidateWords::is_contraction(std::uint32_t token) const {
  constexpr std::string_view curly = "’";
  const std::string& word = m_recognition.lower(token);
  const std::size_t bent = word.find(curly);
  const std::size_t apostrophe = bent != std::string::npos ? bent : word.find('\'');
  if (apostrophe == std::string::npos) {
    return false;
  }
  const std::string before = word.substr(0, apostrophe);
  const std::string behind = word.substr(apostrophe + (bent == apostrophe ? curly.size() : 1));
  return holds(m_recognition.lists.contraction, before + "'" + behind) ||
         holds(m_recognition.lists.function, before);
}

bool CandidateWords::holds(ListNumber list, std::string_view word) const {
  const auto& lists = m_recognition.lexicon.lists();
  return lists.holds(lists.lists_of(word), list);
}

bool CandidateWords::begins_with_initial(std::uint32_t token) const {
  return is_initial(token) && is_mark(token + 1, ".") && touches_next(token) &&
         touches_next(token + 1) && is_capital(token + 2);
}

bool CandidateWords::is_initial(std::uint32_t token) const {
  return m_recognition.is_capitalised(token) && code_points_in(m_text.word(token)) == 1;
}

bool CandidateWords::is_given_name(std::uint32_t token) const {
  return m_recognition.is(token, m_recognition.lists.given_names) && !m_in_longer[token];
}

bool CandidateWords::is_person_from(std::uint32_t token) const {
  return m_people[token] ||
         (is_given_name(token) && is_capital(token + 1) && !is_common(token + 1));
}

}  // namespace readout
