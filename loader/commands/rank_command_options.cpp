#include "loader/commands/rank_command_options.hpp"

#include "loader/commands/option_values.hpp"
#include "schema/model/error.hpp"
#include "schema/text/similar_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
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

}  // namespace

void refuse_what_does_not_go_together(const RankCommand& options) {
  const std::array<std::pair<const char*, bool>, 4> ways = {{{"--sensitivity", options.sensitivity},
                                                             {"--by", !options.by.empty()},
                                                             {"--ties", options.ties},
                                                             {"--store", options.store}}};
  const auto is_given = [](const auto& way) { return way.second; };
  const auto* const first = std::ranges::find_if(ways, is_given);
  const auto* const second =
      std::find_if(first == ways.end() ? first : first + 1, ways.end(), is_given);
  if (second == ways.end() || std::string_view(first->first) == "--ties") {
    return;
  }
  throw UsageError(fmt::format(
      "{} does not go with {}{}", first->first, second->first,
      std::string_view(first->first) == "--by" && std::string_view(second->first) == "--store"
          ? ": store each period by itself, with --since and --until"
          : ""));
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

PeriodRankOptions period_rank_options_of(const RankCommand& options) {
  const auto length = period_length_of(options.by);
  if (!length) {
    throw UsageError(fmt::format(
        "--by: '{}' is no period (week, month, quarter, year, or a number of days such as 30d)",
        options.by));
  }
  return {rank_options_of(options), *length,
          options.rising    ? PeriodOrder::rising
          : options.falling ? PeriodOrder::falling
                            : PeriodOrder::share};
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

}  // namespace readout
