#include "loader/recognition/clause_verbs.hpp"

#include <algorithm>

namespace readout {

ClauseVerbs::ClauseVerbs(const Recognition& recognition) : m_recognition(recognition) {
  if (recognition.text.readings.empty()) {
    return;
  }
  m_groups.emplace(recognition);
  const auto clause = recognition.lexicon.symbols().find("Clause");
  const auto size = static_cast<std::uint32_t>(recognition.text.tokens.size());
  m_innermost.assign(size, none);
  m_in_finite.assign(size, false);
  // Outer clauses stand before inner ones.
  for (const Annotation& annotation : recognition.text.annotations) {
    const TokenRange range = annotation.range;
    if (annotation.kind == clause && !annotation.removed) {
      const auto number = static_cast<std::uint32_t>(m_clauses.size());
      m_clauses.push_back(range);
      std::fill(m_innermost.begin() + range.first, m_innermost.begin() + range.end, number);
    }
  }
  for (std::uint32_t token = 0; token < size; ++token) {
    if (const VerbAt& verb = m_groups->verb(token); verb.finite) {
      std::fill(m_in_finite.begin() + token, m_in_finite.begin() + verb.end, true);
    }
  }
}

bool ClauseVerbs::has_verb(std::uint32_t clause, TokenRange range) const {
  for (std::uint32_t token = range.first; token < range.end; ++token) {
    if (m_groups->verb(token).finite && m_innermost[token] == clause) {
      return true;
    }
  }
  return false;
}

bool ClauseVerbs::are_behind(std::uint32_t token, std::uint32_t first) const {
  const std::uint32_t clause = m_innermost.empty() || token == 0 ? none : m_innermost[token - 1];
  const TokenRange range = m_clauses[clause];
  return clause != none && range.first >= first && !has_verb(clause, {range.first, token}) &&
         has_verb(clause, {token, range.end});
}

/// Whether the noun group that ends at a token stands behind no preposition, or behind one with
/// another such group before it: "officials in Orvel", not "in a report".
bool ClauseVerbs::opens_clause(std::uint32_t noun_end, std::uint32_t first) const {
  while (noun_end > first && m_groups->noun_start(noun_end) < noun_end) {
    const std::uint32_t start = m_groups->noun_start(noun_end);
    const bool behind_preposition = start > first && (m_recognition.text.readings[start - 1] &
                                                      bit_of(Reading::preposition)) != 0;
    if (!behind_preposition) {
      return true;
    }
    noun_end = start - 1;
  }
  return false;
}

std::optional<std::uint32_t> ClauseVerbs::participle_before(std::uint32_t verb) const {
  const std::uint32_t clause = m_innermost.empty() ? none : m_innermost[verb];
  if (clause == none || !m_in_finite[verb]) {
    return std::nullopt;
  }
  while (verb > 0 && m_in_finite[verb - 1]) {
    --verb;  // to its auxiliaries
  }
  const std::uint32_t first = m_clauses[clause].first;
  std::optional<std::uint32_t> found;
  for (std::uint32_t token = verb; token > first + 1;) {
    --token;
    const VerbAt& other = m_groups->verb(token);
    if (m_innermost[token] != clause || other.finite ||
        m_recognition.text.tokens[token].kind == TokenKind::punctuation) {
      break;
    }
    if (other.found && !other.infinitive && opens_clause(token, first)) {
      found = token;
    }
  }
  return found;
}

}  // namespace readout
