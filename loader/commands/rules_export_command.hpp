#pragma once

#include "loader/commands/shared_options.hpp"

namespace CLI {
class App;
}

namespace readout {

/// `readout rules export`: the names of all dictionaries as EntityRuler JSON Lines.
struct RulesExportCommand {
  RulesOptions rules;
  bool own = false;  ///< without the names of built-in dictionaries
};
void declare(RulesExportCommand& options, CLI::App& command);
/// Runs it and gives the exit status.
int run(const RulesExportCommand& options);

}  // namespace readout
