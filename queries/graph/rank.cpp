#include "queries/graph/rank.hpp"

#include "queries/graph/load_graph.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

namespace readout {

namespace {

bool is_shown(std::string_view node_kind, std::optional<EntityKind> kind) {
  return !kind || node_kind == to_string(*kind);
}

}  // namespace

std::vector<NodeRank> ranks_of(const EntityGraph& graph, const std::vector<double>& values,
                               std::optional<EntityKind> kind, std::optional<std::size_t> top) {
  std::vector<std::pair<double, std::uint32_t>> order;
  for (std::uint32_t node = 0; node < values.size(); ++node) {
    if (is_shown(graph.kind(node), kind)) {
      order.emplace_back(-rounded(values[node]), node);
    }
  }
  const std::size_t count = std::min(order.size(), top.value_or(order.size()));
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count), order.end());
  std::vector<NodeRank> ranks;
  ranks.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const bool equals_last = i > 0 && order[i].first == order[i - 1].first;
    const auto [value, node] = order[i];
    ranks.push_back({node, equals_last ? ranks.back().rank : i + 1, 0 - value});
  }
  return ranks;
}

std::vector<RankRow> rank_nodes(const EntityGraph& graph, const std::vector<double>& values,
                                std::optional<EntityKind> kind, std::optional<std::size_t> top) {
  std::vector<RankRow> rows;
  for (const NodeRank& place : ranks_of(graph, values, kind, top)) {
    rows.push_back({place.rank, graph.node(place.node), place.value});
  }
  return rows;
}

Ranking ranking_of(const EntityGraph& graph, const NodeValues& found, const RankOptions& options) {
  return {rank_nodes(graph, found.values, options.kind, options.top), found.rounds, found.converged,
          graph.edge_count() == 0, found.sample};
}

Ranking rank_entities(Database& database, const RankOptions& options) {
  check_options(options);
  const EntityGraph graph = load_graph(database, options.graph);
  const std::vector<std::string> near = near_keys(database, graph, options);
  return ranking_of(graph, node_values(graph, options, near_nodes(graph, near)), options);
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
