#pragma once

#include "queries/graph/entity_graph.hpp"

#include <compare>
#include <cstdint>
#include <vector>

namespace readout {

/// What makes a path long: each of its ties, and with `avoid_hubs` each node between its ends.
struct PathMeasure {
  bool by_weight = false;   ///< a tie of weight w is 1 / w long, else each is 1 long
  bool avoid_hubs = false;  ///< a node with d neighbours between the ends adds log2(d)

  bool operator==(const PathMeasure&) const = default;
};

/// The order of paths: the shorter first; of equals that of fewer hops, then of more weight. Whole
/// numbers, so that sums are exact and equal paths are equal in whatever order they are added.
struct PathCost {
  std::int64_t length = 0;  ///< in units of 2^-32
  std::int64_t hops = 0;
  std::int64_t lacking = 0;  ///< minus the sum of the weights of the ties, in units of 2^-16

  auto operator<=>(const PathCost&) const = default;
  PathCost operator+(const PathCost& other) const {
    return {length + other.length, hops + other.hops, lacking + other.lacking};
  }
  PathCost operator-(const PathCost& other) const {
    return {length - other.length, hops - other.hops, lacking - other.lacking};
  }
  double length_shown() const;  ///< in ties of length 1, rounded to eight decimals
  double weight_shown() const;
};

/// More than any path costs.
constexpr PathCost no_way = {std::int64_t{1} << 62, 0, 0};

/// What steps cost in one graph, which must stay. A tie is at most 2^10 and at least 2^-32 long, so
/// that a step always makes a path longer. With `avoid_hubs` 8 bytes a node.
class StepCosts {
 public:
  StepCosts(const EntityGraph& graph, const PathMeasure& measure);

  /// Of a step over a tie to a node; `is_last` at the end of the path.
  PathCost step(double weight, std::uint32_t to, bool is_last) const;
  /// Whether all steps are of one length and one hop.
  bool are_even() const { return !m_by_weight && m_hub_lengths.empty(); }
  /// Of a path that the graph has.
  PathCost path(const std::vector<std::uint32_t>& nodes) const;

 private:
  const EntityGraph& m_graph;
  bool m_by_weight;
  std::vector<std::int64_t> m_hub_lengths;  // empty: hubs are as dear as other nodes
};

}  // namespace readout
