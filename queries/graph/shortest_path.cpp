#include "queries/graph/path.hpp"

#include <algorithm>

namespace readout {

namespace {

constexpr std::uint32_t unreached = ~std::uint32_t{0};

/// Hops from each node to `goal`, as far as they are needed to know the way from `start`.
struct Distances {
  std::vector<std::uint32_t> hops;
  std::vector<std::uint32_t> order;  // reached nodes, nearest first
};

Distances distances_to(const EntityGraph& graph, std::uint32_t goal, std::uint32_t start) {
  Distances found{std::vector<std::uint32_t>(graph.node_count(), unreached), {goal}};
  found.hops[goal] = 0;
  for (std::size_t next = 0; next < found.order.size(); ++next) {
    const std::uint32_t node = found.order[next];
    if (found.hops[start] != unreached && found.hops[node] >= found.hops[start]) {
      break;
    }
    for (const std::uint32_t neighbour : graph.neighbours(node).nodes) {
      if (found.hops[neighbour] == unreached) {
        found.hops[neighbour] = found.hops[node] + 1;
        found.order.push_back(neighbour);
      }
    }
  }
  return found;
}

/// The best way on from each reached node: the largest sum of weights, then the smallest next node.
std::vector<std::uint32_t> best_next(const EntityGraph& graph, const Distances& distances) {
  std::vector<std::uint32_t> next(graph.node_count(), unreached);
  std::vector<double> weight(graph.node_count());
  for (const std::uint32_t node : distances.order) {
    const Neighbours row = graph.neighbours(node);
    for (std::size_t i = 0; i < row.nodes.size(); ++i) {
      const std::uint32_t neighbour = row.nodes[i];
      if (distances.hops[neighbour] == unreached ||
          distances.hops[neighbour] + 1 != distances.hops[node]) {
        continue;
      }
      const double sum = row.ties[i].weight + weight[neighbour];
      if (next[node] == unreached || sum > weight[node]) {
        next[node] = neighbour;
        weight[node] = sum;
      }
    }
  }
  return next;
}

}  // namespace

std::optional<std::vector<std::uint32_t>> shortest_path(const EntityGraph& graph,
                                                        std::uint32_t from, std::uint32_t to) {
  const Distances distances = distances_to(graph, to, from);
  if (distances.hops[from] == unreached) {
    return std::nullopt;
  }
  const std::vector<std::uint32_t> next = best_next(graph, distances);
  std::vector<std::uint32_t> path{from};
  while (path.back() != to) {
    path.push_back(next[path.back()]);
  }
  return path;
}

}  // namespace readout
