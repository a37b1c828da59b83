#include "schema/store/fact_writer.hpp"
#include "schema/store/verify.hpp"
#include "tests/schema/store/made_facts.hpp"
#include "tests/support/store_under_test.hpp"

#include <catch2/catch.hpp>

using namespace readout;
using namespace readout::test;

namespace {

Backend each_store() { return GENERATE(from_range(stores())); }

void fill(Database& database) {
  use_rule_set(database, made_rules(), false);
  const std::vector<LoadedDocument> batch = {full_document(), bare_document(),
                                             random_document("a", 0), random_document("b", 0)};
  write_batch(database, made_rules(), batch);
  settle(database);
}

// What verify says after `change`.
std::vector<std::string> violations_after(Backend backend, const std::string& change) {
  const FreshStore store(backend);
  {
    const auto database = store.open();
    fill(*database);
    REQUIRE(database->execute(change) > 0);
  }
  std::vector<std::string> found;
  for (const Violation& violation : verify(*store.open(Access::read)).violations) {
    found.push_back(violation.condition + ": " + violation.place);
  }
  return found;
}

}  // namespace

TEST_CASE("A database that was only loaded keeps all promises", "[contract]") {
  const FreshStore store(each_store());
  fill(*store.open());
  const Verification verification = verify(*store.open(Access::read));
  CHECK(verification.violations.empty());
  CHECK(verification.documents == 4);
  CHECK(verification.spans > 50);
  CHECK(verification.conditions > 30);
}

TEST_CASE("A changed byte of a text is found, and so are the words that it breaks", "[contract]") {
  const auto found = violations_after(
      each_store(), "update document set text = replace(text, 'Ana', 'Ann') where id = 'full.txt'");
  CHECK(found == std::vector<std::string>{"document-hash: made/full.txt document",
                                          "mention-words: made/full.txt mention 0",
                                          "statement-hash: made/full.txt statement 0",
                                          "statement-hash: made/full.txt statement 1"});
}

TEST_CASE("What was changed by hand is found", "[contract]") {
  const Backend backend = each_store();
  const auto check = [backend](const std::string& change, const std::string& violation) {
    INFO(change);
    CHECK_THAT(violations_after(backend, change), Catch::VectorContains(violation));
  };
  check(
      "update mention set surface = 'Ane Ola' where surface = 'Ana Ola' and mention = 0 and "
      "document in "
      "(select document from document where id = 'full.txt')",
      "mention-words: made/full.txt mention 0");
  check("update statement set content = 'no' where content = 'so'",
        "statement-content: made/bare.txt statement 0");
  check("update statement set hash = '0123456789abcdef' where content = 'so'",
        "statement-hash: made/bare.txt statement 0");
  check("insert into correction values (1, '0123456789abcdef', 1, null, 'x')",
        "correction-settled: statement 0123456789abcdef");
  check("update local_entity set folded = 'x' where name = 'He'",
        "local-entity-folded: made/bare.txt local entity 0");
  check("update document set id = 'c' where id = 'bare.txt'", "document-id: made/c document");
  check(
      "delete from sentence where sentence = 0 and document in (select document from document "
      "where id = 'bare.txt')",
      "numbers: made/bare.txt document");
  check(
      "update statement_slot set end_at = 99 where slot = 'content' and document in "
      "(select document from document where id = 'bare.txt')",
      "slot-span: made/bare.txt statement 0");
  check("update entity set name = 'X' where entity = 'state:AAA'", "entity-settled: state:AAA");
  check("delete from entity where entity = 'state:BBB'", "entity-settled: state:BBB");
}

TEST_CASE("Facts that no longer fit together are found", "[contract]") {
  const Backend backend = each_store();
  const auto check = [backend](const std::string& change, const std::string& violation) {
    INFO(change);
    CHECK_THAT(violations_after(backend, change), Catch::VectorContains(violation));
  };
  const std::string of_full =
      " and document in (select document from document where id = 'full.txt')";
  check("update mention set kind = 'place' where mention = 0" + of_full,
        "mention-kind: made/full.txt mention 0");
  check("update local_entity set name = 'Nobody', folded = 'nobody' where local = 0" + of_full,
        "local-entity-name: made/full.txt local entity 0");
  check("update statement_slot set start_at = 0, end_at = 1 where slot in ('content', 'cue')" +
            of_full,
        "statement-sentence: made/full.txt statement 0");
  check("delete from statement_slot where slot = 'speaker'" + of_full,
        "speaker-kind: made/full.txt statement 0");
  check("update statement_slot set number = 3 where slot = 'speaker' and number = 0" + of_full,
        "slot-numbers: made/full.txt statement 0");
  check("update hop set hop = hop + 5 where hop = 0" + of_full,
        "hop-numbers: made/full.txt statement 0");
  check("update rule_set set is_current = 0", "current-rule-set: 0 rule set");
  check("insert into unsettled (key_id) values (7)", "settled: 0 keys not settled: 1");
}

TEST_CASE("Facts whose document is gone are found", "[contract]") {
  const auto found = violations_after(each_store(), "delete from document where id = 'bare.txt'");
  CHECK_FALSE(found.empty());
  CHECK(found.front().starts_with("facts-without-document: "));
}
