#include "schema/model/error.hpp"
#include "schema/model/keys.hpp"
#include "schema/store/fact_writer.hpp"
#include "tests/schema/store/made_facts.hpp"
#include "tests/support/store_under_test.hpp"

#include <catch2/catch.hpp>

#include <array>

using namespace readout;
using namespace readout::test;

namespace {

Backend each_store() { return GENERATE(from_range(stores())); }

BatchResult write(Database& database, const std::vector<LoadedDocument>& batch) {
  use_rule_set(database, made_rules(), false);
  return write_batch(database, made_rules(), batch);
}

std::vector<Value> row(Database& database, const std::string& sql) {
  const Table table = database.table(sql);
  REQUIRE(table.rows.size() == 1);
  return table.rows.at(0);
}

std::int64_t count(Database& database, const std::string& table) {
  return number_of(database, "select count(*) from " + table);
}

std::int64_t id_of(const LoadedDocument& loaded) {
  return document_id(loaded.document.collection, loaded.document.id);
}

Value text(const char* words) { return std::string(words); }
Value number(std::int64_t value) { return value; }
const Value none;

}  // namespace

TEST_CASE("A document is kept with all that is known of it", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  const LoadedDocument full = full_document();
  const BatchResult result = write(*database, {full});
  CHECK(result.added == 1);
  CHECK(result.replaced == 0);
  CHECK(row(*database,
            "select document, collection, id, publisher, published, url, title, byline, language, "
            "hash, rule_set, text, kind, full_account from document") ==
        std::vector<Value>{id_of(full), full.document.collection, full.document.id,
                           full.document.publisher, full.document.date, full.document.url,
                           full.document.title, full.document.byline, "en", full.hash,
                           made_rules().hash, full.document.text, none, none});
}

TEST_CASE("What is not known is null", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  write(*database, {bare_document()});
  CHECK(row(*database, "select publisher, published, url, title, byline from document") ==
        std::vector<Value>(5));
  CHECK(row(*database, "select key_id, side, candidates from local_entity") ==
        std::vector<Value>(3));
  CHECK(
      row(*database, "select local, metonym, stands_for, inside from mention where mention = 0") ==
      std::vector<Value>(4));
  CHECK(row(*database,
            "select channel, signature, inside, continues, occasion, happened, said from "
            "statement") == std::vector<Value>(7));
  CHECK(row(*database,
            "select occasion_key, happened, duration, medium, ordinal, status, initiator from "
            "occasion") == std::vector<Value>(7));
  CHECK(row(*database, "select cue_start_at, cue_end_at, happened, plover from relation") ==
        std::vector<Value>(4));
  CHECK(count(*database, "hop") == 0);
}

TEST_CASE("Mentions carry the words of the text", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  write(*database, {full_document()});
  CHECK(row(*database, "select * from mention where mention = 3") ==
        std::vector<Value>{id_of(full_document()), number(3), number(1), text("place"),
                           text("name"), number(60), number(68), text("Port One"), number(2),
                           number(1), number(1), none, number(0), number(2)});
  CHECK(row(*database, "select metonym from mention where mention = 2") ==
        std::vector<Value>{number(0)});
  CHECK(number_of(*database,
                  "select count(*) from mention m join document d on d.document = m.document "
                  "where substr(d.text, m.start_at + 1, m.end_at - m.start_at) = m.surface") == 5);
}

TEST_CASE("A statement keeps its slots, its chain and the words of its content", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  write(*database, {full_document()});
  CHECK(row(*database,
            "select kind, speaker_kind, cue_class, act, polarity, modality, channel, content, "
            "signature, inside, continues, occasion, happened, said, rule, sentence "
            "from statement where statement = 0") ==
        std::vector<Value>{text("mixed"), text("office"), text("thanks"), text("refused"),
                           text("negative"), text("commanded"), text("call"),
                           text("'yes' ... ; \\. and Port One"), text("yes port"), number(1),
                           number(1), number(0), text("2024-05-01"), text("2024-05-02"), number(1),
                           number(1)});
  const Table slots = database->table(
      "select slot, number, start_at, end_at, mention from statement_slot where statement = 0 "
      "order by slot, number");
  CHECK(slots.rows == std::vector<std::vector<Value>>{
                          {text("about"), number(0), number(60), number(68), number(3)},
                          {text("addressee"), number(0), number(42), number(51), number(2)},
                          {text("channel"), number(0), number(60), number(68), number(3)},
                          {text("content"), number(0), number(33), number(38), none},
                          {text("content"), number(1), number(51), number(68), none},
                          {text("cue"), number(0), number(28), number(32), none},
                          {text("on_behalf_of"), number(0), number(42), number(51), number(2)},
                          {text("quoted"), number(0), number(33), number(38), none},
                          {text("speaker"), number(0), number(9), number(16), number(0)},
                          {text("speaker"), number(1), number(18), number(26), number(1)},
                          {text("target"), number(0), number(60), number(68), number(3)}});
  const Table hops = database->table(
      "select hop, start_at, end_at, mention, cue_start_at, cue_end_at from hop order by hop");
  CHECK(hops.rows == std::vector<std::vector<Value>>{
                         {number(0), number(60), number(68), number(3), number(28), number(32)},
                         {number(1), number(0), number(6), none, none, none}});
}

TEST_CASE("Entities, relations, occasions, findings and zones are kept", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  write(*database, {full_document()});
  CHECK(row(*database,
            "select l.kind, k.key, l.side, l.name, l.folded, l.decided, l.candidates from "
            "local_entity l join entity_key k on k.key_id = l.key_id where local = 0") ==
        std::vector<Value>{text("person"), text("person:ana-ola.AAA"), text("state:AAA"),
                           text("Ana Ola"), text("ana ola"), text("dictionary"), none});
  CHECK(row(*database, "select key_id, candidates, decided from local_entity where local = 3") ==
        std::vector<Value>{none, text("person:a person:b"), text("fallback")});
  CHECK(row(*database, "select folded from local_entity where local = 1") ==
        std::vector<Value>{text("beland")});
  CHECK(row(*database,
            "select relation, sentence, type, mention1, mention2, cue_start_at, cue_end_at, "
            "polarity, "
            "modality, happened, plover, rule from relation") ==
        std::vector<Value>{number(0), number(1), text("visits"), number(0), number(3), number(28),
                           number(32), text("negative"), text("possible"), text("2024-05-02"),
                           text("CONSULT"), number(2)});
  CHECK(
      row(*database,
          "select occasion_key, kind, happened, duration, medium, ordinal, status, initiator from "
          "occasion") == std::vector<Value>{text("call 2024-05-02 person:ana-ola.AAA state:BBB"),
                                            text("call"), text("2024-05-02"), text("1.5 h"),
                                            text("video"), text("second this year"), text("held"),
                                            number(0)});
  CHECK(count(*database, "occasion_participant") == 2);
  CHECK(count(*database, "occasion_span") == 2);
  CHECK(row(*database, "select kind, start_at, end_at, message, rule from finding") ==
        std::vector<Value>{text("title"), number(18), number(26), text("not \"the\" boss\n\\"),
                           number(1)});
  CHECK(row(*database, "select kind, start_at, end_at from zone where zone = 1") ==
        std::vector<Value>{text("body"), number(7), number(74)});
  CHECK(
      row(*database, "select zone, paragraph, start_at, end_at from sentence where sentence = 2") ==
      std::vector<Value>{number(1), number(1), number(70), number(74)});
}

TEST_CASE("U+0000 is kept as U+FFFD", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  LoadedDocument loaded = bare_document();
  loaded.document.title = std::string("a\0\0b", 4);
  write(*database, {loaded});
  CHECK(value_of(*database, "select title from document") == text("a\uFFFD\uFFFDb"));
}

TEST_CASE("A batch that comes again writes nothing", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  write(*database, {full_document(), bare_document()});
  settle(*database);
  const std::string before = dump_of(*database);
  const BatchResult again = write(*database, {bare_document(), full_document()});
  CHECK(again.added == 0);
  CHECK(again.replaced == 0);
  CHECK(count(*database, "unsettled") == 0);
  CHECK(dump_of(*database) == before);
  CHECK(count(*database, "document_version") == 0);
}

TEST_CASE("A document that comes again with another text replaces its facts only", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  write(*database, {random_document("a", 0), random_document("b", 0)});
  const BatchResult result = write(*database, {random_document("a", 1)});
  CHECK(result.added == 0);
  CHECK(result.replaced == 1);
  settle(*database);

  const FreshStore clean(Backend::sqlite);
  const auto other = clean.open();
  write(*other, {random_document("b", 0), random_document("a", 1)});
  settle(*other);
  CHECK(dump_of(*database) == dump_of(*other));
}

TEST_CASE("Earlier texts are numbered from 1 and go with the document", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  const LoadedDocument first = random_document("a", 0);
  write(*database, {first});
  write(*database, {random_document("a", 1)});
  LoadedDocument other_title = random_document("a", 1);
  other_title.document.title = "Another title";
  other_title.hash = hash_of(other_title.document, made_rules().hash);
  write(*database, {other_title});
  CHECK(count(*database, "document_version") == 1);
  write(*database, {random_document("a", 2)});
  const Table versions =
      database->table("select version, hash from document_version order by version");
  REQUIRE(versions.rows.size() == 2);
  CHECK(versions.rows[0] == std::vector<Value>{number(1), first.hash});
  CHECK(versions.rows[1] == std::vector<Value>{number(2), other_title.hash});
  const std::array gone = {id_of(first)};
  CHECK(remove_documents(*database, gone) == 1);
  CHECK(count(*database, "document_version") == 0);
}

TEST_CASE("A removed document leaves nothing, and others stay", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  write(*database, {full_document(), random_document("a", 0)});
  const std::array gone = {id_of(full_document()), id_of(full_document()), std::int64_t{12345}};
  CHECK(remove_documents(*database, gone) == 1);
  CHECK(remove_documents(*database, gone) == 0);
  settle(*database);

  const FreshStore clean(Backend::sqlite);
  const auto other = clean.open();
  write(*other, {random_document("a", 0)});
  settle(*other);
  CHECK(dump_of(*database) == dump_of(*other));
}

TEST_CASE("Hashes that are kept come back in the order asked for", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  write(*database, {full_document(), bare_document()});
  const std::array asked = {id_of(bare_document()), std::int64_t{7}, id_of(full_document())};
  const auto hashes = stored_hashes(*database, asked);
  CHECK(hashes == std::vector<std::optional<std::string>>{bare_document().hash, std::nullopt,
                                                          full_document().hash});
}

TEST_CASE("A document's hash depends on text, metadata and rule set, and on nothing else") {
  const Document document = full_document().document;
  const std::string hash = hash_of(document, "r");
  for (auto member : {&Document::text, &Document::publisher, &Document::date, &Document::url,
                      &Document::title, &Document::byline}) {
    Document other = document;
    other.*member += "x";
    CHECK(hash_of(other, "r") != hash);
  }
  CHECK(hash_of(document, "s") != hash);
  Document moved = document;
  moved.origin = "elsewhere";
  CHECK(hash_of(moved, "r") == hash);
}

TEST_CASE("A batch that breaks a condition is refused by name and leaves nothing", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  const std::string before = [&] {
    write(*database, {random_document("a", 0)});
    settle(*database);
    return dump_of(*database);
  }();
  using Break = std::pair<std::string, std::function<void(Facts&)>>;
  const std::vector<Break> breaks = {
      {"zone-span", [](Facts& facts) { facts.zones[1].span.end = 99; }},
      {"sentence-zone", [](Facts& facts) { facts.sentences[2].zone = 5; }},
      {"sentence-span", [](Facts& facts) { facts.sentences[0].zone = 1; }},
      {"sentence-order", [](Facts& facts) { facts.sentences[2].span = {.start = 60, .end = 74}; }},
      {"mention-refers", [](Facts& facts) { facts.mentions[0].local = 77; }},
      {"mention-refers", [](Facts& facts) { facts.mentions[0].rule = 3; }},
      {"mention-refers", [](Facts& facts) { facts.mentions[0].sentence = 3; }},
      {"mention-span",
       [](Facts& facts) {
         facts.mentions[4].span = {.start = 70, .end = 74};
         facts.mentions[4].inside = {};
       }},
      {"mention-stands-for", [](Facts& facts) { facts.mentions[3].metonym = false; }},
      {"mention-metonym-rule", [](Facts& facts) { facts.mentions[2].metonym.reset(); }},
      {"mention-inside", [](Facts& facts) { facts.mentions[0].inside = 3; }},
      {"occasion-refers", [](Facts& facts) { facts.occasions[0].initiator = 9; }},
      {"occasion-words", [](Facts& facts) { facts.occasions[0].spans.clear(); }},
      {"occasion-span", [](Facts& facts) { facts.occasions[0].spans[0].end = 1000; }},
      {"occasion-participant", [](Facts& facts) { facts.occasions[0].participants = {9}; }},
      {"statement-refers", [](Facts& facts) { facts.statements[0].inside = 0; }},
      {"statement-refers", [](Facts& facts) { facts.statements[0].occasion = 3; }},
      {"statement-words", [](Facts& facts) { facts.statements[1].content.clear(); }},
      {"slot-span", [](Facts& facts) { facts.statements[0].speakers[0].mention = 50; }},
      {"slot-span", [](Facts& facts) { facts.statements[0].cue = Span{.start = 4, .end = 4}; }},
      {"slot-mention", [](Facts& facts) { facts.statements[0].target->mention = 0; }},
      {"quoted-content", [](Facts& facts) { facts.statements[0].quoted[0].start = 30; }},
      {"content-order",
       [](Facts& facts) {
         facts.statements[0].content = {{.start = 52, .end = 68}, {.start = 33, .end = 60}};
       }},
      {"hop-span", [](Facts& facts) { facts.statements[0].hops[1].body.span.end = 75; }},
      {"hop-mention", [](Facts& facts) { facts.statements[0].hops[1].body.mention = 0; }},
      {"relation-refers", [](Facts& facts) { facts.relations[0].mention2 = 0; }},
      {"relation-cue", [](Facts& facts) { facts.relations[0].cue = Span{.start = 5, .end = 75}; }},
      {"finding", [](Facts& facts) { facts.findings[0].rule = 9; }},
      {"other-language", [](Facts& facts) { facts.language = "other"; }},
  };
  for (const auto& [condition, spoil] : breaks) {
    LoadedDocument loaded = full_document();
    spoil(loaded.facts);
    INFO(condition);
    try {
      write(*database, {bare_document(), loaded});
      FAIL("nothing was thrown");
    } catch (const StoreError& error) {
      CHECK_THAT(error.what(), Catch::StartsWith("made/full.txt ") &&
                                   Catch::Contains("breaks the condition '" + condition + "'"));
    }
  }
  CHECK(count(*database, "unsettled") == 0);
  CHECK(dump_of(*database) == before);
}

TEST_CASE("A value that no list has is refused by the table", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  LoadedDocument loaded = full_document();
  loaded.document.date = "May 2024";
  CHECK_THROWS_AS(write(*database, {loaded}), StoreError);
  CHECK(count(*database, "document") == 0);
}

TEST_CASE("Two documents of a batch with one id are refused", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  CHECK_THROWS_AS(write(*database, {full_document(), full_document()}), StoreError);
}

TEST_CASE("An empty batch is nothing", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  CHECK(write(*database, {}).added == 0);
  CHECK(remove_documents(*database, {}) == 0);
  CHECK(stored_hashes(*database, {}).empty());
  CHECK(settle(*database) == 0);
}

TEST_CASE("A load that was stopped leaves its keys to be settled by the next", "[contract]") {
  const FreshStore store(each_store());
  {
    const auto database = store.open();
    write(*database, {random_document("a", 0)});
  }
  CHECK_THROWS_WITH(dump_of(store),
                    Catch::Contains("readout load") && Catch::Contains("readout settle"));
  const auto database = store.open();
  CHECK(settle(*database) > 0);
  CHECK(settle(*database) == 0);
  CHECK(count(*database, "unsettled") == 0);
  CHECK_FALSE(dump_of(store).empty());
}

TEST_CASE("One rule set is current; another one needs to be asked for", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  const RuleSet first = made_rules();
  const RuleSet second = made_rules("00000000000000000000000000000002");
  use_rule_set(*database, first, false);
  use_rule_set(*database, first, false);
  CHECK_THROWS_AS(use_rule_set(*database, second, false), StoreError);
  CHECK_THROWS_AS(check_rule_set(*database, second, false), StoreError);
  CHECK_NOTHROW(check_rule_set(*database, second, true));
  CHECK_NOTHROW(check_rule_set(*database, first, false));
  CHECK_THROWS_WITH(use_rule_set(*database, second, false), Catch::Contains(first.hash) &&
                                                                Catch::Contains(second.hash) &&
                                                                Catch::Contains("--rules-changed"));
  use_rule_set(*database, second, true);
  CHECK(value_of(*database, "select rule_set from rule_set where is_current = 1") ==
        Value(second.hash));
  CHECK(count(*database, "rule") == 6);
  use_rule_set(*database, first, true);
  CHECK(count(*database, "rule") == 6);
  CHECK(value_of(*database, "select rule_set from rule_set where is_current = 1") ==
        Value(first.hash));
}
