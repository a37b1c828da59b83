#pragma once

#include "loader/explain/pattern_probe.hpp"
#include "loader/lexicon/pattern.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace readout {

/// How far a pattern comes in a sequence of units where it does not match.
struct Reach {
  /// Conditions of the pattern that the way has behind it, counted along the pattern; 0: no unit
  /// fits its beginning.
  std::uint32_t progress = 0;
  std::uint32_t first = 0;  ///< units, end exclusive: what it took
  std::uint32_t end = 0;
  std::vector<const PatternNode*> failed{};  ///< what could have gone on at `end`, and did not hold
  bool complete = true;                      ///< false: given up after too many steps
};

/// Follows all ways through a pattern from every unit: a slow, plain simulation, for explanations.
class PatternWalk {
 public:
  /// The pattern must outlive the walk.
  explicit PatternWalk(const PatternNode& pattern);

  /// The furthest way: with most of the pattern behind it, of these the one with most units, of
  /// these the first. `probe` has been asked about the sequence, which has `size` units. Ends after
  /// two million steps at most.
  Reach furthest(const PatternProbe& probe, std::uint32_t size) const;

 private:
  struct Step {
    enum class Op { unit, question, split, match };
    Op op = Op::match;
    const PatternNode* node = nullptr;  // unit, question
    std::uint32_t depth = 0;            // of the pattern, with this step
    std::uint32_t next = 0;
    std::uint32_t other = 0;  // split
  };
  struct Search;

  std::uint32_t emit(const Step& step);
  std::uint32_t compile(const PatternNode& node, std::uint32_t depth, std::uint32_t next);
  std::uint32_t repetition(const PatternNode& node, std::uint32_t depth, std::uint32_t next);
  void walk_from(std::uint32_t start, const PatternProbe& probe, std::uint32_t size,
                 Search& search) const;

  std::vector<Step> m_steps;
  std::uint32_t m_start = 0;
};

}  // namespace readout
