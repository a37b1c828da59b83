#include "loader/commands/rank_command.hpp"

#include "loader/commands/graph_options.hpp"
#include "loader/commands/option_values.hpp"
#include "loader/commands/program.hpp"
#include "queries/graph/rank_ties.hpp"
#include "schema/model/error.hpp"
#include "schema/text/similar_words.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <iostream>
#include <limits>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

namespace readout {

namespace {

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

std::optional<SamplingOptions> sampling_of(const RankCommand& options) {
  if (options.epsilon.empty()) {
    if (!options.delta.empty() || !options.seed.empty()) {
      throw UsageError(
          fmt::format("--{} goes with --epsilon", options.delta.empty() ? "seed" : "delta"));
    }
    return std::nullopt;
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

double product_of(const std::string& text) {
  double number = 0;
  const char* const end = text.data() + text.size();
  const auto [last, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || last != end || !(number >= 0)) {
    throw UsageError(fmt::format("--exact-up-to: '{}' is no number from 0 on", text));
  }
  return number;
}

RankOptions rank_options_of(const RankCommand& options) {
  RankOptions rank = options.rank;
  const auto metric = metric_of(options.metric.empty() ? "pagerank" : options.metric);
  if (!metric) {
    throw UsageError(tie_metric_of(options.metric)
                         ? fmt::format("--metric: '{}' is of ties: add --ties", options.metric)
                         : fmt::format("--metric: unknown metric '{}' ({})", options.metric,
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
  rank.sampling = sampling_of(options);
  if (!options.exact_up_to.empty()) {
    rank.exact_up_to = product_of(options.exact_up_to);
  }
  check_options(rank);
  return rank;
}

TieRankOptions tie_rank_options_of(const RankCommand& options) {
  const std::array<std::pair<const char*, bool>, 7> of_entities = {
      {{"--kind", !options.kind.empty()},
       {"--near", !options.rank.near.empty()},
       {"--rounds", options.rank.max_rounds.has_value()},
       {"--epsilon", !options.epsilon.empty()},
       {"--delta", !options.delta.empty()},
       {"--seed", !options.seed.empty()},
       {"--exact-up-to", !options.exact_up_to.empty()}}};
  for (const auto& [option, is_given] : of_entities) {
    if (is_given) {
      throw UsageError(fmt::format("{} does not go with --ties", option));
    }
  }
  const auto metric = tie_metric_of(options.metric.empty() ? "betweenness" : options.metric);
  if (!metric) {
    throw UsageError(fmt::format("--metric: unknown metric of ties '{}' ({})", options.metric,
                                 alternatives(options.metric, tie_metric_words())));
  }
  check_options(options.rank.graph);
  return {*metric, options.top, options.rank.graph};
}

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

Table ranked_ties(Database& database, const TieRankOptions& options) {
  const std::vector<TieRow> rows = rank_ties(database, options);
  if (rows.empty() && options.metric == TieMetric::betweenness) {
    tell_empty_graph(options.graph);
  }
  return tie_rank_table(rows, options.metric);
}

Table ranked_entities(Database& database, const RankOptions& rank) {
  const Ranking ranking = rank_entities(database, rank);
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
  return rank_table(ranking.rows, rank.metric);
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
      "The metric is always of the whole graph; --kind only chooses what is shown.");
}

int run(const RankCommand& options) {
  const TieRankOptions ties = options.ties ? tie_rank_options_of(options) : TieRankOptions();
  const RankOptions rank = options.ties ? RankOptions() : rank_options_of(options);
  const auto database = open_for_reading(options.database);
  warn_where_nothing_is_judged(*database, options.rank.graph.min_precision);
  const Table table =
      options.ties ? ranked_ties(*database, ties) : ranked_entities(*database, rank);
  write_table(std::cout, table, options.format.format, output_width());
  return exit_done;
}

}  // namespace readout
