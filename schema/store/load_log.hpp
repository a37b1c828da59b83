#pragma once

#include "schema/store/database.hpp"

#include <cstddef>
#include <string>

namespace readout {

/// One row of load_run.
struct LoadRun {
  std::string
      started;  ///< UTC, ISO 8601; given by the caller, since only commands look at the clock
  std::string finished;
  std::string program;
  std::string rule_set;
  std::string collection;
  std::size_t documents_read = 0;
  std::size_t documents_new = 0;
  std::size_t documents_changed = 0;
  std::size_t documents_unchanged = 0;
  std::size_t documents_removed = 0;
  std::size_t documents_skipped = 0;
};

/// Appends a row to load_run.
void log_load(Database& database, const LoadRun& run);

}  // namespace readout
