#include "queries/graph/rank.hpp"
#include "queries/report/section.hpp"
#include "queries/sql/dossier.hpp"
#include "queries/sql/query_script.hpp"
#include "queries/sql/run_script.hpp"
#include "queries/sql/statement_search.hpp"
#include "queries/sql/status.hpp"
#include "schema/model/statement_hash.hpp"
#include "tests/support/sample_database.hpp"
#include "tests/support/sample_facts.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace readout {
namespace {

using test::SampleDatabase;

LoadedDocument sample_document(const std::string& id) {
  for (const LoadedDocument& loaded : test::sample_documents()) {
    if (loaded.document.id == id) {
      return loaded;
    }
  }
  throw std::logic_error("no document " + id);
}

std::string hash_in(const std::string& id, std::size_t statement) {
  const LoadedDocument loaded = sample_document(id);
  return statement_hashes(loaded.facts, TextWords(loaded.document.text)).at(statement);
}

// The analysts of the wire are Reyes, the last statement of the letter is none.
std::string corrections() {
  return fmt::format(
      "speaker sample/wire.txt {} \"person:ana reyes\" # she chairs the analysts\n"
      "drop-statement sample/letter.txt {} # a wish\n",
      hash_in("wire.txt", 2), hash_in("letter.txt", 2));
}

// The same as recognition would have found it.
void write_as_recognised(Database& database) {
  LoadedDocument wire = sample_document("wire.txt");
  Statement& analysts = wire.facts.statements.at(2);
  analysts.speakers = wire.facts.statements.at(1).speakers;
  analysts.speaker_kind = SpeakerKind::named;
  wire.hash = "wire";
  LoadedDocument letter = sample_document("letter.txt");
  letter.facts.statements.pop_back();
  letter.hash = "letter";
  const RuleSet rules = test::sample_rules();
  use_rule_set(database, rules, false);
  write_batch(database, rules, std::vector{wire, letter});
  settle(database);
}

std::string shown(const Table& table) {
  std::ostringstream out;
  write_table(out, table, TableFormat::csv, 80);
  return out.str();
}

std::string shown(const Report& report) {
  std::ostringstream out;
  write_report(out, report, TableFormat::json, 80);
  return out.str();
}

// What all scripts give that need no parameter, by their names; of those that say what rules found
// nothing.
std::map<std::string, std::string> answers(Database& database) {
  const std::set<std::string> of_rules = {"corrections", "facts_by_rule", "rule_use"};
  const std::map<std::string, ParameterText> required = {
      {"documents_of_publisher", {"publisher", "Beacon Wire"}},
      {"organizations_of_state", {"state", "Peru"}},
      {"statements_about_state", {"state", "Peru"}}};
  std::map<std::string, std::string> answers;
  for (const QueryScript& script : built_in_scripts()) {
    if (!of_rules.contains(script.name)) {
      const auto given = required.find(script.name);
      std::vector<ParameterText> parameters;
      if (given != required.end()) {
        parameters.push_back(given->second);
      }
      answers[script.name] = shown(run_script(database, script, parameters));
    }
  }
  return answers;
}

std::string statements_in(Database& database, const StatementFilter& filter) {
  const std::vector<std::string_view> columns = {
      "date",    "speaker", "speaker_kind", "on_behalf_of", "kind",      "cue", "addressee",
      "channel", "via",     "content",      "document",     "statement", "hash"};
  return shown(only_columns(statement_table(statements_of(database, filter)), columns));
}

void compare(SampleDatabase& decided, SampleDatabase& recognised) {
  CHECK(answers(decided.database()) == answers(recognised.database()));
  for (const StatementFilter& filter : std::vector<StatementFilter>{
           {}, {.by = "Reyes"}, {.by = "Lind"}, {.about = "Peru"}, {.text = "help"}}) {
    CHECK(statements_in(decided.database(), filter) ==
          statements_in(recognised.database(), filter));
  }
  for (const std::string name : {"Ana Reyes", "Oskar Lind", "Peru"}) {
    const auto dossier = [&](Database& database) {
      return shown(
          dossier_report(dossier_of(database, find_entity(database, name), {}), TableFormat::json));
    };
    CHECK(dossier(decided.database()) == dossier(recognised.database()));
  }
  const auto counts = [](Database& database) {
    const Status status = status_of(database);
    return std::vector{status.statements, status.unknown_speakers};
  };
  CHECK(counts(decided.database()) == counts(recognised.database()));
}

TEST_CASE("All queries answer as if recognition had found what decisions say", "[contract]") {
  for (const auto& decided : test::sample_databases()) {
    decided->decide(corrections());
    SampleDatabase recognised;
    recognised.change(write_as_recognised);
    compare(*decided, recognised);
  }
}

TEST_CASE("Without the lines all is again as recognition found it", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    sample->decide(corrections());
    sample->decide("");
    SampleDatabase untouched;
    compare(*sample, untouched);
  }
}

TEST_CASE("A corrected statement says who was recognised, and why it is corrected", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    sample->decide(corrections());
    const auto rows = statements_of(sample->database(), {.text = "the port would close"});
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].speakers == std::vector<std::string>{"Ana Reyes"});
    CHECK(rows[0].recognised_speakers == std::vector<std::string>{"Some analysts"});
    CHECK(rows[0].decision == "she chairs the analysts");
    CHECK(rows[0].speaker_kind == "named");
    CHECK(rows[0].hash == hash_in("wire.txt", 2));
    for (const StatementRow& other : statements_of(sample->database(), {.by = "Lind"})) {
      CHECK(other.recognised_speakers.empty());
      CHECK(other.decision.empty());
    }
  }
}

}  // namespace
}  // namespace readout
