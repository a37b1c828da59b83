#pragma once

#include "loader/lexicon/constraint_compiler.hpp"
#include "loader/lexicon/phase.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace readout {

struct Instruction {
  enum class Op : std::uint8_t { unit, split, ask, open, close, match, fail };
  Op op = Op::match;
  /// unit: constraint; ask: what is asked of the place; open, close: capture;
  /// match: rank of the rule
  std::uint32_t argument = 0;
  std::uint32_t next = 0;   ///< where to go on; split: the way that is tried first
  std::uint32_t other = 0;  ///< split: the way that is tried then; ask: 1 if it must not hold
};

/// One rule in the automaton.
struct RuleEntry {
  std::uint32_t rule = 0;   ///< position in the phase; of a look-around its question
  std::uint32_t start = 0;  ///< first instruction to run
  std::uint32_t first = 0;  ///< its instructions are those from `first`...
  std::uint32_t end = 0;    ///< ...to before `end`
  int priority = 0;
  bool blocks = false;
  bool has_captures = false;
  bool has_conditions = false;
};

/// The patterns of a phase as one nondeterministic automaton (Thompson's construction; the order of
/// the two ways of a split is that of a backtracking matcher). A round of an unbounded repetition
/// that takes no unit leads to `fail`, so there is no way round that reads nothing. Rules are
/// ranked: larger priority, then earlier in the file; rank 0 wins.
struct Automaton {
  std::vector<Instruction> instructions{};
  std::vector<RuleEntry> rules{};  ///< by rank
};

/// Whether a place is where something starts or ends.
struct AnchorQuestion {
  std::uint32_t question = 0;
  std::uint32_t part = 0;  ///< position in anchor_names
  bool at_end = false;
};

/// A look-around, as a pattern that is read away from the place that is asked about (ahead of it to
/// the right, behind it to the left), and as one that is read towards it, which answers all places
/// of a sequence in one walk.
struct LookQuestion {
  std::uint32_t question = 0;
  bool ahead = true;
  Automaton away{};
  Automaton towards{};
};

/// All that a phase compiles to. Patterns ask numbered questions of places between two units;
/// look-arounds ask only those of other look-arounds that they hold.
struct Automata {
  Automaton rules{};
  std::uint32_t questions = 0;
  std::vector<AnchorQuestion> anchors{};
  std::vector<LookQuestion> looks{};
};

/// Throws InputError for a pattern that may be empty or unrolls to more than 10,000 states, for a
/// look-around that always holds, and what ConstraintCompiler::add throws.
Automata automata_of(std::span<const Rule> rules, ConstraintCompiler& constraints);

}  // namespace readout
