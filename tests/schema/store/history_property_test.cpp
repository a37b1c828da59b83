#include "schema/model/keys.hpp"
#include "schema/store/fact_writer.hpp"
#include "schema/store/verify.hpp"
#include "tests/schema/store/made_facts.hpp"
#include "tests/schema/store/store_under_test.hpp"
#include "tests/support/environment.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <thread>

using namespace readout;
using namespace readout::test;

namespace {

Backend each_store() { return GENERATE(from_range(stores())); }

std::uint32_t seed() {
  const auto given = variable("READOUT_TEST_SEED");
  return given ? static_cast<std::uint32_t>(std::stoul(*given)) : std::random_device()();
}

using State = std::map<std::string, std::uint32_t>;  // id to version

std::string clean_dump(const State& state) {
  const FreshStore store(Backend::sqlite);
  const auto database = store.open();
  use_rule_set(*database, made_rules(), false);
  std::vector<LoadedDocument> batch;
  for (const auto& [id, version] : state) {
    batch.push_back(random_document(id, version));
  }
  write_batch(*database, made_rules(), batch);
  settle(*database);
  return dump_of(*database);
}

class History {
 public:
  History(Database& database, std::uint32_t start) : m_database(database), m_random(start) {
    use_rule_set(database, made_rules(), false);
  }

  State run(int steps) {
    for (int step = 0; step < steps; ++step) {
      const std::uint32_t choice = below(10);
      if (choice < 6) {
        write();
      } else if (choice < 8) {
        remove();
      } else {
        settle(m_database);
      }
    }
    settle(m_database);
    return m_state;
  }

 private:
  std::uint32_t below(std::uint32_t bound) {
    return static_cast<std::uint32_t>(m_random() % bound);
  }
  std::string some_id() { return "d" + std::to_string(below(8)); }

  void write() {
    State chosen;
    for (std::uint32_t left = 1 + below(4); left > 0; --left) {
      chosen[some_id()] = below(3);
    }
    std::vector<LoadedDocument> batch;
    for (const auto& [id, version] : chosen) {
      batch.push_back(random_document(id, version));
      m_state[id] = version;
    }
    std::shuffle(batch.begin(), batch.end(), m_random);
    write_batch(m_database, made_rules(), batch);
  }

  void remove() {
    const std::string id = some_id();
    const std::array gone = {document_id("made", id)};
    CHECK(remove_documents(m_database, gone) == m_state.erase(id));
  }

  Database& m_database;
  std::mt19937 m_random;
  State m_state;
};

}  // namespace

TEST_CASE("After any history the dump is that of a clean load", "[contract]") {
  const std::uint32_t start = seed();
  const Backend backend = each_store();
  const int histories = backend == Backend::sqlite ? 25 : 5;
  for (int number = 0; number < histories; ++number) {
    const std::uint32_t own = start + static_cast<std::uint32_t>(number);
    INFO("READOUT_TEST_SEED=" << own);
    const FreshStore store(backend);
    const auto database = store.open();
    const State state = History(*database, own).run(12);
    REQUIRE(dump_of(*database) == clean_dump(state));
    REQUIRE(verify(*database).violations.empty());
  }
}

TEST_CASE("The order of documents and batches does not show in the dump", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  use_rule_set(*database, made_rules(), false);
  for (const char* id : {"c", "a", "d", "b"}) {
    const std::array batch = {random_document(id, 0)};
    write_batch(*database, made_rules(), batch);
    settle(*database);
  }
  CHECK(dump_of(*database) == clean_dump({{"a", 0}, {"b", 0}, {"c", 0}, {"d", 0}}));
}

TEST_CASE("Four loaders at once leave the same dump as one", "[contract]") {
  const FreshStore store(each_store());
  constexpr int loaders = 4;
  constexpr int documents = 60;
  std::vector<std::string> errors(loaders);
  std::vector<std::thread> threads;
  for (int loader = 0; loader < loaders; ++loader) {
    threads.emplace_back([&, loader] {
      try {
        const auto database = store.open();
        use_rule_set(*database, made_rules(), false);
        // Three in four documents are another loader's too.
        for (int start = loader * 5; start < documents; start += 5) {
          std::vector<LoadedDocument> batch;
          for (int number = start; number < start + 5; ++number) {
            batch.push_back(random_document("d" + std::to_string(number), 0, 2));
          }
          write_batch(*database, made_rules(), batch);
        }
        settle(*database);
      } catch (const std::exception& error) {
        errors[static_cast<std::size_t>(loader)] = error.what();
      }
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  for (const std::string& error : errors) {
    CHECK(error.empty());
    UNSCOPED_INFO(error);
  }
  const FreshStore clean(Backend::sqlite);
  const auto database = clean.open();
  use_rule_set(*database, made_rules(), false);
  for (int number = 0; number < documents; ++number) {
    const std::array batch = {random_document("d" + std::to_string(number), 0, 2)};
    write_batch(*database, made_rules(), batch);
  }
  settle(*database);
  CHECK(dump_of(store) == dump_of(*database));
}
