#pragma once

#include "loader/lexicon/constraint_table.hpp"
#include "loader/lexicon/sequence_table.hpp"
#include "loader/lexicon/unit_index.hpp"
#include "loader/lexicon/word_table.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace readout {

/// Numbers the sets of constraints that hold for units ("symbols"). Remembers what it has seen: the
/// constraints are worked out once for each different word without annotations (and for each set of
/// readings of it, where constraints ask for them), and once for each different combination of
/// words and annotations. Belongs to one thread.
class UnitSymbols {
 public:
  explicit UnitSymbols(const ConstraintTable& table) : m_table(table) {}

  std::uint32_t symbol_of(const AnnotatedText& text, const UnitView& unit);
  bool holds(std::uint32_t symbol, std::uint32_t constraint) const {
    return holds_bit(m_symbols.at(symbol), constraint);
  }
  std::size_t bytes() const;
  /// Forgets everything; symbols are numbered anew.
  void clear();

 private:
  std::uint32_t word_class(const AnnotatedText& text, std::uint32_t token);
  std::uint32_t class_of_word(std::string_view word);
  std::uint32_t class_of_read_word(std::string_view word, ReadingSet readings);
  std::uint32_t annotation_class(const Annotation& annotation);
  std::uint32_t text_class(const AnnotatedText& text, TokenRange range);
  std::uint32_t bare_symbol(std::uint32_t word);
  std::uint32_t unit_symbol(const AnnotatedText& text, const UnitView& unit);
  std::uint32_t symbol_for_key();

  const ConstraintTable& m_table;
  WordTable m_words;         // word class of each word without readings
  WordTable m_word_numbers;  // number of each word with readings
  std::uint32_t m_word_count = 0;
  SequenceTable m_read_words;  // number of the word, readings
  std::vector<std::uint32_t> m_class_of_read_word;
  SequenceTable m_word_classes;       // bits
  std::vector<std::uint32_t> m_bare;  // symbol of each word class, or unknown
  SequenceTable m_text_classes;       // bits
  SequenceTable m_annotation_keys;    // kind and attributes
  std::vector<std::uint32_t> m_annotation_class_of_key;
  SequenceTable m_annotation_classes;  // bits
  SequenceTable m_unit_keys;           // classes of the unit's parts
  std::vector<std::uint32_t> m_symbol_of_key;
  SequenceTable m_symbols;           // bits
  std::vector<std::uint32_t> m_key;  // kept for its memory
};

}  // namespace readout
