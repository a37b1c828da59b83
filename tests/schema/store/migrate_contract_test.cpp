#include "schema/model/error.hpp"
#include "schema/store/fact_writer.hpp"
#include "schema/store/load_log.hpp"
#include "schema/store/migrate.hpp"
#include "schema/store/verify.hpp"
#include "tests/schema/store/made_facts.hpp"
#include "tests/support/store_under_test.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <thread>
#include <vector>

using namespace readout;
using namespace readout::test;

namespace {

Backend each_store() { return GENERATE(from_range(stores())); }

// What database versions 5 to 7 brought.
void drop_later_tables(Database& database) {
  database.execute("drop table metric_tie");
  database.execute("drop table graph_state");
  for (const char* view : {"edge_evidence", "outer_tie", "tie", "meeting", "co_mention",
                           "statement_tie", "statement_hop", "statement_about", "statement_target",
                           "statement_addressee", "statement_on_behalf_of", "statement_speaker",
                           "counted_statement", "statement_correction"}) {
    database.execute(std::string("drop view ") + view);
  }
  database.execute("drop table correction");
  database.execute("alter table statement drop column hash");
}

}  // namespace

TEST_CASE("A writer makes the tables of the current version", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  CHECK(schema_version(*database) == current_schema_version());
  CHECK(migrate(*database) == current_schema_version());
  CHECK(database->has_table("mention"));
  CHECK_FALSE(database->has_table("no_such_table"));
}

TEST_CASE("A database of another version is refused by readers with the way out", "[contract]") {
  const FreshStore store(each_store());
  store.open()->execute(
      "insert into schema_version (version, name) select max(version) + 1, 'later' from "
      "schema_version");
  CHECK_THROWS_WITH(store.open(Access::read), Catch::Contains("use a newer readout"));
  CHECK_THROWS_WITH(store.open(Access::write), Catch::Contains("use a newer readout"));
  store.open(Access::migrate)->execute("delete from schema_version");
  CHECK_THROWS_AS(store.open(Access::read), std::exception);
}

TEST_CASE("A database of version 1 gets what came later, and keeps what it has", "[contract]") {
  const FreshStore store(each_store());
  {
    const auto database = store.open();
    use_rule_set(*database, made_rules(), false);
    database->execute("drop view edge");
    database->execute("alter table rule drop column judged_facts");
    database->execute("alter table mention drop column metonym_rule");
    drop_later_tables(*database);
    database->execute("delete from schema_version where version > 1");
  }
  CHECK_THROWS_WITH(store.open(Access::read), Catch::Contains("readout migrate"));
  const auto database = store.open(Access::migrate);
  CHECK(schema_version(*database) == 1);
  CHECK(migrate(*database) == 1);
  CHECK(schema_version(*database) == current_schema_version());
  CHECK(database->table("select rule from rule where judged_facts is null").rows.size() ==
        made_rules().rules.size());
  CHECK(database->table("select kind from edge").rows.empty());
}

TEST_CASE("Statements of an older database get the hash that a load gives them", "[contract]") {
  const FreshStore store(each_store());
  std::string loaded;
  {
    const auto database = store.open();
    use_rule_set(*database, made_rules(), false);
    const std::vector<LoadedDocument> batch = {full_document(), bare_document(),
                                               random_document("a", 0)};
    write_batch(*database, made_rules(), batch);
    settle(*database);
    loaded = dump_of(*database);
    database->execute("drop view edge");
    drop_later_tables(*database);
    database->execute("delete from schema_version where version > 4");
  }
  const auto database = store.open(Access::migrate);
  CHECK(migrate(*database) == 4);
  CHECK(dump_of(*database) == loaded);
  CHECK(verify(*database).violations.empty());
}

TEST_CASE("Foreign keys can be declared afterwards, twice, and a load keeps them", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  use_rule_set(*database, made_rules(), false);
  const std::vector<LoadedDocument> first = {full_document(), random_document("a", 0)};
  write_batch(*database, made_rules(), first);
  add_foreign_keys(*database);
  add_foreign_keys(*database);
  const std::vector<LoadedDocument> second = {bare_document(), random_document("a", 1)};
  CHECK(write_batch(*database, made_rules(), second).replaced == 1);
  settle(*database);
  if (database->backend() == Backend::sqlite) {
    CHECK(database->table("pragma foreign_key_check").rows.empty());
    CHECK(database->table("pragma foreign_key_list(mention)").rows.size() > 3);
  } else {
    CHECK(number_of(*database, "select count(*) from pg_constraint where contype = 'f'") > 25);
  }
}

TEST_CASE("Loads are numbered in the order in which they end", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  LoadRun run{.started = "2024-05-01T00:00:00Z",
              .finished = "",
              .program = "test",
              .rule_set = "r",
              .collection = "made",
              .documents_read = 3,
              .documents_new = 2,
              .documents_skipped = 1};
  log_load(*database, run);
  run.finished = "2024-05-01T00:00:01Z";
  log_load(*database, run);
  const Table runs = database->table(
      "select run, finished, documents_read, documents_new, documents_changed, documents_skipped "
      "from load_run order by run");
  REQUIRE(runs.rows.size() == 2);
  CHECK(runs.rows[0] == std::vector<Value>{std::int64_t{1}, Value(), std::int64_t{3},
                                           std::int64_t{2}, std::int64_t{0}, std::int64_t{1}});
  CHECK(runs.rows[1][1] == Value("2024-05-01T00:00:01Z"));
}

TEST_CASE("Several loaders may make the tables at once") {
  const FreshStore store(Backend::sqlite);
  std::vector<std::string> errors(4);
  std::vector<std::thread> threads;
  for (std::string& error : errors) {
    threads.emplace_back([&] {
      try {
        store.open();
      } catch (const std::exception& failure) {
        error = failure.what();
      }
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  CHECK(errors == std::vector<std::string>(4));
}
