#include "schema/model/error.hpp"
#include "schema/store/batch.hpp"
#include "schema/store/fact_writer.hpp"
#include "tests/schema/store/made_facts.hpp"
#include "tests/support/environment.hpp"
#include "tests/support/store_under_test.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace readout;
using namespace readout::test;

namespace {

Backend each_store() { return GENERATE(from_range(stores())); }

// A loader that dies before it commits.
[[noreturn]] void load_and_die(const FreshStore& store, const std::vector<LoadedDocument>& batch) {
  const auto database = store.open();
  const RuleSet rules = made_rules();
  std::vector<DocumentRows> rows;
  std::vector<const DocumentRows*> pointers;
  rows.reserve(batch.size());
  for (const LoadedDocument& loaded : batch) {
    pointers.push_back(&rows.emplace_back(loaded, rules));
  }
  add_missing_keys(*database, rows);
  database->begin();
  copy_facts(*database, pointers);
  std::raise(SIGKILL);
  std::abort();
}

}  // namespace

TEST_CASE("A loader that is killed leaves whole documents or nothing of them", "[contract]") {
  const FreshStore store(each_store());
  const std::vector<LoadedDocument> first = {full_document()};
  const std::vector<LoadedDocument> second = {bare_document(), random_document("a", 0)};
  {
    const auto database = store.open();
    use_rule_set(*database, made_rules(), false);
    write_batch(*database, made_rules(), first);
    settle(*database);
  }
  const std::string before = dump_of(store);
  const pid_t child = fork();
  if (child == 0) {
    load_and_die(store, second);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(WIFSIGNALED(status));
  CHECK(dump_of(store) == before);

  const auto database = store.open();
  CHECK(write_batch(*database, made_rules(), second).added == 2);
  settle(*database);
  CHECK(number_of(*database, "select count(*) from document") == 3);
}

TEST_CASE("A server database that is not UTF8 is refused with the way out", "[contract]") {
  const auto server = postgres_address();
  if (!server) {
    return;
  }
  const std::string name = "readout_test_ascii_" + std::to_string(getpid());
  const auto admin = open_database(*server, Access::migrate);
  admin->execute("create database " + name +
                 " template template0 encoding 'SQL_ASCII' lc_collate 'C' lc_ctype 'C'");
  const std::string address = address_of(name);
  CHECK_THROWS_WITH(open_database(address, Access::write), Catch::Contains("SQL_ASCII") &&
                                                               Catch::Contains("createdb") &&
                                                               Catch::Contains("UTF8"));
  admin->execute("drop database " + name);
}

TEST_CASE("A server database without tables of ours is refused to readers", "[contract]") {
  const auto server = postgres_address();
  if (!server) {
    return;
  }
  CHECK_THROWS_AS(open_database(address_of("template1"), Access::read), UsageError);
  CHECK_THROWS_WITH(open_database(address_of("no_such_database"), Access::read),
                    Catch::Contains("no_such_database"));
}
