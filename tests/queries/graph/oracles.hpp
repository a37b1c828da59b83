#pragma once

#include "tests/queries/graph/random_graphs.hpp"

#include <cstdint>
#include <vector>

namespace readout::test {

/// The same values in the obvious or in Boost's way, from the plain edges.

/// boost::brandes_betweenness_centrality on the undirected simple graph.
std::vector<double> boost_betweenness(const PlainGraph& graph);

/// By its definition: all distances and path counts (Floyd and Warshall), then all pairs. O(n^3).
std::vector<double> slow_betweenness(const PlainGraph& graph);

/// Solves the linear equations of PageRank by elimination. O(n^3).
std::vector<double> solved_pagerank(const PlainGraph& graph, double damping);

/// boost::connected_components; numbers in the order of the smallest node.
std::vector<std::uint32_t> boost_components(const PlainGraph& graph);

/// All shortest paths between two nodes, in the order of the node numbers; empty where there is
/// none.
std::vector<std::vector<std::uint32_t>> all_shortest_paths(const PlainGraph& graph,
                                                           std::uint32_t from, std::uint32_t to);

}  // namespace readout::test
