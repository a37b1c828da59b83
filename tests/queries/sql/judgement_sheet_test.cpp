#include "queries/sql/judgement_sheet.hpp"

#include "queries/graph/rank.hpp"
#include "queries/sql/statement_search.hpp"
#include "queries/sql/stored_texts.hpp"
#include "schema/model/error.hpp"
#include "tests/support/sample_database.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace readout {
namespace {

std::vector<std::string> places(const Table& sheet) {
  std::vector<std::string> all;
  for (const auto& row : sheet.rows) {
    all.push_back(std::get<std::string>(row[2]) + "#" +
                  std::to_string(std::get<std::int64_t>(row[3])));
  }
  return all;
}

Mark mark(const std::string& rule, const std::string& word, const std::string& fact = {}) {
  static int number = 0;
  return {.rule_set = "r",
          .rule = rule,
          .fact = fact.empty() ? std::to_string(++number) : fact,
          .word = word,
          .place = "marks.csv:7"};
}

TEST_CASE("A sheet is an empty column before facts of the rule, always the same ones",
          "[contract]") {
  std::vector<std::vector<std::string>> seen;
  for (const auto& sample : test::sample_databases()) {
    const Table all = judgement_sheet(sample->database(), "statements/sample", 100);
    CHECK(all.columns.front() == "right");
    CHECK(all.rows.size() == 8);
    CHECK(all.rows[0][0] == Value());
    const Table some = judgement_sheet(sample->database(), "statements/sample", 3);
    CHECK(places(some).size() == 3);
    CHECK(places(some) == places(judgement_sheet(sample->database(), "statements/sample", 3)));
    seen.push_back(places(some));
    CHECK_THROWS_WITH(judgement_sheet(sample->database(), "statements/smaple", 3),
                      Catch::Contains("did you mean statements/sample"));
  }
  CHECK(std::vector(seen.size(), seen.front()) == seen);
}

TEST_CASE("Marks are added up by rule, empty ones do not count") {
  const std::vector<Mark> marks = {mark("a", "yes"), mark("b", "0"),    mark("a", "N"),
                                   mark("a", ""),    mark("a", " "),    mark("c", ""),
                                   mark("a", "+"),   mark("b", "RIGHT")};
  const std::vector<Judgement> judgements = judgements_of(marks);
  REQUIRE(judgements.size() == 2);
  CHECK(judgements[0].rule == "a");
  CHECK(judgements[0].right == 2);
  CHECK(judgements[0].judged == 3);
  CHECK(judgements[1].precision() == 0.5);
  const std::vector<Mark> odd = {mark("a", "perhaps")};
  CHECK_THROWS_WITH(judgements_of(odd), Catch::Contains("marks.csv:7: 'perhaps'"));
}

TEST_CASE("A fact that stands twice among the marks counts once, and must be marked alike") {
  const std::vector<Mark> twice = {
      mark("a", "yes", "mention 1 of x"), mark("a", "no", "mention 2 of x"),
      mark("a", "y", "mention 1 of x"), mark("a", "", "mention 2 of x"),
      mark("b", "no", "mention 1 of x")};
  const std::vector<Judgement> judgements = judgements_of(twice);
  REQUIRE(judgements.size() == 2);
  CHECK(judgements[0].right == 1);
  CHECK(judgements[0].judged == 2);
  CHECK(judgements[1].judged == 1);
  const std::vector<Mark> torn = {mark("a", "yes", "mention 1 of x"),
                                  mark("a", "no", "mention 1 of x")};
  CHECK_THROWS_WITH(judgements_of(torn),
                    "marks.csv:7: this fact is marked otherwise in marks.csv:7: mention 1 of x");
}

TEST_CASE("What a person judged is a filter on statements and on the graph", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    const std::string rule_set = current_rule_set(sample->database());
    const auto statements = [&](double least) {
      return statements_of(sample->database(), {.min_precision = least}).size();
    };
    const auto tied = [&](double least) {
      std::size_t count = 0;
      const Ranking ranking = rank_entities(
          sample->database(), {.metric = Metric::degree, .graph = {.min_precision = least}});
      for (const RankRow& row : ranking.rows) {
        count += row.value > 0 ? 1 : 0;
      }
      return count;
    };
    CHECK(statements(0) == 0);
    CHECK(tied(0) == 0);
    sample->change([&](Database& database) {
      CHECK(keep_judgement(database, {rule_set, "statements/sample", 9, 10}));
      CHECK_FALSE(keep_judgement(database, {rule_set, "statements/none", 9, 10}));
      CHECK_FALSE(keep_judgement(database, {"none", "statements/sample", 9, 10}));
    });
    CHECK(statements(0.9) == 8);
    CHECK(statements(0.91) == 0);
    const std::size_t by_statements = tied(0.9);
    CHECK(by_statements > 0);
    CHECK(tied(0.91) == 0);
    sample->change([&](Database& database) {
      CHECK(keep_judgement(database, {rule_set, "names/sample", 1, 1}));
    });
    CHECK(tied(0.91) > 0);
    CHECK(tied(0.9) >= by_statements);
  }
}

TEST_CASE("Stored texts come in the order of their keys", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    std::vector<std::string> keys;
    read_stored_documents(sample->database(), [&](const Document& document) {
      keys.push_back(document.key());
      CHECK_FALSE(document.text.empty());
    });
    CHECK(keys.size() > 2);
    CHECK(std::is_sorted(keys.begin(), keys.end()));
  }
}

}  // namespace
}  // namespace readout
