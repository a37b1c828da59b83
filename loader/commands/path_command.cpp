#include "loader/commands/path_command.hpp"

#include "loader/commands/graph_options.hpp"
#include "loader/commands/option_values.hpp"
#include "loader/commands/program.hpp"
#include "queries/report/path_report.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace readout {

namespace {

constexpr NumberRange how_many = {1, 1000};

void add_search_options(PathOptions& path, CLI::App& command) {
  add_number_option(
      command, "--count", how_many,
      [&path](int count) { path.count = static_cast<std::size_t>(count); },
      "How many paths: the K shortest (1)")
      ->type_name("K");
  command.add_flag("--disjoint", path.disjoint,
                   "Paths that share no tie, together as short as can be");
  add_number_option(
      command, "--max-hops", how_many,
      [&path](int hops) { path.max_hops = static_cast<std::size_t>(hops); },
      "Only paths of at most so many hops")
      ->type_name("N");
  command.add_option("--through", path.through, "Only through this one; several in their order")
      ->check(not_empty("a name or key"))
      ->allow_extra_args(false)
      ->type_name("NAME");
  command.add_option("--avoid", path.avoid, "Not through this one; may be given several times")
      ->check(not_empty("a name or key"))
      ->allow_extra_args(false)
      ->type_name("NAME");
  command
      .add_option_function<std::string>(
          "--by", [&path](const std::string& word) { path.measure.by_weight = word == "weight"; },
          "hops: a tie is 1 long, or weight: 1 / pieces of evidence")
      ->check(one_of("measure", {"hops", "weight"}))
      ->type_name("MEASURE")
      ->default_str("hops");
  command.add_flag("--avoid-hubs", path.measure.avoid_hubs,
                   "An entity between the ends makes a path longer by log2 of how many it is tied "
                   "to");
}

}  // namespace

void declare(PathCommand& options, CLI::App& command) {
  command.add_option("FROM", options.path.from, "A name or key")
      ->check(not_empty("a name or key"))
      ->required();
  command.add_option("TO", options.path.to, "A name or key")
      ->check(not_empty("a name or key"))
      ->required();
  add_search_options(options.path, command);
  add_graph_options(command, options.path.graph);
  add_database_option(command, options.database);
  add_format_option(command, options.format);
  command.footer(
      "Examples:\n"
      "  readout path \"Shi Yinhong\" \"Sergey Lavrov\"\n"
      "  readout path \"Shi Yinhong\" \"Sergey Lavrov\" --count 3 --avoid China\n"
      "The shortest way by hops; among several, the one with most evidence. Exit status 0 also "
      "where there is none.");
}

int run(const PathCommand& options) {
  check_options(options.path);
  const auto database = open_for_reading(options.database);
  warn_where_nothing_is_judged(*database, options.path.graph.min_precision);
  const PathAnswer answer = path_between(*database, options.path);
  if (answer.is_empty) {
    tell_empty_graph(options.path.graph);
  }
  write_path(std::cout, answer, options.format.format, output_width());
  return exit_done;
}

}  // namespace readout
