#pragma once

#include "loader/commands/shared_options.hpp"

#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace readout {

/// `readout query`: runs an SQL script, or lists those that there are.
struct QueryCommand {
  DatabaseOption database;
  FormatOption format;
  std::string script;
  std::vector<std::string> parameters;
  bool describe = false;
  std::optional<double> min_precision;
};
void declare(QueryCommand& options, CLI::App& command);
/// Runs it and gives the exit status.
int run(const QueryCommand& options);

}  // namespace readout
