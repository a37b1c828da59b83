#include "schema/store/work_table.hpp"

#include <fmt/format.h>

namespace readout {

void make_work_table(Database& database, std::string_view name, std::string_view columns) {
  // PostgreSQL cuts the table off at the end of the transaction: rows that are only deleted pile up
  // in a temporary table, which no vacuum visits.
  const bool postgres = database.backend() == Backend::postgres;
  database.execute(fmt::format("create temporary table if not exists {} ({}){}", name, columns,
                               postgres ? " on commit delete rows" : ""));
  database.execute(fmt::format("delete from {}", name));
}

}  // namespace readout
