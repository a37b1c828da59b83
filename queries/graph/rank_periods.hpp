#pragma once

#include "queries/graph/periods.hpp"
#include "queries/graph/rank.hpp"
#include "schema/store/database.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace readout {

/// Which entities come first.
enum class PeriodOrder {
  share,   ///< by mean share
  rising,  ///< by change, the largest first; only those above 0
  falling  ///< by change, the smallest first; only those below 0
};

struct PeriodRankOptions {
  RankOptions rank;  ///< `near` names entities only
  PeriodLength by;
  PeriodOrder order = PeriodOrder::share;
};

/// A node in a period in which it has ties.
struct PeriodValue {
  std::size_t rank = 0;  ///< as `readout rank` of this period has it
  double value = 0;      ///< likewise
  double share = 0;      ///< of the sum over all nodes that have ties in the period
};

struct PeriodRow {
  std::size_t rank = 0;  ///< in the order that was asked for; equal ones share it, as in RankRow
  GraphNode node;
  std::vector<std::optional<PeriodValue>> values;  ///< of each period; none without ties there
  double share = 0;  ///< mean over the periods that have ties; no value counts as 0
  /// The share in the last period that has ties, less that in the first one; no value counts as 0.
  double change = 0;
};

struct PeriodRanking {
  std::vector<Period> periods;    ///< without gaps
  std::vector<std::size_t> ties;  ///< tied pairs in each; 0: nothing was computed
  std::vector<PeriodRow> rows;    ///< as many as `top` says
  std::optional<std::size_t>
      first;  ///< periods that are compared; none where fewer than two have ties
  std::optional<std::size_t> last;
  std::int64_t documents = 0;  ///< in the database
  std::int64_t undated = 0;    ///< of them, in no period
  std::size_t sampled = 0;     ///< periods whose betweenness was sampled
  std::size_t not_converged = 0;
};

/// Ranks entities in each period of publication: `readout rank --by`. Values and ranks are those of
/// `rank` with --since and --until around the period, but ties are read once. Periods go from
/// --since, else the first day of a document, to --until, else the last one. Throws UsageError as
/// rank_entities, for options of ties from SQL, and for too many periods.
PeriodRanking rank_periods(Database& database, const PeriodRankOptions& options);

/// A row for each entity, a column for each period with the value in it. Columns: rank, entity,
/// kind, the periods, share, change.
Table period_table(const PeriodRanking& ranking);

/// A row for each entity and period. Columns: entity, kind, key, period, rank, one named after the
/// metric, share, change.
Table period_rows(const PeriodRanking& ranking, Metric metric);

}  // namespace readout
