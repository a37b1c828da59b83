#pragma once

#include "tests/queries/graph/random_graphs.hpp"

#include <cstdint>
#include <vector>

namespace readout::test {

/// What igraph's C library makes of the undirected graph, parallel edges added, loops left out.

double igraph_modularity_of(const PlainGraph& graph, const std::vector<std::uint32_t>& community,
                            double resolution);

/// The modularity that its Leiden algorithm reaches in so many iterations, and its Louvain method.
double igraph_leiden_modularity(const PlainGraph& graph, int iterations);
double igraph_louvain_modularity(const PlainGraph& graph);

}  // namespace readout::test
