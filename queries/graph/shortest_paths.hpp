#pragma once

#include "queries/graph/entity_graph.hpp"
#include "queries/graph/path_cost.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace readout {

/// Which paths between two nodes of a graph are looked for, by node numbers.
struct PathQuery {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  std::vector<std::uint32_t> through = {};  ///< in this order; each once, and neither end
  std::vector<std::uint32_t> avoid = {};    ///< none of them an end or gone through
  std::optional<std::size_t> max_hops = {};
  PathMeasure measure = {};
};

struct FoundPath {
  std::vector<std::uint32_t> nodes;  ///< both ends included
  PathCost cost;

  bool operator==(const FoundPath&) const = default;
};

/// The `count` shortest paths, without regard to direction, by cost, then in the order of their
/// node numbers; fewer where there are fewer. No path comes twice to a node. With `through` it is
/// made of legs, each from one of those nodes to the next: no leg comes twice to a node or to one
/// that another leg begins or ends at, but two legs may share nodes; a path from a node to itself
/// then is a round trip. Without it there is one such path, without hops. Yen, "Finding the k
/// shortest loopless paths in a network", Management Science 17(11), 1971, where each deviation is
/// looked for once (Lawler, "A procedure for computing the k best solutions", Management Science
/// 18(7), 1972), led by the distances to the end that one search for each leg (Dijkstra) finds.
/// O(count L (m + n log n)), L the hops of a path, mostly far less, and with `max_hops` up to as
/// many times as there are hops; 48 bytes a node and leg. The first of plain paths is PathFinder's.
/// Throws std::invalid_argument for a query that asks for what the comments rule out.
std::vector<FoundPath> shortest_paths(const EntityGraph& graph, const PathQuery& query,
                                      std::size_t count);

/// As many paths as there are, but at most `count`, no two of which share a tie (though nodes),
/// their lengths together as small as so many paths can have; by cost. `through` and `max_hops`
/// must be empty (with a bound of the hops the question is NP-hard). Successive augmenting paths of
/// least cost: Suurballe and Tarjan, "A quick method for finding shortest pairs of disjoint paths",
/// Networks 14(2), 1984; Edmonds and Karp, "Theoretical improvements in algorithmic efficiency for
/// network flow problems", J. ACM 19(2), 1972. O(count (m + n log n)); 80 bytes a node. Throws as
/// shortest_paths.
std::vector<FoundPath> disjoint_paths(const EntityGraph& graph, const PathQuery& query,
                                      std::size_t count);

}  // namespace readout
