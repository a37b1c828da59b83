#include "queries/graph/centrality.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace readout {

namespace {

/// Scales the largest value to 1; nothing where all are 0.
void scale_to_largest(std::vector<double>& values) {
  const auto largest = std::max_element(values.begin(), values.end());
  if (largest != values.end() && *largest > 0) {
    const double factor = 1 / *largest;
    std::for_each(values.begin(), values.end(), [&](double& value) { value *= factor; });
  }
}

/// What power iteration leaves where the limit is 0.
void drop_remainders(std::vector<double>& values) {
  constexpr double smallest = 1e-9;
  std::replace_if(values.begin(), values.end(), [](double value) { return value < smallest; }, 0.0);
}

double largest_difference(const std::vector<double>& a, const std::vector<double>& b) {
  double largest = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    largest = std::max(largest, std::abs(a[i] - b[i]));
  }
  return largest;
}

double inner_product(const Neighbours& row, const std::vector<double>& values) {
  double sum = 0;
  for (std::size_t i = 0; i < row.nodes.size(); ++i) {
    sum += row.ties[i].weight * values[row.nodes[i]];
  }
  return sum;
}

/// What comes in from hubs: each successor gets the weight of the tie times the hub's value.
std::vector<double> authorities_of(const EntityGraph& graph, const std::vector<double>& hubs) {
  std::vector<double> values(hubs.size());
  for (std::uint32_t node = 0; node < hubs.size(); ++node) {
    const Neighbours row = graph.successors(node);
    for (std::size_t i = 0; i < row.nodes.size(); ++i) {
      values[row.nodes[i]] += row.ties[i].weight * hubs[node];
    }
  }
  scale_to_largest(values);
  return values;
}

std::vector<double> hubs_of(const EntityGraph& graph, const std::vector<double>& authorities) {
  std::vector<double> values(authorities.size());
  for (std::uint32_t node = 0; node < values.size(); ++node) {
    values[node] = inner_product(graph.successors(node), authorities);
  }
  scale_to_largest(values);
  return values;
}

}  // namespace

SpectralResult eigenvector_of(const EntityGraph& graph, const SpectralOptions& options) {
  SpectralResult result;
  result.values.assign(graph.node_count(), graph.edge_count() > 0 ? 1 : 0);
  result.converged = graph.edge_count() == 0;
  std::vector<double> next(graph.node_count());
  while (!result.converged && result.rounds < options.max_rounds) {
    for (std::uint32_t node = 0; node < next.size(); ++node) {
      const Neighbours row = graph.neighbours(node);
      next[node] = result.values[node] + inner_product(row, result.values);
    }
    scale_to_largest(next);
    result.converged = largest_difference(next, result.values) < options.tolerance;
    result.values.swap(next);
    ++result.rounds;
  }
  drop_remainders(result.values);
  return result;
}

HitsResult hits_of(const EntityGraph& graph, const SpectralOptions& options) {
  HitsResult result;
  result.hubs.assign(graph.node_count(), graph.edge_count() > 0 ? 1 : 0);
  result.authorities = authorities_of(graph, result.hubs);
  result.converged = graph.edge_count() == 0;
  while (!result.converged && result.rounds < options.max_rounds) {
    std::vector<double> hubs = hubs_of(graph, result.authorities);
    std::vector<double> authorities = authorities_of(graph, hubs);
    result.converged = largest_difference(hubs, result.hubs) < options.tolerance &&
                       largest_difference(authorities, result.authorities) < options.tolerance;
    result.hubs = std::move(hubs);
    result.authorities = std::move(authorities);
    ++result.rounds;
  }
  drop_remainders(result.hubs);
  drop_remainders(result.authorities);
  return result;
}

}  // namespace readout
