#pragma once

#include "loader/commands/shared_options.hpp"
#include "queries/sql/suggestions.hpp"

namespace CLI {
class App;
}

namespace readout {

/// `readout suggest`: candidates for the decisions file.
struct SuggestCommand {
  DatabaseOption database;
  SuggestionOptions suggestions;
};
void declare(SuggestCommand& options, CLI::App& command);
/// Runs it and gives the exit status.
int run(const SuggestCommand& options);

}  // namespace readout
