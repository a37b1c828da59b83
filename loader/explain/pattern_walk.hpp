#pragma once

#include "loader/explain/pattern_probe.hpp"
#include "loader/lexicon/pattern.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace readout {

/// A condition at which a pattern that takes no unit at all fails.
struct Beginning {
  const PatternNode* node = nullptr;
  /// The look-arounds and anchors that stand before it in the pattern, and hold at `places`.
  std::vector<const PatternNode*> behind{};
  std::vector<std::uint32_t> places{};  ///< the units before which it was asked, ascending
};

/// How far a pattern comes in a sequence of units where it does not match.
struct Reach {
  /// Conditions of the pattern that the way has behind it, counted along the pattern.
  std::uint32_t progress = 0;
  std::uint32_t first =
      0;  ///< units, end exclusive: what it took; nothing: none fits its beginning
  std::uint32_t end = 0;
  std::vector<const PatternNode*> failed{};  ///< what could have gone on at `end`, and did not hold
  /// A look-around or anchor at the pattern's beginning that does not hold before `first`, while
  /// all the rest of the pattern fits `first` to `end`; null where there is no such place.
  const PatternNode* only_this = nullptr;
  /// Where nothing was taken: what failed. A look-around that holds somewhere is left out.
  std::vector<Beginning> beginnings{};
  bool complete = true;  ///< false: given up after too many steps
};

/// Follows all ways through a pattern from every unit: a slow, plain simulation, for explanations.
class PatternWalk {
 public:
  /// The pattern must outlive the walk.
  explicit PatternWalk(const PatternNode& pattern);

  /// The furthest way: one that a single look-around or anchor at the beginning keeps from
  /// matching, else the one with most of the pattern behind it; of these the one with most units,
  /// of these the first. `probe` has been asked about the sequence, which has `size` units. Ends
  /// after two million steps at most.
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
  struct Position;

  std::uint32_t emit(const Step& step);
  std::uint32_t compile(const PatternNode& node, std::uint32_t depth, std::uint32_t next);
  std::uint32_t repetition(const PatternNode& node, std::uint32_t depth, std::uint32_t next);
  void walk_from(std::uint32_t start, const PatternProbe& probe, std::uint32_t size,
                 Search& search) const;
  void ask(const Position& at, std::uint32_t start, const PatternProbe& probe, Search& search,
           std::vector<Position>& waiting) const;
  void fail(const Position& at, std::uint32_t start, Search& search) const;

  std::vector<Step> m_steps;
  std::uint32_t m_start = 0;
};

}  // namespace readout
