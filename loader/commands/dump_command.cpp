#include "loader/commands/dump_command.hpp"

#include "loader/commands/program.hpp"
#include "schema/store/dump.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace readout {

void declare(DumpCommand& options, CLI::App& command) {
  add_database_option(command, options.database);
  command.footer(
      "Canonical text: the same bytes for SQLite and PostgreSQL, whatever the order of loading.");
}

int run(const DumpCommand& options) {
  const auto database = open_for_reading(options.database);
  dump(*database, std::cout);
  std::cout.flush();
  return exit_done;
}

}  // namespace readout
