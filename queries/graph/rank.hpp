#pragma once

#include "queries/graph/entity_graph.hpp"
#include "queries/graph/metric.hpp"
#include "queries/graph/node_values.hpp"
#include "queries/graph/rank_options.hpp"
#include "schema/model/kinds.hpp"
#include "schema/store/database.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace readout {

/// The place of a node.
struct NodeRank {
  std::uint32_t node = 0;
  std::size_t rank = 0;  ///< as that of RankRow
  double value = 0;      ///< rounded
};

/// Nodes by value, largest first, then by number.
std::vector<NodeRank> ranks_of(const EntityGraph& graph, const std::vector<double>& values,
                               std::optional<EntityKind> kind, std::optional<std::size_t> top);

struct RankRow {
  std::size_t rank = 0;  ///< from 1 among the nodes shown; equal values share a rank, and the next
                         ///< one is skipped (1, 2, 2, 4)
  GraphNode node;
  double value = 0;  ///< rounded
};

/// Nodes by value, largest first, then by key.
std::vector<RankRow> rank_nodes(const EntityGraph& graph, const std::vector<double>& values,
                                std::optional<EntityKind> kind, std::optional<std::size_t> top);

struct Ranking {
  std::vector<RankRow> rows;
  int rounds = 0;  ///< 0 unless is_iterated
  bool converged = true;
  bool is_empty = false;                  ///< the graph has no ties at all
  std::optional<UsedSample> sample = {};  ///< then values are in pairs, as those that are exact
};

/// What `options` have shown of values that were found.
Ranking ranking_of(const EntityGraph& graph, const NodeValues& found, const RankOptions& options);

/// Loads the graph and ranks its entities: `readout rank`. Throws UsageError as check_options, and
/// for words that name no entity or several.
Ranking rank_entities(Database& database, const RankOptions& options);

/// Columns: rank, entity, kind, key and one named after the metric.
Table rank_table(const std::vector<RankRow>& rows, Metric metric);

}  // namespace readout
