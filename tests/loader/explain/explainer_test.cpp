#include "loader/explain/explainer.hpp"

#include "loader/explain/outcome_text.hpp"
#include "loader/explain/phase_view.hpp"
#include "tests/loader/explain/explained_text.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace readout;
using namespace readout::test;

namespace {

using Lines = std::vector<std::string>;

const Passage& sentence(const Explanation& explanation, std::uint32_t number) {
  return *std::ranges::find(explanation.passages, std::optional(number), &Passage::sentence);
}

const PassageStep* step(const Explanation& explanation, const Passage& passage,
                        const std::string& name) {
  for (const PassageStep& one : passage.steps) {
    if (explanation.steps[one.step].name == name) {
      return &one;
    }
  }
  return nullptr;
}

Lines units(const PassageStep& step) {
  Lines lines;
  for (const ExplainedUnit& unit : step.units) {
    const std::string kinds = kinds_text(unit);
    lines.push_back(kinds.empty() ? unit.words.text : kinds + ": " + unit.words.text);
  }
  return lines;
}

Lines changes(const std::vector<Change>& all) {
  Lines lines;
  for (const Change& change : all) {
    const std::string sign{"+~-"[static_cast<std::size_t>(change.sort)]};
    lines.push_back(sign + change.thing + " " + change.words.text + " " +
                    details_text(change.details));
  }
  return lines;
}

const std::string ships = R"(rules:
  - name: ship
    label: Ship
    set: {kind: boat}
    pattern: |
      "the" (?<name> [shape=Xx])
  - name: fleet
    label: Fleet
    pattern: |
      "fleet" "of" "the" [shape=Xx]
)";

const std::string trips = R"(reads: [Ship, Fleet]
skips: [Day]
rules:
  - name: sailing
    label: Trip
    set: {ship.sails: yes}
    remove: {ship: Boat}
    pattern: |
      (?<ship> [Ship]) "sailed"
)";

const std::string days = R"(control: all
rules:
  - name: day
    label: Day
    pattern: |
      "today" | "on" "Monday"
  - name: boat
    label: Boat
    pattern: |
      "the" [shape=Xx]
  - name: crossing
    label: Ship
    pattern: |
      "of" "the"
)";

Explanation voyage(const std::string& words) {
  return explained(
      words, "rules names/ships\nrules names/days\nrules names/trips\n",
      {{"names/ships.yaml", ships}, {"names/days.yaml", days}, {"names/trips.yaml", trips}});
}

}  // namespace

TEST_CASE("Every sentence has the units and the matches of every file of rules") {
  const Explanation explanation = voyage("The Petrel came. Today the Petrel today sailed.");
  REQUIRE(explanation.passages.size() == 2);
  const Passage& second = sentence(explanation, 2);
  CHECK(second.words.text == "Today the Petrel today sailed.");
  const PassageStep* trip = step(explanation, second, "names/trips");
  REQUIRE(trip != nullptr);
  CHECK(units(*trip) == Lines{"Ship: the Petrel", "sailed", "."});
  REQUIRE(trip->matches.size() == 1);
  CHECK(trip->matches[0].rule.name == "names/trips/sailing");
  CHECK(trip->matches[0].words.text == "the Petrel today sailed");
  CHECK(trip->matches[0].words.span == Span{23, 46});
  CHECK(trip->matches[0].captures.front().words.text == "the Petrel");
  CHECK(trip->matches[0].effects ==
        Lines{"makes Trip", "sets sails=yes on “the Petrel”", "takes Boat off “the Petrel”"});
}

TEST_CASE("What a phase does not see is listed with the reason") {
  const Explanation explanation = voyage("Today a fleet of the Petrel sailed.");
  const PassageStep* trip = step(explanation, sentence(explanation, 1), "names/trips");
  REQUIRE(trip != nullptr);
  CHECK(units(*trip) == Lines{"a", "Fleet: fleet of the Petrel", "sailed", "."});
  Lines unseen;
  for (const UnseenAnnotation& one : trip->unseen) {
    unseen.push_back(one.annotation.kind + " " + one.annotation.words.text + ": " + one.why);
  }
  CHECK(unseen ==
        Lines{"Day Today: stepped over", "Ship of the: inside Fleet “fleet of the Petrel”"});
}

TEST_CASE("The changes of engine steps are shown where they are made") {
  const Explanation explanation =
      explained("“We wait,” he said.",
                "reads: [Quotation]\nrules:\n  - name: r\n    label: Found\n    pattern: |\n"
                "      [Quotation & ends=mark]\n");
  CHECK(changes(step(explanation, sentence(explanation, 1), "quotations")->changes) ==
        Lines{"+Quotation “We wait,” ends=mark"});
  CHECK(changes(step(explanation, sentence(explanation, 1), "zones")->changes) ==
        Lines{"+zone “We wait,” he said. kind=body"});
}

TEST_CASE("Quotations are shown with their kind where no rule reads them") {
  const std::string rules = "rules:\n  - name: a\n    label: Ship\n    pattern: |\n      \"the\"\n";
  const Explanation explanation = explained("He saw “the ship” and the sea.", rules, "a");
  CHECK(changes(step(explanation, sentence(explanation, 1), "quotations")->changes) ==
        Lines{"+Quotation “the ship” "});
}

TEST_CASE("A pronoun is shown with whom it means and why") {
  const Explanation explanation = explained(
      "Orvel Tannik left. He slept.", "rules names/p\nstep decide\nstep names\nstep antecedents\n",
      {{"names/p.yaml",
        "rules:\n  - name: p\n    label: Person\n    pattern: |\n      \"Orvel\" \"Tannik\"\n"},
       {"dictionaries/pronouns.tsv", "word\tgender\tnumber\tcase\nhe\tm\tsingular\tsubject\n"}});
  CHECK(changes(step(explanation, sentence(explanation, 2), "antecedents")->changes) ==
        Lines{"+mention He kind=person form=pronoun entity=person:orvel tannik because=first "
              "person of an earlier sentence"});
}

TEST_CASE("Evidence is listed for each string, with sums over the whole document") {
  const std::string rules = R"(control: all
rules:
  - name: mr
    label: Person
    weight: 3
    pattern: ("Mr" (?<name> [shape=/X.*/]))
  - name: in
    label: Place
    weight: 2
    pattern: ("in" (?<name> [shape=/X.*/]))
)";
  const Explanation explanation =
      explained("We met Mr Vega. She came in Vega.", "rules names/a\nstep decide\n",
                {{"names/a.yaml", rules}});
  const PassageStep* decide = step(explanation, sentence(explanation, 2), "decide");
  REQUIRE(decide != nullptr);
  REQUIRE(decide->evidence.size() == 1);
  const EvidenceOfString& vega = decide->evidence.front();
  CHECK(vega.text == "vega");
  CHECK(vega.decided == "Person");
  CHECK(vega.sums ==
        std::vector<std::pair<std::string, std::int64_t>>{{"Person", 3}, {"Place", 2}});
  REQUIRE(vega.items.size() == 2);
  CHECK(vega.items[0].rule.name == "names/a/mr");
  CHECK(vega.items[0].sentence == 1);
  CHECK(vega.items[1].weight == 2);
  CHECK(vega.items[1].sentence == 2);
  CHECK(step(explanation, sentence(explanation, 1), "names/a")->matches[0].effects ==
        Lines{"weighs +3 for Person about “Vega”"});
}

TEST_CASE("A rule that removes readings says which it took") {
  const std::string rules = R"(rules:
  - name: r
    remove: {word: verb}
    pattern: |
      "the" (?<word> "can")
)";
  const Explanation explanation = explained("We saw the can.", rules);
  CHECK(step(explanation, sentence(explanation, 1), "names/a")->matches[0].effects ==
        Lines{"takes no reading off “can”: it has none of them, or no other"});
}

TEST_CASE("A scope of paragraphs shows each sentence its own part") {
  const std::string rules = R"(scope: paragraph
rules:
  - name: r
    label: Found
    pattern: |
      "." "they"
)";
  const Explanation explanation = explained("We came. They saw us.", rules, "r");
  CHECK(units(*step(explanation, sentence(explanation, 1), "names/a")) == Lines{"We", "came", "."});
  CHECK(step(explanation, sentence(explanation, 1), "names/a")->matches.size() == 1);
  CHECK(step(explanation, sentence(explanation, 2), "names/a")->matches.empty());
}

TEST_CASE("A text that load keeps without facts is explained with a note") {
  CHECK(explained("Ana Reyes.", "", Files{}).notes.size() == 1);
  CHECK(explained("", "", Files{}).passages.empty());
}

TEST_CASE("Explaining a document finds what recognition finds") {
  const auto lexicon = load_lexicon({});
  const Document document{
      .id = "a",
      .text = "“We will wait,” Xi Jinping told Vladimir Putin.\n\nHe said that Russia agreed."};
  Scratch scratch;
  const Facts facts = facts_of(document, *lexicon, scratch);
  const Explanation explanation = Explainer(*lexicon, "").explain(document);
  std::size_t statements = 0;
  for (const Passage& passage : explanation.passages) {
    const PassageStep* last = step(explanation, passage, "statements");
    statements += last == nullptr ? 0 : last->changes.size();
  }
  CHECK(facts.statements.size() == 2);
  CHECK(statements == 2);
}
