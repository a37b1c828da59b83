#include "loader/annotations/fact_changes.hpp"

#include "loader/annotations/fact_change_json.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace readout;

namespace {

using Kind = ComparableFact::Kind;
using What = FactChange::What;

ComparableFact mention(Span place, const std::string& entity, const std::string& rule = "names/a") {
  return {.kind = Kind::mention,
          .place = place,
          .properties = {{"words", "Ana", {place}}, {"entity", entity, {}}},
          .rule = rule,
          .sentence = "Ana spoke."};
}

ComparableFact statement(Span cue, Span content, const std::string& speaker) {
  return {.kind = Kind::statement,
          .place = cue,
          .properties = {{"speaker", speaker, {}},
                         {"cue", "said", {cue}},
                         {"content", "that it rains", {content}}},
          .rule = "statements/a",
          .sentence = "Ana said that it rains."};
}

std::vector<What> what_of(const FactComparison& comparison) {
  std::vector<What> all;
  for (const FactChange& change : comparison.changes) {
    all.push_back(change.what);
  }
  return all;
}

}  // namespace

TEST_CASE("Facts with the same properties are the same, whatever rule found them") {
  const auto comparison = compare_facts({mention({0, 3}, "person:ana"), mention({9, 12}, "")},
                                        {mention({9, 12}, ""), mention({0, 3}, "person:ana", "b")});
  CHECK(comparison.changes.empty());
  CHECK(comparison.same == 2);
  CHECK(comparison.other_rule == 1);
}

TEST_CASE("What only one side has is lost or gained, in the order of the text") {
  const auto comparison = compare_facts({mention({20, 23}, "person:ana")},
                                        {mention({0, 3}, "person:ana"), mention({40, 43}, "")});
  CHECK(what_of(comparison) == std::vector{What::gained, What::lost, What::gained});
  CHECK(comparison.changes[1].before->place == Span{20, 23});
  CHECK_FALSE(comparison.changes[1].after);
}

TEST_CASE("A fact at the same place with other properties has changed") {
  const auto comparison =
      compare_facts({mention({0, 3}, "person:ana")}, {mention({0, 3}, "person:ana-reyes.PER")});
  REQUIRE(what_of(comparison) == std::vector{What::changed});
  CHECK(gist_of(comparison.changes[0]) == "entity: person:ana -> person:ana-reyes.PER");
  const auto changes = property_changes(comparison.changes[0]);
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].name == "entity");
}

TEST_CASE("A property that is only on one side is told as none on the other") {
  ComparableFact less = mention({0, 3}, "person:ana");
  less.properties.pop_back();
  const auto comparison = compare_facts({less}, {mention({0, 3}, "person:ana")});
  REQUIRE(what_of(comparison) == std::vector{What::changed});
  CHECK(gist_of(comparison.changes[0]) == "entity: none -> person:ana");
}

TEST_CASE("Statements with another cue but the same content are one that has changed") {
  const auto comparison =
      compare_facts({statement({4, 8}, {9, 22}, "Ana")}, {statement({30, 34}, {9, 22}, "Bo")});
  REQUIRE(what_of(comparison) == std::vector{What::changed});
  CHECK(gist_of(comparison.changes[0]) == "speaker: Ana -> Bo; cue: said -> said");
}

TEST_CASE("The same place counts before the same content, and that before an overlap") {
  const auto comparison = compare_facts({mention({0, 3}, "a"), mention({2, 5}, "b")},
                                        {mention({0, 5}, "c"), mention({2, 5}, "d")});
  REQUIRE(what_of(comparison) == std::vector{What::changed, What::changed});
  CHECK(comparison.changes[0].before->place == Span{0, 3});
  CHECK(comparison.changes[0].after->place == Span{0, 5});
  CHECK(comparison.changes[1].before->place == Span{2, 5});
}

TEST_CASE("A mention and a statement are never one fact") {
  const auto comparison =
      compare_facts({mention({4, 8}, "a")}, {statement({4, 8}, {9, 22}, "Ana")});
  CHECK(what_of(comparison) == std::vector{What::lost, What::gained});
}

TEST_CASE("The order of the facts does not matter, and every fact is counted once") {
  const unsigned seed = GENERATE(1U, 2U, 3U, 4U, 5U);
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const auto made = [&] {
    std::vector<ComparableFact> facts;
    for (std::uint32_t i = 0; i < 30; ++i) {
      const auto start = static_cast<std::uint32_t>(random() % 40);
      facts.push_back(random() % 3 == 0
                          ? statement({start, start + 4}, {start + 5, start + 9}, "Ana")
                          : mention({start, start + 3}, std::to_string(random() % 2)));
    }
    return facts;
  };
  auto before = made();
  auto after = made();
  const auto first = compare_facts(before, after);
  std::ranges::shuffle(before, random);
  std::ranges::shuffle(after, random);
  const auto second = compare_facts(before, after);
  REQUIRE(what_of(first) == what_of(second));
  std::size_t old = first.same;
  std::size_t now = first.same;
  for (std::size_t i = 0; i < first.changes.size(); ++i) {
    CHECK(gist_of(first.changes[i]) == gist_of(second.changes[i]));
    old += first.changes[i].before ? 1 : 0;
    now += first.changes[i].after ? 1 : 0;
  }
  CHECK(old == before.size());
  CHECK(now == after.size());
}

TEST_CASE("A change is one line of JSON with both sides") {
  const auto comparison = compare_facts({mention({0, 3}, "person:ana")}, {});
  REQUIRE(comparison.changes.size() == 1);
  CHECK(fact_change_json("default/a.txt", comparison.changes[0]) ==
        R"({"document":"default/a.txt","change":"lost","fact":"mention","start":0,"end":3,)"
        R"("before":{"rule":"names/a","words":"Ana","entity":"person:ana"},"after":null,)"
        R"("sentence":"Ana spoke."})");
}

TEST_CASE("Facts are compared without the numbers of their document") {
  Document document;
  document.text = "“No,” said Ana.\n";
  RuleSet rules;
  rules.rules = {{.name = "names/a", .file = "a.yaml", .line = 1},
                 {.name = "statements/b", .file = "b.yaml", .line = 2}};
  Facts facts;
  facts.sentences = {{.span = {0, 15}}};
  facts.entities = {{.kind = EntityKind::person, .key = "", .name = "Ana"}};
  facts.mentions = {{.kind = EntityKind::person, .span = {11, 14}, .local = 0, .rule = 0}};
  facts.statements = {{.kind = StatementKind::direct,
                       .content = {{0, 5}},
                       .speakers = {{.span = {11, 14}, .mention = 0}},
                       .cue = Span{6, 10},
                       .rule = 1}};
  const auto found = comparable_facts(document, facts, rules);
  REQUIRE(found.size() == 2);
  CHECK(gist_of(found[0]) == "Ana: person, name, person:ana");
  CHECK(gist_of(found[1]) == "Ana | said: “No,”");
  CHECK(found[1].rule == "statements/b");
  CHECK(found[1].sentence == "“No,” said Ana.");
  REQUIRE(found[1].property("speaker_entity") != nullptr);
  CHECK(found[1].property("speaker_entity")->value == "person:ana");
  CHECK(found[1].property("addressee") == nullptr);
}
