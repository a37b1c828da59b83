#pragma once

#include "loader/commands/shared_options.hpp"

namespace CLI {
class App;
}

namespace readout {

/// `readout verify`: reads every span again and checks every condition.
struct VerifyCommand {
  DatabaseOption database;
  FormatOption format;
};
void declare(VerifyCommand& options, CLI::App& command);
/// Runs it and gives the exit status.
int run(const VerifyCommand& options);

}  // namespace readout
