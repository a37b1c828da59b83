#include "tests/queries/graph/path_oracles.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/edmonds_karp_max_flow.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>
#include <utility>

namespace readout::test {

namespace {

using Matrix = std::vector<std::vector<double>>;
using Nodes = std::vector<std::uint32_t>;
using Ties = std::set<std::pair<std::uint32_t, std::uint32_t>>;

PathCost cost_of(const Nodes& nodes, const Matrix& weights, const PathMeasure& measure) {
  const double unit = std::pow(2.0, 32);
  PathCost cost;
  for (std::size_t i = 1; i < nodes.size(); ++i) {
    const double weight = weights[nodes[i - 1]][nodes[i]];
    cost.length += std::llround((measure.by_weight ? 1 / weight : 1) * unit);
    cost.lacking -= static_cast<std::int64_t>(weight) * 65536;
    ++cost.hops;
    if (measure.avoid_hubs && i + 1 < nodes.size()) {
      const auto& row = weights[nodes[i]];
      const auto degree = std::count_if(row.begin(), row.end(), [](double w) { return w > 0; });
      cost.length += std::llround(std::log2(static_cast<double>(degree)) * unit);
    }
  }
  return cost;
}

bool contains(const Nodes& nodes, std::uint32_t node) {
  return std::find(nodes.begin(), nodes.end(), node) != nodes.end();
}

/// All paths of one leg, by depth-first search.
void extend_leg(const Matrix& weights, const Nodes& closed, std::uint32_t to, Nodes& leg,
                std::vector<Nodes>& found) {
  for (std::uint32_t next = 0; next < weights.size(); ++next) {
    if (weights[leg.back()][next] == 0) {
      continue;
    }
    if (next == to) {
      found.push_back(leg);
      found.back().push_back(to);
    } else if (!contains(closed, next) && !contains(leg, next)) {
      leg.push_back(next);
      extend_leg(weights, closed, to, leg, found);
      leg.pop_back();
    }
  }
}

Ties ties_of(const FoundPath& path) {
  Ties ties;
  for (std::size_t i = 1; i < path.nodes.size(); ++i) {
    ties.insert(std::minmax(path.nodes[i - 1], path.nodes[i]));
  }
  return ties;
}

void choose(const std::vector<FoundPath>& paths, std::size_t first, std::size_t count,
            const std::vector<const FoundPath*>& chosen, const PathCost& sum, PathCost& least) {
  if (chosen.size() == count) {
    least = std::min(least, sum);
    return;
  }
  for (std::size_t i = first; i < paths.size(); ++i) {
    const bool fits = std::none_of(chosen.begin(), chosen.end(), [&](const FoundPath* other) {
      return share_a_tie(*other, paths[i]);
    });
    if (fits && sum + paths[i].cost < least) {
      auto more = chosen;
      more.push_back(&paths[i]);
      choose(paths, i + 1, count, more, sum + paths[i].cost, least);
    }
  }
}

}  // namespace

std::vector<FoundPath> all_paths(const PlainGraph& graph, const PathQuery& query) {
  const Matrix weights = undirected_matrix(graph);
  Nodes stops = query.through;
  stops.push_back(query.to);
  Nodes closed = stops;
  closed.push_back(query.from);
  closed.insert(closed.end(), query.avoid.begin(), query.avoid.end());
  std::vector<Nodes> wholes = {{query.from}};
  for (const std::uint32_t stop : stops) {
    Nodes leg{wholes.empty() ? query.from : wholes.front().back()};
    std::vector<Nodes> legs;
    extend_leg(weights, closed, stop, leg, legs);
    std::vector<Nodes> longer;
    for (const Nodes& whole : wholes) {
      for (const Nodes& next : legs) {
        longer.push_back(whole);
        longer.back().insert(longer.back().end(), next.begin() + 1, next.end());
      }
    }
    wholes = std::move(longer);
  }
  std::vector<FoundPath> paths;
  for (Nodes& whole : wholes) {
    if (!query.max_hops || whole.size() <= *query.max_hops + 1) {
      const PathCost cost = cost_of(whole, weights, query.measure);
      paths.push_back({std::move(whole), cost});
    }
  }
  std::sort(paths.begin(), paths.end(), [](const FoundPath& a, const FoundPath& b) {
    return std::tie(a.cost, a.nodes) < std::tie(b.cost, b.nodes);
  });
  return paths;
}

std::size_t boost_disjoint_count(const PlainGraph& graph, const PathQuery& query) {
  using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
  using Network = boost::adjacency_list<
      boost::vecS, boost::vecS, boost::directedS, boost::no_property,
      boost::property<
          boost::edge_capacity_t, long,
          boost::property<boost::edge_residual_capacity_t, long,
                          boost::property<boost::edge_reverse_t, Traits::edge_descriptor>>>>;
  const Matrix weights = undirected_matrix(graph);
  Network network(graph.nodes);
  for (std::uint32_t a = 0; a < graph.nodes; ++a) {
    for (std::uint32_t b = a + 1; b < graph.nodes; ++b) {
      if (weights[a][b] > 0 && !contains(query.avoid, a) && !contains(query.avoid, b)) {
        const auto there = boost::add_edge(a, b, network).first;
        const auto back = boost::add_edge(b, a, network).first;
        boost::put(boost::edge_capacity, network, there, 1);
        boost::put(boost::edge_capacity, network, back, 1);
        boost::put(boost::edge_reverse, network, there, back);
        boost::put(boost::edge_reverse, network, back, there);
      }
    }
  }
  return static_cast<std::size_t>(boost::edmonds_karp_max_flow(network, query.from, query.to));
}

PathCost least_cost_of_disjoint(const std::vector<FoundPath>& paths, std::size_t count) {
  PathCost least = no_way;
  choose(paths, 0, count, {}, {}, least);
  return least;
}

bool share_a_tie(const FoundPath& a, const FoundPath& b) {
  const Ties ties = ties_of(a);
  const Ties others = ties_of(b);
  return std::any_of(ties.begin(), ties.end(),
                     [&](const auto& tie) { return others.count(tie) > 0; });
}

}  // namespace readout::test
