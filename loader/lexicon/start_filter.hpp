#pragma once

#include "loader/lexicon/automaton.hpp"
#include "loader/lexicon/constraint_table.hpp"
#include "loader/lexicon/pattern.hpp"
#include "loader/lexicon/state_cache.hpp"
#include "loader/lexicon/unit_index.hpp"
#include "loader/lexicon/unit_symbols.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace readout {

/// Where a match of a phase may start, before look-arounds are answered: as if each of them, and
/// each anchor but those that a match starts with, held as is wanted. So most places need no
/// answers and most sequences no units. Belongs to one thread.
class StartFilter {
 public:
  /// All must outlive the filter.
  StartFilter(const Automata& automata, const ConstraintTable& constraints, UnitSymbols& symbols);

  /// The first token of a sequence that is one stretch of a text at which a match may start;
  /// nothing if it holds no match. Reads as few units as are needed to tell.
  std::optional<std::uint32_t> first_start(const AnnotatedText& text, const UnitIndex& index,
                                           TokenRange range);
  /// Whether a match may start at a unit of a sequence, given the symbols of its units.
  bool may_match_at(const AnnotatedText& text, std::span<const UnitView> units,
                    std::span<const std::uint32_t> symbols, std::uint32_t start);

  /// Units read so far.
  std::size_t steps() const { return m_steps; }
  std::size_t bytes() const { return m_states.bytes(); }
  /// Forgets everything; to be called together with UnitSymbols::clear.
  void clear();

 private:
  void make_first_states();
  std::uint32_t parts_starting_at(const AnnotatedText& text, std::span<const UnitView> units,
                                  std::uint32_t place);
  bool may_match_from(const AnnotatedText& text, UnitIndex::Walk walk, std::uint32_t state);
  bool may_match_from_annotations(const AnnotatedText& text, UnitIndex::Walk walk);
  bool symbol_may_start(std::uint32_t symbol) {
    return symbol < m_may_start.size() && m_may_start[symbol] != not_known
               ? m_may_start[symbol] != 0
               : find_whether_may_start(symbol);
  }
  bool find_whether_may_start(std::uint32_t symbol);
  bool token_may_start(const AnnotatedText& text, std::uint32_t token) {
    const std::uint32_t token_class = m_symbols.class_of(text, token);
    return token_class < m_class_may_start.size() && m_class_may_start[token_class] != not_known
               ? m_class_may_start[token_class] != 0
               : find_whether_token_may_start(text, token);
  }
  bool find_whether_token_may_start(const AnnotatedText& text, std::uint32_t token);

  static constexpr std::uint8_t not_known = 2;

  const Automata& m_automata;
  UnitSymbols& m_symbols;
  StateCache m_states;
  // The first state by how many parts of the text start at the place, from none to all.
  std::array<std::uint32_t, anchor_names.size() + 1> m_first_states{};
  bool m_bare_may_start = false;                // a token without annotations, within a sentence
  std::vector<std::uint8_t> m_may_start;        // the same by symbol
  std::vector<std::uint8_t> m_class_may_start;  // the same by class of a token
  std::size_t m_steps = 0;
  std::uint32_t m_sentence = 0;  // the last one asked about
};

}  // namespace readout
