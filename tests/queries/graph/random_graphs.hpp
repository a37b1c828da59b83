#pragma once

#include "queries/graph/entity_graph.hpp"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace readout::test {

/// Edges as a test makes them, before the graph merges and sorts.
struct PlainGraph {
  std::string name;  ///< "random 7 of seed 3"
  std::uint32_t nodes = 0;
  std::vector<GraphEdge> edges;

  EntityGraph built() const;
};

/// Paths, stars, grids, trees, disconnected, empty and random graphs, with parallel edges, loops,
/// edges without direction and whole-number weights. The same for each seed.
std::vector<PlainGraph> small_graphs(unsigned seed);

/// The undirected graph as a matrix of weights, 0 for no tie: parallel edges added, loops left out.
std::vector<std::vector<double>> undirected_matrix(const PlainGraph& graph);
std::vector<std::vector<double>> directed_matrix(const PlainGraph& graph);

}  // namespace readout::test
