#include "queries/graph/path_cost.hpp"

#include <algorithm>
#include <cmath>

namespace readout {

namespace {

constexpr double length_unit = 4294967296.0;
constexpr double weight_unit = 65536.0;
constexpr double longest_tie = 1024.0;

std::int64_t in_length_units(double length) {
  return std::llround(std::min(length, longest_tie) * length_unit);
}

double weight_between(const EntityGraph& graph, std::uint32_t from, std::uint32_t to) {
  const Neighbours row = graph.neighbours(from);
  const auto place = std::lower_bound(row.nodes.begin(), row.nodes.end(), to);
  return row.ties[static_cast<std::size_t>(place - row.nodes.begin())].weight;
}

}  // namespace

double PathCost::length_shown() const {
  constexpr double decimals = 1e8;
  return std::round(static_cast<double>(length) / length_unit * decimals) / decimals;
}

double PathCost::weight_shown() const { return static_cast<double>(-lacking) / weight_unit; }

StepCosts::StepCosts(const EntityGraph& graph, const PathMeasure& measure)
    : m_graph(graph), m_by_weight(measure.by_weight) {
  for (std::uint32_t node = 0; measure.avoid_hubs && node < size_of(graph); ++node) {
    const auto degree = static_cast<double>(graph.neighbours(node).nodes.size());
    m_hub_lengths.push_back(degree > 0 ? in_length_units(std::log2(degree)) : 0);
  }
}

PathCost StepCosts::step(double weight, std::uint32_t to, bool is_last) const {
  const std::int64_t tie =
      std::max(std::int64_t{1}, in_length_units(m_by_weight ? 1 / weight : 1.0));
  const std::int64_t hub = m_hub_lengths.empty() || is_last ? 0 : m_hub_lengths[to];
  return {tie + hub, 1, -std::llround(weight * weight_unit)};
}

PathCost StepCosts::path(const std::vector<std::uint32_t>& nodes) const {
  PathCost cost;
  for (std::size_t i = 1; i < nodes.size(); ++i) {
    cost = cost +
           step(weight_between(m_graph, nodes[i - 1], nodes[i]), nodes[i], i + 1 == nodes.size());
  }
  return cost;
}

}  // namespace readout
