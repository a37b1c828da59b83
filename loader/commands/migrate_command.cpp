#include "loader/commands/migrate_command.hpp"

#include "loader/commands/program.hpp"
#include "schema/store/fact_writer.hpp"
#include "schema/store/migrate.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <iostream>

namespace readout {

void declare(MigrateCommand& options, CLI::App& command) {
  add_database_option(command, options.database);
  command.add_flag("--foreign-keys", options.foreign_keys,
                   "Declare the foreign keys of PostgreSQL's fact tables too; loading is several "
                   "times slower with them");
  command.footer(
      "A database that is newer than the program is refused. Loads migrate by themselves; commands "
      "that only read do not, and say so.");
}

int run(const MigrateCommand& options) {
  const auto database = open_database(options.database.address, Access::migrate);
  const int before = migrate(*database);
  settle(*database);
  if (before == current_schema_version()) {
    std::cout << fmt::format("{} is of version {} already.\n", database->name(), before);
  } else {
    std::cout << fmt::format("{} was of version {} and is of version {} now.\n", database->name(),
                             before, current_schema_version());
  }
  if (options.foreign_keys) {
    add_foreign_keys(*database);
    std::cout << fmt::format("Its fact tables have their foreign keys.\n");
  }
  return exit_done;
}

}  // namespace readout
