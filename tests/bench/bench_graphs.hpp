#pragma once

#include <cstdint>
#include <igraph/igraph.h>
#include <string>
#include <vector>

namespace readout::bench {

/// A graph as all sides get it: no loops, no parallel edges.
struct BenchGraph {
  std::string name;
  std::uint32_t nodes = 0;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  std::vector<double> weights = {};  ///< of the edges; empty: all 1
  bool directed = false;
};

/// igraph's Barabasi graph with eight edges a vertex, simplified: pa-20000-160000-seed1.
BenchGraph preferential_attachment(std::uint32_t nodes, std::uint64_t seed);
BenchGraph grid(std::uint32_t columns, std::uint32_t rows);
/// So many trees with shortcuts, of `size` nodes each.
BenchGraph components(std::uint32_t count, std::uint32_t size, std::uint64_t seed);
/// The same edges with weights from 1 to 5, or each with a direction by chance.
BenchGraph weighted(BenchGraph graph, std::uint64_t seed);
BenchGraph directed(BenchGraph graph, std::uint64_t seed);
/// Lines "source target weight" of numbers, as scripts/generate-graph writes them. Parallel edges
/// become one with the sum of their weights, loops are left out.
BenchGraph edges_of_file(const std::string& file);

}  // namespace readout::bench
