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
    CHECK(found({.channel = "Harbour News Agency"}) == Places{"sample/wire.txt#1"});
    CHECK(found({.channel = "Peru"}).empty());
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
  CHECK_THROWS_WITH(
      statements_of(sample.database(), {.since = "2031-03-05", .until = "2031-03-04"}),
      "--since 2031-03-05 is after --until 2031-03-04");
  CHECK_THROWS_WITH(statements_of(sample.database(), {.channel = "telegraph"}),
                    Catch::StartsWith("--channel: 'telegraph' is neither a channel of ") &&
                        Catch::Contains("(known: call, letter)"));
  CHECK_THROWS_WITH(statements_of(sample.database(), {.document = "sample/none.txt"}),
                    Catch::EndsWith("(write COLLECTION/ID, as the column document has it)"));
  CHECK_THROWS_WITH(statements_of(sample.database(), {.document = "call.txt"}),
                    Catch::EndsWith("(did you mean sample/call.txt?)"));
}

TEST_CASE("The table of statements has null for what is unknown") {
  test::SampleDatabase sample;
  const Table table = statement_table(statements_of(sample.database(), {.channel = "letter"}));
  REQUIRE(table.columns.size() == 21);
  REQUIRE(table.rows.size() == 1);
  CHECK(std::holds_alternative<std::monostate>(table.rows[0][0]));
  CHECK(std::get<std::string>(table.rows[0][1]) == "Smith");
  CHECK(table.columns[15] == "statement");
  CHECK(std::get<std::int64_t>(table.rows[0][15]) == 0);
  CHECK(table.columns[16] == "hash");
  CHECK(std::get<std::string>(table.rows[0][16]) == "6c047bc9626195e7");
}

TEST_CASE("The short table shows channel and chain of report in one column") {
  StatementRow row;
  row.channel = "readout";
  row.via = {"Beacon Wire", "Ministry"};
  StatementRow only_channel;
  only_channel.channel = "call";
  const Table table = short_statement_table({row, only_channel, {}});
  CHECK(table.columns == std::vector<std::string>{"date", "speaker", "cue", "addressee", "content",
                                                  "via", "document"});
  CHECK(std::get<std::string>(table.rows.at(0).at(5)) == "readout, Beacon Wire > Ministry");
  CHECK(std::get<std::string>(table.rows.at(1).at(5)) == "call");
  CHECK(std::holds_alternative<std::monostate>(table.rows.at(2).at(5)));
}

}  // namespace
}  // namespace readout
