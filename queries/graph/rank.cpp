#include "queries/graph/rank.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <string_view>
#include <utility>

namespace readout {

namespace {

double rounded(double value) { return std::strtod(fmt::format("{:.12g}", value).c_str(), nullptr); }

bool is_shown(const GraphNode& node, std::optional<EntityKind> kind) {
  return !kind || node.kind == to_string(*kind);
}

}  // namespace

std::vector<RankRow> rank_nodes(const EntityGraph& graph, const std::vector<double>& values,
                                std::optional<EntityKind> kind, std::optional<std::size_t> top) {
  std::vector<std::pair<double, std::uint32_t>> order;
  for (std::uint32_t node = 0; node < values.size(); ++node) {
    if (is_shown(graph.node(node), kind)) {
      order.emplace_back(-rounded(values[node]), node);
    }
  }
  const std::size_t count = std::min(order.size(), top.value_or(order.size()));
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count), order.end());
  std::vector<RankRow> rows;
  for (std::size_t i = 0; i < count; ++i) {
    const bool equals_last = i > 0 && order[i].first == order[i - 1].first;
    const auto [value, node] = order[i];
    rows.push_back({equals_last ? rows.back().rank : i + 1, graph.node(node), 0 - value});
  }
  return rows;
}

std::vector<RankRow> rank_entities(Database& database, const RankOptions& options) {
  const EntityGraph graph = load_graph(database, options.graph);
  return rank_nodes(graph, metric_values(graph, options.metric), options.kind, options.top);
}

SampledRanking rank_entities_by_sample(Database& database, const RankOptions& options,
                                       const SamplingOptions& sampling) {
  const EntityGraph graph = load_graph(database, options.graph);
  SampledBetweenness sampled = sampled_betweenness_of(graph, sampling);
  const auto n = static_cast<double>(graph.node_count());
  for (double& value : sampled.values) {
    value *= n * (n - 1) / 2;
  }
  return {rank_nodes(graph, sampled.values, options.kind, options.top), sampled.samples};
}

Table rank_table(const std::vector<RankRow>& rows, Metric metric) {
  Table table{{"rank", "entity", "kind", "key", std::string(to_string(metric))}, {}};
  for (const RankRow& row : rows) {
    table.rows.push_back({static_cast<std::int64_t>(row.rank), row.node.name, row.node.kind,
                          row.node.key, row.value});
  }
  return table;
}

}  // namespace readout
