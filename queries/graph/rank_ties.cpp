#include "queries/graph/rank_ties.hpp"

#include "queries/graph/articulation.hpp"
#include "queries/graph/load_graph.hpp"
#include "queries/graph/rank.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace readout {

namespace {

constexpr std::array<std::string_view, 2> tie_metric_names = {"betweenness", "bridge"};

double weight_of(const EntityGraph& graph, const EdgeValue& tie) {
  const Neighbours row = graph.neighbours(tie.source);
  const auto place = std::lower_bound(row.nodes.begin(), row.nodes.end(), tie.target);
  return row.ties[static_cast<std::size_t>(place - row.nodes.begin())].weight;
}

}  // namespace

std::vector<std::string> tie_metric_words() {
  return {tie_metric_names.begin(), tie_metric_names.end()};
}

std::string_view to_string(TieMetric metric) {
  return tie_metric_names[static_cast<std::size_t>(metric)];
}

std::optional<TieMetric> tie_metric_of(std::string_view word) {
  for (const TieMetric metric : {TieMetric::betweenness, TieMetric::bridge}) {
    if (to_string(metric) == word) {
      return metric;
    }
  }
  return std::nullopt;
}

std::vector<TieRow> rank_ties(const EntityGraph& graph, const std::vector<EdgeValue>& values,
                              std::optional<std::size_t> top) {
  std::vector<EdgeValue> order = values;
  for (EdgeValue& tie : order) {
    tie.value = rounded(tie.value);
  }
  std::stable_sort(order.begin(), order.end(),
                   [](const EdgeValue& a, const EdgeValue& b) { return a.value > b.value; });
  order.resize(std::min(order.size(), top.value_or(order.size())));
  std::vector<TieRow> rows;
  for (const EdgeValue& tie : order) {
    const bool is_equal = !rows.empty() && rows.back().value == tie.value;
    rows.push_back({is_equal ? rows.back().rank : rows.size() + 1, graph.node(tie.source),
                    graph.node(tie.target), weight_of(graph, tie), tie.value});
  }
  return rows;
}

std::vector<TieRow> rank_ties(const EntityGraph& graph, TieMetric metric,
                              std::optional<std::size_t> top) {
  if (metric == TieMetric::betweenness) {
    return rank_ties(graph, edge_betweenness_of(graph), top);
  }
  std::vector<EdgeValue> bridges = bridges_of(graph);
  std::erase_if(bridges, [](const EdgeValue& tie) { return tie.value == 0; });
  return rank_ties(graph, bridges, top);
}

std::vector<TieRow> rank_ties(Database& database, const TieRankOptions& options) {
  return rank_ties(load_graph(database, options.graph), options.metric, options.top);
}

Table tie_rank_table(const std::vector<TieRow>& rows, TieMetric metric) {
  Table table{
      {"rank", "from", "to", "from_key", "to_key", "weight", std::string(to_string(metric))}, {}};
  for (const TieRow& row : rows) {
    table.rows.push_back({static_cast<std::int64_t>(row.rank), row.from.name, row.to.name,
                          row.from.key, row.to.key, row.weight, row.value});
  }
  return table;
}

}  // namespace readout
