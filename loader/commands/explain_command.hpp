#pragma once

#include "loader/commands/shared_options.hpp"
#include "loader/explain/narrow.hpp"
#include "loader/readers/source.hpp"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace readout {

/// `readout explain`: which rule fired where, and why another did not.
struct ExplainCommand {
  RulesOptions rules;
  ReadOptions read;
  std::vector<std::string> paths;
  std::string rule;
  Narrowing narrowing;
  std::string format = "text";
  std::string output;
};
void declare(ExplainCommand& options, CLI::App& command);
/// Runs it and gives the exit status.
int run(const ExplainCommand& options);

}  // namespace readout
