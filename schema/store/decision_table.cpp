#include "schema/store/decision_table.hpp"

#include "schema/model/keys.hpp"
#include "schema/store/number_list.hpp"

#include <fmt/format.h>

#include <array>
#include <set>

namespace readout {
namespace {

void add_unsettled(Database& database, const std::set<std::string>& keys) {
  std::set<std::int64_t> ids;
  for (const std::string& key : keys) {
    ids.insert(key_id(key));
  }
  const auto columns = std::to_array<std::string_view>({"key_id"});
  const auto writer = database.write_rows("unsettled", columns);
  for (const std::int64_t id : ids) {
    const std::array row = {Value(id)};
    writer->add(row);
  }
  writer->finish();
}

void write_decisions(Database& database, const Decisions& decisions) {
  database.execute("delete from decision");
  const auto columns = std::to_array<std::string_view>({"decision", "line", "reason"});
  const auto writer = database.write_rows("decision", columns);
  std::int64_t number = 0;
  for (const Decisions::Line& line : decisions.lines()) {
    const std::array row = {Value(number++), Value(line.text), Value(line.reason)};
    writer->add(row);
  }
  writer->finish();
}

}  // namespace

Decisions stored_decisions(Database& database) {
  std::vector<Decisions::Line> lines;
  database.query("select line, reason from decision order by decision", {},
                 [&lines](std::span<const Value> row) {
                   lines.push_back({std::get<std::string>(row[0]), std::get<std::string>(row[1])});
                 });
  return Decisions::from_lines(lines);
}

bool replace_decisions(Database& database, const Decisions& decisions) {
  const Decisions before = stored_decisions(database);
  if (before.lines() == decisions.lines()) {
    return false;
  }
  std::set<std::string> keys = before.keys();
  keys.insert(decisions.keys().begin(), decisions.keys().end());
  add_unsettled(database, keys);
  write_decisions(database, decisions);
  return true;
}

std::vector<std::string> keys_without_documents(Database& database, const Decisions& decisions) {
  std::vector<std::int64_t> ids;
  for (const std::string& key : decisions.keys()) {
    ids.push_back(key_id(key));
  }
  std::set<std::int64_t> held;
  for (const auto piece : pieces_of(ids)) {
    const std::string sql = fmt::format(
        "select distinct key_id from local_entity where key_id in {}", number_list(piece));
    for (const auto& row : database.table(sql).rows) {
      held.insert(std::get<std::int64_t>(row[0]));
    }
  }
  std::vector<std::string> missing;
  for (const std::string& key : decisions.keys()) {
    if (!held.contains(key_id(key))) {
      missing.push_back(key);
    }
  }
  return missing;
}

}  // namespace readout
