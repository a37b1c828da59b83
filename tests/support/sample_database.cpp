#include "tests/support/sample_database.hpp"

#include "schema/model/decisions.hpp"
#include "schema/store/fact_writer.hpp"
#include "tests/support/environment.hpp"
#include "tests/support/sample_facts.hpp"

#include <cstdlib>
#include <iostream>
#include <stdexcept>
#include <unistd.h>
#include <utility>

namespace readout::test {

namespace {

std::filesystem::path new_folder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "readout-sample.XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) {
    throw std::runtime_error("cannot make a folder like " + pattern);
  }
  return pattern;
}

/// The address of another database of the same server.
std::string with_database(const std::string& server, const std::string& name) {
  const std::size_t authority = server.find("//") + 2;
  const std::size_t path = std::min(server.find('/', authority), server.size());
  const std::size_t query = std::min(server.find('?'), server.size());
  return server.substr(0, std::min(path, query)) + "/" + name + server.substr(query);
}

int next_number() {
  static int number = 0;
  return ++number;
}

}  // namespace

SampleDatabase::SampleDatabase() : m_folder(new_folder()) {
  m_address = (m_folder / "sample.db").string();
  fill();
}

SampleDatabase::SampleDatabase(std::string server)
    : m_server(std::move(server)),
      m_name("readout_sample_" + std::to_string(getpid()) + "_" + std::to_string(next_number())) {
  open_database(m_server, Access::migrate)->execute("create database " + m_name);
  m_address = with_database(m_server, m_name);
  fill();
}

void SampleDatabase::decide(const std::string& decisions) {
  if (decisions != m_decisions) {
    change([&decisions](Database& database) {
      const Decisions decided = Decisions::from_text(decisions, "decisions");
      settle(database, &decided);
    });
    m_decisions = decisions;
  }
}

SampleDatabase::~SampleDatabase() {
  m_database.reset();
  if (!m_server.empty()) {
    try {
      open_database(m_server, Access::migrate)->execute("drop database " + m_name);
    } catch (const std::exception& error) {
      // The server goes with its databases.
      std::cerr << "left behind: " << error.what() << "\n";
    }
  }
  if (!m_folder.empty()) {
    std::error_code ignored;
    std::filesystem::remove_all(m_folder, ignored);
  }
}

void SampleDatabase::fill() {
  write_sample(*open_database(m_address, Access::write));
  m_database = open_database(m_address, Access::read);
}

std::vector<std::unique_ptr<SampleDatabase>> sample_databases() {
  std::vector<std::unique_ptr<SampleDatabase>> databases;
  databases.push_back(std::make_unique<SampleDatabase>());
  if (const auto server = variable("READOUT_TEST_POSTGRES")) {
    databases.push_back(std::make_unique<SampleDatabase>(*server));
  } else {
    skip("no PostgreSQL (READOUT_TEST_POSTGRES)");
  }
  return databases;
}

}  // namespace readout::test
