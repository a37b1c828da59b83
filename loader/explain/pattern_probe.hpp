#pragma once

#include "loader/lexicon/lexicon.hpp"
#include "loader/lexicon/matcher.hpp"
#include "loader/lexicon/pattern.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace readout {

/// Asks the single conditions of a pattern about a sequence of units, with the matcher itself: each
/// is a rule of its own. Belongs to one thread.
class PatternProbe {
 public:
  /// `phase` is the one whose rule the pattern belongs to. Pattern and lexicon must outlive the
  /// probe.
  PatternProbe(const Phase& phase, const PatternNode& pattern, const Lexicon& lexicon);

  /// Begins a text. To be called again when its annotations have changed.
  void begin(const AnnotatedText& text);
  /// Works out all conditions for a sequence of it. Linear in units and conditions.
  void ask(const AnnotatedText& text, std::span<const Unit> units);

  /// Whether a constraint of the pattern, or a part of one, holds for a unit.
  bool holds(const Constraint& constraint, std::uint32_t unit) const;
  /// Whether an anchor or look-around of the pattern holds before a unit, or behind the last one.
  bool holds(const PatternNode& question, std::uint32_t place) const;

 private:
  struct Rules;

  void add(const PatternNode& node, Rules& rules);
  void add(const Constraint& constraint, Rules& rules);

  // The rule that answers for a constraint or question, by its place in the pattern.
  std::unordered_map<const void*, std::uint32_t> m_numbers;
  // The one that answers for a question behind the last unit.
  std::unordered_map<const void*, std::uint32_t> m_numbers_behind;
  SymbolTable m_symbols;
  std::optional<CompiledPhase> m_phase;
  std::unique_ptr<MatchMemory> m_memory;
  std::vector<std::vector<bool>> m_answers;  // of each rule for each unit
  std::uint32_t m_size = 0;
};

}  // namespace readout
