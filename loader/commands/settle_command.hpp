#pragma once

#include "loader/commands/shared_options.hpp"

#include <string>

namespace CLI {
class App;
}

namespace readout {

/// `readout settle`: works out who is who again, with other decisions where a file is given.
struct SettleCommand {
  DatabaseOption database;
  std::string decisions;
  bool no_decisions = false;
};
void declare(SettleCommand& options, CLI::App& command);
/// Runs it and gives the exit status.
int run(const SettleCommand& options);

}  // namespace readout
