#include "queries/graph/centrality.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

namespace readout {

namespace {

std::uint32_t size_of(const EntityGraph& graph) {
  return static_cast<std::uint32_t>(graph.node_count());
}

double weight_sum(std::span<const Tie> ties) {
  return std::accumulate(ties.begin(), ties.end(), 0.0,
                         [](double sum, const Tie& tie) { return sum + tie.weight; });
}

/// One Jacobi round: each node hands its value on in proportion to the weights.
void pagerank_round(const EntityGraph& graph, const std::vector<double>& out_weight, double damping,
                    const std::vector<double>& now, std::vector<double>& next) {
  const auto n = static_cast<double>(graph.node_count());
  double dangling = 0;
  for (std::uint32_t node = 0; node < size_of(graph); ++node) {
    dangling += out_weight[node] > 0 ? 0 : now[node];
  }
  std::fill(next.begin(), next.end(), (1 - damping + damping * dangling) / n);
  for (std::uint32_t node = 0; node < size_of(graph); ++node) {
    const Neighbours row = graph.successors(node);
    const double share = row.nodes.empty() ? 0 : damping * now[node] / out_weight[node];
    for (std::size_t i = 0; i < row.nodes.size(); ++i) {
      next[row.nodes[i]] += share * row.ties[i].weight;
    }
  }
}

double difference(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    sum += std::abs(a[i] - b[i]);
  }
  return sum;
}

constexpr std::uint32_t unvisited = ~std::uint32_t{0};

/// Gives all nodes reachable from `start` the number `label`; how many they are.
std::uint32_t flood(const EntityGraph& graph, std::uint32_t start, std::uint32_t label,
                    std::vector<std::uint32_t>& labels) {
  std::vector<std::uint32_t> queue{start};
  labels[start] = label;
  for (std::size_t next = 0; next < queue.size(); ++next) {
    for (const std::uint32_t neighbour : graph.neighbours(queue[next]).nodes) {
      if (labels[neighbour] == unvisited) {
        labels[neighbour] = label;
        queue.push_back(neighbour);
      }
    }
  }
  return static_cast<std::uint32_t>(queue.size());
}

constexpr std::array<std::pair<Metric, std::string_view>, 4> metric_names{{
    {Metric::degree, "degree"},
    {Metric::strength, "strength"},
    {Metric::pagerank, "pagerank"},
    {Metric::betweenness, "betweenness"},
}};

}  // namespace

std::vector<double> degree_of(const EntityGraph& graph) {
  std::vector<double> values(graph.node_count());
  for (std::uint32_t node = 0; node < size_of(graph); ++node) {
    values[node] = static_cast<double>(graph.neighbours(node).nodes.size());
  }
  return values;
}

std::vector<double> strength_of(const EntityGraph& graph) {
  std::vector<double> values(graph.node_count());
  for (std::uint32_t node = 0; node < size_of(graph); ++node) {
    values[node] = weight_sum(graph.neighbours(node).ties);
  }
  return values;
}

PagerankResult pagerank_of(const EntityGraph& graph, const PagerankOptions& options) {
  const std::size_t n = graph.node_count();
  PagerankResult result;
  result.values.assign(n, n == 0 ? 0 : 1 / static_cast<double>(n));
  std::vector<double> out_weight(n);
  for (std::uint32_t node = 0; node < n; ++node) {
    out_weight[node] = weight_sum(graph.successors(node).ties);
  }
  std::vector<double> next(n);
  while (!result.converged && result.rounds < options.max_rounds) {
    pagerank_round(graph, out_weight, options.damping, result.values, next);
    result.converged = difference(result.values, next) < options.tolerance;
    result.values.swap(next);
    ++result.rounds;
  }
  return result;
}

Components components_of(const EntityGraph& graph) {
  std::vector<std::uint32_t> labels(graph.node_count(), unvisited);
  std::vector<std::uint32_t> sizes;
  for (std::uint32_t node = 0; node < size_of(graph); ++node) {
    if (labels[node] == unvisited) {
      sizes.push_back(flood(graph, node, static_cast<std::uint32_t>(sizes.size()), labels));
    }
  }
  // Labels were given by smallest node, so a stable sort keeps that order within a size.
  std::vector<std::uint32_t> order(sizes.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return sizes[a] > sizes[b]; });
  Components components;
  std::vector<std::uint32_t> new_label(sizes.size());
  for (std::uint32_t place = 0; place < order.size(); ++place) {
    new_label[order[place]] = place;
    components.sizes.push_back(sizes[order[place]]);
  }
  for (const std::uint32_t label : labels) {
    components.component.push_back(new_label[label]);
  }
  return components;
}

std::string_view to_string(Metric metric) {
  return metric_names[static_cast<std::size_t>(metric)].second;
}

std::optional<Metric> metric_of(std::string_view word) {
  for (const auto& [metric, name] : metric_names) {
    if (name == word) {
      return metric;
    }
  }
  return std::nullopt;
}

std::vector<double> metric_values(const EntityGraph& graph, Metric metric) {
  switch (metric) {
    case Metric::degree:
      return degree_of(graph);
    case Metric::strength:
      return strength_of(graph);
    case Metric::pagerank:
      return pagerank_of(graph).values;
    case Metric::betweenness:
      return betweenness_of(graph);
  }
  return {};
}

}  // namespace readout
