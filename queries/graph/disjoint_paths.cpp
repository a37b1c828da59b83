#include "queries/graph/cheapest_ways.hpp"
#include "queries/graph/path_query.hpp"
#include "queries/graph/shortest_paths.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <tuple>
#include <utility>

namespace readout {

namespace {

/// Paths that share no tie, as a flow of as many units: one more with each call.
class UnitFlow {
 public:
  UnitFlow(const EntityGraph& graph, const PathQuery& query)
      : m_graph(graph),
        m_query(query),
        m_costs(graph, query.measure),
        m_is_avoided(graph.node_count()),
        m_has_flow(graph.node_count()),
        m_potential(graph.node_count()),
        m_distance(graph.node_count()),
        m_before(graph.node_count()) {
    for (const std::uint32_t node : query.avoid) {
      m_is_avoided[node] = 1;
    }
  }

  /// False where there is no further path.
  bool add_path() {
    const std::vector<std::uint32_t> settled = search();
    if (settled.empty() || settled.back() != m_query.to) {
      return false;
    }
    // Potentials count by their differences alone: what is farther than the end keeps its own, less
    // the distance of the end, which is taken off the others instead.
    const PathCost to_end = m_distance[m_query.to];
    for (const std::uint32_t node : settled) {
      m_potential[node] = m_potential[node] + m_distance[node] - to_end;
    }
    for (std::uint32_t node = m_query.to; node != m_query.from; node = m_before[node]) {
      push(m_before[node], node);
    }
    return true;
  }

  /// The flow as paths, always to the first node that is left.
  std::vector<FoundPath> paths() const {
    auto left = m_next;
    std::vector<FoundPath> found;
    while (!left[m_query.from].empty()) {
      std::vector<std::uint32_t> nodes{m_query.from};
      while (nodes.back() != m_query.to) {
        std::set<std::uint32_t>& next = left[nodes.back()];
        nodes.push_back(next.extract(next.begin()).value());
      }
      const PathCost cost = m_costs.path(nodes);
      found.push_back({std::move(nodes), cost});
    }
    return found;
  }

 private:
  /// Nodes as they are settled, the end last where there is a way to it.
  std::vector<std::uint32_t> search() {
    std::fill(m_distance.begin(), m_distance.end(), no_way);
    std::vector<std::uint32_t> settled;
    settle_nearest(
        m_graph, m_query.from, m_distance,
        [this](std::uint32_t from, std::uint32_t to, double weight) {
          return reduced_cost(from, to, weight);
        },
        [this](std::uint32_t from, std::uint32_t to) { m_before[to] = from; },
        [&](std::uint32_t node) {
          settled.push_back(node);
          return node != m_query.to;
        });
    return settled;
  }

  bool has_flow(std::uint32_t from, std::uint32_t to) const {
    if (m_has_flow[from] == 0 || m_has_flow[to] == 0) {
      return false;
    }
    const auto row = m_next.find(from);
    return row != m_next.end() && row->second.contains(to);
  }

  PathCost step(std::uint32_t to, double weight) const {
    return m_costs.step(weight, to, to == m_query.to);
  }

  /// A tie in use cannot be used again, but be given back against the direction of its use. Less
  /// the difference of the potentials no cost is negative.
  PathCost reduced_cost(std::uint32_t from, std::uint32_t to, double weight) const {
    if (m_is_avoided[to] != 0 || has_flow(from, to)) {
      return no_way;
    }
    const PathCost cost = has_flow(to, from) ? PathCost() - step(from, weight) : step(to, weight);
    return cost + m_potential[from] - m_potential[to];
  }

  void push(std::uint32_t from, std::uint32_t to) {
    m_has_flow[from] = m_has_flow[to] = 1;
    if (has_flow(to, from)) {
      m_next[to].erase(from);
    } else {
      m_next[from].insert(to);
    }
  }

  const EntityGraph& m_graph;
  const PathQuery& m_query;
  StepCosts m_costs;
  std::vector<char> m_is_avoided;
  std::vector<char> m_has_flow;  // once had: the others need no look-up
  std::vector<PathCost> m_potential;
  std::vector<PathCost> m_distance;
  std::vector<std::uint32_t> m_before;
  std::map<std::uint32_t, std::set<std::uint32_t>> m_next;  // where the flow goes on
};

}  // namespace

std::vector<FoundPath> disjoint_paths(const EntityGraph& graph, const PathQuery& query,
                                      std::size_t count) {
  check_query(graph, query);
  if (!query.through.empty() || query.max_hops) {
    throw std::invalid_argument("disjoint paths through given nodes or within a number of hops");
  }
  if (query.from == query.to) {
    return shortest_paths(graph, query, std::min<std::size_t>(count, 1));
  }
  UnitFlow flow(graph, query);
  for (std::size_t number = 0; number < count && flow.add_path();) {
    ++number;
  }
  std::vector<FoundPath> found = flow.paths();
  std::sort(found.begin(), found.end(), [](const FoundPath& a, const FoundPath& b) {
    return std::tie(a.cost, a.nodes) < std::tie(b.cost, b.nodes);
  });
  return found;
}

}  // namespace readout
