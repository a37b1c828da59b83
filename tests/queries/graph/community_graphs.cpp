#include "tests/queries/graph/community_graphs.hpp"

#include <random>
#include <utility>

namespace readout::test {

namespace {

std::uint32_t below(std::mt19937_64& random, std::size_t bound) {
  return static_cast<std::uint32_t>(random() % bound);
}

}  // namespace

PlainGraph planted(const PlantedGroups& groups, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  PlainGraph graph{"planted groups", groups.groups * groups.size, {}};
  constexpr std::uint32_t parts = 1'000'000;
  for (std::uint32_t a = 0; a < graph.nodes; ++a) {
    for (std::uint32_t b = a + 1; b < graph.nodes; ++b) {
      const bool is_inside = a / groups.size == b / groups.size;
      if (below(random, parts) < (is_inside ? groups.inside : groups.outside) * parts) {
        graph.edges.push_back({a, b, 1, false});
      }
    }
  }
  return graph;
}

PlainGraph ring_of_cliques(std::uint32_t cliques, std::uint32_t size) {
  PlainGraph graph{"ring of cliques", cliques * size, {}};
  for (std::uint32_t first = 0; first < graph.nodes; first += size) {
    for (std::uint32_t a = 0; a < size; ++a) {
      for (std::uint32_t b = a + 1; b < size; ++b) {
        graph.edges.push_back({first + a, first + b, 1, false});
      }
    }
    graph.edges.push_back({first, (first + size) % graph.nodes + 1, 1, false});
  }
  return graph;
}

PlainGraph scale_free(std::uint32_t nodes, std::uint32_t edges, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  PlainGraph graph{"scale-free", nodes, {}};
  std::vector<std::uint32_t> ends = {0};
  for (std::uint32_t node = 1; node < nodes; ++node) {
    const std::size_t earlier = ends.size();
    for (std::uint32_t edge = 0; edge < edges; ++edge) {
      const std::uint32_t other = ends[below(random, earlier)];
      graph.edges.push_back({node, other, 1, false});
      ends.push_back(other);
      ends.push_back(node);
    }
  }
  return graph;
}

PlainGraph even_random(std::uint32_t nodes, std::uint32_t edges, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  PlainGraph graph{"random", nodes, {}};
  for (std::uint32_t edge = 0; edge < edges; ++edge) {
    graph.edges.push_back({below(random, nodes), below(random, nodes), 1, false});
  }
  return graph;
}

PlainGraph square_grid(std::uint32_t side) {
  PlainGraph graph{"grid", side * side, {}};
  for (std::uint32_t node = 0; node < graph.nodes; ++node) {
    if ((node + 1) % side != 0) {
      graph.edges.push_back({node, node + 1, 1, false});
    }
    if (node + side < graph.nodes) {
      graph.edges.push_back({node, node + side, 1, false});
    }
  }
  return graph;
}

PlainGraph beside(PlainGraph first, const PlainGraph& second) {
  first.name += " beside " + second.name;
  for (GraphEdge edge : second.edges) {
    edge.source += first.nodes;
    edge.target += first.nodes;
    first.edges.push_back(edge);
  }
  first.nodes += second.nodes;
  return first;
}

PlainGraph with_weights(PlainGraph graph, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  graph.name += " with weights";
  const std::size_t count = graph.edges.size();
  for (std::size_t edge = 0; edge < count; ++edge) {
    graph.edges[edge].weight = 1 + below(random, 9);
    graph.edges[edge].directed = random() % 2 == 0;
    if (random() % 4 == 0) {
      GraphEdge again = graph.edges[edge];
      std::swap(again.source, again.target);
      graph.edges.push_back(again);
    }
  }
  return graph;
}

std::vector<PlainGraph> community_graphs(std::uint64_t seed) {
  const PlainGraph groups = planted({12, 25, 0.4, 0.03}, seed);
  const PlainGraph scale = scale_free(1500, 4, seed);
  const PlainGraph islands =
      beside(beside(scale_free(300, 2, seed + 1), square_grid(12)), even_random(200, 250, seed));
  std::vector<PlainGraph> graphs = {groups,
                                    scale,
                                    islands,
                                    even_random(1000, 4000, seed),
                                    even_random(1500, 1600, seed),
                                    square_grid(40),
                                    ring_of_cliques(30, 5),
                                    scale_free(500, 1, seed),
                                    with_weights(groups, seed),
                                    with_weights(scale, seed),
                                    with_weights(islands, seed)};
  for (PlainGraph& graph : graphs) {
    graph.name += " of seed " + std::to_string(seed);
  }
  return graphs;
}

}  // namespace readout::test
