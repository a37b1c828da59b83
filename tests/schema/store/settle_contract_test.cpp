#include "schema/model/keys.hpp"
#include "schema/store/fact_writer.hpp"
#include "tests/schema/store/made_facts.hpp"
#include "tests/support/store_under_test.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <vector>

using namespace readout;
using namespace readout::test;

namespace {

Backend each_store() { return GENERATE(from_range(stores())); }

const std::string john = "person:john smith";

std::string entities(Database& database) {
  std::string list;
  database.query("select entity, name, folded, undecided from entity order by entity", {},
                 [&list](std::span<const Value> row) {
                   list += std::get<std::string>(row[0]) + "=" + std::get<std::string>(row[1]) +
                           "/" + std::get<std::string>(row[2]) +
                           (std::get<std::int64_t>(row[3]) != 0 ? "?" : "") + "\n";
                 });
  return list;
}

}  // namespace

TEST_CASE("An entity has the name that most documents use", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  load(*database,
       {{"a", john, "John Smith"}, {"b", john, "John Smith"}, {"c", john, "John J. Smith"}});
  CHECK(entities(*database) == "person:john smith=John Smith/john smith\n");
}

TEST_CASE("Of names that as many documents use, the longer and then the smaller one wins",
          "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  load(*database, {{"a", john, "John Smith"}, {"b", john, "Jöhn Smith"}, {"c", john, "J Smith"}});
  CHECK(entities(*database) == "person:john smith=John Smith/john smith\n");
  load(*database, {{"d", john, "J. Smith of X"}});
  CHECK(entities(*database) == "person:john smith=J. Smith of X/j smith of x\n");
}

TEST_CASE("A name with two sides is contested, and one again when a side goes", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  load(*database, {{"a", john, "John Smith", "state:AAA"}, {"b", john, "John Smith"}});
  CHECK(entities(*database) == "person:john smith=John Smith/john smith\n");
  CHECK(number_of(*database, "select count(*) from identity") == 0);

  load(*database, {{"c", john, "John B Smith", "state:BBB"}});
  CHECK(entities(*database) ==
        "person:john smith=John Smith/john smith?\n"
        "person:john smith|state:AAA=John Smith/john smith\n"
        "person:john smith|state:BBB=John B Smith/john b smith\n");
  CHECK(number_of(*database,
                  "select count(distinct entity_id) from entity_of where entity_id in "
                  "(select entity_id from entity)") == 3);

  const std::array gone = {document_id("made", "b"), document_id("made", "c")};
  remove_documents(*database, gone);
  settle(*database);
  CHECK(entities(*database) == "person:john smith=John Smith/john smith\n");
  CHECK(number_of(*database, "select count(*) from identity") == 0);
}

TEST_CASE("A key of the dictionary has the dictionary's name and is never contested",
          "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  use_rule_set(*database, made_rules(), false);
  std::vector<LoadedDocument> batch = {
      document_of({"a", "person:ana-ola.AAA", "Ana", "state:AAA"}),
      document_of({"b", "person:ana-ola.AAA", "Ana", "state:BBB"})};
  for (LoadedDocument& loaded : batch) {
    loaded.facts.entities[0].entry = 3;
    loaded.facts.entities[0].decided = Decided::dictionary;
  }
  write_batch(*database, made_rules(), batch);
  settle(*database);
  CHECK(entities(*database) == "person:ana-ola.AAA=Ana Ola/ana ola\n");
}

TEST_CASE("An entity goes with the last document that holds it; its key stays", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  load(*database, {{"a", john, "John Smith"}});
  const std::array gone = {document_id("made", "a")};
  remove_documents(*database, gone);
  CHECK(settle(*database) == 1);
  CHECK(entities(*database).empty());
  CHECK(number_of(*database, "select count(*) from entity_key") == 1);
}
