#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace readout {

enum class Backend { sqlite, postgres };

/// One value of a row or of a parameter: null, integer, double or text (UTF-8). Bytes, which no
/// table of ours has but a query can make, come as text: `\x` and two hexadecimal digits for each.
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

/// A parameter of a statement, written `:name` in it. It is bound, never pasted.
struct Parameter {
  std::string name;  ///< without the colon
  Value value;
};

/// A result that fits in memory.
struct Table {
  std::vector<std::string> columns;
  std::vector<std::vector<Value>> rows;
};

/// Called for each row in order; the values are valid during the call only.
using RowHandler = std::function<void(std::span<const Value>)>;

/// Rows on their way into one table, at the speed of COPY (PostgreSQL) or of one prepared insert
/// (SQLite). Nothing else may be asked of the same database between the first `add` and `finish`.
class BulkWriter {
 public:
  virtual ~BulkWriter() = default;
  /// Adds one row; `row` has one value for each column. Throws StoreError.
  virtual void add(std::span<const Value> row) = 0;
  /// Hands over what is still buffered. Throws StoreError, also for errors in earlier rows. A
  /// writer that goes without `finish` leaves the transaction fit for nothing but a rollback.
  virtual void finish() = 0;
};

/// A connection to one database, either SQLite or PostgreSQL: the only interface to both. SQL is
/// one statement in the dialect that both understand (see docs/schema.md). Values come back as they
/// were stored; truth values as 0 and 1. Not to be shared between threads. Every member throws
/// StoreError with the statement and the SQLSTATE.
class Database {
 public:
  virtual ~Database() = default;

  virtual Backend backend() const = 0;
  /// For messages: the file's name, or the address without its password.
  virtual std::string name() const = 0;

  /// Runs a statement and gives how many rows it changed.
  virtual std::int64_t execute(std::string_view sql,
                               std::span<const Parameter> parameters = {}) = 0;
  /// Runs a query; rows come in order, one at a time. Gives the names of the columns.
  virtual std::vector<std::string> query(std::string_view sql,
                                         std::span<const Parameter> parameters,
                                         const RowHandler& handler) = 0;
  /// The whole result of a query, in one go.
  virtual Table table(std::string_view sql, std::span<const Parameter> parameters = {});
  /// Starts writing rows into `table`, within a transaction that began before.
  virtual std::unique_ptr<BulkWriter> write_rows(std::string_view table,
                                                 std::span<const std::string_view> columns) = 0;

  /// Whether a table of ours has this name.
  virtual bool has_table(std::string_view name) = 0;

  /// Runs statements that make or drop temporary views, all or none of them, which a connection for
  /// reading does through nothing else. Not within a transaction.
  virtual void execute_temporary(std::span<const std::string> statements) = 0;

  virtual void begin() = 0;
  virtual void commit() = 0;
  /// Does nothing where no transaction is open.
  virtual void rollback() = 0;

  /// Takes the lock under which identity is settled, or the tables are made; held until the
  /// transaction ends. SQLite has one writer at a time anyway: there `begin` is the lock.
  virtual void lock_settling() = 0;
  virtual void lock_migration() = 0;
};

enum class Access {
  read,   ///< the database must exist and be of the current version; nothing can be written through
          ///< the connection
  write,  ///< made or migrated where needed
  migrate  ///< must exist; its version is not looked at
};

/// Opens what `address` names: a file name or `sqlite:FILE` (SQLite), `postgresql://...`,
/// `postgres://...` or `service=...` (PostgreSQL). Throws UsageError where a reader finds no
/// database, StoreError where it cannot be opened, is newer than this program, has an older version
/// (for Access::read: the message names `readout migrate`) or, on PostgreSQL, is not UTF8.
std::unique_ptr<Database> open_database(const std::string& address, Access access);

/// Whether `address` names a database that has our tables already, of whatever version. Makes
/// nothing. Throws what open_database throws, but not where there is no database.
bool has_database(const std::string& address);

/// What `address` names, as messages may show it: the file, or the address without its password.
std::string database_name(const std::string& address);

}  // namespace readout
