#include "schema/store/fact_writer.hpp"
#include "tests/schema/store/made_facts.hpp"
#include "tests/support/store_under_test.hpp"

#include <catch2/catch.hpp>

#include <array>

using namespace readout;
using namespace readout::test;

namespace {

Backend each_store() { return GENERATE(from_range(stores())); }

void fill(Database& database) {
  use_rule_set(database, made_rules(), false);
  const std::array batch = {full_document()};
  write_batch(database, made_rules(), batch);
  settle(database);
}

// Rows as lines, values with a blank between them.
std::vector<std::string> lines(Database& database, const std::string& sql) {
  std::vector<std::string> found;
  database.query(sql, {}, [&found](std::span<const Value> row) {
    std::string line;
    for (const Value& value : row) {
      line += line.empty() ? "" : " ";
      if (const auto* text = std::get_if<std::string>(&value)) {
        line += *text;
      } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
        line += std::to_string(*number);
      } else {
        line += "-";
      }
    }
    found.push_back(line);
  });
  return found;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("Who acts in a mention is the one it stands for", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  fill(*database);
  CHECK(
      lines(*database,
            "select m.mention, m.form, e.entity from mention_entity m "
            "left join entity e on e.entity_id = m.entity_id order by m.mention") ==
      Lines{"0 name person:ana-ola.AAA", "1 title -", "2 adjective state:BBB", "3 name state:BBB"});
}

TEST_CASE("A name inside a longer name is kept and counted nowhere", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  fill(*database);
  CHECK(lines(*database,
              "select n.mention, n.inside, n.surface, n.name, e.entity from nested_name n "
              "join entity e on e.entity_id = n.entity_id") ==
        Lines{"4 3 Port Port One place:port one"});
  CHECK(lines(*database, "select count(*) from mention_entity where mention = 4") == Lines{"0"});
  CHECK(lines(*database, "select count(*) from entity_mention where mention = 4") == Lines{"0"});
}

TEST_CASE("A sentence's text is cut from the document", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  fill(*database);
  CHECK(lines(*database,
              "select sentence, text from sentence_text where sentence <> 1 order by sentence") ==
        Lines{"0 Ελλάδα", "2 End."});
}

TEST_CASE("Ties between entities carry their evidence", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  fill(*database);
  const std::string call = "occasion:call 2024-05-02 person:ana-ola.AAA state:BBB";
  CHECK(
      lines(*database,
            "select kind, source, target, sentence, statement, start_at, end_at from edge_evidence "
            "order by kind, source, target") ==
      Lines{"about person:ana-ola.AAA state:BBB 1 0 60 68",
            "addressed-to person:ana-ola.AAA state:BBB 1 0 42 51",
            "carries publisher:O'Paper \"x\" state:BBB 1 0 60 68",
            "co-mention person:ana-ola.AAA state:BBB 1 - 9 51",
            "relayed-by person:ana-ola.AAA state:BBB 1 0 60 68",
            "reports state:BBB person:ana-ola.AAA 1 0 60 68",
            "said person:ana-ola.AAA statement:made/full.txt#0 1 0 9 16",
            "stands-in statement:made/full.txt#0 document:made/full.txt 1 0 9 69",
            "stands-in statement:made/full.txt#1 document:made/full.txt 1 1 9 69",
            "takes-part person:ana-ola.AAA " + call + " 1 - - -",
            "takes-part state:BBB " + call + " 1 - - -",
            "told-in " + call + " document:made/full.txt 1 - - -"});
}

TEST_CASE("Edges add up evidence, documents, dates and known publishers", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  use_rule_set(*database, made_rules(), false);
  std::vector<LoadedDocument> batch = {full_document("a"), full_document("b"), full_document("c")};
  batch[1].document.date = "2024-01-02";
  batch[1].document.publisher = "";
  batch[2].document.date = "";
  batch[2].document.publisher = "Other";
  for (LoadedDocument& loaded : batch) {
    loaded.hash = hash_of(loaded.document, made_rules().hash);
  }
  write_batch(*database, made_rules(), batch);
  settle(*database);
  CHECK(lines(*database,
              "select kind, target, weight, first_date, last_date, documents, sources from edge "
              "where source = 'person:ana-ola.AAA' and kind in ('about', 'said') order by kind, "
              "target") == Lines{"about state:BBB 3 2024-01-02 2024-05-03 3 2",
                                 "said statement:made/a#0 1 2024-05-03 2024-05-03 1 1",
                                 "said statement:made/b#0 1 2024-01-02 2024-01-02 1 0",
                                 "said statement:made/c#0 1 - - 1 1"});
}

TEST_CASE("The same sums come from evidence and from edges", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  use_rule_set(*database, made_rules(), false);
  std::vector<LoadedDocument> batch;
  for (int number = 0; number < 10; ++number) {
    batch.push_back(random_document("d" + std::to_string(number), 0));
  }
  write_batch(*database, made_rules(), batch);
  settle(*database);
  CHECK(lines(*database,
              "select source, target, kind, weight, documents from edge order by 1, 2, 3") ==
        lines(*database,
              "select source, target, kind, count(*), count(distinct document) from edge_evidence "
              "group by source, target, kind order by 1, 2, 3"));
  CHECK(lines(*database, "select entity_id, document, local from entity_local order by 2, 3") ==
        lines(*database,
              "select entity_id, document, local from entity_of where entity_id is not null order "
              "by 2, 3"));
  CHECK(lines(*database, "select entity_id, document, mention from entity_mention order by 2, 3") ==
        lines(*database,
              "select entity_id, document, mention from mention_entity where entity_id is not null "
              "order by 2, 3"));
}
