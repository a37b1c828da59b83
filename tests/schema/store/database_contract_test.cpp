#include "schema/model/error.hpp"
#include "schema/store/database.hpp"
#include "tests/support/store_under_test.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <functional>
#include <limits>
#include <unistd.h>

using namespace readout;
using namespace readout::test;

namespace {

Backend each_store() { return GENERATE(from_range(stores())); }

std::string message_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const std::exception& error) {
    return error.what();
  }
  return "";
}

const std::string odd_text =
    "Ελλάδα \U0001F600 'q' \"d\" \\ \\n \\N \t tab \n line \r :name ::x -- no comment %s $1";

}  // namespace

TEST_CASE("A value comes back as it was given", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  const std::vector<Value> values = {Value(),
                                     Value(std::int64_t{0}),
                                     Value(std::numeric_limits<std::int64_t>::min()),
                                     Value(std::numeric_limits<std::int64_t>::max()),
                                     Value(0.1),
                                     Value(-1e300),
                                     Value(5e-324),
                                     Value(std::string()),
                                     Value(odd_text)};
  for (const Value& value : values) {
    const std::array parameters = {Parameter{"value", value}};
    CHECK(database->table("select :value as v", parameters).rows.at(0).at(0) == value);
  }
}

TEST_CASE("A name of a parameter is no parameter within texts, names and comments", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  const std::array parameters = {Parameter{"a", std::int64_t{7}}, Parameter{"b", "x"}};
  const Table table = database->table(
      "select ':a' as \":b\", :a + :a, :b || ':' || :b -- and :c\n /* nor :d */", parameters);
  CHECK(table.columns.at(0) == ":b");
  CHECK(table.rows.at(0) == std::vector<Value>{":a", std::int64_t{14}, "x:x"});
}

TEST_CASE("A null parameter fits any type", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  const std::array parameters = {Parameter{"none", Value()}};
  CHECK(database->table("select 1 where :none is null", parameters).rows.size() == 1);
  CHECK(database
            ->table("select document from document where document = :none or published >= :none",
                    parameters)
            .rows.empty());
}

TEST_CASE("A parameter without a value is an error that names it", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  CHECK_THROWS_AS(database->table("select :missing"), StoreError);
  CHECK(message_of([&] { database->table("select :missing"); }).find(":missing") !=
        std::string::npos);
}

TEST_CASE("Whole sums are integers, truth values 0 and 1, quotients doubles", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  const Table table = database->table(
      "select count(*), sum(n), sum(cast(n as bigint)), avg(n), max(n) = 3, min(n) > 5, sum(n) / 2 "
      "from (select 1 as n union all select 3) t");
  CHECK(table.rows.at(0) == std::vector<Value>{std::int64_t{2}, std::int64_t{4}, std::int64_t{4},
                                               2.0, std::int64_t{1}, std::int64_t{0},
                                               std::int64_t{2}});
}

TEST_CASE("A text with U+0000 is refused", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  const std::array parameters = {Parameter{"text", std::string("a\0b", 3)}};
  CHECK_THROWS_AS(database->table("select :text", parameters), StoreError);
}

TEST_CASE("A broken statement is an error with the statement and a state", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  try {
    database->execute("select * from no_such_table");
    FAIL("nothing was thrown");
  } catch (const StoreError& error) {
    CHECK(error.statement() == "select * from no_such_table");
    CHECK_FALSE(error.state().empty());
    CHECK(std::string(error.what()).find("no_such_table") != std::string::npos);
  }
  CHECK(number_of(*database, "select 1") == 1);
}

TEST_CASE("Two statements at once are refused", "[contract]") {
  const FreshStore store(each_store());
  CHECK_THROWS_AS(store.open()->execute("select 1; select 2"), StoreError);
}

TEST_CASE("Rows come one at a time, in order, also while others are asked for", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  std::vector<std::int64_t> numbers;
  std::int64_t inner = 0;
  const auto columns = database->query(
      "with recursive n(i) as (select 1 union all select i + 1 from n where i < 12000) "
      "select i as number from n order by i",
      {}, [&](std::span<const Value> row) {
        numbers.push_back(std::get<std::int64_t>(row[0]));
        if (numbers.back() % 4000 == 0) {
          inner += number_of(*database, "select count(*) from (select 1 union all select 2) t");
        }
      });
  CHECK(columns == std::vector<std::string>{"number"});
  CHECK(numbers.size() == 12000);
  CHECK(std::is_sorted(numbers.begin(), numbers.end()));
  CHECK(inner == 6);
}

TEST_CASE("A query may begin with a comment and be written large", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  std::int64_t sum = 0;
  database->query("-- what: a sum\n  -- more\nSELECT 1 AS n UNION ALL SELECT 2", {},
                  [&sum](std::span<const Value> row) { sum += std::get<std::int64_t>(row[0]); });
  CHECK(sum == 3);
}

TEST_CASE("A query without rows still names its columns", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  const std::vector<std::string> names = {"document", "id"};
  CHECK(database->query("select document, id from document", {}, [](auto) {}) == names);
  CHECK(database->table("select document, id from document").columns == names);
}

TEST_CASE("What throws while rows come leaves the connection as it was", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  CHECK_THROWS_AS(database->query("select 1", {}, [](auto) { throw std::runtime_error("stop"); }),
                  std::runtime_error);
  database->begin();
  CHECK(number_of(*database, "select 2") == 2);
  database->commit();
}

TEST_CASE("A transaction that is rolled back leaves nothing", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  database->begin();
  CHECK(database->execute("insert into unsettled (key_id) values (1), (2)") == 2);
  database->rollback();
  database->rollback();
  CHECK(number_of(*database, "select count(*) from unsettled") == 0);
  database->begin();
  database->execute("insert into unsettled (key_id) values (1), (2)");
  database->commit();
  CHECK(number_of(*database, "select count(*) from unsettled") == 2);
  CHECK(database->execute("delete from unsettled where key_id = 1") == 1);
}

TEST_CASE("Rows are written in bulk as they are given", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  const auto columns = std::to_array<std::string_view>({"decision", "line", "reason"});
  database->begin();
  const auto writer = database->write_rows("decision", columns);
  for (std::int64_t number = 0; number < 3000; ++number) {
    const std::array row = {Value(number), Value(odd_text + std::to_string(number)), Value("")};
    writer->add(row);
  }
  writer->finish();
  database->commit();
  CHECK(number_of(*database, "select count(*) from decision where reason = ''") == 3000);
  CHECK(value_of(*database, "select line from decision where decision = 2999") ==
        Value(odd_text + "2999"));
}

TEST_CASE("A row that the table refuses is an error at the latest when writing ends",
          "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  const auto columns = std::to_array<std::string_view>({"decision", "line", "reason"});
  database->begin();
  const std::array row = {Value(std::int64_t{1}), Value("a"), Value()};
  const auto write = [&] {
    const auto writer = database->write_rows("decision", columns);
    writer->add(row);
    writer->finish();
  };
  CHECK_THROWS_AS(write(), StoreError);
  database->rollback();
  CHECK(number_of(*database, "select count(*) from decision") == 0);
}

TEST_CASE("Texts are ordered by their bytes", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  for (const char* line : {"b", "B", "a b", "ab", "a-b", "é", "z", "_"}) {
    const std::array parameters = {Parameter{"line", line}};
    database->execute(
        "insert into decision (decision, line, reason) "
        "select count(*), :line, '' from decision",
        parameters);
  }
  std::string order;
  database->query("select line from decision order by line", {}, [&](std::span<const Value> row) {
    order += std::get<std::string>(row[0]) + ",";
  });
  CHECK(order == "B,_,a b,a-b,ab,b,z,é,");
}

TEST_CASE("A reader cannot write", "[contract]") {
  const FreshStore store(each_store());
  store.open();
  const auto reader = store.open(Access::read);
  CHECK(number_of(*reader, "select count(*) from document") == 0);
  CHECK_THROWS_AS(reader->execute("insert into unsettled (key_id) values (1)"), StoreError);
  CHECK_THROWS_AS(reader->execute("create table x (y integer)"), StoreError);
}

TEST_CASE("A reader of SQLite can do nothing but read") {
  const FreshStore store(Backend::sqlite);
  store.open();
  const auto reader = store.open(Access::read);
  const std::string copy = store.address() + ".copy";
  for (const std::string& sql :
       {"vacuum into '" + copy + "'", "attach '" + copy + "' as other",
        std::string("pragma query_only = off"), std::string("create temporary table t (x text)"),
        std::string("select * from pragma_table_info('document')")}) {
    INFO(sql);
    CHECK_THROWS_AS(reader->execute(sql), StoreError);
  }
  CHECK_FALSE(std::filesystem::exists(copy));
  reader->begin();
  CHECK(number_of(*reader,
                  "with recursive n(x) as (select 1 union all select x + 1 from n where "
                  "x < 9) select sum(x) from n") == 45);
  reader->commit();
}

TEST_CASE("Bytes come as hexadecimal text", "[contract]") {
  const Backend backend = each_store();
  const FreshStore store(backend);
  const auto database = store.open();
  CHECK(value_of(*database,
                 backend == Backend::sqlite ? "select x'00ff'" : "select '\\x00ff'::bytea") ==
        Value(std::string("\\x00ff")));
}

TEST_CASE("A reader of a database that is not there is told what to run") {
  const FreshStore store(Backend::sqlite);
  for (const Access access : {Access::read, Access::migrate}) {
    CHECK_THROWS_AS(store.open(access), UsageError);
    CHECK(message_of([&] { store.open(access); }) == "no database at '" + store.address() +
                                                         "': run readout load ... --db " +
                                                         store.address() + " first");
  }
  CHECK_FALSE(std::filesystem::exists(store.address()));
}

TEST_CASE("A reader leaves no file beside the database") {
  const FreshStore store(Backend::sqlite);
  store.open();
  number_of(*store.open(Access::read), "select count(*) from document");
  const std::filesystem::path folder = std::filesystem::path(store.address()).parent_path();
  CHECK(std::distance(std::filesystem::directory_iterator(folder), {}) == 1);
}

TEST_CASE("What is no database of ours is refused by name") {
  const FreshStore store(Backend::sqlite);
  const std::filesystem::path folder = std::filesystem::path(store.address()).parent_path();
  CHECK(message_of([&] { open_database(folder.string(), Access::write); }) ==
        "'" + folder.string() + "' is a folder, not a database");
  std::ofstream(store.address()) << std::string(5000, 'x');
  for (const Access access : {Access::read, Access::write, Access::migrate}) {
    CHECK(message_of([&] {
            store.open(access);
          }).starts_with("'" + store.address() + "' is no database of SQLite"));
  }
  const std::string foreign = (folder / "foreign.db").string();
  open_database(foreign, Access::write)->execute("drop table schema_version");
  for (const Access access : {Access::read, Access::write, Access::migrate}) {
    CHECK(message_of([&] { open_database(foreign, access); }) ==
          "'" + foreign + "' is a database of another program: name another file");
  }
  const std::string nowhere = (folder / "no" / "such.db").string();
  CHECK(message_of([&] { open_database(nowhere, Access::write); }).find(nowhere) !=
        std::string::npos);
}

TEST_CASE("An address that names no database of ours is a wrong usage") {
  CHECK_THROWS_AS(open_database("mysql://host/x", Access::read), UsageError);
  CHECK(message_of([] { open_database("mysql://me:secret@host/x", Access::read); }) ==
        "'mysql://me:***@host/x': unknown scheme 'mysql' (known: postgresql://, postgres://, "
        "sqlite:FILE, a file name)");
  for (const std::string empty : {"", "sqlite:"}) {
    CHECK_THROWS_AS(open_database(empty, Access::write), UsageError);
  }
}

TEST_CASE("Whether a database is there can be asked without making it", "[contract]") {
  const Backend backend = each_store();
  const FreshStore store(backend);
  if (backend == Backend::sqlite) {
    CHECK_FALSE(has_database(store.address()));
    CHECK_FALSE(std::filesystem::exists(store.address()));
    std::ofstream(store.address()).flush();
    CHECK_FALSE(has_database(store.address()));
  } else {
    CHECK_FALSE(has_database(address_of("template1")));
  }
  store.open();
  CHECK(has_database(store.address()));
  CHECK(database_name(store.address()) == store.open(Access::read)->name());
}

TEST_CASE("A role that may not use the schema is told what its owner has to grant", "[contract]") {
  const Backend backend = each_store();
  if (backend == Backend::sqlite) {
    return;
  }
  const FreshStore store(backend);
  const auto owner = store.open();
  const std::string role = "readout_test_role_" + std::to_string(getpid());
  owner->execute("create role " + role + " login");
  const std::string address = store.address() +
                              (store.address().find('?') == std::string::npos ? "?" : "&") +
                              "user=" + role;
  CHECK(message_of([&] {
          open_database(address, Access::read);
        }).starts_with("the role '" + role + "' has no right to the schema readout of "));
  owner->execute("drop role " + role);
}

TEST_CASE("An address may begin with sqlite:") {
  const FreshStore store(Backend::sqlite);
  const auto database = open_database("sqlite:" + store.address(), Access::write);
  CHECK(database->name() == store.address());
  CHECK(database->backend() == Backend::sqlite);
}

TEST_CASE("An error of the connection names the address without its password", "[contract]") {
  const std::string message = message_of(
      [] { open_database("postgresql://me:secret@/nowhere?host=/no/such/folder", Access::read); });
  CHECK(message.find("cannot open 'postgresql://me:***@/nowhere") != std::string::npos);
  CHECK(message.find("secret") == std::string::npos);
}
