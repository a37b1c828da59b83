#pragma once

namespace readout {

/// Exit statuses, as docs/commands.md lists them.
constexpr int exit_done = 0;
constexpr int exit_failed = 1;
constexpr int exit_usage = 2;
constexpr int exit_skipped = 3;
constexpr int exit_interrupted = 130;

/// The whole program: reads the command line, runs the command, prints what goes wrong, gives the
/// exit status. Throws nothing.
int run_program(int argument_count, const char* const* arguments);

}  // namespace readout
