#include "queries/graph/edges_script.hpp"

#include "queries/sql/row.hpp"
#include "queries/sql/run_script.hpp"
#include "queries/sql/sql_text.hpp"
#include "schema/model/error.hpp"

#include <fmt/format.h>

#include <cmath>

namespace readout {

namespace {

QueryScript script_of(const std::string& text) {
  return begins_as_query(text) ? parse_script(text, "--edges-sql") : find_script(text);
}

/// A weight that a tie can have.
double weight_in(const Row& row, std::size_t number) {
  const double weight = row.is_null(2) ? 0 : row.number(2);
  if (!(weight > 0) || !std::isfinite(weight)) {
    throw UsageError(fmt::format(
        "--edges-sql: row {} ({} to {}) has the weight {}; it must be "
        "more than 0",
        number, row.text(0), row.text(1), row.is_null(2) ? "null" : fmt::format("{}", weight)));
  }
  return weight;
}

}  // namespace

void read_edges(Database& database, const GraphOptions& options, NodeList& nodes,
                std::vector<GraphEdge>& edges) {
  const QueryScript script = script_of(options.edges_sql);
  const std::vector<Parameter> parameters = bind_parameters(database, script, {});
  const std::string sql = fmt::format(
      "select cast(source as text), cast(target as text), cast(weight as double precision) from "
      "(\n{}\n) edges",
      script.sql);
  std::size_t number = 0;
  const auto take = [&](std::span<const Value> values) {
    const Row row(values);
    const double weight = weight_in(row, ++number);
    if (row.is_null(0) || row.is_null(1)) {
      throw UsageError(fmt::format("--edges-sql: row {} has no {}", number,
                                   row.is_null(0) ? "source" : "target"));
    }
    if (weight >= options.min_weight) {
      const std::uint32_t source = nodes.with_key(row.text(0));
      edges.push_back({source, nodes.with_key(row.text(1)), weight, true});
    }
  };
  try {
    database.query(sql, parameters, take);
  } catch (const StoreError& error) {
    throw InputError({script.file, script.line, 0}, error.what());
  }
}

}  // namespace readout
