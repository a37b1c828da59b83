#include "loader/lexicon/match_memory.hpp"
#include "loader/lexicon/phase.hpp"
#include "tests/loader/lexicon/rule_workbench.hpp"

#include <catch2/catch.hpp>

#include <memory>

using namespace readout;
using readout::test::error_of;
using readout::test::Workbench;

namespace {

using Lines = std::vector<std::string>;

// A phase of one rule: its pattern and further lines such as "remove: {x: verb}".
std::string rule_with(const std::string& pattern, const std::string& lines,
                      const std::string& head = {}) {
  return head + "rules:\n  - name: r\n    pattern: |\n      " + pattern + "\n    " + lines + "\n";
}

std::string error_in(const std::string& lines) { return error_of(rule_with("(?<x> [])", lines)); }

}  // namespace

TEST_CASE("A rule removes readings from every token of a capture, but never the last one") {
  Workbench bench("the call and calls");
  bench.read("the", "determiner");
  bench.read("call", "noun base");
  bench.read("and", "base");
  bench.read("calls", "plural present past");
  const std::string yaml =
      rule_with("[reading=determiner] (?<x> [] [] []?)", "remove: {x: [verb, plural]}");
  CHECK(bench.run(yaml).empty());
  CHECK(bench.readings_of_word("the") == "determiner");
  CHECK(bench.readings_of_word("call") == "noun");
  CHECK(bench.readings_of_word("and") == "base");
  CHECK(bench.readings_of_word("calls") == "plural present past");
  bench.run(rule_with("(?<x> \"calls\")", "remove: {x: present}"));
  CHECK(bench.readings_of_word("calls") == "plural past");
}

TEST_CASE("What a phase removes is still there for the phase itself") {
  Workbench bench("call");
  bench.read("call", "noun base");
  const std::string two = rule_with("(?<x> [])", "remove: {x: noun}", "control: all\n") +
                          "  - name: s\n    label: Found\n    pattern: ([reading=noun])\n";
  CHECK(bench.run(two) == Lines{"Found: call"});
  CHECK(bench.readings_of_word("call") == "base");
  CHECK(bench.run(two).empty());
}

TEST_CASE("Removing readings before they are known does nothing") {
  Workbench bench("call");
  CHECK(bench.run(rule_with("(?<x> [])", "remove: {x: noun}")).empty());
  CHECK(bench.text.readings.empty());
}

TEST_CASE("A rule removes annotations of a kind that cover exactly the capture") {
  Workbench bench("Jordan River said");
  bench.annotate("Person", "Jordan");
  bench.annotate("State", "Jordan");
  bench.annotate("Person", "Jordan River");
  const std::string yaml =
      rule_with("(?<x> [State]) [word=River]", "remove: {x: Person}", "reads: [State]\n");
  bench.run(yaml);
  CHECK(bench.text.annotations[0].removed);
  CHECK_FALSE(bench.text.annotations[1].removed);
  CHECK_FALSE(bench.text.annotations[2].removed);
  bench.run(rule_with("(?<x> [] []) \"said\"", "remove: {x: [Person, State, noun]}"));
  CHECK_FALSE(bench.text.annotations[1].removed);
  CHECK(bench.text.annotations[2].removed);
}

TEST_CASE("A rule sets attributes on the annotations of a captured unit") {
  Workbench bench("Mrs May and May");
  bench.annotate("Person", TokenRange{1, 2}, {{"gender", "u"}});
  bench.annotate("Month", TokenRange{1, 2});
  bench.annotate("Person", TokenRange{3, 4}, {{"gender", "u"}});
  const std::string yaml =
      rule_with("\"mrs\" (?<who> [Person])", "label: Found\n    set: {who.gender: f, kind: titled}",
                "reads: [Person]\n");
  CHECK(bench.run(yaml) == Lines{"Found: Mrs May {who: May} {kind=titled}"});
  CHECK(bench.shown(bench.text.annotations[0]) == "Person: May {gender=f}");
  CHECK(bench.shown(bench.text.annotations[1]) == "Month: May");
  CHECK(bench.shown(bench.text.annotations[2]) == "Person: May {gender=u}");
}

TEST_CASE("Phases that share a memory see what others set, remove and make in the meantime") {
  Workbench bench("Orvel met Tannik today");
  bench.annotate("Person", "Tannik");
  const auto word_tests = std::make_shared<WordTests>(bench.lists);
  const auto phase = [&](const std::string& yaml) {
    return CompiledPhase(read_phase(yaml, "rules/test.yaml", "test"), bench.symbols, word_tests, 0);
  };
  const std::string reads = "reads: [Person]\n";
  const CompiledPhase asks =
      phase(reads + "rules:\n  - name: r\n    label: Found\n    pattern: ([Person & gender=f])\n");
  const CompiledPhase sets = phase(rule_with("(?<x> [Person])", "set: {x.gender: f}", reads));
  const CompiledPhase removes = phase(rule_with("(?<x> [Person])", "remove: {x: Person}", reads));
  MatchMemory memory(*word_tests);
  memory.begin(bench.text);
  CHECK(asks.run(bench.text, memory) == 0);
  sets.run(bench.text, memory);
  CHECK(asks.run(bench.text, memory) == 1);
  bench.annotate("Person", "Orvel", {{"gender", "f"}});
  CHECK(asks.run(bench.text, memory) == 2);
  CHECK(bench.text.words(bench.text.annotations.back().range) == "Tannik");
  removes.run(bench.text, memory);
  CHECK(asks.run(bench.text, memory) == 0);
}

TEST_CASE("A capture in a repetition is acted on in each of its rounds") {
  Workbench bench("a b c");
  for (const std::string word : {"a", "b", "c"}) {
    bench.read(word, "noun base");
  }
  bench.run(rule_with("((?<x> []) [])* (?<x> \"c\")", "remove: {x: noun}"));
  CHECK(bench.readings_of_word("a") == "base");
  CHECK(bench.readings_of_word("b") == "noun base");
  CHECK(bench.readings_of_word("c") == "base");
}

TEST_CASE("A rule with a weight makes evidence for its capture name, or for the whole match") {
  Workbench bench("Mr Smith spoke");
  CHECK(bench.run(rule_with("\"mr\" (?<name> [])", "label: Person\n    weight: 3")).empty());
  CHECK(bench.run(rule_with("\"smith\" []", "label: State\n    weight: -2")).empty());
  REQUIRE(bench.text.evidence.size() == 2);
  const KindEvidence& first = bench.text.evidence[0];
  CHECK(bench.symbols.name(first.kind) == "Person");
  CHECK(bench.text.words(first.range) == "Smith");
  CHECK(first.weight == 3);
  CHECK(first.rule == 100);
  CHECK(bench.text.words(bench.text.evidence[1].range) == "Smith spoke");
  CHECK(bench.text.evidence[1].weight == -2);
}

TEST_CASE("Effects that are wrong are named at their place") {
  const std::string at = "rules/test.yaml:";
  CHECK(error_in("remove: {y: noun}") == at + "5:14: unknown capture 'y' (known: x)");
  CHECK(error_in("remove: {x: nuon}")
            .starts_with(at + "5:17: unknown reading 'nuon' (known: noun, "));
  CHECK(error_in("remove: {x: [noun, nuon]}").starts_with(at + "5:24: unknown reading 'nuon'"));
  CHECK(error_in("remove: noun").starts_with(at + "5:13: remove must be a mapping"));
  CHECK(error_in("set: {y.gender: f}") == at + "5:11: unknown capture 'y' (known: x)");
  CHECK(error_in("set: {x.: f}") == at + "5:11: 'x.' names no attribute");
  CHECK(error_in("set: {gender: f}") ==
        at + "2:5: a rule needs 'label' (or 'block', 'remove', or 'set' with a capture)");
  CHECK(error_in("remove: {x: noun}\n    set: {gender: f}")
            .starts_with(at + "6:10: 'gender' is set on nothing"));
  CHECK(error_in("remove: {x: noun}\n    slots: {y: subject_of(x)}") ==
        at + "6:12: slots need a rule with a label");
  CHECK(error_in("block: true\n    remove: {x: noun}") ==
        at + "6:5: a rule that blocks makes nothing: 'remove' has no use");
  CHECK(error_in("label: A\n    weight: 0") == at + "6:13: a weight of 0 says nothing");
  CHECK(error_in("label: A\n    weight: heavy") ==
        at + "6:13: weight must be a whole number, not 'heavy'");
  CHECK(error_in("label: A\n    weight: 1\n    set: {a: b}") ==
        at + "7:5: a rule with weight makes only evidence: 'set' has no use");
  CHECK(error_in("weight: 1").starts_with(at + "2:5: a rule needs 'label'"));
}

TEST_CASE("A kind that nobody makes is an error where it is removed") {
  const Phase phase = read_phase(rule_with("(?<x> [])", "remove: {x: [noun, Nobody]}"), "f", "n");
  SymbolTable symbols;
  const test::ListsOfTest lists;
  CHECK_THROWS_WITH(CompiledPhase(phase, symbols, lists, 0, std::vector<std::string>{"Person"}),
                    "f:5:24: nothing makes the kind 'Nobody' (known: Person)");
}
