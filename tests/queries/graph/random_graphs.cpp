#include "tests/queries/graph/random_graphs.hpp"

#include <utility>

namespace readout::test {

namespace {

std::uint32_t below(std::mt19937& random, std::uint32_t bound) {
  return static_cast<std::uint32_t>(random() % bound);
}

PlainGraph path_of(std::uint32_t nodes) {
  PlainGraph graph{"path of " + std::to_string(nodes), nodes, {}};
  for (std::uint32_t node = 1; node < nodes; ++node) {
    graph.edges.push_back({node - 1, node, 1, true});
  }
  return graph;
}

PlainGraph star_of(std::uint32_t nodes) {
  PlainGraph graph{"star of " + std::to_string(nodes), nodes, {}};
  for (std::uint32_t node = 1; node < nodes; ++node) {
    graph.edges.push_back({node, 0, 2, true});
  }
  return graph;
}

PlainGraph grid_of(std::uint32_t side) {
  PlainGraph graph{"grid of " + std::to_string(side), side * side, {}};
  for (std::uint32_t row = 0; row < side; ++row) {
    for (std::uint32_t column = 0; column < side; ++column) {
      const std::uint32_t node = row * side + column;
      if (column + 1 < side) {
        graph.edges.push_back({node, node + 1, 1, false});
      }
      if (row + 1 < side) {
        graph.edges.push_back({node, node + side, 1, false});
      }
    }
  }
  return graph;
}

PlainGraph tree_of(std::uint32_t nodes, std::mt19937& random) {
  PlainGraph graph{"tree of " + std::to_string(nodes), nodes, {}};
  for (std::uint32_t node = 1; node < nodes; ++node) {
    graph.edges.push_back({node, below(random, node), 1.0 + below(random, 3), true});
  }
  return graph;
}

/// Sparse enough to fall apart, with everything that the graph has to put in order.
PlainGraph random_graph(int number, std::mt19937& random) {
  PlainGraph graph{"random " + std::to_string(number), 1 + below(random, 12), {}};
  const std::uint32_t edges = below(random, 3 * graph.nodes);
  for (std::uint32_t i = 0; i < edges; ++i) {
    graph.edges.push_back({below(random, graph.nodes), below(random, graph.nodes),
                           1.0 + below(random, 4), below(random, 2) == 0});
  }
  return graph;
}

std::vector<std::vector<double>> matrix_of(const PlainGraph& graph, bool both_ways) {
  std::vector<std::vector<double>> matrix(graph.nodes, std::vector<double>(graph.nodes));
  for (const GraphEdge& edge : graph.edges) {
    if (edge.source == edge.target) {
      continue;
    }
    matrix[edge.source][edge.target] += edge.weight;
    if (both_ways || !edge.directed) {
      matrix[edge.target][edge.source] += edge.weight;
    }
  }
  return matrix;
}

}  // namespace

EntityGraph PlainGraph::built() const {
  std::vector<GraphNode> made;
  for (std::uint32_t node = 0; node < nodes; ++node) {
    const std::string number = std::to_string(100 + node);
    made.push_back({"person:" + number, "person", "P" + number});
  }
  return {std::move(made), edges};
}

std::vector<PlainGraph> small_graphs(unsigned seed) {
  std::mt19937 random(seed);
  std::vector<PlainGraph> graphs = {{"nothing", 0, {}},
                                    {"one node", 1, {}},
                                    {"a loop", 1, {{0, 0}}},
                                    path_of(6),
                                    star_of(7),
                                    grid_of(4),
                                    tree_of(15, random),
                                    {"two islands", 4, {{0, 1}, {2, 3}}}};
  for (int number = 0; number < 150; ++number) {
    graphs.push_back(random_graph(number, random));
  }
  for (PlainGraph& graph : graphs) {
    graph.name += " of seed " + std::to_string(seed);
  }
  return graphs;
}

std::vector<std::vector<double>> undirected_matrix(const PlainGraph& graph) {
  return matrix_of(graph, true);
}

std::vector<std::vector<double>> directed_matrix(const PlainGraph& graph) {
  return matrix_of(graph, false);
}

}  // namespace readout::test
