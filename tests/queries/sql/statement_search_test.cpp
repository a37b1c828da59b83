#include "queries/sql/statement_search.hpp"

#include "schema/model/error.hpp"
#include "tests/support/sample_database.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace readout {
namespace {

/// "document#number" of each row.
std::vector<std::string> places(const std::vector<StatementRow>& rows) {
  std::vector<std::string> names;
  for (const StatementRow& row : rows) {
    names.push_back(row.document + "#" + std::to_string(row.number));
  }
  return names;
}

using Places = std::vector<std::string>;

TEST_CASE("Statements come by date, those without one last", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    CHECK(places(statements_of(sample->database(), {})) ==
          Places{"sample/call.txt#0", "sample/call.txt#1", "sample/wire.txt#0", "sample/wire.txt#1",
                 "sample/wire.txt#2", "sample/letter.txt#0", "sample/letter.txt#1",
                 "sample/letter.txt#2"});
  }
}

TEST_CASE("Statements pass every filter that is given", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    const auto found = [&](const StatementFilter& filter) {
      return places(statements_of(sample->database(), filter));
    };
    CHECK(found({.by = "Reyes"}) ==
          Places{"sample/call.txt#0", "sample/wire.txt#1", "sample/letter.txt#1"});
    CHECK(found({.by = "Reyes", .to = "Lind"}) == Places{"sample/call.txt#0"});
    CHECK(found({.about = "PER"}) ==
          Places{"sample/call.txt#0", "sample/wire.txt#0", "sample/letter.txt#0"});
    CHECK(found({.target = "PER"}).empty());
    CHECK(found({.channel = "letter"}) == Places{"sample/letter.txt#0"});
    CHECK(found({.cue_class = CueClass::praises}) == Places{"sample/wire.txt#1"});
    CHECK(found({.kind = StatementKind::direct}) == Places{"sample/call.txt#1"});
    CHECK(found({.since = "2031-03-02", .until = "2031-03-02"}) ==
          Places{"sample/wire.txt#0", "sample/wire.txt#1", "sample/wire.txt#2"});
    CHECK(found({.text = "THE PORT"}) == Places{"sample/call.txt#0", "sample/wire.txt#2"});
    CHECK(found({.text = "the port", .limit = 1}) == Places{"sample/call.txt#0"});
    CHECK(found({.document = "sample/call.txt", .limit = 1}) == Places{"sample/call.txt#0"});
    CHECK(found({.document = "sample/none.txt"}).empty());
  }
}

TEST_CASE("A statement is shown with names, cue, sentence and rule", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    const auto rows = statements_of(sample->database(), {.document = "sample/call.txt"});
    REQUIRE(rows.size() == 2);
    const StatementRow& told = rows[0];
    CHECK(told.date == "2031-03-01");
    CHECK(told.speakers == std::vector<std::string>{"Ana Reyes"});
    CHECK(told.speaker_kind == "named");
    CHECK(told.kind == "indirect");
    CHECK(told.cue == "told");
    CHECK(told.cue_class == "promises");
    CHECK(told.addressee == "Oskar Lind");
    CHECK(told.channel == "call");
    CHECK(told.content == "that Peru would keep the port open");
    CHECK(told.publisher == "Harbour Times");
    CHECK(told.sentence ==
          "President Ana Reyes told Oskar Lind that Peru would keep the port open.");
    CHECK(told.rule == "statements/sample");
    CHECK(rows[1].speakers == std::vector<std::string>{"Oskar Lind"});
  }
}

TEST_CASE("A speaker without an entity is shown by name or words") {
  test::SampleDatabase sample;
  const auto speaker = [&](const std::string& text) {
    return statements_of(sample.database(), {.text = text}).at(0).speakers;
  };
  CHECK(speaker("Mali and Peru") == std::vector<std::string>{"Smith"});
  CHECK(speaker("would close") == std::vector<std::string>{"Some analysts"});
}

TEST_CASE("A filter that makes no sense is refused") {
  test::SampleDatabase sample;
  CHECK_THROWS_WITH(statements_of(sample.database(), {.since = "May"}),
                    "--since is no date (YYYY-MM-DD): 'May'");
  CHECK_THROWS_AS(statements_of(sample.database(), {.by = "Nobody"}), UsageError);
}

TEST_CASE("The table of statements has null for what is unknown") {
  test::SampleDatabase sample;
  const Table table = statement_table(statements_of(sample.database(), {.channel = "letter"}));
  CHECK(table.columns == std::vector<std::string>{"date", "speaker", "kind", "cue", "addressee",
                                                  "channel", "content", "document", "statement",
                                                  "sentence", "rule"});
  REQUIRE(table.rows.size() == 1);
  CHECK(std::holds_alternative<std::monostate>(table.rows[0][0]));
  CHECK(std::get<std::string>(table.rows[0][1]) == "Smith");
  CHECK(std::get<std::int64_t>(table.rows[0][8]) == 0);
}

}  // namespace
}  // namespace readout
