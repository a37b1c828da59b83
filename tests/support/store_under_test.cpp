#include "tests/support/store_under_test.hpp"

#include "schema/store/dump.hpp"
#include "tests/support/environment.hpp"

#include <algorithm>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <unistd.h>

namespace readout::test {
namespace {

std::filesystem::path new_folder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "readout-store.XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) {
    throw std::runtime_error("cannot make a folder like " + pattern);
  }
  return pattern;
}

std::string server() { return variable("READOUT_TEST_POSTGRES").value_or(""); }

// The address of another database of the same server.
std::string with_database(const std::string& address, const std::string& name) {
  const std::size_t authority = address.find("//") + 2;
  const std::size_t query = std::min(address.find('?'), address.size());
  const std::size_t path = std::min(address.find('/', authority), query);
  return address.substr(0, path) + "/" + name + address.substr(query);
}

std::string new_name() {
  static int number = 0;
  return "readout_test_" + std::to_string(getpid()) + "_" + std::to_string(++number);
}

void drop(const std::string& name) {
  try {
    open_database(server(), Access::migrate)
        ->execute("drop database if exists " + name + " with (force)");
  } catch (const std::exception& error) {
    // The server goes with its databases.
    std::cerr << "left behind: " << error.what() << "\n";
  }
}

// A database with the tables, which others are copied from: that takes a tenth of the time.
class Template {
 public:
  Template() : m_name(new_name()) {
    open_database(server(), Access::migrate)
        ->execute("create database " + m_name + " template template0 encoding 'UTF8'");
    open_database(with_database(server(), m_name), Access::write);
  }
  ~Template() { drop(m_name); }
  Template(const Template&) = delete;
  Template& operator=(const Template&) = delete;

  const std::string& name() const { return m_name; }

 private:
  std::string m_name;
};

const Template& tables_template() {
  static const Template made;
  return made;
}

}  // namespace

std::vector<Backend> stores() {
  if (server().empty()) {
    skip("no PostgreSQL (READOUT_TEST_POSTGRES)");
    return {Backend::sqlite};
  }
  return {Backend::sqlite, Backend::postgres};
}

FreshStore::FreshStore(Backend backend) {
  if (backend == Backend::sqlite) {
    m_folder = new_folder();
    m_address = (m_folder / "test.db").string();
  } else {
    m_name = new_name();
    const std::string& source = tables_template().name();
    open_database(server(), Access::migrate)
        ->execute("create database " + m_name + " template " + source);
    m_address = address_of(m_name);
  }
}

FreshStore::~FreshStore() {
  if (!m_name.empty()) {
    drop(m_name);
  }
  if (!m_folder.empty()) {
    std::error_code ignored;
    std::filesystem::remove_all(m_folder, ignored);
  }
}

std::string address_of(const std::string& database) { return with_database(server(), database); }

std::string dump_of(Database& database) {
  std::ostringstream out;
  dump(database, out);
  return out.str();
}

std::string dump_of(const FreshStore& store) { return dump_of(*store.open(Access::read)); }

Value value_of(Database& database, std::string_view sql) {
  return database.table(sql).rows.at(0).at(0);
}

std::int64_t number_of(Database& database, std::string_view sql) {
  return std::get<std::int64_t>(value_of(database, sql));
}

}  // namespace readout::test
