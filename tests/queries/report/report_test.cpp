#include "queries/graph/path.hpp"
#include "queries/report/communities_report.hpp"
#include "queries/report/metric_report.hpp"
#include "queries/report/path_report.hpp"
#include "queries/report/section.hpp"
#include "queries/sql/dossier.hpp"
#include "queries/sql/entity_lookup.hpp"
#include "queries/sql/status.hpp"
#include "tests/support/environment.hpp"
#include "tests/support/sample_database.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>

namespace readout {
namespace {

constexpr std::size_t width = 100;

std::string expected(const std::string& name) {
  std::ifstream in(test::source_folder() / "tests/queries/report/expected" / name);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string written(const Report& report, TableFormat format) {
  std::ostringstream out;
  write_report(out, report, format, width);
  return out.str();
}

std::string written(const PathAnswer& answer, TableFormat format) {
  std::ostringstream out;
  write_path(out, answer, format, 60);
  return out.str();
}

TEST_CASE("The metric report is the same on both databases, in every format", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    INFO(sample->address());
    const Report report = metric_report(sample->database());
    CHECK(written(report, TableFormat::table) == expected("metric_report.txt"));
    CHECK(written(report, TableFormat::markdown) == expected("metric_report.md"));
    CHECK(written(report, TableFormat::json) == expected("metric_report.json"));
    CHECK(written(report, TableFormat::csv) == expected("metric_report.csv"));
  }
}

TEST_CASE("Communities are a report and a table of members", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    INFO(sample->address());
    Database& database = sample->database();
    const CommunitiesAnswer answer = communities_report(database, {.top = 2});
    CHECK_FALSE(answer.is_empty);
    CHECK(written(answer.report, TableFormat::table) == expected("communities.txt"));
    CHECK(written(answer.report, TableFormat::csv) == expected("communities.csv"));
    const Table all = community_members(database, {}).table;
    CHECK(all.rows.size() == 8);
    const Table of_one = community_members(database, {.members = 1}, "Lind").table;
    REQUIRE(of_one.rows.size() == 1);
    CHECK(std::find(all.rows.begin(), all.rows.end(), of_one.rows[0]) != all.rows.end());
    CHECK(community_members(database, {.graph = {.since = "2999-01-01"}}).is_empty);
    CHECK_THROWS_WITH(
        community_members(database, {.graph = {.projection = Projection::quotes}}, "Bamako"),
        "--of: Bamako (place:bamako) is not in this graph");
  }
}

TEST_CASE("The status is a report", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    Status status = status_of(sample->database());
    status.database = "sample.db";
    CHECK(written(status_report(status), TableFormat::table) == expected("status.txt"));
  }
}

TEST_CASE("Stale documents are said to be stale") {
  Status status;
  status.rule_set = "abc";
  status.stale_documents = 1;
  CHECK(status_report(status).sections.at(5).note ==
        "1 document was made by the rules of another rule set: load it again.");
  status.stale_documents = 2;
  CHECK(status_report(status).sections.at(5).note ==
        "2 documents were made by the rules of another rule set: load them again.");
}

TEST_CASE("The dossier is a report", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    Database& database = sample->database();
    const Dossier dossier = dossier_of(database, find_entity(database, "Reyes"), {.top = 2});
    CHECK(written(dossier_report(dossier, TableFormat::table), TableFormat::table) ==
          expected("dossier.txt"));
    CHECK_THAT(written(dossier_report(dossier, TableFormat::json), TableFormat::json),
               Catch::Contains("\"hash\":"));
  }
}

TEST_CASE("A path is written with the sentence and the document behind each hop", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    Database& database = sample->database();
    const PathAnswer answer = path_between(database, {.from = "Harbour News Agency", .to = "Lind"});
    CHECK(written(answer, TableFormat::table) == expected("path.txt"));
    CHECK(written(answer, TableFormat::markdown) == expected("path.md"));
    CHECK(written(answer, TableFormat::csv) == expected("path.csv"));
    const PathAnswer two =
        path_between(database, {.from = "Harbour News Agency", .to = "Lind", .count = 2});
    CHECK(written(two, TableFormat::table) == expected("paths.txt"));
    CHECK(written(two, TableFormat::json) == expected("paths.json"));
  }
}

TEST_CASE("Where there is no path, the answer says so") {
  test::SampleDatabase sample;
  const PathAnswer none = path_between(sample.database(), {.from = "Reyes", .to = "Bamako"});
  CHECK(written(none, TableFormat::table) ==
        "No path between Ana Reyes (person:ana reyes) and Bamako (place:bamako).\n");
  CHECK(written(none, TableFormat::json) == "[]\n");
  const PathAnswer self = path_between(sample.database(), {.from = "Reyes", .to = "Reyes"});
  CHECK(written(self, TableFormat::markdown) == "Ana Reyes (person:ana reyes) is both ends.\n");
  CHECK(written(self, TableFormat::json) ==
        "[\n{\"path\": 1, \"length\": 0, \"weight\": 0, \"hops\": []}\n]\n");
  const PathAnswer restricted =
      path_between(sample.database(), {.from = "Reyes", .to = "Lima", .max_hops = 1});
  CHECK(written(restricted, TableFormat::table) ==
        "No such path between Ana Reyes (person:ana reyes) and Lima (place:lima).\n");
}

TEST_CASE("An empty report says none") {
  const Report report{"Nothing", {{"a", "A", "A note.", {{"x"}, {}}}}};
  CHECK(written(report, TableFormat::table) == "Nothing\n=======\n\nA\n-\nA note.\nnone\n");
  CHECK(written(report, TableFormat::markdown) == "# Nothing\n\n## A\n\nA note.\n\nnone\n");
  CHECK(written(report, TableFormat::json) ==
        "{\"title\": \"Nothing\",\n \"sections\": {\n"
        "  \"a\": {\"title\": \"A\", \"note\": \"A note.\", \"rows\": []}}}\n");
}

}  // namespace
}  // namespace readout
