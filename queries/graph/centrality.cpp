#include "queries/graph/centrality.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace readout {

namespace {

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

constexpr std::array<std::pair<Metric, std::string_view>, 13> metric_names{{
    {Metric::degree, "degree"},
    {Metric::in_degree, "in-degree"},
    {Metric::out_degree, "out-degree"},
    {Metric::strength, "strength"},
    {Metric::pagerank, "pagerank"},
    {Metric::betweenness, "betweenness"},
    {Metric::closeness, "closeness"},
    {Metric::harmonic, "harmonic"},
    {Metric::eigenvector, "eigenvector"},
    {Metric::hub, "hub"},
    {Metric::authority, "authority"},
    {Metric::kcore, "kcore"},
    {Metric::clustering, "clustering"},
}};

std::vector<double> one_of(const std::vector<Closeness>& values, double Closeness::* member) {
  std::vector<double> chosen;
  chosen.reserve(values.size());
  for (const Closeness& value : values) {
    chosen.push_back(value.*member);
  }
  return chosen;
}

}  // namespace

std::vector<double> degree_of(const EntityGraph& graph) {
  std::vector<double> values(graph.node_count());
  for (std::uint32_t node = 0; node < size_of(graph); ++node) {
    values[node] = static_cast<double>(graph.neighbours(node).nodes.size());
  }
  return values;
}

std::vector<double> in_degree_of(const EntityGraph& graph) {
  std::vector<double> values(graph.node_count());
  for (std::uint32_t node = 0; node < size_of(graph); ++node) {
    for (const std::uint32_t successor : graph.successors(node).nodes) {
      ++values[successor];
    }
  }
  return values;
}

std::vector<double> out_degree_of(const EntityGraph& graph) {
  std::vector<double> values(graph.node_count());
  for (std::uint32_t node = 0; node < size_of(graph); ++node) {
    values[node] = static_cast<double>(graph.successors(node).nodes.size());
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

std::vector<std::string> metric_words() {
  std::vector<std::string> words;
  words.reserve(metric_names.size());
  for (const auto& [metric, name] : metric_names) {
    words.emplace_back(name);
  }
  return words;
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
    case Metric::in_degree:
      return in_degree_of(graph);
    case Metric::out_degree:
      return out_degree_of(graph);
    case Metric::closeness:
      return one_of(closeness_of(graph), &Closeness::closeness);
    case Metric::harmonic:
      return one_of(closeness_of(graph), &Closeness::harmonic);
    case Metric::eigenvector:
      return eigenvector_of(graph).values;
    case Metric::hub:
      return hits_of(graph).hubs;
    case Metric::authority:
      return hits_of(graph).authorities;
    case Metric::kcore:
      return core_of(graph);
    case Metric::clustering:
      return clustering_of(graph);
  }
  return {};
}

}  // namespace readout
