#pragma once

#include "schema/store/database.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace readout {

/// A row of table metric_run. Metric, graph and options (see options_text) say what was computed:
/// there is one run of each.
struct MetricRun {
  std::string metric;
  std::string graph;
  std::string options;
  std::optional<std::string> state =
      {};  ///< graph_state when the graph was read, where it is known
  std::optional<std::int64_t> samples = {};
  std::optional<std::int64_t> rounds = {};
  bool converged = true;
};

/// A run that the database has.
struct StoredRun {
  std::int64_t number = 0;
  MetricRun run;
  /// The graph is still that of the run, and this release of the program made it.
  bool is_current = false;
};

/// The run with this metric, graph and options; `state` is the graph_state now. A run without a
/// state is never current.
std::optional<StoredRun> find_run(Database& database, const MetricRun& wanted,
                                  const std::optional<std::string>& state);

/// What stands in one column of the values: keys and numbers.
using RunRow = std::vector<Value>;

/// Which table the values of a run are in, and its columns without the run.
struct RunTable {
  std::string name;
  std::vector<std::string_view> columns;
};
RunTable value_table();  ///< metric_value: entity, rank, value
RunTable tie_table();    ///< metric_tie: source, target, rank, weight, value

/// Writes a run and its rows, in one transaction: in place of the run with the same metric, graph
/// and options, under whose number it stands then; else under the next number after the largest.
/// Its number.
std::int64_t write_run(Database& database, const MetricRun& run, const RunTable& table,
                       std::span<const RunRow> rows);

/// The rows of a run, in the order of their keys.
std::vector<RunRow> read_run(Database& database, std::int64_t number, const RunTable& table);

}  // namespace readout
