#include "loader/text/symbols.hpp"

#include <limits>
#include <stdexcept>

namespace readout {

Symbol SymbolTable::intern(std::string_view word) {
  if (const std::optional<Symbol> known = find(word)) {
    return *known;
  }
  if (m_names.size() >= std::numeric_limits<Symbol>::max()) {
    throw std::length_error("the rules use more than 65,535 different words");
  }
  const auto symbol = static_cast<Symbol>(m_names.size());
  m_names.emplace_back(word);
  m_symbols.emplace(word, symbol);
  return symbol;
}

std::optional<Symbol> SymbolTable::find(std::string_view word) const {
  const auto found = m_symbols.find(word);
  return found == m_symbols.end() ? std::nullopt : std::optional<Symbol>(found->second);
}

}  // namespace readout
