#include "loader/commands/rank_command.hpp"

#include "loader/commands/graph_options.hpp"
#include "loader/commands/option_values.hpp"
#include "loader/commands/program.hpp"
#include "schema/model/error.hpp"
#include "schema/text/similar_words.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <charconv>
#include <cstdint>
#include <cstdio>
#include <iostream>
#include <limits>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace readout {

namespace {

RankOptions rank_options_of(const RankCommand& options) {
  RankOptions rank = options.rank;
  const auto metric = metric_of(options.metric);
  if (!metric) {
    throw UsageError(fmt::format("--metric: unknown metric '{}' ({})", options.metric,
                                 alternatives(options.metric, metric_words())));
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

/// From `smallest` on and less than 1.
double part_of_one(const char* option, const std::string& text, double smallest) {
  double number = 0;
  const char* const end = text.data() + text.size();
  const auto [last, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || last != end || !(number > 0 && number < 1)) {
    throw UsageError(fmt::format("{}: '{}' is no number between 0 and 1", option, text));
  }
  if (number < smallest) {
    throw UsageError(fmt::format("{}: '{}' is less than {}", option, text, smallest));
  }
  return number;
}

std::uint64_t seed_of(const std::string& text) {
  std::uint64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [last, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || last != end) {
    throw UsageError(fmt::format("--seed: '{}' is no whole number from 0 to {}", text,
                                 std::numeric_limits<std::uint64_t>::max()));
  }
  return number;
}

std::optional<SamplingOptions> sampling_of(const RankCommand& options, Metric metric) {
  if (options.epsilon.empty()) {
    if (!options.delta.empty() || !options.seed.empty()) {
      throw UsageError(
          fmt::format("--{} goes with --epsilon", options.delta.empty() ? "seed" : "delta"));
    }
    return std::nullopt;
  }
  if (metric != Metric::betweenness) {
    throw UsageError("--epsilon goes with --metric betweenness");
  }
  SamplingOptions sampling;
  if (!options.seed.empty()) {
    sampling.seed = seed_of(options.seed);
  }
  sampling.epsilon = part_of_one("--epsilon", options.epsilon, smallest_epsilon);
  if (!options.delta.empty()) {
    sampling.delta = part_of_one("--delta", options.delta, smallest_delta);
  }
  return sampling;
}

std::vector<RankRow> sampled_rows(Database& database, const RankOptions& rank,
                                  const SamplingOptions& sampling) {
  SampledRanking ranking = rank_entities_by_sample(database, rank, sampling);
  fmt::print(
      stderr,
      "readout: betweenness from {} sampled paths: every value is within {} of the number of "
      "pairs, but in {} of all samples (epsilon {}, delta {}, seed {})\n",
      ranking.samples, sampling.epsilon, sampling.delta, sampling.epsilon, sampling.delta,
      sampling.seed);
  return std::move(ranking.rows);
}

}  // namespace

void declare(RankCommand& options, CLI::App& command) {
  command.add_option("--metric", options.metric, listed(metric_words()))
      ->capture_default_str()
      ->type_name("METRIC");
  add_count_option(command, "--top", options.top, "How many (0: all)");
  command.add_option("--kind", options.kind, "Show only: person, state, organization or place")
      ->check(not_empty("a kind"))
      ->type_name("KIND");
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
  add_graph_options(command, options.rank.graph);
  add_database_option(command, options.database);
  add_format_option(command, options.format);
  command.footer(
      "Example:\n  readout rank --metric betweenness --top 5\nThe metric is always of the whole "
      "graph; --kind only chooses what is shown.");
}

int run(const RankCommand& options) {
  const RankOptions rank = rank_options_of(options);
  const std::optional<SamplingOptions> sampling = sampling_of(options, rank.metric);
  check_options(rank.graph);
  const auto database = open_for_reading(options.database);
  warn_where_nothing_is_judged(*database, rank.graph.min_precision);
  const std::vector<RankRow> rows =
      sampling ? sampled_rows(*database, rank, *sampling) : rank_entities(*database, rank);
  write_table(std::cout, rank_table(rows, rank.metric), options.format.format, output_width());
  return exit_done;
}

}  // namespace readout
