#include "queries/graph/graph_options.hpp"

#include "queries/sql/parameter_value.hpp"
#include "schema/model/error.hpp"
#include "schema/text/similar_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace readout {

namespace {

constexpr std::array<std::string_view, 5> projection_names = {"entities", "full", "quotes",
                                                              "reports", "meets"};

constexpr std::array projections = {Projection::entities, Projection::full, Projection::quotes,
                                    Projection::reports, Projection::meets};

bool contains(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

[[noreturn]] void refuse_kind(const std::string& kind, Projection asked) {
  for (const Projection projection : projections) {
    if (contains(tie_kinds(projection), kind)) {
      throw UsageError(fmt::format("ties of kind '{}' are no part of --graph {}, but of --graph {}",
                                   kind, to_string(asked), to_string(projection)));
    }
  }
  throw UsageError(
      fmt::format("unknown kind of tie '{}' ({})", kind, alternatives(kind, tie_kinds(asked))));
}

void check_sql_options(const GraphOptions& options) {
  const std::array<std::pair<std::string_view, bool>, 5> others = {
      {{"--graph", options.projection != Projection::entities},
       {"--tie", !options.kinds.empty()},
       {"--since", !options.since.empty()},
       {"--until", !options.until.empty()},
       {"--min-sources", options.min_sources > 0}}};
  for (const auto& [option, is_given] : others) {
    if (is_given) {
      throw UsageError(fmt::format("{} does not go with --edges-sql", option));
    }
  }
}

}  // namespace

std::vector<std::string> projection_words() {
  return {projection_names.begin(), projection_names.end()};
}

std::string_view to_string(Projection projection) {
  return projection_names[static_cast<std::size_t>(projection)];
}

std::optional<Projection> projection_of(std::string_view word) {
  const auto* const found =
      std::find_if(projections.begin(), projections.end(),
                   [&](Projection projection) { return to_string(projection) == word; });
  return found == projections.end() ? std::nullopt : std::optional(*found);
}

std::vector<std::string> tie_kinds(Projection projection) {
  switch (projection) {
    case Projection::full:
      return {"about", "addressed-to", "co-mention", "relayed-by",
              "said",  "stands-in",    "takes-part", "told-in"};
    case Projection::quotes:
      return {"about"};
    case Projection::reports:
      return {"carries", "reports"};
    case Projection::meets:
      return {"meets"};
    case Projection::entities:
      break;
  }
  return {"about", "addressed-to", "co-mention", "relayed-by"};
}

std::vector<std::string> asked_kinds(const GraphOptions& options) {
  return options.kinds.empty() ? tie_kinds(options.projection) : options.kinds;
}

bool is_mutual(std::string_view kind) { return kind == "co-mention" || kind == "meets"; }

bool joins_entities(std::string_view kind) { return rests_on_statement(kind) || is_mutual(kind); }

bool rests_on_statement(std::string_view kind) {
  constexpr std::array<std::string_view, 4> kinds = {"about", "addressed-to", "relayed-by",
                                                     "reports"};
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

bool has_all_entities(const GraphOptions& options) {
  return options.edges_sql.empty() &&
         (options.projection == Projection::entities || options.projection == Projection::full);
}

void check_options(const GraphOptions& options) {
  for (const std::string& kind : options.kinds) {
    if (!contains(tie_kinds(options.projection), kind)) {
      refuse_kind(kind, options.projection);
    }
  }
  require_days(options.since, options.until);
  if (!options.edges_sql.empty()) {
    check_sql_options(options);
  }
}

std::string described(const GraphOptions& options) {
  std::string text = options.edges_sql.empty()
                         ? fmt::format("ties of kind {}", listed(asked_kinds(options)))
                         : fmt::format("rows of {}", options.edges_sql);
  if (!options.since.empty()) {
    text += fmt::format("; since {}", options.since);
  }
  if (!options.until.empty()) {
    text += fmt::format("; until {}", options.until);
  }
  if (options.min_sources > 0) {
    text += fmt::format("; at least {} sources", options.min_sources);
  }
  if (options.min_weight > 0) {
    text += fmt::format("; weight at least {}", options.min_weight);
  }
  for (const EntityKind kind : options.entity_kinds) {
    text += fmt::format("; entities of kind {}", to_string(kind));
  }
  if (options.min_precision) {
    text += fmt::format("; precision at least {}", *options.min_precision);
  }
  return text;
}

}  // namespace readout
