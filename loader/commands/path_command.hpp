#pragma once

#include "loader/commands/shared_options.hpp"
#include "queries/graph/path.hpp"

namespace CLI {
class App;
}

namespace readout {

/// `readout path`: how two entities hang together, with the sentence behind each hop.
struct PathCommand {
  DatabaseOption database;
  FormatOption format;
  PathOptions path;
};
void declare(PathCommand& options, CLI::App& command);
/// Runs it and gives the exit status.
int run(const PathCommand& options);

}  // namespace readout
