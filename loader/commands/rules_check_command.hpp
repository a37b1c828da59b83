#pragma once

#include "loader/commands/shared_options.hpp"

namespace CLI {
class App;
}

namespace readout {

/// `readout rules check`: reads rules and dictionaries and says what is wrong with them.
struct RulesCheckCommand {
  RulesOptions rules;
  bool strict = false;
};
void declare(RulesCheckCommand& options, CLI::App& command);
/// Runs it and gives the exit status.
int run(const RulesCheckCommand& options);

}  // namespace readout
