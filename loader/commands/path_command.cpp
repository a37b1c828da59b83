#include "loader/commands/path_command.hpp"

#include "loader/commands/graph_options.hpp"
#include "loader/commands/option_values.hpp"
#include "loader/commands/program.hpp"
#include "queries/report/path_report.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace readout {

void declare(PathCommand& options, CLI::App& command) {
  command.add_option("FROM", options.path.from, "A name or key")
      ->check(not_empty("a name or key"))
      ->required();
  command.add_option("TO", options.path.to, "A name or key")
      ->check(not_empty("a name or key"))
      ->required();
  add_graph_options(command, options.path.graph);
  add_database_option(command, options.database);
  add_format_option(command, options.format);
  command.footer(
      "Example:\n"
      "  readout path \"Shi Yinhong\" \"Sergey Lavrov\"\n"
      "The shortest way by hops; among several, the one with most evidence. Exit status 0 also "
      "where there is none.");
}

int run(const PathCommand& options) {
  check_options(options.path.graph);
  const auto database = open_for_reading(options.database);
  warn_where_nothing_is_judged(*database, options.path.graph.min_precision);
  write_path(std::cout, path_between(*database, options.path), options.format.format,
             output_width());
  return exit_done;
}

}  // namespace readout
