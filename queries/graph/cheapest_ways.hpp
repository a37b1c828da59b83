#pragma once

#include "queries/graph/entity_graph.hpp"
#include "queries/graph/path_cost.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace readout {

/// `step(from, to, weight)` is what it costs to go on over a tie, no_way where that cannot be;
/// `distance` is of each node, no_way at first.

/// Settles node after node, the nearest to `start` first and of equals that with the smaller
/// number, and calls `settled(node)`, until that is false. Distances of nodes that are not settled
/// then are no less than that of the last. Costs may be 0, not less. Dijkstra, "A note on two
/// problems in connexion with graphs", Numerische Mathematik 1, 1959. `came(from, to)` is called
/// where a way is better than what is known. O(m log m).
template <typename Step, typename Came, typename Settled>
void settle_nearest(const EntityGraph& graph, std::uint32_t start, std::vector<PathCost>& distance,
                    const Step& step, const Came& came, const Settled& settled) {
  struct Waiting {
    PathCost cost;
    std::uint32_t node = 0;

    auto operator<=>(const Waiting&) const = default;
  };
  std::vector<Waiting> heap;
  const auto offer = [&](std::uint32_t node, const PathCost& cost) {
    distance[node] = cost;
    heap.push_back({cost, node});
    std::push_heap(heap.begin(), heap.end(), std::greater<>());
  };
  offer(start, PathCost());
  while (!heap.empty()) {
    std::pop_heap(heap.begin(), heap.end(), std::greater<>());
    const Waiting nearest = heap.back();
    heap.pop_back();
    if (nearest.cost != distance[nearest.node]) {
      continue;  // a better way to it has been settled
    }
    if (!settled(nearest.node)) {
      return;
    }
    const Neighbours row = graph.neighbours(nearest.node);
    for (std::size_t i = 0; i < row.nodes.size(); ++i) {
      const PathCost cost = step(nearest.node, row.nodes[i], row.ties[i].weight);
      if (cost != no_way && nearest.cost + cost < distance[row.nodes[i]]) {
        came(nearest.node, row.nodes[i]);
        offer(row.nodes[i], nearest.cost + cost);
      }
    }
  }
}

/// The same distances where every step is as long and as many hops as any other: level by level,
/// without a heap. O(n + m).
template <typename Step>
void reach_by_levels(const EntityGraph& graph, std::uint32_t start, std::vector<PathCost>& distance,
                     const Step& step) {
  std::vector<std::uint32_t> reached{start};
  distance[start] = PathCost();
  for (std::size_t next = 0; next < reached.size(); ++next) {
    const std::uint32_t node = reached[next];
    const Neighbours row = graph.neighbours(node);
    for (std::size_t i = 0; i < row.nodes.size(); ++i) {
      PathCost& known = distance[row.nodes[i]];
      if (known.hops <= distance[node].hops && known != no_way) {
        continue;
      }
      const PathCost cost = step(node, row.nodes[i], row.ties[i].weight);
      if (cost == no_way) {
        continue;
      }
      if (known == no_way) {
        reached.push_back(row.nodes[i]);
      }
      known = std::min(known, distance[node] + cost);
    }
  }
}

}  // namespace readout
