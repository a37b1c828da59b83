#pragma once

#include "loader/commands/shared_options.hpp"
#include "loader/readers/source.hpp"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace readout {

/// `readout annotate`: what the rules find, without a database.
struct AnnotateCommand {
  RulesOptions rules;
  ReadOptions read;
  std::vector<std::string> paths;
  std::string format = "jsonl";
  unsigned jobs = 1;
};
void declare(AnnotateCommand& options, CLI::App& command);
/// Runs it and gives the exit status.
int run(const AnnotateCommand& options);

}  // namespace readout
