#include "queries/graph/boost_view.hpp"
#include "queries/graph/path_query.hpp"
#include "queries/graph/shortest_paths.hpp"

#include <boost/graph/dijkstra_shortest_paths_no_color_map.hpp>
#include <boost/property_map/function_property_map.hpp>

#include <algorithm>
#include <functional>
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
      : m_query(query),
        m_view(graph),
        m_costs(graph, query.measure),
        m_is_avoided(graph.node_count()),
        m_potential(graph.node_count()),
        m_before(graph.node_count()) {
    for (const std::uint32_t node : query.avoid) {
      m_is_avoided[node] = 1;
    }
  }

  /// False where there is no further path.
  bool add_path() {
    std::vector<PathCost> distance(m_potential.size(), no_way);
    search(distance);
    if (distance[m_query.to] == no_way) {
      return false;
    }
    for (std::size_t node = 0; node < distance.size(); ++node) {
      m_potential[node] = distance[node] == no_way ? no_way : m_potential[node] + distance[node];
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
  void search(std::vector<PathCost>& distance) {
    const auto index = get(boost::vertex_index, m_view);
    const auto reduced = [this](const RowEntry& entry) { return reduced_cost(entry); };
    boost::dijkstra_shortest_paths_no_color_map(
        m_view, m_query.from, boost::make_iterator_property_map(m_before.begin(), index),
        boost::make_iterator_property_map(distance.begin(), index),
        boost::make_function_property_map<RowEntry, PathCost>(reduced), index, std::less<>(),
        [](const PathCost& a, const PathCost& b) {
          return a == no_way || b == no_way ? no_way : a + b;
        },
        no_way, PathCost(), boost::default_dijkstra_visitor());
  }

  bool has_flow(std::uint32_t from, std::uint32_t to) const {
    const auto row = m_next.find(from);
    return row != m_next.end() && row->second.contains(to);
  }

  PathCost cost_of(const RowEntry& entry) const {
    return m_costs.step(entry.weight, entry.target, entry.target == m_query.to);
  }

  /// A tie in use cannot be used again, but be given back against the direction of its use. Less
  /// the difference of the potentials no cost is negative.
  PathCost reduced_cost(const RowEntry& entry) const {
    if (m_is_avoided[entry.target] != 0 || m_potential[entry.target] == no_way ||
        has_flow(entry.source, entry.target)) {
      return no_way;
    }
    const PathCost cost = has_flow(entry.target, entry.source)
                              ? PathCost() - cost_of({entry.target, entry.source, 0, entry.weight})
                              : cost_of(entry);
    return cost + m_potential[entry.source] - m_potential[entry.target];
  }

  void push(std::uint32_t from, std::uint32_t to) {
    if (has_flow(to, from)) {
      m_next[to].erase(from);
    } else {
      m_next[from].insert(to);
    }
  }

  const PathQuery& m_query;
  BoostView m_view;
  StepCosts m_costs;
  std::vector<char> m_is_avoided;
  std::vector<PathCost> m_potential;
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
