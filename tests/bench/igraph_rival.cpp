#include "tests/bench/rivals.hpp"

#include <chrono>
#include <functional>

namespace readout::bench {

namespace {

Answer timed(const std::function<void(igraph_vector_t*)>& work) {
  igraph_vector_t values;
  igraph_vector_init(&values, 0);
  const auto start = std::chrono::steady_clock::now();
  work(&values);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  Answer answer{{VECTOR(values), VECTOR(values) + igraph_vector_size(&values)}, seconds.count()};
  igraph_vector_destroy(&values);
  return answer;
}

}  // namespace

Igraph::Igraph(const BenchGraph& graph) : m_source(graph) {
  igraph_vector_int_t ends;
  igraph_vector_int_init(&ends, 0);
  for (const auto& [source, target] : graph.edges) {
    igraph_vector_int_push_back(&ends, source);
    igraph_vector_int_push_back(&ends, target);
  }
  igraph_create(&m_graph, &ends, graph.nodes, graph.directed);
  igraph_vector_int_destroy(&ends);
  igraph_vector_init(&m_weights, 0);
  for (const double weight : graph.weights) {
    igraph_vector_push_back(&m_weights, weight);
  }
}

Igraph::~Igraph() {
  igraph_destroy(&m_graph);
  igraph_vector_destroy(&m_weights);
}

Answer Igraph::betweenness() const {
  return timed([&](igraph_vector_t* values) {
    igraph_betweenness(&m_graph, values, igraph_vss_all(), m_source.directed, nullptr);
  });
}

Answer Igraph::edge_betweenness() const {
  return timed([&](igraph_vector_t* values) {
    igraph_edge_betweenness(&m_graph, values, m_source.directed, nullptr);
  });
}

Answer Igraph::closeness() const {
  return timed([&](igraph_vector_t* values) {
    igraph_closeness(&m_graph, values, nullptr, nullptr, igraph_vss_all(), IGRAPH_ALL, nullptr,
                     true);
  });
}

Answer Igraph::harmonic() const {
  return timed([&](igraph_vector_t* values) {
    igraph_harmonic_centrality(&m_graph, values, igraph_vss_all(), IGRAPH_ALL, nullptr, true);
  });
}

Answer Igraph::pagerank() const {
  return timed([&](igraph_vector_t* values) {
    igraph_pagerank(&m_graph, IGRAPH_PAGERANK_ALGO_PRPACK, values, nullptr, igraph_vss_all(),
                    m_source.directed, 0.85, m_source.weights.empty() ? nullptr : &m_weights,
                    nullptr);
  });
}

}  // namespace readout::bench
