#include "schema/model/error.hpp"
#include "schema/store/facts_without.hpp"
#include "tests/schema/store/made_facts.hpp"
#include "tests/support/store_under_test.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <optional>
#include <random>
#include <string>
#include <vector>

using namespace readout;
using namespace readout::test;

namespace {

Backend each_store() { return GENERATE(from_range(stores())); }

using Lines = std::vector<std::string>;

std::string line_of(const std::vector<Value>& row) {
  std::string line;
  for (const Value& value : row) {
    line += Catch::Detail::stringify(value) + " | ";
  }
  return line;
}

// What the graph is made of, as a query finds it.
Lines facts_in(Database& database) {
  Lines lines;
  for (const std::string sql :
       {"select key_id, side, document, entity_id, reason from identity",
        "select entity_id, entity, kind, name, folded, undecided from entity",
        "select document, hash, dropped, entity_id, reason from correction",
        "select document, mention, entity_id from mention_entity",
        "select document, statement, number, entity_id, mention from statement_speaker",
        "select source, target, kind, weight, documents, sources from edge"}) {
    for (const auto& row : database.table(sql).rows) {
      lines.push_back(sql + ": " + line_of(row));
    }
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

void fill(Database& database, unsigned seed) {
  use_rule_set(database, made_rules(), false);
  std::vector<LoadedDocument> documents = {full_document(), bare_document()};
  for (int i = 0; i < 6; ++i) {
    documents.push_back(random_document("random" + std::to_string(i), seed));
  }
  write_batch(database, made_rules(), documents);
  // Words that mean something to those who write SQL.
  database.execute("update local_entity set name = 'O''Tannik stored.entity :least ' || name");
  settle(database);
}

std::string in_marks(const std::string& key) {
  std::string text = "\"";
  for (const char c : key) {
    text.append(c == '"' ? 2 : 1, c);
  }
  return text + '"';
}

Lines texts_in(Database& database, const std::string& sql) {
  Lines texts;
  for (const auto& row : database.table(sql).rows) {
    texts.push_back(std::get<std::string>(row[0]));
  }
  return texts;
}

// Lines on who is who and who said what, as many as do not contradict one another.
Decisions random_decisions(Database& database, unsigned seed) {
  std::mt19937 random(seed);
  const Lines keys = texts_in(database, "select entity from entity order by entity");
  const auto key = [&] { return in_marks(keys[random() % keys.size()]); };
  Lines lines;
  for (int i = 0; i < 12; ++i) {
    const Lines candidates = {
        "same " + key() + " " + key(),          "drop " + key(),
        "rename " + key() + " \"Quorvet\"",     "distinct " + key() + " by publisher",
        "distinct " + key() + " by collection", "distinct " + key() + " by state"};
    lines.push_back(candidates[random() % candidates.size()]);
  }
  for (const std::string& statement :
       texts_in(database,
                "select d.collection || '/' || d.id || '\" ' || t.hash from statement t"
                " join document d on d.document = t.document order by d.id, t.statement limit 6")) {
    lines.push_back(random() % 2 == 0 ? "drop-statement \"" + statement
                                      : "speaker \"" + statement + " " + key());
  }
  std::string text;
  for (const std::string& line : lines) {
    try {
      Decisions::from_text(text + line + " # tried\n", "decisions");
      text += line + " # tried\n";
    } catch (const InputError&) {
      continue;
    }
  }
  return Decisions::from_text(text, "decisions");
}

constexpr std::string_view acts_for_another =
    "metonym = 1 and stands_for is not null and (local is null or stands_for <> local)";

}  // namespace

TEST_CASE("Without decisions the facts are those of a database that never had any", "[contract]") {
  const Backend backend = each_store();
  for (unsigned seed = 1; seed <= 12; ++seed) {
    INFO("seed " << seed);
    const FreshStore store(backend);
    std::size_t lines = 0;
    Lines undecided;
    {
      const auto writer = store.open();
      fill(*writer, seed);
      undecided = facts_in(*writer);
      const Decisions decisions = random_decisions(*writer, seed);
      lines = decisions.lines().size();
      settle(*writer, &decisions);
    }
    const auto reader = store.open(Access::read);
    const Lines decided = facts_in(*reader);
    const std::string dumped = dump_of(*reader);
    CHECK_FALSE(decided == undecided);
    {
      const FactsWithout facts(*reader, LeftOut::decisions);
      CHECK(facts.count() == static_cast<std::int64_t>(lines));
      CHECK(facts_in(*reader) == undecided);
    }
    CHECK(facts_in(*reader) == decided);
    CHECK(dump_of(*reader) == dumped);
  }
}

TEST_CASE("Without metonyms a name that stands for another names nobody", "[contract]") {
  const Backend backend = each_store();
  for (unsigned seed = 1; seed <= 4; ++seed) {
    INFO("seed " << seed);
    const FreshStore store(backend);
    fill(*store.open(), seed);
    Lines as_is;
    Lines without;
    {
      const auto reader = store.open(Access::read);
      as_is = facts_in(*reader);
      const FactsWithout facts(*reader, LeftOut::metonyms);
      CHECK(facts.count() > 0);
      CHECK(facts.count() ==
            number_of(*reader, "select count(*) from " +
                                   std::string(backend == Backend::sqlite ? "main" : "readout") +
                                   ".mention where " + std::string(acts_for_another)));
      without = facts_in(*reader);
    }
    CHECK(facts_in(*store.open(Access::read)) == as_is);
    const auto writer = store.open();
    writer->execute("update mention set local = null, stands_for = null, metonym = null where " +
                    std::string(acts_for_another));
    CHECK(without == facts_in(*writer));
    CHECK_FALSE(without == as_is);
  }
}

TEST_CASE("Where there is nothing to leave out, nothing changes", "[contract]") {
  const FreshStore store(each_store());
  {
    const auto writer = store.open();
    use_rule_set(*writer, made_rules(), false);
    write_batch(*writer, made_rules(), std::vector{bare_document()});
    settle(*writer);
  }
  const auto reader = store.open(Access::read);
  const Lines as_is = facts_in(*reader);
  for (const LeftOut what : {LeftOut::decisions, LeftOut::metonyms}) {
    const FactsWithout facts(*reader, what);
    CHECK(facts.count() == 0);
    CHECK(facts_in(*reader) == as_is);
  }
}
