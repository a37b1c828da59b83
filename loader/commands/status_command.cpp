#include "loader/commands/status_command.hpp"

#include "loader/commands/program.hpp"
#include "queries/report/section.hpp"
#include "queries/sql/status.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace readout {

void declare(StatusCommand& options, CLI::App& command) {
  add_database_option(command, options.database);
  add_format_option(command, options.format);
}

int run(const StatusCommand& options) {
  const auto database = open_for_reading(options.database);
  write_report(std::cout, status_report(status_of(*database)), options.format.format,
               output_width());
  return exit_done;
}

}  // namespace readout
