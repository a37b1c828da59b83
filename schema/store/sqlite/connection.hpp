#pragma once

#include "schema/store/database.hpp"

#include <sqlite3.h>

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace readout::sqlite {

struct CloseConnection {
  void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
};
struct FinalizeStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using StatementPointer = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

/// A connection to one file and its cache of prepared statements.
class Connection {
 public:
  Connection(const std::string& file, int flags);

  sqlite3* get() const { return m_connection.get(); }
  const std::string& file() const { return m_file; }

  /// A statement that is ready to be bound: from the cache, or prepared now. `sql` holds one
  /// statement.
  StatementPointer take(std::string_view sql);
  /// Gives a statement back for the next time.
  void give_back(std::string_view sql, StatementPointer statement);
  void empty_cache() { m_cache.clear(); }

  /// From now on statements that do anything but read are refused: also pragmas, and other files.
  void only_read();
  /// From now on statements are refused by how the file was opened only: what is temporary can be
  /// made in one that was opened for reading.
  void allow_all();

  /// Throws StoreError with what SQLite says about the last call.
  [[noreturn]] void fail(std::string_view sql) const;

 private:
  std::string m_file;
  std::unique_ptr<sqlite3, CloseConnection> m_connection;
  std::unordered_map<std::string, StatementPointer> m_cache;
};

/// One run of a prepared statement; goes back to the connection's cache at the end.
class Run {
 public:
  Run(Connection& connection, std::string_view sql);
  ~Run();
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  /// `position` counts from 1. A text is not copied: it must live until the next reset.
  void bind(int position, const Value& value);
  /// Binds every `:name` of the statement; throws StoreError for one that is not among
  /// `parameters`.
  void bind(std::span<const Parameter> parameters);
  /// Goes to the next row; false where there is none.
  bool step();
  void reset();

  int columns() const { return sqlite3_column_count(m_statement.get()); }
  std::string column_name(int column) const {
    return sqlite3_column_name(m_statement.get(), column);
  }
  /// Puts the value of a column of the current row into `value`.
  void read(int column, Value& value) const;

 private:
  Connection& m_connection;
  std::string m_sql;
  StatementPointer m_statement;
};

}  // namespace readout::sqlite
