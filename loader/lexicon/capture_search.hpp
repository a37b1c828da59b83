#pragma once

#include "loader/lexicon/automaton.hpp"
#include "loader/lexicon/matcher.hpp"

#include <cstdint>
#include <functional>
#include <vector>

namespace readout {

/// The captures of a match whose rule, start and end are known: those of the parse that a
/// backtracking matcher finds first among the parses of this length. A state is tried once at each
/// place, so the time is the product of the rule's instructions and the match's units (the
/// bit-state search of RE2, bitstate.cc). Belongs to one thread.
class CaptureSearch {
 public:
  struct Sequence {
    /// Whether a constraint holds for a unit.
    std::function<bool(std::uint32_t unit, std::uint32_t constraint)> holds{};
    /// Whether a question is answered with yes at a place.
    std::function<bool(std::uint32_t place, std::uint32_t question)> answers{};
  };

  explicit CaptureSearch(const Automaton& automaton) : m_automaton(automaton) {}

  /// Captures in the order of their starts, the outer before the inner. A capture that is passed
  /// several times is there several times; one that takes no unit is left out.
  std::vector<Capture> captures_of(const RuleEntry& rule, std::uint32_t first, std::uint32_t end,
                                   const Sequence& sequence);
  /// Instructions followed so far.
  std::size_t steps() const { return m_step_count; }

 private:
  struct Step {
    std::uint32_t instruction = 0;
    std::uint32_t unit = 0;
    std::uint32_t marks = 0;  // that stood when the step was put off
  };
  struct Mark {
    bool opens = true;
    std::uint32_t capture = 0;
    std::uint32_t unit = 0;
  };

  bool visit(const RuleEntry& rule, std::uint32_t instruction, std::uint32_t place);
  bool follow(const RuleEntry& rule, Step step, std::uint32_t first, std::uint32_t end,
              const Sequence& sequence);
  std::vector<Capture> captures_of_marks();

  const Automaton& m_automaton;
  std::vector<Step> m_steps;
  std::vector<Mark> m_marks;
  std::vector<std::size_t> m_open;
  std::vector<std::uint64_t> m_visited;
  std::size_t m_step_count = 0;
};

}  // namespace readout
