#pragma once

#include "loader/commands/shared_options.hpp"

#include <string>

namespace CLI {
class App;
}

namespace readout {

/// `readout rules judge`: facts of a rule for a person to mark, and the marks back.
struct RulesJudgeCommand {
  DatabaseOption database;
  std::string rule;
  std::string marks;
  std::string output;
  int sample = 50;
};
void declare(RulesJudgeCommand& options, CLI::App& command);
/// Runs it and gives the exit status.
int run(const RulesJudgeCommand& options);

}  // namespace readout
