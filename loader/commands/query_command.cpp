#include "loader/commands/query_command.hpp"

#include "loader/commands/program.hpp"
#include "queries/sql/run_script.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace readout {

void declare(QueryCommand& options, CLI::App& command) {
  command.add_option(
      "SCRIPT", options.script,
      "Name of a script, or a file that ends in .sql; without it, the scripts are listed");
  command.add_option("--param,-p", options.parameters, "A parameter of the script")
      ->type_name("NAME=VALUE")
      ->allow_extra_args(false);
  command.add_flag("--describe", options.describe,
                   "Say what the script asks, its parameters and its columns, and run nothing");
  add_precision_option(command, options.min_precision);
  add_database_option(command, options.database);
  add_format_option(command, options.format);
  command.footer(
      "Examples:\n"
      "  readout query\n"
      "  readout query statements_about_state --describe\n"
      "  readout query most_quoted --param top=5 --format csv\n"
      "Values are bound, never pasted into the statement; the database is opened for reading "
      "only.");
}

int run(const QueryCommand& options) {
  if (options.script.empty()) {
    write_table(std::cout, script_list(built_in_scripts()), options.format.format, output_width());
    return exit_done;
  }
  const QueryScript script = find_script(options.script);
  if (options.describe) {
    std::cout << script_help(script);
    return exit_done;
  }
  std::vector<ParameterText> given;
  given.reserve(options.parameters.size());
  for (const std::string& assignment : options.parameters) {
    given.push_back(parameter_text_of(assignment));
  }
  const auto database = open_for_reading(options.database);
  warn_where_nothing_is_judged(*database, options.min_precision);
  write_table(std::cout, run_script(*database, script, given, options.min_precision),
              options.format.format, output_width());
  return exit_done;
}

}  // namespace readout
