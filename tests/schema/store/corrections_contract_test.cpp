#include "schema/model/decisions.hpp"
#include "schema/model/keys.hpp"
#include "schema/model/statement_hash.hpp"
#include "schema/store/corrections.hpp"
#include "schema/store/decision_table.hpp"
#include "schema/store/fact_writer.hpp"
#include "schema/store/verify.hpp"
#include "tests/schema/store/made_facts.hpp"
#include "tests/support/store_under_test.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <array>
#include <memory>
#include <string>
#include <vector>

using namespace readout;
using namespace readout::test;

namespace {

using Lines = std::vector<std::string>;

Backend each_store() { return GENERATE(from_range(stores())); }

void write(Database& database, const LoadedDocument& loaded) {
  use_rule_set(database, made_rules(), false);
  write_batch(database, made_rules(), {&loaded, 1});
}

void decide(Database& database, const std::string& text) {
  const Decisions decisions = Decisions::from_text(text, "decisions");
  settle(database, &decisions);
  CHECK(verify(database).violations.empty());
}

std::string hash_in(const LoadedDocument& loaded, std::size_t statement) {
  return statement_hashes(loaded.facts, TextWords(loaded.document.text)).at(statement);
}

std::string speaker_line(const LoadedDocument& loaded, std::size_t statement,
                         const std::string& key) {
  return fmt::format("speaker {} {} \"{}\" # heard\n", loaded.document.key(),
                     hash_in(loaded, statement), key);
}

std::string drop_line(const LoadedDocument& loaded, std::size_t statement) {
  return fmt::format("drop-statement {} {} # a caption\n", loaded.document.key(),
                     hash_in(loaded, statement));
}

// Rows as lines, values with a blank between them.
Lines lines(Database& database, const std::string& sql) {
  Lines found;
  database.query(sql, {}, [&found](std::span<const Value> row) {
    std::string line;
    for (const Value& value : row) {
      line += line.empty() ? "" : " ";
      const auto* text = std::get_if<std::string>(&value);
      line += text == nullptr ? Catch::StringMaker<Value>::convert(value) : *text;
    }
    found.push_back(line);
  });
  return found;
}

Lines speakers(Database& database) {
  return lines(database,
               "select s.statement, s.number, e.entity, s.mention, s.start_at, s.end_at "
               "from statement_speaker s left join entity e on e.entity_id = s.entity_id "
               "order by s.document, s.statement, s.number");
}

Lines ties(Database& database) {
  return lines(database,
               "select kind, source, target from edge where kind in ('about', 'addressed-to', "
               "'carries', 'relayed-by', 'reports', 'said') "
               "order by kind, source, target");
}

struct StoreWithDocument {
  FreshStore store{each_store()};
  std::unique_ptr<Database> database = store.open();
  LoadedDocument full = full_document();

  StoreWithDocument() { write(*database, full); }
};

}  // namespace

TEST_CASE("The speaker that a decision names takes the place of all whom recognition found",
          "[contract]") {
  const auto& [store, database, full] = StoreWithDocument();
  settle(*database);
  const std::string before = dump_of(*database);
  CHECK(speakers(*database) == Lines{"0 0 person:ana-ola.AAA 0 9 16", "0 1 null 1 18 26"});
  decide(*database, speaker_line(full, 0, "place:port one"));
  CHECK(speakers(*database) == Lines{"0 0 place:port one null 9 16"});
  CHECK(ties(*database) ==
        Lines{"about place:port one state:BBB", "addressed-to place:port one state:BBB",
              "carries publisher:O'Paper \"x\" state:BBB", "relayed-by place:port one state:BBB",
              "reports state:BBB place:port one", "said place:port one statement:made/full.txt#0"});
  CHECK(lines(*database, "select statement, speaker_kind from counted_statement order by 1") ==
        Lines{"0 body", "1 unknown"});
  CHECK(lines(*database, "select statement, speaker_kind from statement order by 1") ==
        Lines{"0 office", "1 unknown"});
  decide(*database, "");
  CHECK(dump_of(*database) == before);
  CHECK(speakers(*database).size() == 2);
}

TEST_CASE("Where recognition found no words for a speaker the sentence stands for them",
          "[contract]") {
  const auto& [store, database, full] = StoreWithDocument();
  decide(*database, speaker_line(full, 1, "person:ana-ola.AAA"));
  CHECK(speakers(*database).back() == "1 0 person:ana-ola.AAA null 9 69");
  CHECK(lines(*database,
              "select start_at, end_at from edge_evidence where target = "
              "'statement:made/full.txt#1'") == Lines{"9 69"});
  CHECK(lines(*database, "select speaker_kind from counted_statement where statement = 1") ==
        Lines{"named"});
}

TEST_CASE("A statement that a decision drops counts nowhere, and is kept", "[contract]") {
  const auto& [store, database, full] = StoreWithDocument();
  settle(*database);
  const std::string before = dump_of(*database);
  const Lines tied = ties(*database);
  decide(*database, drop_line(full, 0));
  CHECK(ties(*database).empty());
  CHECK(speakers(*database).empty());
  for (const char* view : {"statement_addressee", "statement_target", "statement_about",
                           "statement_on_behalf_of", "statement_hop"}) {
    CHECK(number_of(*database, std::string("select count(*) from ") + view) == 0);
  }
  CHECK(lines(*database, "select statement from counted_statement") == Lines{"1"});
  CHECK(lines(*database, "select statement, dropped, reason from statement_correction") ==
        Lines{"0 1 a caption"});
  CHECK(number_of(*database, "select count(*) from statement") == 2);
  CHECK(number_of(*database, "select count(*) from tie") == 1);
  decide(*database, "");
  CHECK(ties(*database) == tied);
  CHECK(dump_of(*database) == before);
}

TEST_CASE("A correction waits for its document, its statement and its speaker", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  const LoadedDocument full = full_document();
  const LoadedDocument other = document_of({"other", "person:olga tarn", "Olga Tarn"});
  const std::string hash = hash_in(full, 0);
  decide(*database, speaker_line(full, 0, "person:olga tarn"));
  const auto without_effect = [&] {
    return corrections_without_effect(*database, stored_decisions(*database));
  };
  CHECK(without_effect() == Lines{"statement " + hash + ": no document is 'made/full.txt' yet"});

  write(*database, full);
  settle(*database);
  CHECK(speakers(*database).size() == 2);
  CHECK(without_effect() == Lines{"statement " + hash + " of 'made/full.txt': no document holds " +
                                  "its speaker 'person:olga tarn' yet"});

  write(*database, other);
  settle(*database);
  CHECK(speakers(*database) == Lines{"0 0 person:olga tarn null 9 16"});
  CHECK(without_effect().empty());

  const std::array gone = {document_id("made", "other")};
  remove_documents(*database, gone);
  settle(*database);
  CHECK(speakers(*database).size() == 2);

  write(*database, bare_document("full.txt"));
  settle(*database);
  CHECK(without_effect() ==
        Lines{"statement " + hash + ": 'made/full.txt' has none with this " +
              "hash: readout statements --document ... --format json lists those that it " +
              "has"});
  CHECK(verify(*database).violations.empty());
}

TEST_CASE("A correction holds when its document is loaded again", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  LoadedDocument full = full_document();
  write(*database, full);
  decide(*database, drop_line(full, 0) + speaker_line(full, 1, "state:BBB"));
  const Lines corrected = speakers(*database);
  CHECK(corrected == Lines{"1 0 state:BBB null 9 69"});
  full.document.publisher = "Another";
  full.hash = hash_of(full.document, made_rules().hash);
  write(*database, full);
  // Before it is settled too.
  CHECK(speakers(*database) == corrected);
  settle(*database);
  CHECK(speakers(*database) == corrected);
}

TEST_CASE("The speaker is the entity that other decisions make of the key", "[contract]") {
  const auto& [store, database, full] = StoreWithDocument();
  write(*database, document_of({"a", "person:olga tarn", "Olga Tarn"}));
  write(*database, document_of({"b", "person:ol'ha tarn", "Ol'ha Tarn"}));
  const std::string line = speaker_line(full, 0, "person:olga tarn");
  decide(*database, line);
  CHECK(speakers(*database) == Lines{"0 0 person:olga tarn null 9 16"});
  decide(*database, line + "same \"person:olga tarn\" \"person:ol'ha tarn\" # two spellings\n");
  CHECK(speakers(*database) == Lines{"0 0 person:ol'ha tarn null 9 16"});
  decide(*database, line + "distinct \"person:olga tarn\" by collection # see\n");
  CHECK(speakers(*database).size() == 2);  // nobody is person:olga tarn now
}

TEST_CASE("A document is found whether collection or id holds a slash", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  LoadedDocument full = full_document("2024/may/full#1");
  full.document.collection = "news/wires";
  write(*database, full);
  decide(*database,
         fmt::format("drop-statement \"news/wires/2024/may/full#1\" {} # x\n", hash_in(full, 0)));
  CHECK(lines(*database, "select statement from counted_statement") == Lines{"1"});
  CHECK(corrections_without_effect(*database, stored_decisions(*database)).empty());
}
