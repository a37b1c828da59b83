#include "queries/graph/leg_search.hpp"

#include "queries/graph/cheapest_ways.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace readout {

namespace {

constexpr std::uint32_t none = ~std::uint32_t{0};

std::vector<std::uint32_t> stops_of(const PathQuery& query) {
  std::vector<std::uint32_t> stops = query.through;
  stops.push_back(query.to);
  return stops;
}

PathCost sum_or_no_way(const PathCost& a, const PathCost& b) {
  return a == no_way || b == no_way ? no_way : a + b;
}

}  // namespace

LegSearch::LegSearch(const EntityGraph& graph, const PathQuery& query)
    : m_graph(graph),
      m_stops(stops_of(query)),
      m_max_hops(query.max_hops),
      m_costs(graph, query.measure),
      m_is_closed(graph.node_count()),
      m_rest(m_stops.size()),
      m_in_start(graph.node_count()) {
  m_is_closed[query.from] = 1;
  for (const auto& closed : {m_stops, query.avoid}) {
    std::for_each(closed.begin(), closed.end(), [&](std::uint32_t node) { m_is_closed[node] = 1; });
  }
  const StepCosts hops(graph, {});
  PathCost behind;
  PathCost hops_behind;
  for (std::size_t leg = m_stops.size(); leg-- > 0;) {
    const std::uint32_t begin = leg > 0 ? m_stops[leg - 1] : query.from;
    m_rest[leg].cost = distances_of_leg(leg, m_costs, behind);
    behind = m_rest[leg].cost[begin];
    if (m_max_hops && query.measure != PathMeasure{}) {
      m_rest[leg].by_hops = distances_of_leg(leg, hops, hops_behind);
      hops_behind = m_rest[leg].by_hops[begin];
    }
  }
}

bool LegSearch::is_closed(std::uint32_t node, std::size_t leg) const {
  return m_is_closed[node] != 0 && node != m_stops[leg];
}

/// Backwards from the end of a leg, behind which a path of the cost `behind` lies.
std::vector<PathCost> LegSearch::distances_of_leg(std::size_t leg, const StepCosts& costs,
                                                  const PathCost& behind) const {
  const std::uint32_t end = m_stops[leg];
  const bool is_last = leg + 1 == m_stops.size();
  const auto back_over = [&](std::uint32_t from, std::uint32_t /*to*/, double weight) {
    return is_closed(from, leg) ? no_way : costs.step(weight, from, is_last && from == end);
  };
  const auto nothing = [](std::uint32_t /*from*/, std::uint32_t /*to*/) {};
  const auto all = [](std::uint32_t /*node*/) { return true; };
  std::vector<PathCost> distances(m_graph.node_count(), no_way);
  if (costs.are_even()) {
    reach_by_levels(m_graph, end, distances, back_over);
  } else {
    settle_nearest(m_graph, end, distances, back_over, nothing, all);
  }
  for (PathCost& distance : distances) {
    distance = sum_or_no_way(distance, behind);
  }
  return distances;
}

PathCost LegSearch::rest_of(std::uint32_t node, std::size_t leg) const {
  return leg == m_stops.size() ? PathCost() : m_rest[leg].cost[node];
}

bool LegSearch::is_too_far(std::uint32_t node, std::size_t leg, const PathCost& cost) const {
  const PathCost rest = rest_of(node, leg);
  if (rest == no_way || !m_max_hops) {
    return rest == no_way;
  }
  const bool has_hops = leg < m_stops.size() && !m_rest[leg].by_hops.empty();
  const std::int64_t hops = cost.hops + (has_hops ? m_rest[leg].by_hops[node].hops : rest.hops);
  return hops > static_cast<std::int64_t>(*m_max_hops);
}

/// Walks along the beginning.
void LegSearch::begin(const PathStart& start) {
  ++m_search;
  m_ways.clear();
  m_waiting.clear();
  m_ways_to.clear();
  std::uint32_t leg = 0;
  std::size_t begin_of_leg = 0;
  for (std::size_t i = 1; i < start.nodes.size(); ++i) {
    if (start.nodes[i] == m_stops[leg]) {
      ++leg;
      begin_of_leg = i;
    }
  }
  for (std::size_t i = begin_of_leg; i < start.nodes.size(); ++i) {
    m_in_start[start.nodes[i]] = m_search;
  }
  m_start_leg = leg;
  PathCost cost;
  for (std::size_t i = 1; i < start.nodes.size(); ++i) {
    const Neighbours row = m_graph.neighbours(start.nodes[i - 1]);
    const auto place = std::lower_bound(row.nodes.begin(), row.nodes.end(), start.nodes[i]);
    cost = cost + m_costs.step(row.ties[static_cast<std::size_t>(place - row.nodes.begin())].weight,
                               start.nodes[i], false);
  }
  offer(none, start.nodes.back(), leg, cost);
}

/// Whether a way to the same node is better in all that counts.
bool LegSearch::is_beaten(const std::vector<std::uint32_t>& known, const PathCost& cost) const {
  return std::any_of(known.begin(), known.end(), [&](std::uint32_t way) {
    const PathCost& other = m_ways[way].cost;
    return other < cost && (!m_max_hops || other.hops <= cost.hops);
  });
}

void LegSearch::offer(std::uint32_t before, std::uint32_t node, std::uint32_t leg,
                      const PathCost& cost) {
  if (is_too_far(node, leg, cost)) {
    return;
  }
  std::vector<std::uint32_t>& known = m_ways_to[leg * std::uint64_t{m_graph.node_count()} + node];
  const auto same = std::find_if(known.begin(), known.end(),
                                 [&](std::uint32_t way) { return m_ways[way].cost == cost; });
  if (same != known.end()) {
    m_ways[*same].before.push_back(before);
    return;
  }
  if (is_beaten(known, cost)) {
    return;
  }
  const auto number = static_cast<std::uint32_t>(m_ways.size());
  known.push_back(number);
  m_ways.push_back({node, leg, cost, none, {before}});
  m_waiting.push_back({cost + rest_of(node, leg), number});
  std::push_heap(m_waiting.begin(), m_waiting.end(), std::greater<>());
}

void LegSearch::expand(std::uint32_t way, const PathStart& start) {
  const std::uint32_t from_leg = m_ways[way].leg;
  const PathCost from_cost = m_ways[way].cost;
  const Neighbours row = m_graph.neighbours(m_ways[way].node);
  for (std::size_t i = 0; i < row.nodes.size(); ++i) {
    const std::uint32_t node = row.nodes[i];
    const bool is_refused =
        is_closed(node, from_leg) ||
        (from_leg == m_start_leg && m_in_start[node] == m_search && node != m_stops[from_leg]) ||
        (way == 0 &&
         std::find(start.not_to.begin(), start.not_to.end(), node) != start.not_to.end());
    if (!is_refused) {
      const bool is_stop = node == m_stops[from_leg];
      const std::uint32_t leg = from_leg + (is_stop ? 1 : 0);
      offer(way, node, leg,
            from_cost + m_costs.step(row.ties[i].weight, node, leg == m_stops.size()));
    }
  }
}

/// Of the best ways to the end the first by node numbers: each way hands the smaller node of the
/// next step to those before it, until the beginning is reached.
FoundPath LegSearch::path_to(std::uint32_t end, const PathStart& start) {
  std::vector<std::uint32_t> open{end};
  std::vector<char> is_open(m_ways.size());
  is_open[end] = 1;
  for (std::size_t i = 0; i < open.size(); ++i) {
    for (const std::uint32_t before : m_ways[open[i]].before) {
      if (before == none) {
        continue;
      }
      std::uint32_t& next = m_ways[before].next;
      if (next == none || m_ways[open[i]].node < m_ways[next].node) {
        next = open[i];
      }
      if (is_open[before] == 0) {
        is_open[before] = 1;
        open.push_back(before);
      }
    }
  }
  FoundPath path{start.nodes, m_ways[end].cost};
  for (std::uint32_t way = 0; way != end;) {
    way = m_ways[way].next;
    path.nodes.push_back(m_ways[way].node);
  }
  return path;
}

std::optional<FoundPath> LegSearch::find(const PathStart& start) {
  begin(start);
  std::optional<std::uint32_t> end;
  while (!m_waiting.empty() && !(end && m_waiting.front().estimate > m_ways[*end].cost)) {
    std::pop_heap(m_waiting.begin(), m_waiting.end(), std::greater<>());
    const std::uint32_t way = m_waiting.back().way;
    m_waiting.pop_back();
    const Way& reached = m_ways[way];
    if (reached.leg == m_stops.size()) {
      end = end.value_or(way);
    } else if (!is_beaten(
                   m_ways_to[reached.leg * std::uint64_t{m_graph.node_count()} + reached.node],
                   reached.cost)) {
      expand(way, start);
    }
  }
  return end ? std::optional(path_to(*end, start)) : std::nullopt;
}

}  // namespace readout
