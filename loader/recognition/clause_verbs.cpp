#include "loader/recognition/clause_verbs.hpp"

#include <algorithm>

namespace readout {

ClauseVerbs::ClauseVerbs(const Recognition& recognition) {
  if (recognition.text.readings.empty()) {
    return;
  }
  const SymbolTable& symbols = recognition.lexicon.symbols();
  const auto clause = symbols.find("Clause");
  const auto verb_group = symbols.find("VerbGroup");
  const Symbol finite = *symbols.find("finite");
  const auto yes = symbols.find("yes");
  m_innermost.assign(recognition.text.tokens.size(), none);
  m_finite.assign(recognition.text.tokens.size(), false);
  // Outer clauses stand before inner ones.
  for (const Annotation& annotation : recognition.text.annotations) {
    if (annotation.removed) {
      continue;
    }
    if (annotation.kind == clause) {
      const auto number = static_cast<std::uint32_t>(m_clauses.size());
      m_clauses.push_back(annotation.range);
      std::fill(m_innermost.begin() + annotation.range.first,
                m_innermost.begin() + annotation.range.end, number);
    } else if (annotation.kind == verb_group) {
      m_finite[annotation.range.first] = annotation.value(finite) == yes;
    }
  }
}

bool ClauseVerbs::has_verb(std::uint32_t clause, TokenRange range) const {
  for (std::uint32_t token = range.first; token < range.end; ++token) {
    if (m_finite[token] && m_innermost[token] == clause) {
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

}  // namespace readout
