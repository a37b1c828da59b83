#include "queries/sql/suggestions.hpp"

#include "schema/model/decisions.hpp"
#include "schema/store/fact_writer.hpp"
#include "tests/support/sample_facts.hpp"
#include "tests/support/store_under_test.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace readout;
using namespace readout::test;

namespace {

Backend each_store() { return GENERATE(from_range(stores())); }

// A document of one sentence that names people, "First name Surname" each, with their sides behind
// an @.
LoadedDocument naming(const std::string& id, const std::vector<std::string>& people) {
  SampleDocument document(id, "Paper", "2025-03-01");
  std::string text = "There";
  for (const std::string& person : people) {
    text += " " + person.substr(0, person.find('@'));
  }
  document.sentence(text + " stood.");
  for (const std::string& person : people) {
    const std::size_t at = person.find('@');
    const std::string name = person.substr(0, at);
    std::string key = "person:";
    for (const char byte : name) {
      key += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + ('a' - 'A')) : byte;
    }
    const auto local = document.entity(EntityKind::person, key, name,
                                       at == std::string::npos ? "" : person.substr(at + 1));
    document.mention(local, name);
  }
  return document.loaded();
}

std::vector<std::string> lines(Database& database, const std::vector<LoadedDocument>& documents,
                               const std::string& decided = "", std::size_t top = 0) {
  use_rule_set(database, sample_rules(), false);
  write_batch(database, sample_rules(), documents);
  const Decisions decisions = Decisions::from_text(decided, "decisions");
  settle(database, &decisions);
  std::vector<std::string> all;
  for (const Suggestion& suggestion : suggestions(database, {.kind = "person", .top = top})) {
    all.push_back(line_of(suggestion));
  }
  // What is printed is a file of decisions.
  std::string file;
  for (const std::string& line : all) {
    file += line + "\n";
  }
  CHECK_NOTHROW(Decisions::from_text(file, "suggested"));
  return all;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("Names that differ in one letter are suggested where they have somebody in common",
          "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  CHECK(
      lines(*database,
            {naming("a", {"Olga Tarn", "Jo Lind"}), naming("b", {"Olga Tarm", "Jo Lind"}),
             naming("c", {"Olga Tarn"}), naming("d", {"Ivo Bren"}), naming("e", {"Iva Bren"})}) ==
      Lines{"same \"person:olga tarn\" \"person:olga tarm\" # one letter: Olga Tarn (2 documents), "
            "Olga Tarm (1 document); both with Jo Lind"});
}

TEST_CASE("Spellings, the order of words and middle names are suggested anyhow", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  CHECK(lines(*database, {naming("a", {"Sergey Oruv"}), naming("b", {"Sergei Oruv"}),
                          naming("c", {"Tran Van Binh"}), naming("d", {"Binh Tran Van"}),
                          naming("e", {"Ann Marie Polk"}), naming("f", {"Ann Polk"}),
                          naming("g", {"T Hollow"}), naming("h", {"Theo Hollow"})}) ==
        Lines{"same \"person:ann marie polk\" \"person:ann polk\" # initial or middle name: Ann "
              "Marie Polk (1 document), Ann Polk (1 document)",
              "same \"person:binh tran van\" \"person:tran van binh\" # word order: Binh Tran Van "
              "(1 document), Tran Van Binh (1 document)",
              "same \"person:sergei oruv\" \"person:sergey oruv\" # spelling: Sergei Oruv (1 "
              "document), Sergey Oruv (1 document)",
              "same \"person:t hollow\" \"person:theo hollow\" # initial or middle name: T Hollow "
              "(1 document), Theo Hollow (1 document)"});
}

TEST_CASE("Two who stand in one sentence, and two whom a decision keeps apart, are two",
          "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  CHECK(lines(*database,
              {naming("a", {"Sergey Oruv", "Sergei Oruv"}), naming("b", {"Ann Polk"}),
               naming("c", {"Ann M Polk"})},
              "distinct \"person:ann polk\" \"person:ann m polk\" # asked her\n")
            .empty());
}

TEST_CASE("Other forms of a given name, and all names but the last as initials", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  CHECK(lines(*database, {naming("a", {"Bob Tarn"}), naming("b", {"Robert Tarn"}),
                          naming("c", {"J R Tolland"}), naming("d", {"James R Tolland"})}) ==
        Lines{"same \"person:bob tarn\" \"person:robert tarn\" # given name: Bob Tarn (1 "
              "document), Robert Tarn (1 document)",
              "same \"person:j r tolland\" \"person:james r tolland\" # initial or middle name: J "
              "R Tolland (1 document), James R Tolland (1 document)"});
}

TEST_CASE("Of a contested name, whoever has no side may be one of those with one", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  CHECK(lines(*database,
              {naming("a", {"Jo Lind@state:PER", "Ann Polk"}), naming("b", {"Jo Lind@state:MLI"}),
               naming("c", {"Jo Lind", "Ann Polk"})},
              "", 1) ==
        Lines{"same \"person:jo lind\" \"person:jo lind|state:PER\" # contested: Jo "
              "Lind (1 document), Jo Lind of state:PER (1 document); both with Ann Polk"});
}
