#pragma once

#include "loader/commands/shared_options.hpp"

#include <string>

namespace CLI {
class App;
}

namespace readout {

/// `readout impact`: which facts of a database hang on one rule.
struct ImpactCommand {
  DatabaseOption database;
  RulesOptions rules;
  FormatOption format;
  std::string rule;
  unsigned jobs = 1;
  bool quiet = false;
};
void declare(ImpactCommand& options, CLI::App& command);
/// Runs it and gives the exit status.
int run(const ImpactCommand& options);

}  // namespace readout
