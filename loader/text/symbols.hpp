#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace readout {

/// A word of the rule language (a kind of annotation, an attribute or a value of one), as a number.
using Symbol = std::uint16_t;

/// The words of one lexicon. Filled while the lexicon is made, constant afterwards (and then safe
/// to share between threads).
class SymbolTable {
 public:
  /// The number of `word`, new where it was not known. Throws std::length_error past 65,535 words.
  Symbol intern(std::string_view word);
  std::optional<Symbol> find(std::string_view word) const;
  std::string_view name(Symbol symbol) const { return m_names[symbol]; }
  std::size_t size() const { return m_names.size(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const {
      return std::hash<std::string_view>{}(word);
    }
  };
  std::unordered_map<std::string, Symbol, Hash, std::equal_to<>> m_symbols;
  std::vector<std::string> m_names;
};

}  // namespace readout
