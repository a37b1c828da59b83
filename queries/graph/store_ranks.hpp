#pragma once

#include "queries/graph/rank.hpp"
#include "queries/graph/rank_ties.hpp"
#include "schema/store/database.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace readout {

/// What became of a run (see MetricRun).
enum class Stored {
  added,     ///< the database had none like it
  replaced,  ///< it had one of an earlier graph, or of one that cannot be told
  kept       ///< it had it already: nothing was computed, nothing written
};

struct StoredRanking {
  Ranking ranking;  ///< what the options show; the run has all nodes
  std::int64_t run = 0;
  Stored stored = Stored::added;
  std::size_t size = 0;  ///< nodes, or ties, of the run
};

/// rank_entities, with the values of all nodes kept in tables metric_run and metric_value. Where
/// the graph has not changed since the same was kept, the values come from there. Ranks that are
/// kept are among all nodes.
StoredRanking rank_and_store(Database& database, const RankOptions& options);

struct StoredTies {
  std::vector<TieRow> rows;
  std::int64_t run = 0;
  Stored stored = Stored::added;
  std::size_t size = 0;
};

/// The same of rank_ties and table metric_tie, which has all ties (by TieMetric::bridge all
/// bridges).
StoredTies rank_and_store(Database& database, const TieRankOptions& options);

}  // namespace readout
