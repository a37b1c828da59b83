#pragma once

#include "loader/commands/shared_options.hpp"

#include <string>

namespace CLI {
class App;
}

namespace readout {

/// `readout dump`: the graph as canonical text.
struct DumpCommand {
  DatabaseOption database;
};
void declare(DumpCommand& options, CLI::App& command);
/// Runs it and gives the exit status.
int run(const DumpCommand& options);

}  // namespace readout
