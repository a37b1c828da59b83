#pragma once

#include "loader/commands/shared_options.hpp"

namespace CLI {
class App;
}

namespace readout {

/// `readout status`: what is in the database.
struct StatusCommand {
  DatabaseOption database;
  FormatOption format;
};
void declare(StatusCommand& options, CLI::App& command);
/// Runs it and gives the exit status.
int run(const StatusCommand& options);

}  // namespace readout
