#include "tests/bench/rivals.hpp"

#include <algorithm>
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

Found found_by(const std::function<void(igraph_vector_int_t*)>& work) {
  igraph_vector_int_t numbers;
  igraph_vector_int_init(&numbers, 0);
  const auto start = std::chrono::steady_clock::now();
  work(&numbers);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  Found found{{VECTOR(numbers), VECTOR(numbers) + igraph_vector_int_size(&numbers)},
              seconds.count()};
  std::sort(found.numbers.begin(), found.numbers.end());
  igraph_vector_int_destroy(&numbers);
  return found;
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

Division Igraph::leiden(int iterations) const {
  constexpr double randomness = 0.01;  // the default of igraph's bindings
  const igraph_vector_t* weights = m_source.weights.empty() ? nullptr : &m_weights;
  igraph_vector_t strengths;
  igraph_vector_int_t membership;
  igraph_vector_init(&strengths, 0);
  igraph_vector_int_init(&membership, 0);
  igraph_t undirected;
  igraph_copy(&undirected, &m_graph);
  igraph_to_undirected(&undirected, IGRAPH_TO_UNDIRECTED_EACH, nullptr);
  igraph_rng_seed(igraph_rng_default(), 1);
  const auto start = std::chrono::steady_clock::now();
  igraph_strength(&undirected, &strengths, igraph_vss_all(), IGRAPH_ALL, true, weights);
  igraph_community_leiden(&undirected, weights, &strengths, 1 / igraph_vector_sum(&strengths),
                          randomness, false, iterations, &membership, nullptr, nullptr);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  Division division{0, seconds.count()};
  igraph_modularity(&undirected, &membership, weights, 1, false, &division.modularity);
  igraph_destroy(&undirected);
  igraph_vector_destroy(&strengths);
  igraph_vector_int_destroy(&membership);
  return division;
}

Found Igraph::articulation_points() const {
  return found_by([&](igraph_vector_int_t* nodes) { igraph_articulation_points(&m_graph, nodes); });
}

Found Igraph::bridges() const {
  return found_by([&](igraph_vector_int_t* edges) { igraph_bridges(&m_graph, edges); });
}

std::vector<std::size_t> Igraph::shortest_paths(std::uint32_t from, std::uint32_t to,
                                                std::size_t count) const {
  igraph_vector_int_list_t paths;
  igraph_vector_int_list_init(&paths, 0);
  igraph_get_k_shortest_paths(&m_graph, nullptr, &paths, nullptr,
                              static_cast<igraph_integer_t>(count), from, to, IGRAPH_ALL);
  std::vector<std::size_t> sizes;
  for (igraph_integer_t i = 0; i < igraph_vector_int_list_size(&paths); ++i) {
    sizes.push_back(static_cast<std::size_t>(
        igraph_vector_int_size(igraph_vector_int_list_get_ptr(&paths, i))));
  }
  igraph_vector_int_list_destroy(&paths);
  return sizes;
}

std::size_t Igraph::disjoint_paths(std::uint32_t from, std::uint32_t to) const {
  igraph_integer_t count = 0;
  igraph_edge_disjoint_paths(&m_graph, &count, from, to);
  return static_cast<std::size_t>(count);
}

}  // namespace readout::bench
