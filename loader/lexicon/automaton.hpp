#pragma once

#include "loader/lexicon/constraint_compiler.hpp"
#include "loader/lexicon/phase.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace readout {

struct Instruction {
  enum class Op : std::uint8_t { unit, split, open, close, match, fail };
  Op op = Op::match;
  std::uint32_t argument = 0;  ///< unit: constraint; open, close: capture; match: rank of the rule
  std::uint32_t next = 0;      ///< where to go on; split: the way that is tried first
  std::uint32_t other = 0;     ///< split: the way that is tried then
};

/// One rule in the automaton.
struct RuleEntry {
  std::uint32_t rule = 0;   ///< position in the phase
  std::uint32_t start = 0;  ///< first instruction to run
  std::uint32_t first = 0;  ///< its instructions are those from `first`...
  std::uint32_t end = 0;    ///< ...to before `end`
  int priority = 0;
  bool blocks = false;
  bool has_captures = false;
};

/// The patterns of a phase as one nondeterministic automaton (Thompson's construction; the order of
/// the two ways of a split is that of a backtracking matcher). A round of an unbounded repetition
/// that takes no unit leads to `fail`, so there is no way round that reads nothing. Rules are
/// ranked: larger priority, then earlier in the file; rank 0 wins.
struct Automaton {
  std::vector<Instruction> instructions{};
  std::vector<RuleEntry> rules{};  ///< by rank
};

/// Throws InputError for a pattern that may be empty or unrolls to more than 10,000 states, and
/// what ConstraintCompiler::add throws.
Automaton automaton_of(std::span<const Rule> rules, ConstraintCompiler& constraints);

}  // namespace readout
