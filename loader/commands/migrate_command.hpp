#pragma once

#include "loader/commands/shared_options.hpp"

namespace CLI {
class App;
}

namespace readout {

/// `readout migrate`: brings a database to the version of this program.
struct MigrateCommand {
  DatabaseOption database;
  bool foreign_keys = false;  ///< declare those of PostgreSQL's fact tables too
};
void declare(MigrateCommand& options, CLI::App& command);
/// Runs it and gives the exit status.
int run(const MigrateCommand& options);

}  // namespace readout
