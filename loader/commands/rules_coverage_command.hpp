#pragma once

#include "loader/commands/corpus.hpp"
#include "loader/commands/shared_options.hpp"

namespace CLI {
class App;
}

namespace readout {

/// `readout rules coverage`: how often each rule fired in texts, and which never did.
struct RulesCoverageCommand {
  RulesOptions rules;
  CorpusOptions corpus;
  FormatOption format;
  bool never = false;
};
void declare(RulesCoverageCommand& options, CLI::App& command);
/// Runs it and gives the exit status.
int run(const RulesCoverageCommand& options);

}  // namespace readout
