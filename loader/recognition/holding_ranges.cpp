#include "loader/recognition/holding_ranges.hpp"

#include <algorithm>
#include <numeric>

namespace readout {

void HoldingRanges::add(TokenRange range) {
  m_reach[range.first] = std::max(m_reach[range.first], range.end);
}

void HoldingRanges::settle() {
  std::partial_sum(m_reach.begin(), m_reach.end(), m_reach.begin(),
                   [](std::uint32_t a, std::uint32_t b) { return std::max(a, b); });
}

}  // namespace readout
