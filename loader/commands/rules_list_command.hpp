#pragma once

#include "loader/commands/shared_options.hpp"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace readout {

/// `readout rules list`: rules, dictionaries and engine steps in the order in which they run.
struct RulesListCommand {
  RulesOptions rules;
  FormatOption format;
  std::vector<std::string> words;
  std::string kind;
};
void declare(RulesListCommand& options, CLI::App& command);
/// Runs it and gives the exit status.
int run(const RulesListCommand& options);

}  // namespace readout
