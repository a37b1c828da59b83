#include "loader/commands/rank_command.hpp"

#include "loader/commands/graph_options.hpp"
#include "loader/commands/message.hpp"
#include "loader/commands/option_values.hpp"
#include "loader/commands/program.hpp"
#include "loader/commands/rank_command_options.hpp"
#include "loader/commands/wording.hpp"
#include "queries/graph/rank_periods.hpp"
#include "queries/graph/rank_ties.hpp"
#include "queries/graph/sensitivity.hpp"
#include "queries/graph/store_ranks.hpp"
#include "queries/report/sensitivity_report.hpp"
#include "schema/text/similar_words.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace readout {

namespace {

void tell_sample(const UsedSample& sample, double exact_up_to) {
  if (!sample.was_asked_for) {
    fmt::print(stderr,
               "readout: entities times ties are more than {}, so betweenness is not exact "
               "(--exact-up-to)\n",
               exact_up_to);
  }
  const SamplingOptions& options = sample.options;
  fmt::print(
      stderr,
      "readout: betweenness from {} sampled paths: every value is within {} of the number of "
      "pairs, but in {} of all samples (epsilon {}, delta {}, seed {})\n",
      sample.samples, options.epsilon, options.delta, options.epsilon, options.delta, options.seed);
}

void tell_how_found(const Ranking& ranking, const RankOptions& rank) {
  if (ranking.is_empty) {
    tell_empty_graph(rank.graph);
  }
  if (ranking.sample) {
    tell_sample(*ranking.sample, rank.exact_up_to);
  }
  if (!ranking.converged) {
    fmt::print(stderr,
               "readout: {} did not converge in {} round{}: the values are not final (--rounds)\n",
               to_string(rank.metric), ranking.rounds, ranking.rounds == 1 ? "" : "s");
  }
}

void tell_stored(std::int64_t run, Stored stored, const std::string& what) {
  switch (stored) {
    case Stored::added:
      tell(fmt::format("kept {} as run {}", what, run));
      break;
    case Stored::replaced:
      tell(fmt::format("kept {} as run {}, in place of earlier ones", what, run));
      break;
    case Stored::kept:
      tell(fmt::format("run {} has {} of this graph already: they are shown, nothing is computed",
                       run, what));
      break;
  }
}

Table ranked_ties(Database& database, const TieRankOptions& options, bool store) {
  std::vector<TieRow> rows;
  if (store) {
    StoredTies found = rank_and_store(database, options);
    tell_stored(found.run, found.stored, counted(found.size, "tie"));
    rows = std::move(found.rows);
  } else {
    rows = rank_ties(database, options);
  }
  if (rows.empty() && options.metric == TieMetric::betweenness) {
    tell_empty_graph(options.graph);
  }
  return tie_rank_table(rows, options.metric);
}

Table ranked_entities(Database& database, const RankOptions& rank, bool store) {
  Ranking ranking;
  if (store) {
    StoredRanking found = rank_and_store(database, rank);
    tell_how_found(found.ranking, rank);
    tell_stored(found.run, found.stored, counted(found.size, "value"));
    ranking = std::move(found.ranking);
  } else {
    ranking = rank_entities(database, rank);
    tell_how_found(ranking, rank);
  }
  return rank_table(ranking.rows, rank.metric);
}

void tell_periods(const PeriodRanking& ranking, const PeriodRankOptions& options) {
  if (std::ranges::all_of(ranking.ties, [](std::size_t ties) { return ties == 0; })) {
    tell_empty_graph(options.rank.graph);
  }
  if (ranking.undated > 0) {
    tell(fmt::format("{} of {} without a day of publication, in no period", ranking.undated,
                     counted(static_cast<std::size_t>(ranking.documents), "document")));
  }
  if (ranking.sampled > 0) {
    tell(fmt::format("betweenness is sampled in {} (--epsilon, --exact-up-to)",
                     counted(ranking.sampled, "period")));
  }
  if (ranking.not_converged > 0) {
    tell(fmt::format("{} did not converge in {}: the values are not final (--rounds)",
                     to_string(options.rank.metric), counted(ranking.not_converged, "period")));
  }
  if (!ranking.first && options.order != PeriodOrder::share) {
    tell("nothing rises or falls: fewer than two periods have ties");
  } else if (ranking.first && (ranking.ties.front() == 0 || ranking.ties.back() == 0)) {
    tell(fmt::format("change is from {} to {}, the first and the last period that have ties",
                     ranking.periods[*ranking.first].name, ranking.periods[*ranking.last].name));
  }
}

Table ranked_in_periods(Database& database, const PeriodRankOptions& options, TableFormat format) {
  const PeriodRanking ranking = rank_periods(database, options);
  tell_periods(ranking, options);
  const bool for_people = format == TableFormat::table || format == TableFormat::markdown;
  return for_people ? period_table(ranking) : period_rows(ranking, options.rank.metric);
}

void tell_nothing_left_out(const Sensitivity& found) {
  for (std::size_t i = 0; i < all_left_out.size(); ++i) {
    if (found.without[i].left_out == 0) {
      tell(fmt::format("the database has no {}: without them it is the same",
                       to_string(all_left_out[i])));
    }
  }
}

int write_sensitivity(const RankCommand& options, const RankOptions& rank) {
  const auto database = open_for_reading(options.database);
  const Sensitivity found = sensitivity_of(*database, rank);
  tell_how_found(found.ranking, rank);
  tell_nothing_left_out(found);
  write_report(std::cout, sensitivity_report(found, rank.metric), options.format.format,
               output_width());
  return exit_done;
}

std::unique_ptr<Database> open_for_storing(const DatabaseOption& option) {
  open_for_reading(option);  // must be there; says what is unsettled
  return open_database(option.address, Access::write);
}

void add_period_options(RankCommand& options, CLI::App& command) {
  CLI::Option* const by =
      command
          .add_option("--by", options.by,
                      "In each week, month, quarter, year, or so many days (30d) of publication")
          ->check(not_empty("a period"))
          ->type_name("PERIOD");
  CLI::Option* const rising =
      command.add_flag("--rising", options.rising,
                       "With --by: whose share grew most from the first period to the last");
  CLI::Option* const falling =
      command.add_flag("--falling", options.falling, "With --by: whose share shrank most");
  rising->needs(by)->excludes(falling);
  falling->needs(by);
}

void add_sampling_options(RankCommand& options, CLI::App& command) {
  command
      .add_option(
          "--epsilon", options.epsilon,
          "Betweenness from sampled paths: no value farther off than this share of all pairs")
      ->check(not_empty("a number between 0 and 1"))
      ->type_name("SHARE");
  command.add_option("--delta", options.delta, "How often a sample may be farther off (0.1)")
      ->check(not_empty("a number between 0 and 1"))
      ->type_name("SHARE");
  command.add_option("--seed", options.seed, "Another one, another sample (1)")
      ->type_name("NUMBER");
  command
      .add_option("--exact-up-to", options.exact_up_to,
                  fmt::format("Entities times ties above which betweenness is sampled with epsilon "
                              "{} ({:g})",
                              default_sampling.epsilon, largest_exact_product))
      ->check(not_empty("a number"))
      ->type_name("NUMBER");
}

}  // namespace

void declare(RankCommand& options, CLI::App& command) {
  command
      .add_option("--metric", options.metric,
                  listed(metric_words()) + "; of ties: " + listed(tie_metric_words()))
      ->check(not_empty("a metric"))
      ->type_name("METRIC")
      ->default_str("pagerank, of ties betweenness");
  command.add_flag("--ties", options.ties, "Rank ties instead of entities");
  command.add_flag("--store", options.store,
                   "Keep the values of all entities, or ties, in the database for SQL");
  add_period_options(options, command);
  command.add_flag("--sensitivity", options.sensitivity,
                   "Ranks as they are, without decisions and without metonyms, and who moves most");
  add_count_option(command, "--top", options.top, "How many (0: all)");
  command.add_option("--kind", options.kind, "Show only: person, state, organization or place")
      ->check(not_empty("a kind"))
      ->type_name("KIND");
  command
      .add_option("--near", options.rank.near,
                  "PageRank as seen from this one; may be given several times")
      ->check(not_empty("a name or key"))
      ->allow_extra_args(false)
      ->type_name("NAME");
  add_number_option(
      command, "--rounds", {1, 1'000'000},
      [&options](int rounds) { options.rank.max_rounds = rounds; },
      "At most so many rounds of pagerank (1000), eigenvector, hub, authority (10000)")
      ->type_name("N");
  add_sampling_options(options, command);
  add_graph_options(command, options.rank.graph);
  add_database_option(command, options.database);
  add_format_option(command, options.format);
  command.footer(
      "Examples:\n  readout rank --metric betweenness --top 5\n"
      "  readout rank --near China --near Brazil\n"
      "  readout rank --ties --metric bridge\n"
      "  readout rank --metric betweenness --store\n"
      "  readout rank --by month --since 2031-01-01 --rising --kind person\n"
      "  readout rank --sensitivity --metric betweenness\n"
      "The metric is always of the whole graph; --kind only chooses what is shown.");
}

int run(const RankCommand& options) {
  refuse_what_does_not_go_together(options);
  const TieRankOptions ties = options.ties ? tie_rank_options_of(options) : TieRankOptions();
  const RankOptions rank = options.ties ? RankOptions() : rank_options_of(options);
  if (options.sensitivity) {
    return write_sensitivity(options, rank);
  }
  const auto periods =
      options.by.empty() ? std::nullopt : std::optional(period_rank_options_of(options));
  const auto database =
      options.store ? open_for_storing(options.database) : open_for_reading(options.database);
  warn_where_nothing_is_judged(*database, options.rank.graph.min_precision);
  const TableFormat format = options.format.format;
  const Table table = periods        ? ranked_in_periods(*database, *periods, format)
                      : options.ties ? ranked_ties(*database, ties, options.store)
                                     : ranked_entities(*database, rank, options.store);
  write_table(std::cout, table, format, output_width());
  return exit_done;
}

}  // namespace readout
