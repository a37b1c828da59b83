#include "queries/graph/centrality.hpp"

#include <algorithm>
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

}  // namespace readout
