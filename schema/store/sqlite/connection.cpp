#include "schema/store/sqlite/connection.hpp"

#include "schema/model/error.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace readout::sqlite {
namespace {

constexpr std::size_t cached_statements = 256;

// As PostgreSQL writes bytes.
std::string hexadecimal(std::string_view bytes) {
  std::string text = "\\x";
  for (const char byte : bytes) {
    text += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  }
  return text;
}

// For readers: nothing but reading. What the library itself asks of such a connection is asked
// before this is set, or is a transaction.
int allow_reading(void*, int action, const char*, const char*, const char*, const char*) {
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_FUNCTION:
    case SQLITE_RECURSIVE:
    case SQLITE_TRANSACTION:
      return SQLITE_OK;
    default:
      return SQLITE_DENY;
  }
}

bool is_blank(std::string_view rest) {
  return rest.find_first_not_of(" \t\r\n;") == std::string_view::npos;
}

}  // namespace

Connection::Connection(const std::string& file, int flags) : m_file(file) {
  sqlite3* connection = nullptr;
  const int result = sqlite3_open_v2(file.c_str(), &connection, flags, nullptr);
  m_connection.reset(connection);
  if (result != SQLITE_OK) {
    fail("");
  }
  sqlite3_extended_result_codes(connection, 1);
}

// NOLINTNEXTLINE(readability-make-member-function-const): it changes what the connection may do
void Connection::only_read() { sqlite3_set_authorizer(get(), allow_reading, nullptr); }

// NOLINTNEXTLINE(readability-make-member-function-const): as only_read
void Connection::allow_all() { sqlite3_set_authorizer(get(), nullptr, nullptr); }

void Connection::fail(std::string_view sql) const {
  const int code = sqlite3_extended_errcode(get());
  throw StoreError(fmt::format("'{}': {}", m_file, sqlite3_errmsg(get())), std::string(sql),
                   fmt::format("SQLite {}", code));
}

StatementPointer Connection::take(std::string_view sql) {
  if (const auto found = m_cache.find(std::string(sql)); found != m_cache.end()) {
    StatementPointer statement = std::move(found->second);
    m_cache.erase(found);
    return statement;
  }
  sqlite3_stmt* statement = nullptr;
  const char* rest = nullptr;
  const int size = static_cast<int>(sql.size());
  const char* const text = sql.data();
  const int result =
      sqlite3_prepare_v3(get(), text, size, SQLITE_PREPARE_PERSISTENT, &statement, &rest);
  StatementPointer prepared(statement);
  if (result != SQLITE_OK) {
    fail(sql);
  }
  const auto used = static_cast<std::size_t>(rest - sql.data());
  if (!prepared || !is_blank(sql.substr(used))) {
    throw StoreError("one statement at a time", std::string(sql), "");
  }
  return prepared;
}

void Connection::give_back(std::string_view sql, StatementPointer statement) {
  if (m_cache.size() >= cached_statements) {
    m_cache.clear();
  }
  m_cache.insert_or_assign(std::string(sql), std::move(statement));
}

Run::Run(Connection& connection, std::string_view sql)
    : m_connection(connection), m_sql(sql), m_statement(connection.take(sql)) {}

Run::~Run() {
  reset();
  sqlite3_clear_bindings(m_statement.get());
  m_connection.give_back(m_sql, std::move(m_statement));
}

void Run::bind(int position, const Value& value) {
  sqlite3_stmt* statement = m_statement.get();
  int result = SQLITE_OK;
  if (const auto* text = std::get_if<std::string>(&value)) {
    if (text->find('\0') != std::string::npos) {
      throw StoreError("a text with U+0000 cannot be kept", m_sql, "");
    }
    result = sqlite3_bind_text64(statement, position, text->data(), text->size(), SQLITE_STATIC,
                                 SQLITE_UTF8);
  } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
    result = sqlite3_bind_int64(statement, position, *number);
  } else if (const auto* real = std::get_if<double>(&value)) {
    result = sqlite3_bind_double(statement, position, *real);
  } else {
    result = sqlite3_bind_null(statement, position);
  }
  if (result != SQLITE_OK) {
    m_connection.fail(m_sql);
  }
}

void Run::bind(std::span<const Parameter> parameters) {
  const int count = sqlite3_bind_parameter_count(m_statement.get());
  for (int position = 1; position <= count; ++position) {
    const char* name = sqlite3_bind_parameter_name(m_statement.get(), position);
    const std::string_view wanted = name == nullptr ? "?" : name + 1;
    const auto found = std::find_if(parameters.begin(), parameters.end(),
                                    [&](const Parameter& given) { return given.name == wanted; });
    if (found == parameters.end()) {
      throw StoreError(fmt::format("parameter ':{}' has no value", wanted), m_sql, "");
    }
    bind(position, found->value);
  }
}

bool Run::step() {
  const int result = sqlite3_step(m_statement.get());
  if (result != SQLITE_ROW && result != SQLITE_DONE) {
    m_connection.fail(m_sql);
  }
  return result == SQLITE_ROW;
}

void Run::reset() { sqlite3_reset(m_statement.get()); }

void Run::read(int column, Value& value) const {
  sqlite3_stmt* statement = m_statement.get();
  const int type = sqlite3_column_type(statement, column);
  switch (type) {
    case SQLITE_NULL:
      value = std::monostate();
      return;
    case SQLITE_INTEGER:
      value = std::int64_t{sqlite3_column_int64(statement, column)};
      return;
    case SQLITE_FLOAT:
      value = sqlite3_column_double(statement, column);
      return;
    default:
      break;
  }
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
  const std::string_view text = size == 0 ? std::string_view() : std::string_view(bytes, size);
  if (type == SQLITE_BLOB) {
    value = hexadecimal(text);
  } else if (auto* kept = std::get_if<std::string>(&value)) {
    kept->assign(text);
  } else {
    value.emplace<std::string>(text);
  }
}

}  // namespace readout::sqlite
