#pragma once

#include "loader/commands/rank_command.hpp"
#include "queries/graph/rank_options.hpp"
#include "queries/graph/rank_periods.hpp"
#include "queries/graph/rank_ties.hpp"

namespace readout {

/// Throws UsageError for two ways of ranking at once.
void refuse_what_does_not_go_together(const RankCommand& options);
/// What the command line of `readout rank` asks for. Throws UsageError for values that are none and
/// for options that do not go together.
RankOptions rank_options_of(const RankCommand& options);
/// The same for --by.
PeriodRankOptions period_rank_options_of(const RankCommand& options);
/// The same for --ties.
TieRankOptions tie_rank_options_of(const RankCommand& options);

}  // namespace readout
