#pragma once

#include "loader/lexicon/automaton.hpp"
#include "loader/lexicon/sequence_table.hpp"
#include "loader/lexicon/state_cache.hpp"
#include "loader/lexicon/triple_table.hpp"
#include "loader/lexicon/unit_index.hpp"
#include "loader/lexicon/unit_symbols.hpp"
#include "loader/text/annotated_text.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace readout {

/// Answers what the patterns of a phase ask of places: anchors, and look-arounds, each pass of
/// which reads a sequence once in its own direction. Place i stands before unit i, the last one
/// behind all units. Belongs to one thread.
class PlaceAnswers {
 public:
  /// Both must outlive the answers.
  PlaceAnswers(const Automata& automata, const UnitSymbols& symbols);

  /// Works out all places of a sequence: linear in the units for each pass.
  void answer(const AnnotatedText& text, std::span<const UnitView> units,
              std::span<const std::uint32_t> symbols);
  /// The answers at a place of the sequence at hand, as a number in `sets`.
  std::uint32_t at(std::uint32_t place) const { return m_numbers[place]; }
  bool holds(std::uint32_t place, std::uint32_t question) const {
    return holds_bit(m_sets.at(m_numbers[place]), question);
  }
  const SequenceTable& sets() const { return m_sets; }

  /// Units that passes have read so far.
  std::size_t steps() const { return m_steps; }
  std::size_t bytes() const;
  /// Forgets everything; to be called together with UnitSymbols::clear.
  void clear();

 private:
  /// The number of a set with one more question, or those that a state of a pass accepts.
  std::uint32_t with(std::uint32_t set, std::uint32_t question);
  std::uint32_t with(std::uint32_t set, std::size_t pass, std::uint32_t state);
  void answer_anchors(const AnnotatedText& text, std::span<const UnitView> units);
  void answer_anchor(const AnnotatedText& text, std::uint32_t sentence, std::uint32_t place,
                     bool at_end);
  void run(std::size_t pass, std::span<const std::uint32_t> symbols);

  const Automata& m_automata;
  SequenceTable m_sets;                               // questions with the answer yes, as bits
  std::vector<std::unique_ptr<StateCache>> m_caches;  // of each pass
  TripleTable m_more;       // of a set, a pass and a state: the set with what that accepts
  std::size_t m_words = 0;  // in one set
  std::size_t m_steps = 0;
  std::vector<std::uint32_t> m_numbers;  // of the set of each place of the sequence at hand
  Bits m_set;                            // kept for its memory
};

}  // namespace readout
