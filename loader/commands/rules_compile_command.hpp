#pragma once

#include "loader/commands/shared_options.hpp"

namespace CLI {
class App;
}

namespace readout {

/// `readout rules compile`: checks, tests and compiles, so that later commands start at once.
struct RulesCompileCommand {
  RulesOptions rules;
};
void declare(RulesCompileCommand& options, CLI::App& command);
/// Runs it and gives the exit status.
int run(const RulesCompileCommand& options);

}  // namespace readout
