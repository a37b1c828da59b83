#pragma once

#include "loader/lexicon/constraint_table.hpp"
#include "loader/lexicon/match_memory.hpp"
#include "loader/lexicon/sequence_table.hpp"
#include "loader/lexicon/triple_table.hpp"
#include "loader/lexicon/unit_index.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace readout {

/// Numbers the sets of constraints that hold for units ("symbols"). Remembers what it has seen: the
/// constraints are worked out once for each class of tokens without annotations, and once for each
/// different combination of classes and annotations. Belongs to one thread.
class UnitSymbols {
 public:
  static constexpr std::uint32_t unknown = UnitIndex::no_symbol;

  /// Both must outlive it.
  UnitSymbols(const ConstraintTable& table, MatchMemory& memory)
      : m_table(table), m_memory(memory) {}

  /// `text` is the one that the memory has at hand.
  std::uint32_t symbol_of(const AnnotatedText& text, const UnitView& unit) {
    if (unit.symbol == nullptr) {
      return find_symbol(text, unit);
    }
    if (*unit.symbol == unknown) {
      *unit.symbol = find_symbol(text, unit);
    }
    return *unit.symbol;
  }
  /// Of a token without annotations.
  std::uint32_t symbol_of_token(const AnnotatedText& text, std::uint32_t token) {
    const std::uint32_t token_class = class_of(text, token);
    return token_class < m_bare.size() && m_bare[token_class] != unknown ? m_bare[token_class]
                                                                         : bare_symbol(token_class);
  }
  /// The class of a token that its symbol without annotations depends on alone.
  std::uint32_t class_of(const AnnotatedText& text, std::uint32_t token) {
    return m_table.asks_readings() && !text.readings.empty()
               ? m_memory.read_class(token, text.readings[token])
               : m_memory.plain_class(token);
  }
  BitsView constraints_of(std::uint32_t symbol) const { return m_symbols.at(symbol); }
  bool holds(std::uint32_t symbol, std::uint32_t constraint) const {
    return holds_bit(m_symbols.at(symbol), constraint);
  }
  std::size_t bytes() const;
  /// Forgets everything; symbols are numbered anew.
  void clear();

 private:
  static constexpr std::uint32_t by_its_text = unknown - 1;  // its words and looks do not tell

  std::uint32_t find_symbol(const AnnotatedText& text, const UnitView& unit) {
    const bool single = unit.range.end == unit.range.first + 1;
    return single && unit.annotations.empty() ? symbol_of_token(text, unit.range.first)
                                              : annotated_symbol(text, unit);
  }
  std::uint32_t word_class(std::uint32_t token_class);
  std::uint32_t annotation_class(const AnnotatedText& text, std::uint32_t annotation);
  std::uint32_t text_class(const AnnotatedText& text, TokenRange range);
  std::uint32_t bare_symbol(std::uint32_t token_class);
  std::uint32_t annotated_symbol(const AnnotatedText& text, const UnitView& unit);
  std::uint32_t unit_symbol(const AnnotatedText& text, const UnitView& unit,
                            std::uint32_t text_class);
  std::uint32_t symbol_for_key();

  const ConstraintTable& m_table;
  MatchMemory& m_memory;
  std::vector<std::uint32_t> m_bare;        // by class of a token: its symbol, or unknown
  std::vector<std::uint32_t> m_word_class;  // by class of a token: number in m_word_classes
  SequenceTable m_word_classes;             // bits
  std::vector<std::uint32_t> m_symbol_of_word_class;  // of words without annotations, or unknown
  SequenceTable m_text_classes;                       // bits
  std::vector<std::uint32_t> m_class_of_look;         // by look of an annotation, or unknown
  SequenceTable m_annotation_classes;                 // bits
  TripleTable m_annotated;    // by word classes of the last and first token, and looks: the symbol
  SequenceTable m_unit_keys;  // classes of the unit's parts
  std::vector<std::uint32_t> m_symbol_of_key;
  SequenceTable m_symbols;           // bits
  std::vector<std::uint32_t> m_key;  // kept for its memory
};

}  // namespace readout
