#include "loader/recognition/clause_verbs.hpp"

#include <algorithm>
#include <numeric>

namespace readout {

ClauseVerbs::ClauseVerbs(const Recognition& recognition) : m_recognition(recognition) {
  if (recognition.text.readings.empty()) {
    return;
  }
  const SymbolTable& symbols = recognition.lexicon.symbols();
  const auto clause = symbols.find("Clause");
  const auto verb_group = symbols.find("VerbGroup");
  const auto noun_group = symbols.find("NounGroup");
  const Symbol finite = *symbols.find("finite");
  const Symbol form = *symbols.find("form");
  const auto yes = symbols.find("yes");
  const auto infinitive = symbols.find("infinitive");
  const std::size_t size = recognition.text.tokens.size();
  m_innermost.assign(size, none);
  m_verbs.assign(size, Verb::none);
  m_in_finite.assign(size, false);
  m_noun_starts.resize(size + 1);
  std::iota(m_noun_starts.begin(), m_noun_starts.end(), 0U);
  // Outer clauses stand before inner ones.
  for (const Annotation& annotation : recognition.text.annotations) {
    const TokenRange range = annotation.range;
    if (annotation.removed) {
      continue;
    }
    if (annotation.kind == clause) {
      const auto number = static_cast<std::uint32_t>(m_clauses.size());
      m_clauses.push_back(range);
      std::fill(m_innermost.begin() + range.first, m_innermost.begin() + range.end, number);
    } else if (annotation.kind == verb_group) {
      m_verbs[range.first] = annotation.value(finite) == yes        ? Verb::finite
                             : annotation.value(form) == infinitive ? Verb::infinitive
                                                                    : Verb::participle;
      if (m_verbs[range.first] == Verb::finite) {
        std::fill(m_in_finite.begin() + range.first, m_in_finite.begin() + range.end, true);
      }
    } else if (annotation.kind == noun_group) {
      m_noun_starts[range.end] = range.first;
    }
  }
}

bool ClauseVerbs::has_verb(std::uint32_t clause, TokenRange range) const {
  for (std::uint32_t token = range.first; token < range.end; ++token) {
    if (m_verbs[token] == Verb::finite && m_innermost[token] == clause) {
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
  while (noun_end > first && m_noun_starts[noun_end] < noun_end) {
    const std::uint32_t start = m_noun_starts[noun_end];
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
    if (m_innermost[token] != clause || m_verbs[token] == Verb::finite ||
        m_recognition.text.tokens[token].kind == TokenKind::punctuation) {
      break;
    }
    if (m_verbs[token] == Verb::participle && opens_clause(token, first)) {
      found = token;
    }
  }
  return found;
}

}  // namespace readout
