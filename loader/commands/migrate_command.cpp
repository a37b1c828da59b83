#include "loader/commands/migrate_command.hpp"

#include "loader/commands/program.hpp"
#include "schema/store/fact_writer.hpp"
#include "schema/store/migrate.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace readout {

void declare(MigrateCommand& options, CLI::App& command) {
  add_database_option(command, options.database);
}

int run(const MigrateCommand& options) {
  const auto database = open_database(options.database.address, Access::migrate);
  const int before = migrate(*database);
  settle(*database);
  if (before == current_schema_version()) {
    fmt::print("{} is of version {} already.\n", database->name(), before);
  } else {
    fmt::print("{} was of version {} and is of version {} now.\n", database->name(), before,
               current_schema_version());
  }
  return exit_done;
}

}  // namespace readout
