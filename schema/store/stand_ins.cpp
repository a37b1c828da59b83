#include "schema/store/stand_ins.hpp"

#include "schema/model/error.hpp"
#include "schema/store/sql_script.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <ranges>

namespace readout {
namespace {

/// The views of views.sql that are not among these.
std::vector<StandIn> other_views(Backend backend, const std::vector<StandIn>& stand_ins) {
  constexpr std::string_view start = "create view ";
  std::vector<StandIn> views;
  for (const auto& statement : statements_of(schema_file("views.sql"), backend)) {
    const std::string definition = statement.sql.substr(start.size());
    const std::string name = definition.substr(0, definition.find(' '));
    if (std::ranges::find(stand_ins, name, &StandIn::name) == stand_ins.end()) {
      views.push_back({StandIn::Kind::view, name, {"create temp view " + definition}});
    }
  }
  return views;
}

}  // namespace

std::string_view temporary_schema(Backend backend) {
  return backend == Backend::sqlite ? "temp" : "pg_temp";
}

std::string_view stored_schema(Backend backend) {
  return backend == Backend::sqlite ? "main" : "readout";
}

StandIns::StandIns(Database& database, std::vector<StandIn> stand_ins, std::string_view purpose)
    : m_database(database) {
  const Backend backend = database.backend();
  std::ranges::move(other_views(backend, stand_ins), std::back_inserter(stand_ins));
  std::vector<std::string> statements;
  for (StandIn& one : stand_ins) {
    for (std::string& sql : one.sql) {
      statements.push_back(std::move(sql));
    }
    // Without the schema's name a view that is not there would mean the stored one.
    m_undo.push_back(fmt::format("drop {} {}.{}",
                                 one.kind == StandIn::Kind::table ? "table" : "view",
                                 temporary_schema(backend), one.name));
  }
  std::ranges::reverse(m_undo);
  try {
    database.execute_temporary(statements);
  } catch (const StoreError& error) {
    throw StoreError(fmt::format("'{}' allows no temporary views, {} (PostgreSQL: grant temporary "
                                 "on database ... to ...; a standby server has none): {}",
                                 database.name(), purpose, error.what()),
                     "", "");
  }
}

StandIns::~StandIns() {
  try {
    m_database.execute_temporary(m_undo);
  } catch (const std::exception&) {  // NOLINT(bugprone-empty-catch): a destructor throws nothing
    // The connection is gone, and the views with it; what went wrong is already on its way.
  }
}

}  // namespace readout
