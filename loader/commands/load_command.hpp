#pragma once

#include "loader/commands/shared_options.hpp"
#include "loader/load/load.hpp"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace readout {

/// `readout load`: documents into the graph.
struct LoadCommand {
  DatabaseOption database;
  RulesOptions rules;
  LoadOptions load;
  std::string decisions;
  std::string shard = "1/1";
  bool quiet = false;
};
void declare(LoadCommand& options, CLI::App& command);
/// Runs it and gives the exit status.
int run(const LoadCommand& options);

}  // namespace readout
