#include "queries/sql/entity_lookup.hpp"

#include "schema/model/error.hpp"
#include "tests/support/sample_database.hpp"
#include "tests/support/sample_facts.hpp"

#include <catch2/catch.hpp>

namespace readout {
namespace {

/// Adds a second document with another Lind, so that the surname is of two.
void add_namesake(test::SampleDatabase& sample) {
  test::SampleDocument d("namesake.txt", "Beacon Wire", "2031-03-06");
  const auto lind = d.entity(EntityKind::person, "person:vera lind", "Vera Lind");
  d.sentence("Vera Lind spoke.");
  d.mention(lind, "Lind");
  sample.change([&](Database& database) {
    const LoadedDocument loaded = d.loaded();
    write_batch(database, test::sample_rules(), {&loaded, 1});
    settle(database);
  });
}

TEST_CASE("Words find an entity by key, folded name or a surface of its mentions", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    INFO(sample->address());
    const auto key_of = [&](std::string_view words) {
      return find_entity(sample->database(), words).key;
    };
    CHECK(key_of("person:ana reyes") == "person:ana reyes");
    CHECK(key_of("PER") == "state:PER");
    CHECK(key_of("harbour-news") == "organization:harbour-news");
    CHECK(key_of("ANA RÉYES") == "person:ana reyes");
    CHECK(key_of("reyes") == "person:ana reyes");
    CHECK(key_of("Lind") == "person:oskar lind");
    const EntityRecord peru = find_entity(sample->database(), "peru");
    CHECK(peru.kind == EntityKind::state);
    CHECK(peru.name == "Peru");
    CHECK_FALSE(peru.undecided);
  }
}

TEST_CASE("A place is found by its name although it acts for its state") {
  test::SampleDatabase sample;
  CHECK(find_entity(sample.database(), "Lima").key == "place:lima");
}

TEST_CASE("Words that name several entities are refused with all of them", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    add_namesake(*sample);
    CHECK_THROWS_AS(find_entity(sample->database(), "Lind"), UsageError);
    CHECK_THROWS_WITH(find_entity(sample->database(), "lind"),
                      "'lind' names 2 entities; say which by its key:\n"
                      "  person:oskar lind  (person Oskar Lind, 4 mentions)\n"
                      "  person:vera lind  (person Vera Lind, 1 mention)");
    CHECK(find_entity(sample->database(), "Vera Lind").key == "person:vera lind");
  }
}

TEST_CASE("Words that name nothing are refused with names that are similar") {
  test::SampleDatabase sample;
  Database& database = sample.database();
  CHECK_THROWS_WITH(find_entity(database, "Ana Reyez"),
                    Catch::EndsWith("; did you mean Ana Reyes?"));
  CHECK_THROWS_WITH(find_entity(database, "person:ana reyez"),
                    Catch::EndsWith("; did you mean person:ana reyes?"));
  CHECK_THROWS_WITH(find_entity(database, "Xyzzy"), Catch::StartsWith("no entity 'Xyzzy' in "));
  CHECK_THROWS_WITH(find_entity(database, "Peru", EntityKind::person),
                    Catch::StartsWith("no person 'Peru' in "));
  CHECK_THROWS_AS(find_entity(database, ""), UsageError);
  CHECK(similar_entities(database, "harbour") == std::vector<std::string>{"Harbour News Agency"});
  CHECK(similar_entities(database, "fisheries") ==
        std::vector<std::string>{"Ministry of Fisheries"});
}

TEST_CASE("A description finds the one whom alone it describes", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    test::SampleDocument d("leaders.txt", "Beacon Wire", "2031-03-07");
    const auto reyes = d.entity(EntityKind::person, "person:ana reyes", "Ana Reyes");
    const auto lind = d.entity(EntityKind::person, "person:oskar lind", "Oskar Lind");
    d.sentence("Ana Reyes, the Peruvian leader, met Oskar Lind.");
    d.mention(reyes, "Ana Reyes");
    d.mention(reyes, "the Peruvian leader", MentionForm::descriptor);
    d.mention(lind, "Oskar Lind");
    d.sentence("The president thanked him, and the president left.");
    d.mention(reyes, "The president", MentionForm::descriptor);
    d.mention(lind, "the president", MentionForm::descriptor);
    sample->change([&](Database& database) {
      const LoadedDocument loaded = d.loaded();
      write_batch(database, test::sample_rules(), {&loaded, 1});
      settle(database);
    });
    Database& database = sample->database();
    CHECK(find_entity(database, "the peruvian leader").key == "person:ana reyes");
    CHECK_THROWS_WITH(find_entity(database, "the president"),
                      Catch::StartsWith("no entity 'the president' in "));
  }
}

TEST_CASE("A title before a name leads to a suggestion of that name") {
  test::SampleDatabase sample;
  Database& database = sample.database();
  CHECK_THROWS_WITH(find_entity(database, "President Reyes"),
                    Catch::Contains("; did you mean Ana Reyes"));
  CHECK(similar_entities(database, "Vice President Lind").at(0) == "Oskar Lind");
}

TEST_CASE("A key is told from a name") {
  CHECK(is_entity_key("state:CHN"));
  CHECK_FALSE(is_entity_key("Reyes: a life"));
  CHECK_FALSE(is_entity_key("state"));
}

}  // namespace
}  // namespace readout
