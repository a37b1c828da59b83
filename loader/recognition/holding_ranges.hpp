#pragma once

#include "loader/text/annotated_text.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace readout {

/// Stretches of tokens, asked whether one of them holds a smaller one. Constant time.
class HoldingRanges {
 public:
  /// `ranges` are any that have a member `range`.
  template <typename Ranges>
  HoldingRanges(std::size_t tokens, const Ranges& ranges) : m_reach(tokens, 0) {
    for (const auto& one : ranges) {
      add(one.range);
    }
    settle();
  }

  /// Whether a range that is not `range` holds it.
  bool hold(TokenRange range) const {
    return m_reach[range.first] > range.end ||
           (range.first > 0 && m_reach[range.first - 1] >= range.end);
  }

 private:
  void add(TokenRange range);
  void settle();

  std::vector<std::uint32_t> m_reach;  // by token: where the last one ends that begins up to there
};

}  // namespace readout
