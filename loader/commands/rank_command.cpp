#include "loader/commands/rank_command.hpp"

#include "loader/commands/graph_options.hpp"
#include "loader/commands/option_values.hpp"
#include "loader/commands/program.hpp"
#include "schema/model/error.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <iostream>

namespace readout {

namespace {

RankOptions rank_options_of(const RankCommand& options) {
  RankOptions rank = options.rank;
  const auto metric = metric_of(options.metric);
  if (!metric) {
    throw UsageError(fmt::format(
        "--metric: unknown metric '{}' (known: degree, strength, pagerank, betweenness)",
        options.metric));
  }
  rank.metric = *metric;
  if (!options.kind.empty()) {
    rank.kind = entity_kind_of(options.kind);
    if (!rank.kind) {
      throw UsageError(fmt::format(
          "--kind: unknown kind '{}' (known: person, state, organization, place)", options.kind));
    }
  }
  rank.top = options.top;
  return rank;
}

}  // namespace

void declare(RankCommand& options, CLI::App& command) {
  command.add_option("--metric", options.metric, "degree, strength, pagerank or betweenness")
      ->capture_default_str()
      ->type_name("METRIC");
  add_count_option(command, "--top", options.top, "How many (0: all)");
  command.add_option("--kind", options.kind, "Show only: person, state, organization or place")
      ->check(not_empty("a kind"))
      ->type_name("KIND");
  add_graph_options(command, options.rank.graph);
  add_database_option(command, options.database);
  add_format_option(command, options.format);
  command.footer(
      "Example:\n  readout rank --metric betweenness --top 5\nThe metric is always of the whole "
      "graph; --kind only chooses what is shown.");
}

int run(const RankCommand& options) {
  const RankOptions rank = rank_options_of(options);
  check_options(rank.graph);
  const auto database = open_for_reading(options.database);
  warn_where_nothing_is_judged(*database, rank.graph.min_precision);
  write_table(std::cout, rank_table(rank_entities(*database, rank), rank.metric),
              options.format.format, output_width());
  return exit_done;
}

}  // namespace readout
