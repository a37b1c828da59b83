#pragma once

#include "loader/lexicon/automaton.hpp"
#include "loader/lexicon/capture_search.hpp"
#include "loader/lexicon/constraint_table.hpp"
#include "loader/lexicon/matcher.hpp"
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
  /// Both must outlive the finder.
  MatchFinder(const Automaton& automaton, const ConstraintTable& constraints);

  /// See CompiledPhase::matches_in.
  std::vector<Match> matches_in(const AnnotatedText& text, std::span<const UnitView> units,
                                Control control);

 private:
  struct Found {
    std::uint32_t rank = 0;
    std::uint32_t first = 0;
    std::uint32_t end = 0;
  };

  std::uint32_t symbol(std::uint32_t unit);
  bool may_start(std::uint32_t unit) const;
  void forget_if_large();
  std::vector<Found> pick(Control control);
  std::optional<Found> best_at(std::uint32_t start, bool shortest);
  std::vector<Found> longest_of_each_rule_at(std::uint32_t start);
  void drop_blocked_at_one_start(std::vector<Found>& found) const;
  void drop_blocked(std::vector<Found>& found) const;
  int priority_of(const Found& found) const { return m_automaton.rules[found.rank].priority; }
  bool blocks(const Found& found) const { return m_automaton.rules[found.rank].blocks; }
  Match match_of(const Found& found);

  const Automaton& m_automaton;
  UnitSymbols m_symbols;
  StateCache m_states;
  CaptureSearch m_captures;
  bool m_bare_may_start = false;
  bool m_any_blocks = false;
  std::uint32_t m_starts = 0;  // places tried so far
  // The sequence at hand.
  const AnnotatedText* m_text = nullptr;
  std::span<const UnitView> m_units;
  std::vector<std::uint32_t> m_unit_symbols;
  std::vector<std::uint32_t> m_ends;  // by rank, kept for its memory
};

}  // namespace readout
