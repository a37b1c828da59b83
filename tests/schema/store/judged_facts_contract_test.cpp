#include "schema/model/error.hpp"
#include "schema/model/statement_hash.hpp"
#include "schema/store/judged_facts.hpp"
#include "schema/store/judgements.hpp"
#include "schema/store/sql_script.hpp"
#include "tests/schema/store/made_facts.hpp"
#include "tests/support/store_under_test.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <string>
#include <vector>

using namespace readout;
using namespace readout::test;

namespace {

Backend each_store() { return GENERATE(from_range(stores())); }

using Names = std::vector<std::string>;

void judge(Database& database, const Names& rules) {
  for (const std::string& rule : rules) {
    CHECK(keep_judgement(database,
                         {.rule_set = made_rules().hash, .rule = rule, .right = 9, .judged = 10}));
  }
}

void fill(Database& database, const std::vector<LoadedDocument>& documents) {
  use_rule_set(database, made_rules(), false);
  write_batch(database, made_rules(), documents);
  settle(database);
}

std::vector<LoadedDocument> random_documents() {
  std::vector<LoadedDocument> documents = {full_document()};
  for (int i = 0; i < 8; ++i) {
    documents.push_back(random_document("random" + std::to_string(i), 1));
  }
  return documents;
}

// The tables whose rows name the rule that found them, and what hangs on these rows.
Names tables_of_facts() {
  Names tables = {"statement_slot", "hop", "occasion_participant", "occasion_span"};
  constexpr std::string_view start = "create table ";
  for (const auto& statement : statements_of(schema_file("tables.sql"), Backend::sqlite)) {
    const std::string& sql = statement.sql;
    if (sql.find("\nrule integer not null") != std::string::npos &&
        sql.find("primary key (document, ") != std::string::npos) {
      tables.push_back(sql.substr(start.size(), sql.find(' ', start.size()) - start.size()));
    }
  }
  return tables;
}

const Names views_of_facts = {"mention_entity",
                              "entity_mention",
                              "sentence_entity",
                              "counted_statement",
                              "statement_speaker",
                              "statement_on_behalf_of",
                              "statement_addressee",
                              "statement_target",
                              "statement_about",
                              "statement_hop",
                              "tie",
                              "edge_evidence",
                              "edge"};

}  // namespace

TEST_CASE("Facts of rules that nobody judged, or found too often wrong, are not seen",
          "[contract]") {
  const FreshStore store(each_store());
  fill(*store.open(), {full_document()});
  judge(*store.open(), {"names/first", "statements/second", "dates/third"});
  const auto database = store.open(Access::read);
  Names all = tables_of_facts();
  CHECK(all.size() == 9);
  all.insert(all.end(), views_of_facts.begin(), views_of_facts.end());
  for (const std::string& name : all) {
    INFO(name);
    const std::string sql = "select count(*) from " + name;
    const std::int64_t stored = number_of(*database, sql);
    CHECK(stored > 0);
    {
      const JudgedFacts judged(*database, 0.91);
      CHECK(number_of(*database, sql) == 0);
    }
    {
      const JudgedFacts judged(*database, 0.9);
      CHECK(number_of(*database, sql) == stored);
    }
    {
      const JudgedFacts judged(*database, std::nullopt);
      CHECK(number_of(*database, sql) == stored);
    }
    CHECK(number_of(*database, sql) == stored);
  }
}

TEST_CASE("Decisions on statements hold among judged facts", "[contract]") {
  const FreshStore store(each_store());
  const LoadedDocument full = full_document();
  const std::string hash = statement_hashes(full.facts, TextWords(full.document.text)).front();
  fill(*store.open(), {full});
  judge(*store.open(), {"statements/second"});
  const auto speakers = [&](const std::string& line) {
    const Decisions decisions = Decisions::from_text(line, "decisions");
    settle(*store.open(), &decisions);
    const auto database = store.open(Access::read);
    const JudgedFacts judged(*database, 0.9);
    CHECK(number_of(*database, "select count(*) from statement") == 1);
    std::vector<Value> entities;
    for (const auto& row : database
                               ->table("select e.entity from counted_statement t "
                                       "join statement_speaker s on s.document = t.document "
                                       "and s.statement = t.statement "
                                       "left join entity e on e.entity_id = s.entity_id "
                                       "order by s.number")
                               .rows) {
      entities.push_back(row[0]);
    }
    return entities;
  };
  CHECK(speakers("") == std::vector<Value>{"person:ana-ola.AAA", Value()});
  CHECK(speakers("speaker made/full.txt " + hash + " \"place:port one\" # x") ==
        std::vector<Value>{"place:port one"});
  CHECK(speakers("drop-statement made/full.txt " + hash + " # x").empty());
}

TEST_CASE("Documents, sentences, entities and rules are seen whatever was judged", "[contract]") {
  const FreshStore store(each_store());
  fill(*store.open(), {full_document()});
  const auto database = store.open(Access::read);
  for (const std::string name :
       {"document", "zone", "sentence", "sentence_text", "local_entity", "entity_of",
        "entity_local", "entity", "rule", "dictionary_entry"}) {
    INFO(name);
    const std::string sql = "select count(*) from " + name;
    const std::int64_t stored = number_of(*database, sql);
    const JudgedFacts judged(*database, 0);
    CHECK(stored > 0);
    CHECK(number_of(*database, sql) == stored);
  }
}

TEST_CASE("A statement keeps those who take part in it, whichever rules found them", "[contract]") {
  const FreshStore store(each_store());
  fill(*store.open(), {full_document()});
  judge(*store.open(), {"statements/second"});
  const auto database = store.open(Access::read);
  const std::string speakers =
      "select statement, number, entity_id from statement_speaker "
      "order by statement, number";
  const Table stored = database->table(speakers);
  const JudgedFacts judged(*database, 0.5);
  CHECK(number_of(*database, "select count(*) from statement") == 1);
  CHECK(database->table(speakers).rows == stored.rows);
  CHECK(number_of(*database, "select count(*) from mention") == 1);
  CHECK(number_of(*database, "select count(*) from tie where statement is null") == 0);
  CHECK(number_of(*database, "select count(*) from tie where statement = 0") > 0);
}

TEST_CASE("A relation keeps the two mentions that it joins", "[contract]") {
  const FreshStore store(each_store());
  fill(*store.open(), {full_document()});
  judge(*store.open(), {"dates/third"});
  const auto database = store.open(Access::read);
  const JudgedFacts judged(*database, 0.5);
  const Table found =
      database->table("select m.mention, m.metonym_rule from mention m order by m.mention");
  REQUIRE(found.rows.size() == 3);
  CHECK(found.rows[0][0] == Value(std::int64_t{0}));
  CHECK(found.rows[1][0] == Value(std::int64_t{2}));
  CHECK(found.rows[2][0] == Value(std::int64_t{3}));
}

TEST_CASE("A place whose metonym was not judged stays a place", "[contract]") {
  const FreshStore store(each_store());
  fill(*store.open(), {full_document()});
  judge(*store.open(), {"names/first"});
  const std::string acting =
      "select e.entity from mention_entity m join entity e on e.entity_id = m.entity_id "
      "where m.mention = 3";
  {
    const auto database = store.open(Access::read);
    CHECK(value_of(*database, acting) == Value("state:BBB"));
    const JudgedFacts judged(*database, 0.5);
    CHECK(value_of(*database, acting) == Value("place:port one"));
    CHECK(value_of(*database, "select metonym from mention where mention = 3") == Value());
  }
  judge(*store.open(), {"dates/third"});
  const auto database = store.open(Access::read);
  const JudgedFacts judged(*database, 0.5);
  CHECK(value_of(*database, acting) == Value("state:BBB"));
}

TEST_CASE("What is seen is what the stored tables and the judgements give", "[contract]") {
  const Backend backend = each_store();
  const FreshStore store(backend);
  fill(*store.open(), random_documents());
  const Names judged_rules = GENERATE(Names{"names/first"}, Names{"statements/second"},
                                      Names{"names/first", "dates/third"});
  judge(*store.open(), judged_rules);
  const auto database = store.open(Access::read);
  const std::string well =
      "exists (select 1 from rule j join document d on d.rule_set = j.rule_set "
      "where d.document = f.document and j.rule = f.rule and j.judged_precision >= 0.9)";
  const auto mention_of = [&](const std::string& entity) {
    return "exists (select 1 from mention_entity e join mention f on f.document = e.document "
           "and f.mention = e.mention where e.document = t.document and e.sentence = t.sentence "
           "and e.entity_id = t." +
           entity + " and e.form in ('name', 'adjective', 'descriptor') and " + well + ")";
  };
  const std::string ties =
      "select t.kind, t.source_id, t.target_id, t.document, t.sentence, t.statement from tie t ";
  const std::string order = " order by 1, 2, 3, 4, 5, 6";
  // Metonyms and relations are for the tests above.
  const std::string of_statements = ties + "where t.statement is not null ";
  const Table statement_ties =
      database->table(of_statements +
                      "and exists (select 1 from statement f where f.document = t.document "
                      "and f.statement = t.statement and " +
                      well + ")" + order);
  const std::string plain =
      "and not exists (select 1 from relation r where r.document = t.document) "
      "and not exists (select 1 from " +
      std::string(backend == Backend::sqlite ? "main" : "readout") +
      ".mention f where f.document = t.document and f.metonym = 1) ";
  const std::string co_mentions = ties + "where t.statement is null " + plain;
  const Table mention_ties = database->table(co_mentions + "and " + mention_of("source_id") +
                                             " and " + mention_of("target_id") + order);
  const JudgedFacts judged(*database, 0.9);
  CHECK(database->table(of_statements + order).rows == statement_ties.rows);
  CHECK(database->table(co_mentions + order).rows == mention_ties.rows);
}

TEST_CASE("A reader with judged facts can do nothing but read", "[contract]") {
  const FreshStore store(each_store());
  fill(*store.open(), {full_document()});
  const auto database = store.open(Access::read);
  {
    const JudgedFacts judged(*database, 0.5);
    for (const std::string sql : {"create temp view mine as select 1 as one", "drop view tie",
                                  "delete from document", "delete from mention"}) {
      CHECK_THROWS_AS(database->execute(sql), StoreError);
    }
  }
  CHECK_THROWS_AS(database->execute("create temp view mine as select 1 as one"), StoreError);
  CHECK_THROWS_AS(database->execute("drop view tie"), StoreError);
}

TEST_CASE("Temporary views are made all or none", "[contract]") {
  const FreshStore store(each_store());
  store.open();
  const auto database = store.open(Access::read);
  const std::array<std::string, 2> broken = {"create temp view mine as select 1 as one",
                                             "create temp view mine as select 2 as two"};
  CHECK_THROWS_AS(database->execute_temporary(broken), StoreError);
  CHECK_THROWS_AS(database->table("select one from mine"), StoreError);
  CHECK_THROWS_AS(database->execute("delete from document"), StoreError);
}

TEST_CASE("A name inside a longer name goes with it", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  LoadedDocument document = full_document();
  document.facts.mentions.at(3).rule = 1;
  document.facts.mentions.at(4).rule = 2;
  fill(*database, {document});
  judge(*database, {made_rules().rules.at(2).name});
  const JudgedFacts judged(*database, 0.5);
  CHECK(database->table("select 1 from mention where mention = 4").rows.empty());
  CHECK(database->table("select 1 from mention_entity where mention = 4").rows.empty());
}
