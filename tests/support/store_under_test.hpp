#pragma once

#include "schema/store/database.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace readout::test {

/// The stores that contract tests run on: SQLite and, where READOUT_TEST_POSTGRES names a server,
/// PostgreSQL; without one it says that this is skipped.
std::vector<Backend> stores();

/// An address where a new database can be opened; whatever is there goes with the object.
class FreshStore {
 public:
  explicit FreshStore(Backend backend);
  ~FreshStore();
  FreshStore(const FreshStore&) = delete;
  FreshStore& operator=(const FreshStore&) = delete;

  const std::string& address() const { return m_address; }
  std::unique_ptr<Database> open(Access access = Access::write) const {
    return open_database(m_address, access);
  }

 private:
  std::string m_address;
  std::string m_name;              // of the database on the server
  std::filesystem::path m_folder;  // of the file
};

/// The address of a database of the server that READOUT_TEST_POSTGRES names.
std::string address_of(const std::string& database);

/// What `dump` writes.
std::string dump_of(Database& database);
std::string dump_of(const FreshStore& store);

/// The first value of the first row.
Value value_of(Database& database, std::string_view sql);
std::int64_t number_of(Database& database, std::string_view sql);

}  // namespace readout::test

namespace Catch {
template <>
struct StringMaker<readout::Backend> {
  static std::string convert(readout::Backend backend) {
    return backend == readout::Backend::sqlite ? "SQLite" : "PostgreSQL";
  }
};
template <>
struct StringMaker<readout::Value> {
  static std::string convert(const readout::Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) {
      return '"' + *text + '"';
    }
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      return std::to_string(*number);
    }
    return std::holds_alternative<double>(value) ? std::to_string(std::get<double>(value)) : "null";
  }
};
}  // namespace Catch
