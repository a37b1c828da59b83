#include "schema/model/decisions.hpp"
#include "schema/store/decision_table.hpp"
#include "schema/store/fact_writer.hpp"
#include "schema/store/verify.hpp"
#include "tests/schema/store/made_facts.hpp"
#include "tests/support/store_under_test.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace readout;
using namespace readout::test;

namespace {

Backend each_store() { return GENERATE(from_range(stores())); }

void decide(Database& database, const std::string& text) {
  const Decisions decisions = Decisions::from_text(text, "decisions");
  settle(database, &decisions);
  for (const Violation& violation : verify(database).violations) {
    UNSCOPED_INFO(violation.condition + " " + violation.place + " " + violation.message);
  }
  CHECK(verify(database).violations.empty());
}

// "document=entity (name)" of each document.
std::string who_is_who(Database& database) {
  std::string list;
  database.query(
      "select d.id, coalesce(e.entity, '-'), coalesce(e.name, '-') from document d "
      "left join entity_of o on o.document = d.document "
      "left join entity e on e.entity_id = o.entity_id order by d.id",
      {}, [&list](std::span<const Value> row) {
        list += std::get<std::string>(row[0]) + "=" + std::get<std::string>(row[1]) + " (" +
                std::get<std::string>(row[2]) + ")\n";
      });
  return list;
}

const std::vector<Holder> two_spellings = {{"a", "person:olga tarn", "Olga Tarn"},
                                           {"b", "person:olga tarn", "Olga Tarn"},
                                           {"c", "person:ol'ha tarn", "Ol'ha Tarn"}};

}  // namespace

TEST_CASE("Keys that are decided to be the same are one entity, and two again without",
          "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  load(*database, two_spellings);
  const std::string before = dump_of(*database);
  decide(*database, "same \"person:olga tarn\" \"person:ol'ha tarn\" # two spellings\n");
  CHECK(who_is_who(*database) ==
        "a=person:ol'ha tarn (Olga Tarn)\nb=person:ol'ha tarn (Olga Tarn)\n"
        "c=person:ol'ha tarn (Olga Tarn)\n");
  CHECK(number_of(*database, "select count(*) from entity") == 1);
  decide(*database, "");
  CHECK(dump_of(*database) == before);
}

TEST_CASE("A decision stays for documents that come later", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  load(*database, {two_spellings[2]});
  decide(*database, "same \"person:olga tarn\" \"person:ol'ha tarn\" # two spellings\n");
  CHECK(keys_without_documents(*database, stored_decisions(*database)) ==
        std::vector<std::string>{"person:olga tarn"});
  load(*database, {two_spellings[0], two_spellings[1]});
  CHECK(number_of(*database, "select count(*) from entity") == 1);
  CHECK(value_of(*database, "select name from entity") == Value(std::string("Olga Tarn")));
}

TEST_CASE("A dropped key is nobody, a renamed one has its new name", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  load(*database, two_spellings);
  decide(*database,
         "drop \"person:ol'ha tarn\" # a misprint\n"
         "rename \"person:olga tarn\" \"O. Tarn\" # as she signs\n");
  CHECK(who_is_who(*database) ==
        "a=person:olga tarn (O. Tarn)\nb=person:olga tarn (O. Tarn)\nc=- (-)\n");
  CHECK(value_of(*database, "select folded from entity") == Value(std::string("o tarn")));
}

TEST_CASE("A key is told apart by side, by publisher or by collection", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  load(*database, {{"a", "person:jo lind", "Jo Lind", "state:AAA", "Paper"},
                   {"b", "person:jo lind", "Jo Lind", "", "Paper"},
                   {"c", "person:jo lind", "Jo Lind", "", "Post"},
                   {"d", "person:jo lind", "Jo Lind"}});
  CHECK(number_of(*database, "select count(*) from identity") == 0);
  decide(*database, "distinct \"person:jo lind\" by state # two of them\n");
  CHECK(who_is_who(*database) ==
        "a=person:jo lind|state:AAA (Jo Lind)\nb=person:jo lind (Jo Lind)\n"
        "c=person:jo lind (Jo Lind)\nd=person:jo lind (Jo Lind)\n");
  CHECK(number_of(*database, "select undecided from entity where entity = 'person:jo lind'") == 1);
  decide(*database, "distinct \"person:jo lind\" by publisher # each has its own\n");
  CHECK(who_is_who(*database) ==
        "a=person:jo lind|publisher:Paper (Jo Lind)\nb=person:jo lind|publisher:Paper (Jo Lind)\n"
        "c=person:jo lind|publisher:Post (Jo Lind)\nd=person:jo lind (Jo Lind)\n");
  decide(*database,
         "distinct \"person:jo lind\" by collection # each has its own\n"
         "rename \"person:jo lind|collection:made\" \"Jo\" # to see it\n");
  CHECK(who_is_who(*database) ==
        "a=person:jo lind|collection:made (Jo)\nb=person:jo lind|collection:made (Jo)\n"
        "c=person:jo lind|collection:made (Jo)\nd=person:jo lind|collection:made (Jo)\n");
}

TEST_CASE("A part of a contested key joins another entity", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  load(*database, {{"a", "person:jo lind", "Jo Lind", "state:AAA"},
                   {"b", "person:jo lind", "Jo Lind", "state:BBB"},
                   {"c", "person:jo lind", "Jo Lind"},
                   {"d", "person:joe lind", "Joe Lind"}});
  decide(*database,
         "same \"person:jo lind|state:BBB\" \"person:joe lind\" # both are mayor of Port One\n"
         "same \"person:jo lind\" \"person:jo lind|state:AAA\" # c is about the painter\n");
  CHECK(who_is_who(*database) ==
        "a=person:jo lind (Jo Lind)\nb=person:jo lind|state:BBB (Joe Lind)\n"
        "c=person:jo lind (Jo Lind)\nd=person:jo lind|state:BBB (Joe Lind)\n");
  CHECK(number_of(*database, "select count(*) from entity where undecided = 1") == 0);
}

TEST_CASE("The dump keeps decisions in one order", "[contract]") {
  const FreshStore one(each_store());
  const FreshStore other(Backend::sqlite);
  const std::string first = "drop person:x-y.AAA # b\n";
  const std::string second = "same \"person:olga tarn\" \"person:ol'ha tarn\" # a\n";
  const auto database = one.open();
  load(*database, two_spellings);
  decide(*database, first + second);
  const auto clean = other.open();
  load(*clean, two_spellings);
  decide(*clean, second + first);
  CHECK(dump_of(*database) == dump_of(*clean));
}
