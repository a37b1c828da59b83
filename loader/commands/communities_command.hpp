#pragma once

#include "loader/commands/shared_options.hpp"
#include "queries/report/communities_report.hpp"

#include <cstddef>
#include <string>

namespace CLI {
class App;
}

namespace readout {

/// `readout communities`: how the graph hangs together.
struct CommunitiesCommand {
  DatabaseOption database;
  FormatOption format;
  CommunitiesOptions communities;
  std::size_t members = 0;  ///< 0: not given
  std::string of;           ///< empty: of all
  bool entities = false;    ///< a row for each member
  std::string resolution;   ///< empty: 1
  std::string seed;         ///< empty: 1
};
void declare(CommunitiesCommand& options, CLI::App& command);
/// Runs it and gives the exit status.
int run(const CommunitiesCommand& options);

}  // namespace readout
