#include "schema/store/judged_facts.hpp"

#include "schema/model/error.hpp"
#include "schema/store/sql_script.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>
#include <string_view>

namespace readout {
namespace {

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

// "create temp view X as ..." with start "create temp view ": X.
std::string name_after(std::string_view start, std::string_view sql) {
  return std::string(sql.substr(start.size(), sql.find(' ', start.size()) - start.size()));
}

struct View {
  std::string name;
  std::string sql;
};

std::vector<View> judged_views(Backend backend, double least) {
  constexpr std::string_view temporary = "create temp view ";
  constexpr std::string_view stored = "create view ";
  std::vector<View> views;
  for (auto& [sql, name, scope, message, fact] :
       statements_of(schema_file("judged_views.sql"), backend)) {
    replace_all(sql, "stored.", backend == Backend::sqlite ? "main." : "readout.");
    replace_all(sql, ":least", fmt::format("cast({} as double precision)", least));
    views.push_back({name_after(temporary, sql), sql});
  }
  for (const auto& statement : statements_of(schema_file("views.sql"), backend)) {
    const std::string name = name_after(stored, statement.sql);
    if (std::ranges::find(views, name, &View::name) == views.end()) {
      views.push_back({name, fmt::format("{}{}", temporary, statement.sql.substr(stored.size()))});
    }
  }
  return views;
}

}  // namespace

JudgedFacts::JudgedFacts(Database& database, std::optional<double> least) : m_database(database) {
  if (!least) {
    return;
  }
  std::vector<std::string> statements;
  for (View& view : judged_views(database.backend(), *least)) {
    statements.push_back(std::move(view.sql));
    m_views.push_back(std::move(view.name));
  }
  try {
    database.execute_temporary(statements);
  } catch (const StoreError& error) {
    throw StoreError(
        fmt::format("'{}' allows no temporary views, which choose facts by the judged precision of "
                    "their rules (PostgreSQL: grant temporary on database ... to ...; a standby "
                    "server has none): {}",
                    database.name(), error.what()),
        "", "");
  }
}

JudgedFacts::~JudgedFacts() {
  if (m_views.empty()) {
    return;
  }
  // Without the schema's name a view that is not there would mean the stored one.
  const std::string_view schema = m_database.backend() == Backend::sqlite ? "temp" : "pg_temp";
  std::vector<std::string> statements;
  for (const std::string& view : std::ranges::reverse_view(m_views)) {
    statements.push_back(fmt::format("drop view {}.{}", schema, view));
  }
  try {
    m_database.execute_temporary(statements);
  } catch (const std::exception&) {  // NOLINT(bugprone-empty-catch): a destructor throws nothing
    // The connection is gone, and the views with it; what went wrong is already on its way.
  }
}

}  // namespace readout
