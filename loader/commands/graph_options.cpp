#include "loader/commands/graph_options.hpp"

#include "loader/commands/option_values.hpp"
#include "loader/commands/shared_options.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>

namespace readout {

namespace {

constexpr NumberRange least_evidence = {1, 1'000'000'000};

}  // namespace

void add_graph_options(CLI::App& command, GraphOptions& options) {
  if (const std::string cache = cache_folder(); !cache.empty()) {
    options.snapshot_folder = cache + "/graphs";
  }
  command
      .add_option_function<std::string>(
          "--graph",
          [&options](const std::string& word) { options.projection = *projection_of(word); },
          "entities; full: statements, documents and occasions are nodes too; quotes: speaker > "
          "about; reports: outlet > agency > speaker; or meets")
      ->check(one_of("graph", projection_words()))
      ->type_name("GRAPH")
      ->default_str("entities");
  command
      .add_option("--tie", options.kinds,
                  "Only ties of this kind: about, addressed-to, co-mention, relayed-by; with "
                  "--graph full also said, stands-in, takes-part, told-in; reports: carries, "
                  "reports")
      ->check(not_empty("a kind of tie"))
      ->allow_extra_args(false)
      ->type_name("KIND");
  command
      .add_option_function<std::vector<std::string>>(
          "--entity-kind",
          [&options](const std::vector<std::string>& words) {
            for (const std::string& word : words) {
              options.entity_kinds.push_back(*entity_kind_of(word));
            }
          },
          "Only entities of this kind are nodes; may be given several times")
      ->check(one_of("kind", {"person", "state", "organization", "place"}))
      ->allow_extra_args(false)
      ->type_name("KIND");
  command.add_option("--since", options.since, "Only documents from this day on (YYYY-MM-DD)")
      ->check(not_empty("a day, YYYY-MM-DD"))
      ->type_name("DATE");
  command.add_option("--until", options.until, "Only documents up to this day")
      ->check(not_empty("a day, YYYY-MM-DD"))
      ->type_name("DATE");
  add_number_option(
      command, "--min-sources", least_evidence,
      [&options](int sources) { options.min_sources = sources; },
      "Only ties of one kind that so many publishers have")
      ->type_name("N");
  add_number_option(
      command, "--min-weight", least_evidence,
      [&options](int weight) { options.min_weight = weight; },
      "Only ties of one kind with so many pieces of evidence")
      ->type_name("N");
  command
      .add_option("--edges-sql", options.edges_sql,
                  "Ties from SQL instead: a query with the columns source, target and weight, a "
                  "script, or a file that ends in .sql")
      ->check(not_empty("a query, a script or a file"))
      ->type_name("SQL");
  add_precision_option(command, options.min_precision);
}

void tell_empty_graph(const GraphOptions& options) {
  fmt::print(stderr, "readout: the graph is empty: the database has no {}\n", described(options));
}

}  // namespace readout
