#include "tests/bench/bench_graphs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <random>
#include <stdexcept>

namespace readout::bench {

BenchGraph preferential_attachment(std::uint32_t nodes, std::uint64_t seed) {
  igraph_t made;
  igraph_rng_seed(igraph_rng_default(), seed);
  igraph_barabasi_game(&made, nodes, 1, 8, nullptr, false, 1, IGRAPH_UNDIRECTED,
                       IGRAPH_BARABASI_PSUMTREE, nullptr);
  igraph_simplify(&made, true, true, nullptr);
  BenchGraph graph{fmt::format("pa-{}-{}-seed{}", nodes, 8 * nodes, seed), nodes, {}};
  for (igraph_integer_t edge = 0; edge < igraph_ecount(&made); ++edge) {
    graph.edges.emplace_back(IGRAPH_FROM(&made, edge), IGRAPH_TO(&made, edge));
  }
  igraph_destroy(&made);
  return graph;
}

BenchGraph grid(std::uint32_t columns, std::uint32_t rows) {
  BenchGraph graph{fmt::format("grid-{}x{}", columns, rows), columns * rows, {}};
  for (std::uint32_t node = 0; node < graph.nodes; ++node) {
    if ((node + 1) % columns != 0) {
      graph.edges.emplace_back(node, node + 1);
    }
    if (node + columns < graph.nodes) {
      graph.edges.emplace_back(node, node + columns);
    }
  }
  return graph;
}

BenchGraph components(std::uint32_t count, std::uint32_t size, std::uint64_t seed) {
  BenchGraph graph{fmt::format("components-{}x{}-seed{}", count, size, seed), count * size, {}};
  std::mt19937_64 random(seed);
  for (std::uint32_t first = 0; first < graph.nodes; first += size) {
    for (std::uint32_t node = 1; node < size; ++node) {
      const auto to = static_cast<std::uint32_t>(random() % node);
      const auto also = static_cast<std::uint32_t>(random() % node);
      graph.edges.emplace_back(first + to, first + node);
      if (also != to) {
        graph.edges.emplace_back(first + also, first + node);
      }
    }
  }
  return graph;
}

BenchGraph weighted(BenchGraph graph, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  graph.name += "-weighted";
  for (std::size_t edge = 0; edge < graph.edges.size(); ++edge) {
    graph.weights.push_back(static_cast<double>(1 + random() % 5));
  }
  return graph;
}

BenchGraph directed(BenchGraph graph, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  graph.name += "-directed";
  graph.directed = true;
  for (auto& [source, target] : graph.edges) {
    if (random() % 2 == 0) {
      std::swap(source, target);
    }
  }
  return graph;
}

BenchGraph edges_of_file(const std::string& file) {
  std::ifstream in(file);
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> weights;
  BenchGraph graph{file.substr(file.find_last_of('/') + 1), 0, {}};
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  double weight = 0;
  while (in >> source >> target >> weight) {
    graph.nodes = std::max({graph.nodes, source + 1, target + 1});
    if (source != target) {
      weights[std::minmax(source, target)] += weight;
    }
  }
  if (!in.eof()) {
    throw std::runtime_error(fmt::format("{}: not lines of 'source target weight'", file));
  }
  for (const auto& [ends, sum] : weights) {
    graph.edges.push_back(ends);
    graph.weights.push_back(sum);
  }
  return graph;
}

}  // namespace readout::bench
