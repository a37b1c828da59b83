#pragma once

#include "queries/graph/centrality.hpp"
#include "queries/graph/entity_graph.hpp"
#include "queries/graph/graph_options.hpp"
#include "schema/store/database.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// What ties are ranked by: edge_betweenness_of without direction, and bridges_of.
enum class TieMetric { betweenness, bridge };

/// Their names, in the order of the enumeration.
std::vector<std::string> tie_metric_words();
std::string_view to_string(TieMetric metric);
std::optional<TieMetric> tie_metric_of(std::string_view word);

struct TieRankOptions {
  TieMetric metric = TieMetric::betweenness;
  std::optional<std::size_t> top = 20;  ///< none: all
  GraphOptions graph = {};
};

struct TieRow {
  std::size_t rank = 0;  ///< as that of RankRow
  GraphNode from;        ///< of the two the one with the smaller key
  GraphNode to;
  double weight = 0;  ///< of the tie
  double value = 0;   ///< rounded as that of RankRow
};

/// Ties by value, largest first, then by the keys of their ends. `values` as the metrics give them,
/// without direction.
std::vector<TieRow> rank_ties(const EntityGraph& graph, const std::vector<EdgeValue>& values,
                              std::optional<std::size_t> top);

/// Ties by a metric. By TieMetric::bridge only bridges.
std::vector<TieRow> rank_ties(const EntityGraph& graph, TieMetric metric,
                              std::optional<std::size_t> top);

/// Loads the graph and ranks its ties: `readout rank --ties`.
/// Throws UsageError as check_options of the graph.
std::vector<TieRow> rank_ties(Database& database, const TieRankOptions& options);

/// Columns: rank, from, to, from_key, to_key, weight and one named after the metric.
Table tie_rank_table(const std::vector<TieRow>& rows, TieMetric metric);

}  // namespace readout
