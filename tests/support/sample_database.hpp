#pragma once

#include "schema/store/database.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace readout::test {

/// A new database with the sample facts in it; it is gone when the object is.
class SampleDatabase {
 public:
  /// In a file of SQLite, or in a database of its own on the server at `server` (postgresql://...).
  SampleDatabase();
  explicit SampleDatabase(std::string server);
  ~SampleDatabase();
  SampleDatabase(const SampleDatabase&) = delete;
  SampleDatabase& operator=(const SampleDatabase&) = delete;

  /// Open for reading.
  Database& database() { return *m_database; }
  const std::string& address() const { return m_address; }
  /// Closes the reader, runs `work` on a connection that writes, and reads again.
  template <typename Work>
  void change(const Work& work) {
    m_database.reset();
    work(*open_database(m_address, Access::write));
    m_database = open_database(m_address, Access::read);
  }
  /// Settles it with these lines of a decisions file, in place of earlier ones.
  void decide(const std::string& decisions);

 private:
  void fill();

  std::string m_address;
  std::string m_server;            // empty: SQLite
  std::string m_name;              // of the database on the server
  std::filesystem::path m_folder;  // of the file
  std::string m_decisions;
  std::unique_ptr<Database> m_database;
};

/// One on SQLite and, where the tests have a server, one on PostgreSQL; without one it says that
/// this is skipped.
std::vector<std::unique_ptr<SampleDatabase>> sample_databases();

}  // namespace readout::test
