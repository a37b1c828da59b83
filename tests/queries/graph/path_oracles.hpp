#pragma once

#include "queries/graph/shortest_paths.hpp"
#include "tests/queries/graph/random_graphs.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace readout::test {

/// Paths in the obvious way, from the plain edges.

/// All paths that answer a query, in their order: every walk from node to node is tried.
std::vector<FoundPath> all_paths(const PlainGraph& graph, const PathQuery& query);

/// boost::edmonds_karp_max_flow: how many paths from one node to another share no tie.
std::size_t boost_disjoint_count(const PlainGraph& graph, const PathQuery& query);

/// The least length together of `count` of the paths, no two of which share a tie: all choices are
/// tried.
PathCost least_cost_of_disjoint(const std::vector<FoundPath>& paths, std::size_t count);

/// Whether two paths go over the same tie, in whatever direction.
bool share_a_tie(const FoundPath& a, const FoundPath& b);

}  // namespace readout::test
