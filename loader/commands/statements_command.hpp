#pragma once

#include "loader/commands/shared_options.hpp"
#include "queries/sql/statement_search.hpp"

#include <string>

namespace CLI {
class App;
}

namespace readout {

/// `readout statements`: who said what.
struct StatementsCommand {
  DatabaseOption database;
  FormatOption format;
  StatementFilter filter;
  std::string cue_class;
  std::string kind;
  std::size_t limit = 0;  ///< 0: all
};
void declare(StatementsCommand& options, CLI::App& command);
/// Runs it and gives the exit status.
int run(const StatementsCommand& options);

}  // namespace readout
