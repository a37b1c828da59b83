#include "queries/graph/metric_run.hpp"

#include "queries/sql/row.hpp"
#include "schema/model/version.hpp"
#include "schema/store/transaction.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>

namespace readout {

namespace {

using Parameters = std::vector<Parameter>;

Parameters identity_of(const MetricRun& run) {
  return {{"metric", run.metric}, {"graph", run.graph}, {"options", run.options}};
}

constexpr std::string_view has_identity =
    "metric = :metric and graph = :graph and options = :options";

template <typename T>
Value value_or_null(const std::optional<T>& value) {
  return value ? Value(*value) : Value();
}

std::int64_t next_number(Database& database) {
  return std::get<std::int64_t>(
      database.table("select coalesce(max(run), 0) + 1 from metric_run").rows.at(0).at(0));
}

/// Deletes the run with this identity; its number.
std::optional<std::int64_t> delete_run(Database& database, const MetricRun& run) {
  const Table found = database.table(
      fmt::format("select run from metric_run where {}", has_identity), identity_of(run));
  if (found.rows.empty()) {
    return std::nullopt;
  }
  const std::int64_t number = std::get<std::int64_t>(found.rows[0][0]);
  const std::array parameters = {Parameter{"run", number}};
  for (const std::string_view table : {"metric_value", "metric_tie", "metric_run"}) {
    database.execute(fmt::format("delete from {} where run = :run", table), parameters);
  }
  return number;
}

void write_head(Database& database, std::int64_t number, const MetricRun& run) {
  Parameters parameters = identity_of(run);
  parameters.insert(parameters.end(), {{"run", number},
                                       {"state", value_or_null(run.state)},
                                       {"program", std::string(program_version())},
                                       {"samples", value_or_null(run.samples)},
                                       {"rounds", value_or_null(run.rounds)},
                                       {"converged", std::int64_t{run.converged}}});
  database.execute(
      "insert into metric_run (run, metric, graph, options, state, program, samples, rounds, "
      "converged) values (:run, :metric, :graph, :options, :state, :program, :samples, :rounds, "
      ":converged)",
      parameters);
}

}  // namespace

std::optional<StoredRun> find_run(Database& database, const MetricRun& wanted,
                                  const std::optional<std::string>& state) {
  std::optional<StoredRun> found;
  database.query(
      fmt::format("select run, state, program, samples, rounds, converged from metric_run where {}",
                  has_identity),
      identity_of(wanted), [&](std::span<const Value> values) {
        const Row row(values);
        found = StoredRun{.number = row.integer(0), .run = wanted};
        found->run.state = row.is_null(1) ? std::nullopt : std::optional(row.text(1));
        found->run.samples = row.optional_integer(3);
        found->run.rounds = row.optional_integer(4);
        found->run.converged = row.integer(5) == 1;
        found->is_current = state && found->run.state == state && row.text(2) == program_version();
      });
  return found;
}

RunTable value_table() { return {"metric_value", {"entity", "rank", "value"}}; }

RunTable tie_table() { return {"metric_tie", {"source", "target", "rank", "weight", "value"}}; }

std::int64_t write_run(Database& database, const MetricRun& run, const RunTable& table,
                       std::span<const RunRow> rows) {
  Transaction transaction(database);
  database.lock_settling();
  const auto earlier = delete_run(database, run);
  const std::int64_t number = earlier ? *earlier : next_number(database);
  write_head(database, number, run);
  std::vector<std::string_view> columns = {"run"};
  columns.insert(columns.end(), table.columns.begin(), table.columns.end());
  const auto writer = database.write_rows(table.name, columns);
  RunRow whole;
  for (const RunRow& row : rows) {
    whole.assign(1, number);
    whole.insert(whole.end(), row.begin(), row.end());
    writer->add(whole);
  }
  writer->finish();
  transaction.commit();
  return number;
}

std::vector<RunRow> read_run(Database& database, std::int64_t number, const RunTable& table) {
  const std::array parameters = {Parameter{"run", number}};
  return database
      .table(
          fmt::format("select {} from {} where run = :run order by {}",
                      fmt::join(table.columns, ", "), table.name, fmt::join(table.columns, ", ")),
          parameters)
      .rows;
}

}  // namespace readout
