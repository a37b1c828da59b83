#include "tests/bench/rivals.hpp"

#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>

#include <algorithm>
#include <chrono>

namespace readout::bench {

Answer boost_betweenness(const BenchGraph& graph) {
  using Csr = boost::compressed_sparse_row_graph<boost::directedS>;
  std::vector<std::pair<std::size_t, std::size_t>> arcs;
  for (const auto& [source, target] : graph.edges) {
    arcs.emplace_back(source, target);
    if (!graph.directed) {
      arcs.emplace_back(target, source);
    }
  }
  std::sort(arcs.begin(), arcs.end());
  const Csr csr(boost::edges_are_sorted, arcs.begin(), arcs.end(), graph.nodes);
  Answer answer;
  answer.values.resize(graph.nodes);
  const auto start = std::chrono::steady_clock::now();
  boost::brandes_betweenness_centrality(
      csr, boost::make_iterator_property_map(answer.values.begin(),
                                             boost::get(boost::vertex_index, csr)));
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  answer.seconds = seconds.count();
  for (double& value : answer.values) {
    value *= graph.directed ? 1 : 0.5;  // an undirected graph as two arcs each
  }
  return answer;
}

}  // namespace readout::bench
