#pragma once

#include "queries/graph/centrality.hpp"
#include "queries/graph/entity_graph.hpp"
#include "queries/graph/sampled_betweenness.hpp"
#include "schema/model/kinds.hpp"
#include "schema/store/database.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace readout {

struct RankOptions {
  Metric metric = Metric::pagerank;
  std::optional<EntityKind> kind = {};  ///< shown; the metric is of the whole graph
  std::optional<std::size_t> top = 20;  ///< none: all
  GraphOptions graph = {};
};

struct RankRow {
  std::size_t rank = 0;  ///< from 1 among the nodes shown; equal values share a rank, and the next
                         ///< one is skipped (1, 2, 2, 4)
  GraphNode node;
  double value =
      0;  ///< rounded to 12 significant digits, beyond which the order of summation shows
};

/// Nodes by value, largest first, then by key.
std::vector<RankRow> rank_nodes(const EntityGraph& graph, const std::vector<double>& values,
                                std::optional<EntityKind> kind, std::optional<std::size_t> top);

/// Loads the graph and ranks its entities: `readout rank`.
std::vector<RankRow> rank_entities(Database& database, const RankOptions& options);

struct SampledRanking {
  std::vector<RankRow> rows;  ///< values in pairs, as those of exact betweenness
  std::uint64_t samples = 0;
};

/// The same by sampled betweenness, whatever the metric of `options`.
SampledRanking rank_entities_by_sample(Database& database, const RankOptions& options,
                                       const SamplingOptions& sampling);

/// Columns: rank, entity, kind, key and one named after the metric.
Table rank_table(const std::vector<RankRow>& rows, Metric metric);

}  // namespace readout
