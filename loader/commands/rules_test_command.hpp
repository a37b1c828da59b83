#pragma once

#include "loader/commands/shared_options.hpp"

#include <string>

namespace CLI {
class App;
}

namespace readout {

/// `readout rules test`: runs the examples that stand in the rules.
struct RulesTestCommand {
  RulesOptions rules;
  std::string rule;
  std::string file;
};
void declare(RulesTestCommand& options, CLI::App& command);
/// Runs it and gives the exit status.
int run(const RulesTestCommand& options);

}  // namespace readout
