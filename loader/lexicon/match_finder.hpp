#pragma once

#include "loader/lexicon/automaton.hpp"
#include "loader/lexicon/capture_search.hpp"
#include "loader/lexicon/conditions.hpp"
#include "loader/lexicon/constraint_table.hpp"
#include "loader/lexicon/matcher.hpp"
#include "loader/lexicon/place_answers.hpp"
#include "loader/lexicon/start_filter.hpp"
#include "loader/lexicon/state_cache.hpp"
#include "loader/lexicon/unit_index.hpp"
#include "loader/lexicon/unit_symbols.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace readout {

/// Finds the matches of a phase in sequences of units, and remembers states and symbols from one
/// sequence to the next. What it remembers never changes a result. Belongs to one thread.
class MatchFinder {
 public:
  /// All must outlive the finder.
  MatchFinder(const Automata& automata, const ConstraintTable& constraints,
              const Conditions& conditions, MatchMemory& memory);

  /// See StartFilter::first_start.
  std::optional<std::uint32_t> first_start(const AnnotatedText& text, const UnitIndex& index,
                                           TokenRange range);
  /// See CompiledPhase::matches_in. The memory has the text at hand; no match starts before
  /// `first_token`.
  std::vector<Match> matches_in(const AnnotatedText& text, std::span<const UnitView> units,
                                Control control, std::uint32_t first_token = 0);
  /// Steps taken so far: units read, and instructions followed for captures.
  std::size_t steps() const {
    return m_steps + m_starts.steps() + m_answers.steps() + m_captures.steps();
  }
  std::size_t bytes() const {
    return m_symbols.bytes() + m_states.bytes() + m_starts.bytes() + m_answers.bytes();
  }

 private:
  struct Found {
    std::uint32_t rank = 0;
    std::uint32_t first = 0;
    std::uint32_t end = 0;
  };

  void number_symbols();
  std::uint32_t symbol(std::uint32_t unit) const { return m_unit_symbols[unit]; }
  std::uint32_t state_at(std::uint32_t place, std::uint32_t state);
  void begin_answers();
  void forget_now_and_then();
  void pick(Control control, std::uint32_t first_token);
  std::optional<Found> best_at(std::uint32_t start, bool shortest);
  std::optional<Found> first_choice_at(std::uint32_t start, bool shortest);
  const std::vector<Found>& each_rule_at(std::uint32_t start, bool shortest);
  bool conditions_hold(const Found& found);
  void drop_blocked_at_one_start(std::vector<Found>& found) const;
  void drop_blocked(std::vector<Found>& found) const;
  int priority_of(const Found& found) const { return m_automaton.rules[found.rank].priority; }
  bool blocks(const Found& found) const { return m_automaton.rules[found.rank].blocks; }
  Match match_of(const Found& found);

  const Automaton& m_automaton;
  const Conditions& m_conditions;
  UnitSymbols m_symbols;
  PlaceAnswers m_answers;
  StateCache m_states;
  StartFilter m_starts;
  CaptureSearch m_captures;
  bool m_any_blocks = false;
  std::uint32_t m_tried = 0;  // places so far
  std::size_t m_steps = 0;
  // The sequence at hand.
  const AnnotatedText* m_text = nullptr;
  std::span<const UnitView> m_units;
  std::vector<std::uint32_t> m_unit_symbols;
  bool m_answered = false;  // whether m_answers is about this sequence
  // Kept for their memory.
  std::vector<std::uint32_t> m_ends;  // by rank; 0 between two starts
  std::vector<std::uint32_t> m_ranks;
  std::vector<Found> m_found;
  std::vector<Found> m_picked;
};

}  // namespace readout
