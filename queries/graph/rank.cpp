#include "queries/graph/rank.hpp"

#include "queries/graph/load_graph.hpp"
#include "queries/graph/named_node.hpp"
#include "schema/model/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <string_view>
#include <utility>

namespace readout {

namespace {

bool is_sampled(const EntityGraph& graph, const RankOptions& options) {
  return options.sampling ||
         (options.metric == Metric::betweenness &&
          static_cast<double>(graph.node_count()) * static_cast<double>(graph.edge_count()) >
              options.exact_up_to);
}

Ranking sampled_ranking(const EntityGraph& graph, const RankOptions& options) {
  const SamplingOptions sampling = options.sampling.value_or(default_sampling);
  SampledBetweenness sampled = sampled_betweenness_of(graph, sampling);
  const auto n = static_cast<double>(graph.node_count());
  for (double& value : sampled.values) {
    value *= n * (n - 1) / 2;
  }
  Ranking ranking{rank_nodes(graph, sampled.values, options.kind, options.top)};
  ranking.sample = UsedSample{sampling, sampled.samples, options.sampling.has_value()};
  return ranking;
}

bool is_shown(std::string_view node_kind, std::optional<EntityKind> kind) {
  return !kind || node_kind == to_string(*kind);
}

}  // namespace

double rounded(double value) { return std::strtod(fmt::format("{:.12g}", value).c_str(), nullptr); }

std::vector<RankRow> rank_nodes(const EntityGraph& graph, const std::vector<double>& values,
                                std::optional<EntityKind> kind, std::optional<std::size_t> top) {
  std::vector<std::pair<double, std::uint32_t>> order;
  for (std::uint32_t node = 0; node < values.size(); ++node) {
    if (is_shown(graph.kind(node), kind)) {
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

void check_options(const RankOptions& options) {
  check_options(options.graph);
  if (options.metric != Metric::pagerank && !options.near.empty()) {
    throw UsageError("--near goes with --metric pagerank");
  }
  if (options.metric != Metric::betweenness && options.sampling) {
    throw UsageError("--epsilon goes with --metric betweenness");
  }
  if (!is_iterated(options.metric) && options.max_rounds) {
    throw UsageError("--rounds goes with --metric pagerank, eigenvector, hub and authority");
  }
}

Ranking rank_entities(Database& database, const RankOptions& options) {
  check_options(options);
  const EntityGraph graph = load_graph(database, options.graph);
  if (is_sampled(graph, options)) {
    Ranking sampled = sampled_ranking(graph, options);
    sampled.is_empty = graph.edge_count() == 0;
    return sampled;
  }
  MetricOptions how{.max_rounds = options.max_rounds};
  for (const std::string& words : options.near) {
    const GraphNode node = named_node(database, graph, words);
    const auto number = graph.find(node.key);
    if (!number) {
      throw UsageError(
          fmt::format("--near: {} ({}) has no ties in this graph", node.name, node.key));
    }
    how.near.push_back(*number);
  }
  const MetricValues found = metric_values(graph, options.metric, how);
  return {rank_nodes(graph, found.values, options.kind, options.top), found.rounds, found.converged,
          graph.edge_count() == 0};
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
