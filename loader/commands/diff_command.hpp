#pragma once

#include "loader/commands/corpus.hpp"
#include "loader/commands/shared_options.hpp"

#include <string>

namespace CLI {
class App;
}

namespace readout {

/// `readout diff`: what two sets of rules say differently of the same texts.
struct DiffCommand {
  std::string first;
  std::string second;
  CorpusOptions corpus;
  RulesOptions rules;  ///< what both sides have
  std::string format = "text";
};
void declare(DiffCommand& options, CLI::App& command);
/// Runs it and gives the exit status.
int run(const DiffCommand& options);

}  // namespace readout
