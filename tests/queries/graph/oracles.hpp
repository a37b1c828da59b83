#pragma once

#include "queries/graph/centrality.hpp"
#include "tests/queries/graph/random_graphs.hpp"

#include <cstdint>
#include <vector>

namespace readout::test {

/// The same values in the obvious or in Boost's way, from the plain edges.

/// boost::brandes_betweenness_centrality on the undirected simple graph.
std::vector<double> boost_betweenness(const PlainGraph& graph);

/// By its definition: all distances and path counts (Floyd and Warshall), then all pairs. O(n^3).
std::vector<double> slow_betweenness(const PlainGraph& graph);

/// Shares of shortest paths over each tie, as a matrix; directed where asked for, then over ordered
/// pairs. From the definition. O(n^4).
std::vector<std::vector<double>> slow_edge_betweenness(const PlainGraph& graph, bool directed);

/// slow_betweenness over ordered pairs along the direction of ties.
std::vector<double> slow_directed_betweenness(const PlainGraph& graph);

/// Solves the linear equations of PageRank by elimination. O(n^3).
std::vector<double> solved_pagerank(const PlainGraph& graph, double damping,
                                    const std::vector<std::uint32_t>& restart = {});

/// From the definitions and all distances. O(n^3).
std::vector<Closeness> slow_closeness(const PlainGraph& graph);

/// What a matrix without negative values makes of all ones when it is squared forty times, the
/// largest value 1. O(n^3).
std::vector<double> powered(std::vector<std::vector<double>> matrix);

/// boost::core_numbers and boost::clustering_coefficient.
std::vector<double> boost_cores(const PlainGraph& graph);
std::vector<double> boost_clustering(const PlainGraph& graph);

/// boost::connected_components; numbers in the order of the smallest node.
std::vector<std::uint32_t> boost_components(const PlainGraph& graph);

/// All shortest paths between two nodes, in the order of the node numbers; empty where there is
/// none.
std::vector<std::vector<std::uint32_t>> all_shortest_paths(const PlainGraph& graph,
                                                           std::uint32_t from, std::uint32_t to);

/// Checks that the values are the expected ones, each within the margin.
void check_near(const std::vector<double>& values, const std::vector<double>& expected,
                double margin);

}  // namespace readout::test
