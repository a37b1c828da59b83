#include "schema/store/migrate.hpp"

#include "schema/model/error.hpp"
#include "schema/store/graph_state.hpp"
#include "schema/store/hashed_statements.hpp"
#include "schema/store/schema_files.hpp"
#include "schema/store/sql_script.hpp"
#include "schema/store/transaction.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <ranges>

namespace readout {
namespace {

struct Step {
  int version = 0;
  std::string name;
  std::string_view script;
};

// Version 1 is the tables as they stand; what came later is schema/sql/migrations/0002-name.sql and
// so on.
std::vector<Step> later_steps() {
  constexpr std::string_view folder = "schema/sql/migrations/";
  std::vector<Step> steps;
  for (const EmbeddedFile& file : schema_files()) {
    if (file.name.starts_with(folder)) {
      const std::string_view name = file.name.substr(folder.size());
      Step step{.name = std::string(name), .script = file.content};
      std::from_chars(name.data(), name.data() + name.size(), step.version);
      steps.push_back(step);
    }
  }
  std::ranges::sort(steps, {}, &Step::version);
  return steps;
}

void run_script(Database& database, std::string_view script) {
  for (const ScriptStatement& statement : statements_of(script, database.backend())) {
    database.execute(statement.sql);
  }
}

// "alter table T add X": T and X.
std::pair<std::string, std::string> foreign_key_of(std::string_view statement) {
  constexpr std::string_view start = "alter table ";
  constexpr std::string_view middle = " add ";
  const std::size_t at = statement.find(middle);
  return {std::string(statement.substr(start.size(), at - start.size())),
          std::string(statement.substr(at + middle.size()))};
}

std::string table_of(std::string_view create) {
  constexpr std::string_view start = "create table ";
  return std::string(create.substr(start.size(), create.find(' ', start.size()) - start.size()));
}

// SQLite takes foreign keys only when a table is made.
void make_tables_with_foreign_keys(Database& database) {
  std::map<std::string, std::string> keys;
  for (const auto& statement : statements_of(schema_file("foreign_keys.sql"), Backend::sqlite)) {
    const auto [table, key] = foreign_key_of(statement.sql);
    keys[table] += ",\n" + key;
  }
  for (auto& statement : statements_of(schema_file("tables.sql"), Backend::sqlite)) {
    if (const auto found = keys.find(table_of(statement.sql)); found != keys.end()) {
      statement.sql.insert(statement.sql.rfind(')'), found->second);
    }
    database.execute(statement.sql);
  }
}

void make_tables(Database& database) {
  if (database.backend() == Backend::sqlite) {
    make_tables_with_foreign_keys(database);
  } else {
    if (database.table("select 1 from pg_namespace where nspname = 'readout'").rows.empty()) {
      database.execute("create schema readout");
    }
    run_script(database, schema_file("tables.sql"));
  }
  run_script(database, schema_file("indexes.sql"));
}

void note_version(Database& database, const Step& step) {
  const std::array parameters = {Parameter{"version", std::int64_t{step.version}},
                                 Parameter{"name", step.name}};
  database.execute("insert into schema_version (version, name) values (:version, :name)",
                   parameters);
}

void drop_views(Database& database) {
  const auto statements = statements_of(schema_file("views.sql"), database.backend());
  for (const ScriptStatement& view : std::ranges::reverse_view(statements)) {
    constexpr std::string_view start = "create view ";
    const std::size_t end = view.sql.find(' ', start.size());
    database.execute("drop view if exists " + view.sql.substr(start.size(), end - start.size()));
  }
}

void bring_up(Database& database, int version) {
  if (version == 0) {
    make_tables(database);
    note_version(database, {.version = 1, .name = "tables.sql", .script = {}});
  } else {
    drop_views(database);
  }
  for (const Step& step : later_steps()) {
    if (step.version > std::max(version, 1)) {
      run_script(database, step.script);
      note_version(database, step);
    }
  }
  if (version > 0) {
    add_missing_hashes(database);
  }
  run_script(database, schema_file("views.sql"));
  renew_graph_state(database);
}

}  // namespace

int current_schema_version() {
  const auto steps = later_steps();
  return steps.empty() ? 1 : steps.back().version;
}

int schema_version(Database& database) {
  if (!database.has_table("schema_version")) {
    return 0;
  }
  const Table table = database.table("select coalesce(max(version), 0) from schema_version");
  return static_cast<int>(std::get<std::int64_t>(table.rows.at(0).at(0)));
}

int migrate(Database& database) {
  if (schema_version(database) == current_schema_version()) {
    return current_schema_version();
  }
  Transaction transaction(database);
  database.lock_migration();
  const int version = schema_version(database);
  if (version > current_schema_version()) {
    throw StoreError(fmt::format("'{}' has tables of version {}, this program knows version {}: "
                                 "use a newer readout",
                                 database.name(), version, current_schema_version()),
                     "", "");
  }
  if (version < current_schema_version()) {
    bring_up(database, version);
  }
  transaction.commit();
  return version;
}

void add_foreign_keys(Database& database) {
  if (database.backend() == Backend::sqlite) {
    return;
  }
  Transaction transaction(database);
  database.lock_migration();
  for (const auto& statement : statements_of(schema_file("foreign_keys.sql"), Backend::postgres)) {
    const auto [table, key] = foreign_key_of(statement.sql);
    constexpr std::string_view start = "constraint ";
    const std::array parameters = {
        Parameter{"name", key.substr(start.size(), key.find(' ', start.size()) - start.size())}};
    if (database
            .table("select 1 from pg_constraint where conname = :name and connamespace = "
                   "(select oid from pg_namespace where nspname = 'readout')",
                   parameters)
            .rows.empty()) {
      database.execute(statement.sql);
    }
  }
  transaction.commit();
}

}  // namespace readout
