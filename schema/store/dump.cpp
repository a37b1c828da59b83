#include "schema/store/dump.hpp"

#include "schema/model/error.hpp"
#include "schema/store/sql_script.hpp"
#include "schema/store/transaction.hpp"

#include <fmt/format.h>

#include <iterator>
#include <ostream>
#include <string>
#include <string_view>

namespace readout {
namespace {

void append_character(std::string& line, char c) {
  switch (c) {
    case '"':
      line += "\\\"";
      break;
    case '\\':
      line += "\\\\";
      break;
    case '\n':
      line += "\\n";
      break;
    case '\r':
      line += "\\r";
      break;
    case '\t':
      line += "\\t";
      break;
    default:
      if (static_cast<unsigned char>(c) < 0x20U) {
        fmt::format_to(std::back_inserter(line), "\\u{:04x}", static_cast<unsigned char>(c));
      } else {
        line += c;
      }
  }
}

void append_value(std::string& line, const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) {
    line += '"';
    for (const char c : *text) {
      append_character(line, c);
    }
    line += '"';
  } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
    fmt::format_to(std::back_inserter(line), "{}", *number);
  } else if (const auto* real = std::get_if<double>(&value)) {
    fmt::format_to(std::back_inserter(line), "{}", *real);
  } else {
    line += "null";
  }
}

std::string json_line(std::span<const Value> row) {
  std::string line = "[";
  for (const Value& value : row) {
    line += line.size() == 1 ? "" : ",";
    append_value(line, value);
  }
  return line + "]\n";
}

void refuse_unsettled(Database& database) {
  const Table keys = database.table("select count(*) from unsettled");
  const auto count = std::get<std::int64_t>(keys.rows.at(0).at(0));
  if (count != 0) {
    throw StoreError(
        fmt::format("'{0}' has {1} entries of keys that no load has settled yet (one was "
                    "stopped, or is still running): run readout load --db {0} ... (or "
                    "readout settle --db {0}) to settle them",
                    database.name(), count),
        "", "");
  }
}

}  // namespace

void dump(Database& database, std::ostream& out) {
  const Snapshot snapshot(database);
  refuse_unsettled(database);
  for (const ScriptStatement& table : statements_of(schema_file("dump.sql"), database.backend())) {
    out << table.name << '\n';
    database.query(table.sql, {}, [&out](std::span<const Value> row) { out << json_line(row); });
  }
}

}  // namespace readout
