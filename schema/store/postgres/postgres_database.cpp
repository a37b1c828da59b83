#include "schema/model/error.hpp"
#include "schema/store/address.hpp"
#include "schema/store/postgres/open_postgres.hpp"
#include "schema/store/postgres/parameters.hpp"
#include "schema/store/postgres/postgres_errors.hpp"
#include "schema/store/postgres/postgres_writer.hpp"
#include "schema/store/transaction.hpp"

#include <fmt/format.h>
#include <pqxx/connection>
#include <pqxx/nontransaction>
#include <pqxx/prepared_statement>
#include <pqxx/result>
#include <pqxx/transaction>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <utility>

namespace readout {
namespace {

using postgres::current_error;

// Advisory locks of ours: a number of the program's, and which.
constexpr std::string_view lock_sql = "select pg_advisory_xact_lock(1919248500, {})";
constexpr int settling_lock = 1;
constexpr int migration_lock = 2;

constexpr std::string_view rows_at_once = "5000";

// Object ids of the types, from pg_type; they never change.
enum : unsigned {
  oid_bool = 16,
  oid_int8 = 20,
  oid_int2 = 21,
  oid_int4 = 23,
  oid_oid = 26,
  oid_float4 = 700,
  oid_float8 = 701,
  oid_numeric = 1700
};

template <typename Number>
Value parsed(std::string_view text) {
  Number number{};
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// A sum of integers is `numeric`; it is whole where it has no point.
Value value_of(std::string_view text, unsigned type) {
  switch (type) {
    case oid_bool:
      return std::int64_t{text == "t"};
    case oid_int8:
    case oid_int2:
    case oid_int4:
    case oid_oid:
      return parsed<std::int64_t>(text);
    case oid_float4:
    case oid_float8:
      return parsed<double>(text);
    case oid_numeric:
      return text.find_first_of(".N") == std::string_view::npos ? parsed<std::int64_t>(text)
                                                                : parsed<double>(text);
    default:
      return std::string(text);
  }
}

std::vector<std::string> column_names(const pqxx::result& result) {
  std::vector<std::string> names;
  names.reserve(static_cast<std::size_t>(result.columns()));
  for (pqxx::row::size_type column = 0; column < result.columns(); ++column) {
    names.emplace_back(result.column_name(column));
  }
  return names;
}

void hand_over(const pqxx::result& result, const RowHandler& handler) {
  std::vector<Value> row(result.columns());
  for (const pqxx::row& fields : result) {
    for (pqxx::row::size_type column = 0; column < fields.size(); ++column) {
      const pqxx::field field = fields[column];
      row[column] =
          field.is_null() ? Value() : value_of({field.c_str(), field.size()}, field.type());
    }
    handler(row);
  }
}

std::string_view without_head(std::string_view sql) {
  constexpr std::string_view blanks = " \t\r\n(";
  while (true) {
    sql.remove_prefix(std::min(sql.find_first_not_of(blanks), sql.size()));
    if (!sql.starts_with("--")) {
      return sql;
    }
    sql.remove_prefix(std::min(sql.find('\n'), sql.size()));
  }
}

// Whether a statement only reads, so that its rows can be fetched in portions.
bool is_query(std::string_view sql) {
  const std::string_view start = without_head(sql);
  const auto begins_with = [start](std::string_view word) {
    return start.size() > word.size() &&
           std::equal(word.begin(), word.end(), start.begin(), [](char wanted, char given) {
             return wanted == std::tolower(static_cast<unsigned char>(given));
           });
  };
  return begins_with("select") || begins_with("with") || begins_with("values");
}

class PostgresDatabase final : public Database {
 public:
  PostgresDatabase(std::unique_ptr<pqxx::connection> connection, std::string name)
      : m_connection(std::move(connection)), m_name(std::move(name)) {}

  Backend backend() const override { return Backend::postgres; }
  std::string name() const override { return m_name; }

  std::int64_t execute(std::string_view sql, std::span<const Parameter> parameters) override {
    return static_cast<std::int64_t>(run(sql, parameters).affected_rows());
  }
  std::vector<std::string> query(std::string_view sql, std::span<const Parameter> parameters,
                                 const RowHandler& handler) override;
  Table table(std::string_view sql, std::span<const Parameter> parameters) override;
  std::unique_ptr<BulkWriter> write_rows(std::string_view table,
                                         std::span<const std::string_view> columns) override;
  bool has_table(std::string_view name) override;
  void execute_temporary(std::span<const std::string> statements) override;

  void begin() override;
  void commit() override;
  void rollback() override { m_transaction.reset(); }

  void lock_settling() override { run(fmt::format(lock_sql, settling_lock), {}); }
  void lock_migration() override { run(fmt::format(lock_sql, migration_lock), {}); }

 private:
  pqxx::result run(std::string_view sql, std::span<const Parameter> parameters);
  std::vector<std::string> fetch(std::string_view sql, std::span<const Parameter> parameters,
                                 const RowHandler& handler);

  std::unique_ptr<pqxx::connection> m_connection;
  std::string m_name;
  std::unique_ptr<pqxx::transaction_base> m_transaction;
  int m_cursors = 0;
};

pqxx::result PostgresDatabase::run(std::string_view sql, std::span<const Parameter> parameters) {
  const postgres::BoundStatement statement = postgres::bound(sql, parameters);
  const auto values = pqxx::prepare::make_dynamic_params(statement.values);
  try {
    if (m_transaction) {
      return m_transaction->exec_params(statement.sql, values);
    }
    pqxx::nontransaction alone(*m_connection);
    return alone.exec_params(statement.sql, values);
  } catch (const std::exception&) {
    throw current_error(sql);
  }
}

Table PostgresDatabase::table(std::string_view sql, std::span<const Parameter> parameters) {
  const pqxx::result result = run(sql, parameters);
  Table table{.columns = column_names(result), .rows = {}};
  table.rows.reserve(result.size());
  hand_over(result, [&table](std::span<const Value> row) {
    table.rows.emplace_back(row.begin(), row.end());
  });
  return table;
}

std::vector<std::string> PostgresDatabase::query(std::string_view sql,
                                                 std::span<const Parameter> parameters,
                                                 const RowHandler& handler) {
  if (!is_query(sql)) {
    const pqxx::result result = run(sql, parameters);
    hand_over(result, handler);
    return column_names(result);
  }
  if (m_transaction) {
    return fetch(sql, parameters, handler);
  }
  begin();
  try {
    auto names = fetch(sql, parameters, handler);
    commit();
    return names;
  } catch (...) {
    rollback();
    throw;
  }
}

// Row by row without holding the whole result: through a cursor.
std::vector<std::string> PostgresDatabase::fetch(std::string_view sql,
                                                 std::span<const Parameter> parameters,
                                                 const RowHandler& handler) {
  const std::string cursor = fmt::format("readout_rows_{}", ++m_cursors);
  run(fmt::format("declare {} no scroll cursor for {}", cursor, sql), parameters);
  const std::string more = fmt::format("fetch {} from {}", rows_at_once, cursor);
  pqxx::result result = run(more, {});
  std::vector<std::string> names = column_names(result);
  while (!result.empty()) {
    hand_over(result, handler);
    result = run(more, {});
  }
  run("close " + cursor, {});
  return names;
}

std::unique_ptr<BulkWriter> PostgresDatabase::write_rows(
    std::string_view table, std::span<const std::string_view> columns) {
  if (!m_transaction) {
    throw StoreError("rows are written within a transaction", std::string(table), "");
  }
  return postgres::start_copy(*m_transaction, table, columns);
}

// Where a role may not use the schema, PostgreSQL speaks of tables that do not exist.
bool PostgresDatabase::has_table(std::string_view name) {
  const std::array parameters = {Parameter{"name", std::string(name)}};
  const Table found = table(
      "select has_schema_privilege('readout', 'usage'), current_user::text from pg_tables "
      "where schemaname = 'readout' and tablename = :name",
      parameters);
  if (!found.rows.empty() && found.rows[0][0] == Value(std::int64_t{0})) {
    const auto role = std::get<std::string>(found.rows[0][1]);
    throw StoreError(fmt::format("the role '{0}' has no right to the schema readout of '{1}': let "
                                 "its owner run grant usage on schema readout to {0}; grant select "
                                 "on all tables in schema readout to {0}",
                                 role, m_name),
                     "", "42501");
  }
  return !found.rows.empty();
}

void PostgresDatabase::execute_temporary(std::span<const std::string> statements) {
  Transaction transaction(*this);
  execute("set transaction read write", {});
  for (const std::string& sql : statements) {
    execute(sql, {});
  }
  transaction.commit();
}

void PostgresDatabase::begin() {
  if (m_transaction) {
    throw StoreError("a transaction is open already", "begin", "");
  }
  try {
    m_transaction = std::make_unique<pqxx::work>(*m_connection);
  } catch (const std::exception&) {
    throw current_error("begin");
  }
}

void PostgresDatabase::commit() {
  if (!m_transaction) {
    throw StoreError("no transaction is open", "commit", "");
  }
  try {
    m_transaction->commit();
  } catch (const std::exception&) {
    const StoreError error = current_error("commit");
    m_transaction.reset();
    throw error;
  }
  m_transaction.reset();
}

// jit: compiling costs more than our short statements take. cursor_tuple_fraction: rows are always
// read to the end.
constexpr std::string_view session_settings = R"(set application_name to 'readout';
set search_path to readout;
set client_encoding to 'UTF8';
set client_min_messages to warning;
set standard_conforming_strings to on;
set extra_float_digits to 1;
set cursor_tuple_fraction to 1.0;
set jit to off;)";

void require_utf8(pqxx::connection& connection, const std::string& name) {
  pqxx::nontransaction transaction(connection);
  const auto encoding = transaction.exec("show server_encoding").at(0).at(0).as<std::string>();
  if (encoding != "UTF8") {
    throw StoreError(
        fmt::format("'{}' has the encoding {}, in which positions would count bytes: make "
                    "another one with createdb -T template0 -E UTF8 --locale=C.UTF-8 NAME",
                    name, encoding),
        "", "");
  }
}

void set_up(pqxx::connection& connection, Access access) {
  pqxx::nontransaction transaction(connection);
  transaction.exec(std::string(session_settings));
  if (access == Access::read) {
    transaction.exec("set default_transaction_read_only to on");
  }
}

}  // namespace

std::unique_ptr<Database> open_postgres(const std::string& address, Access access) {
  const std::string name = without_password(address);
  try {
    auto connection = std::make_unique<pqxx::connection>(address);
    require_utf8(*connection, name);
    set_up(*connection, access);
    return std::make_unique<PostgresDatabase>(std::move(connection), name);
  } catch (const StoreError&) {
    throw;
  } catch (const std::exception&) {
    std::string message = current_error("").what();
    for (std::size_t at = message.find(address); at != std::string::npos && name != address;
         at = message.find(address, at + name.size())) {
      message.replace(at, address.size(), name);  // libpq repeats an address that it cannot read
    }
    throw StoreError(fmt::format("cannot open '{}': {}", name, message), "", "");
  }
}

}  // namespace readout
