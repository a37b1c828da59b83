#pragma once

#include "queries/graph/lanes.hpp"
#include "queries/graph/search_graph.hpp"
#include "schema/text/large_pages.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace readout {

/// So many searches run side by side, one in each lane of a row.
constexpr std::size_t search_lanes = 16;
/// Sums are gathered for so many of them at a time: a row of doubles is then one cache line.
constexpr std::size_t sum_lanes = 8;

/// A node that some searches reach at one level, and which, a bit each.
struct Reached {
  std::uint32_t node;
  std::uint32_t lanes;
};

/// Working memory of one thread; between two batches every row is zero. `Count` is what numbers of
/// paths are kept as.
template <typename Count>
struct PathMemory {
  explicit PathMemory(std::size_t nodes)
      : paths(nodes),
        came(nodes),
        new_paths(nodes),
        share(nodes),
        new_share(nodes),
        visited(nodes),
        is_touched(nodes),
        touched(nodes),
        reached(nodes * search_lanes) {}

  using Paths = LaneRow<Count, search_lanes>;
  using Shares = LaneRow<double, sum_lanes>;

  LargeVector<Paths> paths;      ///< of each node: shortest paths from the sources
  LargeVector<Paths> came;       ///< of each node, while paths are pushed
  LargeVector<Paths> new_paths;  ///< of the nodes of one level, in their order
  LargeVector<Shares> share;     ///< of each node: what each shortest path to it is worth
  LargeVector<Shares> new_share;
  LargeVector<std::uint16_t> visited;  ///< of each node, a bit for each lane
  LargeVector<char> is_touched;
  LargeVector<std::uint32_t> touched;
  LargeVector<Reached> reached;  ///< level by level; a node stands in the levels of its lanes
  std::vector<std::size_t> level_starts;
  std::vector<std::size_t> level_arcs;  ///< sizes of the rows of a level's nodes
};

/// Up to `search_lanes` sources of one component, and where what they find is added.
struct PathBatch {
  const SearchGraph& graph;
  NodeRange component;
  std::uint32_t first_source = 0;
  std::uint32_t last_source = 0;   ///< exclusive
  std::span<const double> weight;  ///< of each node: for how many nodes it stands
  std::span<double> node_sums;     ///< of each node
  std::span<double> arc_sums;      ///< of each entry of graph.out.targets, or empty: not asked for
};

/// Counts shortest paths in single precision, which is exact below 2^24, and adds the dependencies
/// of the sources on all nodes, times the weight of the source, to the sums. False, with the sums
/// untouched, where there are as many paths as that.
bool add_dependencies(PathMemory<float>& memory, const PathBatch& batch);

/// The same in double precision. Throws std::range_error for more than 1e300 shortest paths between
/// two nodes.
void add_dependencies(PathMemory<double>& memory, const PathBatch& batch);

}  // namespace readout
