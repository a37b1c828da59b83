#pragma once

#include "loader/commands/shared_options.hpp"

#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace readout {

/// `readout show`: the dossier of one entity.
struct ShowCommand {
  DatabaseOption database;
  FormatOption format;
  std::string entity;
  std::size_t top = 10;
  std::optional<double> min_precision;
};
void declare(ShowCommand& options, CLI::App& command);
/// Runs it and gives the exit status.
int run(const ShowCommand& options);

}  // namespace readout
