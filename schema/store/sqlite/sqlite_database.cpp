#include "schema/model/error.hpp"
#include "schema/store/sqlite/connection.hpp"
#include "schema/store/sqlite/open_sqlite.hpp"
#include "schema/store/transaction.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <thread>
#include <utility>

namespace readout {
namespace {

using sqlite::Connection;
using sqlite::Run;

constexpr int busy_milliseconds = 120'000;

std::string insert_of(std::string_view table, std::span<const std::string_view> columns) {
  std::string names;
  std::string marks;
  for (const std::string_view column : columns) {
    names += fmt::format("{}{}", names.empty() ? "" : ", ", column);
    marks += marks.empty() ? "?" : ", ?";
  }
  return fmt::format("insert into {} ({}) values ({})", table, names, marks);
}

class SqliteWriter final : public BulkWriter {
 public:
  SqliteWriter(Connection& connection, std::string_view table,
               std::span<const std::string_view> columns)
      : m_run(connection, insert_of(table, columns)) {}

  void add(std::span<const Value> row) override {
    int position = 1;
    for (const Value& value : row) {
      m_run.bind(position++, value);
    }
    m_run.step();
    m_run.reset();
  }
  void finish() override {}

 private:
  Run m_run;
};

/// While it lives, a connection for reading refuses nothing.
class AllAllowed {
 public:
  AllAllowed(Connection& connection, bool writes) : m_connection(connection), m_writes(writes) {
    m_connection.allow_all();
  }
  ~AllAllowed() {
    if (!m_writes) {
      m_connection.only_read();
    }
  }
  AllAllowed(const AllAllowed&) = delete;
  AllAllowed& operator=(const AllAllowed&) = delete;

 private:
  Connection& m_connection;
  bool m_writes;
};

class SqliteDatabase final : public Database {
 public:
  SqliteDatabase(std::unique_ptr<Connection> connection, Access access)
      : m_connection(std::move(connection)), m_writes(access != Access::read) {}
  ~SqliteDatabase() override;
  SqliteDatabase(const SqliteDatabase&) = delete;
  SqliteDatabase& operator=(const SqliteDatabase&) = delete;

  Backend backend() const override { return Backend::sqlite; }
  std::string name() const override { return m_connection->file(); }

  std::int64_t execute(std::string_view sql, std::span<const Parameter> parameters) override;
  std::vector<std::string> query(std::string_view sql, std::span<const Parameter> parameters,
                                 const RowHandler& handler) override;
  std::unique_ptr<BulkWriter> write_rows(std::string_view table,
                                         std::span<const std::string_view> columns) override;
  bool has_table(std::string_view name) override;
  void execute_temporary(std::span<const std::string> statements) override;
  void only_read() { m_connection->only_read(); }

  // A transaction that may write takes the lock at once: one that only asks for it later can be
  // refused.
  void begin() override { execute(m_writes ? "begin immediate" : "begin", {}); }
  void commit() override { execute("commit", {}); }
  void rollback() override;

  void lock_settling() override {}
  void lock_migration() override {}

 private:
  std::unique_ptr<Connection> m_connection;
  bool m_writes;
};

// Readers open a file that needs no second one beside it; where others still have it open, this
// fails and stays undone.
SqliteDatabase::~SqliteDatabase() {
  if (m_writes) {
    m_connection->empty_cache();
    sqlite3_busy_timeout(m_connection->get(), 0);
    sqlite3_exec(m_connection->get(), "pragma journal_mode = delete", nullptr, nullptr, nullptr);
  }
}

std::int64_t SqliteDatabase::execute(std::string_view sql, std::span<const Parameter> parameters) {
  const std::int64_t before = sqlite3_total_changes64(m_connection->get());
  Run run(*m_connection, sql);
  run.bind(parameters);
  while (run.step()) {
  }
  return sqlite3_total_changes64(m_connection->get()) - before;
}

std::vector<std::string> SqliteDatabase::query(std::string_view sql,
                                               std::span<const Parameter> parameters,
                                               const RowHandler& handler) {
  Run run(*m_connection, sql);
  run.bind(parameters);
  std::vector<std::string> names;
  names.reserve(static_cast<std::size_t>(run.columns()));
  for (int column = 0; column < run.columns(); ++column) {
    names.push_back(run.column_name(column));
  }
  std::vector<Value> row(names.size());
  while (run.step()) {
    for (std::size_t column = 0; column < row.size(); ++column) {
      run.read(static_cast<int>(column), row[column]);
    }
    handler(row);
  }
  return names;
}

std::unique_ptr<BulkWriter> SqliteDatabase::write_rows(std::string_view table,
                                                       std::span<const std::string_view> columns) {
  return std::make_unique<SqliteWriter>(*m_connection, table, columns);
}

bool SqliteDatabase::has_table(std::string_view name) {
  const std::array parameters = {Parameter{"name", std::string(name)}};
  return !table("select 1 from sqlite_schema where type = 'table' and name = :name", parameters)
              .rows.empty();
}

void SqliteDatabase::execute_temporary(std::span<const std::string> statements) {
  const AllAllowed allowed(*m_connection, m_writes);
  Transaction transaction(*this);
  for (const std::string& sql : statements) {
    execute(sql, {});
  }
  transaction.commit();
}

void SqliteDatabase::rollback() {
  if (sqlite3_get_autocommit(m_connection->get()) == 0) {
    execute("rollback", {});
  }
}

void require_file(const std::string& file, Access access) {
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  if (std::filesystem::is_directory(status)) {
    throw StoreError(fmt::format("'{}' is a folder, not a database", file), "", "");
  }
  if (access != Access::write && !std::filesystem::exists(status)) {
    throw UsageError(
        fmt::format("no database at '{0}': run readout load ... --db {0} first", file));
  }
}

// Throws where the file is no database, or one of another program.
void require_our_database(Database& database) {
  if (database.has_table("schema_version") && database.has_table("local_entity")) {
    return;
  }
  if (!database.table("select 1 from sqlite_schema limit 1").rows.empty()) {
    throw StoreError(
        fmt::format("'{}' is a database of another program: name another file", database.name()),
        "", "");
  }
}

// Two loaders that start at once can be in each other's way here, and SQLite does not wait then.
void use_write_ahead_log(Database& database) {
  for (int attempts_left = 200;; --attempts_left) {
    try {
      database.execute("pragma journal_mode = wal");
      return;
    } catch (const StoreError&) {
      if (attempts_left == 0) {
        throw;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(25));
    }
  }
}

void set_up(Database& database, Access access) {
  database.execute("pragma foreign_keys = off");
  database.execute("pragma cache_size = -65536");
  database.execute("pragma temp_store = memory");
  database.execute("pragma mmap_size = 268435456");
  if (access != Access::read) {
    use_write_ahead_log(database);
    database.execute("pragma synchronous = normal");
    database.execute("pragma wal_autocheckpoint = 4000");
  }
}

}  // namespace

bool has_sqlite_file(const std::string& file) {
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(file, error);
  return std::filesystem::is_regular_file(status) ? std::filesystem::file_size(file, error) > 0
                                                  : std::filesystem::exists(status);
}

std::unique_ptr<Database> open_sqlite(const std::string& file, Access access) {
  require_file(file, access);
  const int flags = access == Access::read    ? SQLITE_OPEN_READONLY
                    : access == Access::write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                              : SQLITE_OPEN_READWRITE;
  auto connection = std::make_unique<Connection>(file, flags | SQLITE_OPEN_NOMUTEX);
  sqlite3_busy_timeout(connection->get(), busy_milliseconds);
  auto database = std::make_unique<SqliteDatabase>(std::move(connection), access);
  try {
    require_our_database(*database);
    set_up(*database, access);
    if (access == Access::read) {
      database->only_read();
    }
  } catch (const StoreError& error) {
    if (error.state() == fmt::format("SQLite {}", SQLITE_NOTADB)) {
      throw StoreError(fmt::format("'{}' is no database of SQLite", file), "", error.state());
    }
    throw;
  }
  return database;
}

}  // namespace readout
