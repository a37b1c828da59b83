#include "queries/sql/status.hpp"

#include "queries/sql/dossier.hpp"
#include "queries/sql/entity_lookup.hpp"
#include "schema/store/load_log.hpp"
#include "tests/support/sample_database.hpp"
#include "tests/support/sample_facts.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace readout {
namespace {

std::string text_of(const std::vector<Count>& counts) {
  std::string text;
  for (const Count& count : counts) {
    text += count.what + " " + std::to_string(count.count) + ", ";
  }
  return text;
}

TEST_CASE("Status counts what is in a database", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    const Status status = status_of(sample->database());
    CHECK(status.rule_set == test::sample_rules().hash);
    CHECK(status.documents == 5);
    CHECK(status.stale_documents == 0);
    CHECK(status.unsettled_keys == 0);
    CHECK(status.sentences == 10);
    CHECK(status.mentions == 21);
    CHECK(status.unknown_mentions == 1);
    CHECK(status.unresolved_entities == 1);
    CHECK(status.statements == 8);
    CHECK(status.unknown_speakers == 2);
    CHECK(status.without_speaker == 0);
    CHECK(status.quotations == 2);
    CHECK(status.quotations_without_speaker == 0);
    CHECK(status.relations == 2);
    CHECK(status.occasions == 1);
    CHECK(text_of(status.documents_by_language) == "en 4, other 1, ");
    CHECK(text_of(status.entities_by_kind) == "organization 2, person 2, place 2, state 2, ");
    CHECK(text_of(status.statements_by_kind) == "indirect 6, direct 1, mixed 1, ");
    CHECK(status.last_loads.rows.empty());
  }
}

TEST_CASE("Status tells of loads, newest first, and of stale documents", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    const RuleSet changed = test::sample_rules("6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b");
    sample->change([&](Database& database) {
      log_load(database, {.started = "2031-03-07T08:00:00Z",
                          .finished = "2031-03-07T08:00:01Z",
                          .program = "0.1.0",
                          .rule_set = "a",
                          .collection = "sample",
                          .documents_read = 5,
                          .documents_new = 5});
      log_load(database, {.started = "2031-03-08T08:00:00Z",
                          .finished = "",
                          .program = "0.1.0",
                          .rule_set = "a",
                          .collection = "second"});
      use_rule_set(database, changed, true);
    });
    const Status status = status_of(sample->database(), 1);
    CHECK(status.rule_set == changed.hash);
    CHECK(status.stale_documents == 5);
    REQUIRE(status.last_loads.rows.size() == 1);
    CHECK(std::get<std::string>(status.last_loads.rows[0][2]) == "second");
  }
}

std::string text_of(const Table& table) {
  std::string text;
  for (const auto& row : table.rows) {
    for (const Value& value : row) {
      if (const auto* words = std::get_if<std::string>(&value)) {
        text += *words + ", ";
      } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
        text += std::to_string(*number) + ", ";
      } else {
        text += "-, ";
      }
    }
    text += "\n";
  }
  return text;
}

TEST_CASE("A dossier has names, relations, statements, ties and documents", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    Database& database = sample->database();
    const Dossier dossier = dossier_of(database, find_entity(database, "Ana Reyes"), {.top = 3});
    CHECK(dossier.mentions == 6);
    CHECK(dossier.documents == 4);
    CHECK(dossier.first_date == "2031-03-01");
    CHECK(dossier.last_date == "2031-03-05");
    CHECK(dossier.statements_by == 3);
    CHECK(dossier.statements_to == 0);
    CHECK(dossier.statements_about == 0);
    CHECK(text_of(dossier.names) == "Ana Reyes, name, 4, \nReyes, name, 1, \n");
    CHECK(
        text_of(dossier.relations) ==
        "holds_office, first, Peru, state:PER, positive, 1, 1, 2031-03-01, 2031-03-01, \n"
        "meets, first, Oskar Lind, person:oskar lind, positive, 1, 1, 2031-03-05, 2031-03-05, \n");
    CHECK(text_of(dossier.ties) ==
          "co-mention, with, Oskar Lind, person:oskar lind, 3, 3, 2031-03-01, 2031-03-05, \n"
          "co-mention, with, Peru, state:PER, 2, 1, 2031-03-01, 2031-03-01, \n"
          "about, to, Oskar Lind, person:oskar lind, 1, 1, -, -, \n");
    CHECK(text_of(dossier.mentioned_in) ==
          "sample/call.txt, 2031-03-01, Harbour Times, Reyes and Lind talk | again, 2, \n"
          "sample/meeting.txt, 2031-03-05, Beacon Wire, -, 2, \n"
          "sample/letter.txt, -, -, -, 1, \n");
    CHECK(dossier.by.size() == 3);
  }
}

TEST_CASE("A dossier of judged facts has only those, and statements by their own rule",
          "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    const auto dossier = [&](double least) {
      return dossier_of(sample->database(), find_entity(sample->database(), "Ana Reyes"),
                        {.top = 3, .min_precision = least});
    };
    CHECK(dossier(0).mentions == 0);
    CHECK(dossier(0).statements_by == 0);
    CHECK(dossier(0).ties.rows.empty());
    sample->change([](Database& database) {
      database.execute("update rule set judged_precision = 0.8 where name = 'statements/sample'");
      database.execute("update rule set judged_precision = 0.6 where name = 'relations/sample'");
    });
    const Dossier of_statements = dossier(0.7);
    CHECK(of_statements.mentions == 0);
    CHECK(of_statements.names.rows.empty());
    CHECK(of_statements.relations.rows.empty());
    CHECK(of_statements.statements_by == 3);
    CHECK(of_statements.by.size() == 3);
    CHECK(of_statements.by.front().speakers == std::vector<std::string>{"Ana Reyes"});
    CHECK(text_of(of_statements.ties).starts_with("about, to, Oskar Lind"));
    const Dossier of_both = dossier(0.6);
    CHECK(of_both.relations.rows.size() == 2);
    CHECK(of_both.mentions == 2);
  }
}

}  // namespace
}  // namespace readout
