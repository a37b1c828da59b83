#include "tests/queries/graph/igraph_oracle.hpp"

#include <algorithm>
#include <igraph/igraph.h>
#include <map>
#include <utility>

namespace readout::test {

namespace {

constexpr double randomness = 0.01;  // igraph's own default in its bindings

/// igraph's form of a graph, freed at the end.
class Igraph {
 public:
  explicit Igraph(const PlainGraph& plain) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, double> weights;
    for (const GraphEdge& edge : plain.edges) {
      if (edge.source != edge.target) {
        weights[std::minmax(edge.source, edge.target)] += edge.weight;
      }
    }
    igraph_vector_int_t ends;
    igraph_vector_int_init(&ends, 0);
    igraph_vector_init(&m_weights, 0);
    igraph_vector_int_init(&m_membership, 0);
    for (const auto& [pair, weight] : weights) {
      igraph_vector_int_push_back(&ends, pair.first);
      igraph_vector_int_push_back(&ends, pair.second);
      igraph_vector_push_back(&m_weights, weight);
    }
    igraph_create(&m_graph, &ends, plain.nodes, IGRAPH_UNDIRECTED);
    igraph_vector_int_destroy(&ends);
  }
  ~Igraph() {
    igraph_destroy(&m_graph);
    igraph_vector_destroy(&m_weights);
    igraph_vector_int_destroy(&m_membership);
  }
  Igraph(const Igraph&) = delete;
  Igraph& operator=(const Igraph&) = delete;

  void divide(const std::vector<std::uint32_t>& community) {
    igraph_vector_int_clear(&m_membership);
    for (const std::uint32_t number : community) {
      igraph_vector_int_push_back(&m_membership, number);
    }
  }

  void divide_by_leiden(int iterations) {
    igraph_vector_t strengths;
    igraph_vector_init(&strengths, 0);
    igraph_strength(&m_graph, &strengths, igraph_vss_all(), IGRAPH_ALL, IGRAPH_NO_LOOPS,
                    &m_weights);
    igraph_community_leiden(&m_graph, &m_weights, &strengths, 1 / igraph_vector_sum(&strengths),
                            randomness, false, iterations, &m_membership, nullptr, nullptr);
    igraph_vector_destroy(&strengths);
  }

  void divide_by_louvain() {
    igraph_community_multilevel(&m_graph, &m_weights, 1, &m_membership, nullptr, nullptr);
  }

  double modularity(double resolution) const {
    double value = 0;
    igraph_modularity(&m_graph, &m_membership, &m_weights, resolution, false, &value);
    return value;
  }

 private:
  igraph_t m_graph = {};
  igraph_vector_t m_weights = {};
  igraph_vector_int_t m_membership = {};
};

}  // namespace

double igraph_modularity_of(const PlainGraph& graph, const std::vector<std::uint32_t>& community,
                            double resolution) {
  Igraph igraph(graph);
  igraph.divide(community);
  return igraph.modularity(resolution);
}

double igraph_leiden_modularity(const PlainGraph& graph, int iterations) {
  igraph_rng_seed(igraph_rng_default(), 1);
  Igraph igraph(graph);
  igraph.divide_by_leiden(iterations);
  return igraph.modularity(1);
}

double igraph_louvain_modularity(const PlainGraph& graph) {
  igraph_rng_seed(igraph_rng_default(), 1);
  Igraph igraph(graph);
  igraph.divide_by_louvain();
  return igraph.modularity(1);
}

}  // namespace readout::test
