#pragma once

#include "tests/bench/bench_graphs.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace readout::bench {

/// What other libraries make of a graph, and the time that the algorithm alone takes them.
struct Answer {
  std::vector<double> values;
  double seconds = 0;
};

struct Division {
  double modularity = 0;
  double seconds = 0;
};

/// Numbers of nodes or edges, ascending.
struct Found {
  std::vector<std::uint32_t> numbers;
  double seconds = 0;
};

class Igraph {
 public:
  explicit Igraph(const BenchGraph& graph);
  ~Igraph();
  Igraph(const Igraph&) = delete;
  Igraph& operator=(const Igraph&) = delete;

  Answer betweenness() const;       ///< by hops; along the edges where the graph is directed
  Answer edge_betweenness() const;  ///< of the edges in their order
  Answer closeness() const;         ///< normalised, and not a number for nodes alone
  Answer harmonic() const;
  Answer pagerank() const;  ///< PRPACK, by weight

  /// Without direction, by weight.
  Division leiden(int iterations) const;
  Found articulation_points() const;
  Found bridges() const;
  /// Yen's, by hops without direction: the nodes of each path.
  std::vector<std::size_t> shortest_paths(std::uint32_t from, std::uint32_t to,
                                          std::size_t count) const;
  /// How many there are without a common edge, without direction (which the graph must not have).
  std::size_t disjoint_paths(std::uint32_t from, std::uint32_t to) const;

 private:
  igraph_t m_graph = {};
  igraph_vector_t m_weights = {};
  const BenchGraph& m_source;
};

/// boost::brandes_betweenness_centrality over boost::compressed_sparse_row_graph.
Answer boost_betweenness(const BenchGraph& graph);

}  // namespace readout::bench
