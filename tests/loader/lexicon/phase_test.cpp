#include "loader/lexicon/phase.hpp"

#include "loader/lexicon/yaml.hpp"
#include "tests/loader/lexicon/rule_workbench.hpp"

#include <catch2/catch.hpp>

using namespace readout;

namespace {

const std::string rule = "rules:\n  - name: r\n    label: A\n    pattern: (\"x\")\n";

// The message of reading these lines, without the file's name.
std::string error_in(const std::string& yaml) {
  try {
    read_phase(yaml, "f.yaml", "dir/f");
  } catch (const InputError& error) {
    const std::string message = error.what();
    REQUIRE(message.starts_with("f.yaml:"));
    return message.substr(7);
  }
  return {};
}

// A rule with these lines after name, label and pattern (in lines 2 to 5).
std::string error_in_rule(const std::string& lines) {
  return error_in("rules:\n  - name: r\n    label: A\n    pattern: |\n      (?<x> \"x\")\n" +
                  lines);
}

}  // namespace

TEST_CASE("A phase is read with its head, its rules and their tests") {
  const Phase phase = read_phase(R"(# A comment.
phase: statements/inverted
reads: [Quotation, Person, Token]
skips: [Adverb]
control: brill
scope: paragraph
zone: [body, headline]
rules:
  - name: one
    label: Statement
    priority: -40
    pattern: |
      (?<cue> "said")
      [Person]
    set: {cue: noun, kind: act}
    slots:
      speaker: subject_of( cue )
    tests:
      match:
        - text: "He said Wang."
          cue: said
        - He said Wang
      no-match:
        - "“The Long Wait,” a novel"
  - name: two
    block: true
    pattern: ("no" [Person])
)",
                                 "rules/inverted.yaml", "statements/inverted");
  CHECK(phase.name == "statements/inverted");
  CHECK(phase.file == "rules/inverted.yaml");
  CHECK(phase.reads == std::vector<std::string>{"Quotation", "Person", "Token"});
  CHECK(phase.read_places[1].to_string() == "rules/inverted.yaml:3:20");
  CHECK(phase.skips == std::vector<std::string>{"Adverb"});
  CHECK(phase.control == Control::brill);
  CHECK(phase.scope == Scope::paragraph);
  CHECK(phase.zones == std::vector<ZoneKind>{ZoneKind::body, ZoneKind::headline});
  REQUIRE(phase.rules.size() == 2);
  const Rule& one = phase.rules.front();
  CHECK(one.name == "one");
  CHECK(one.label == "Statement");
  CHECK(one.priority == -40);
  CHECK(one.pattern.captures == std::vector<std::string>{"cue"});
  CHECK(one.attributes.size() == 2);
  CHECK(one.place.to_string() == "rules/inverted.yaml:9:11");
  REQUIRE(one.steps.size() == 1);
  CHECK(one.steps[0].slot == "speaker");
  CHECK(one.steps[0].step == "subject_of");
  CHECK(one.steps[0].argument == "cue");
  CHECK(one.steps[0].place.to_string() == "rules/inverted.yaml:17:16");
  REQUIRE(one.examples.size() == 3);
  CHECK(one.examples[0].captures.size() == 1);
  CHECK(one.examples[1].text == "He said Wang");
  CHECK(one.examples[1].matches);
  CHECK_FALSE(one.examples[2].matches);
  CHECK(one.examples[2].place.to_string() == "rules/inverted.yaml:24:11");
  CHECK(phase.rules[1].blocks);
  CHECK(phase.rules[1].label.empty());
}

TEST_CASE("What a phase leaves out has its usual value") {
  const Phase phase = read_phase("rules: [{name: r, label: A, pattern: (\"x\")}]", "f", "n");
  CHECK(phase.control == Control::appelt);
  CHECK(phase.scope == Scope::sentence);
  CHECK(phase.zones.empty());
  CHECK(phase.reads.empty());
  CHECK(phase.rules.front().priority == 0);
  CHECK(phase.rules.front().examples.empty());
}

TEST_CASE("An error inside a block has the line and column of the file") {
  CHECK(error_in("rules:\n- name: r\n  label: A\n  pattern: |\n    [A]\n      Wrong [B]\n")
            .starts_with("6:7: 'Wrong' stands outside brackets"));
  CHECK(error_in("rules:\n- name: r\n  label: A\n  pattern: |\n\n\n    [A]\n    \"é\" Wrong\n")
            .starts_with("8:9: 'Wrong'"));
  CHECK(error_in("rules:\n- name: r\n  label: A\n  pattern: |2-\n      [A]\n      Wrong\n")
            .starts_with("6:7: 'Wrong'"));
  CHECK(error_in("rules:\n- name: r\n  label: A\n  pattern: | # why\n   [A]\n   Wrong\n")
            .starts_with("6:4: 'Wrong'"));
  CHECK(error_in("rules:\r\n- name: r\r\n  label: A\r\n  pattern: |\r\n    [A]\r\n    Wrong\r\n")
            .starts_with("6:5: 'Wrong'"));
  CHECK(error_in("rules:\n- {name: é, label: A, pattern: (\"x\") Wrong}\n")
            .starts_with("2:38: 'Wrong'"));
  CHECK(error_in("rules:\n- name: r\n  label: A\n  pattern: |\n    [A] (\n")
            .starts_with("6:5: expected a unit, got the end ("));
}

TEST_CASE("Unknown words name the known ones") {
  CHECK(error_in("prioritty: 3\n" + rule) ==
        "1:1: unknown key 'prioritty' in a phase (known: phase, imports, vars, reads, skips, "
        "control, scope, zone, "
        "rules)");
  CHECK(error_in_rule("    prioritty: 3\n") ==
        "6:5: unknown key 'prioritty' in a rule (did you mean priority? known: name, label, block, "
        "weight, "
        "priority, pattern, where, set, remove, slots, tests)");
  CHECK(error_in_rule("    tests: {matches: []}\n") ==
        "6:13: unknown key 'matches' in tests (did you mean match? known: match, no-match)");
  CHECK(error_in_rule("    tests:\n      match:\n        - {text: a, y: b}\n") ==
        "8:21: unknown key 'y' in a test (known: text, x)");
  CHECK(error_in("control: apelt\n" + rule) ==
        "1:10: unknown control 'apelt' (did you mean appelt? known: appelt, brill, all, first, "
        "once)");
  CHECK(error_in("scope: text\n" + rule) ==
        "1:8: unknown scope 'text' (known: sentence, paragraph, document)");
  CHECK(error_in("zone: [body, head]\n" + rule)
            .starts_with(
                "1:14: unknown zone 'head' (did you mean headline? known: headline, standfirst, "));
  CHECK(error_in_rule("    slots: {y: subject_of(z)}\n") == "6:16: unknown capture 'z' (known: x)");
}

TEST_CASE("What is missing or of the wrong kind is an error") {
  CHECK(error_in("") == "1:1: the file is empty");
  CHECK(error_in("# nothing\n") == "1:1: the file is empty");
  CHECK(error_in("- a\n").starts_with("1:1: a phase must be a mapping (keys: phase, "));
  CHECK(error_in("scope: sentence\n") == "1:1: a phase needs 'rules'");
  CHECK(error_in("rules: []\n") == "1:8: rules must be a list of at least one rule");
  CHECK(error_in("rules: x\n") == "1:8: rules must be a list of at least one rule");
  CHECK(error_in("rules: [x]\n").starts_with("1:9: a rule must be a mapping (keys: name, "));
  CHECK(error_in("rules:\n  - label: A\n    pattern: (\"x\")\n") == "2:5: a rule needs 'name'");
  CHECK(error_in("rules:\n  - name: r\n    pattern: (\"x\")\n") ==
        "2:5: a rule needs 'label' (or 'block', 'remove', or 'set' with a capture)");
  CHECK(error_in("rules:\n  - name: r\n    label: A\n") == "2:5: a rule needs 'pattern'");
  CHECK(error_in("rules:\n  - name:\n    label: A\n") == "2:10: name is empty");
  CHECK(error_in("rules:\n  - {name: a/b, label: A, pattern: (\"a\")}\n") ==
        "2:12: 'a/b' is no name of a rule: it holds a slash");
  CHECK(error_in("rules:\n  - {name: a b, label: A, pattern: (\"a\")}\n") ==
        "2:12: 'a b' is no name of a rule: it holds a blank");
  CHECK(error_in("reads: {a: b}\n" + rule) == "1:8: a kind must be a word or words, not a mapping");
  CHECK(error_in_rule("    priority: high\n") ==
        "6:15: priority must be a whole number, not 'high'");
  CHECK(error_in_rule("    priority: 99999999999\n") ==
        "6:15: priority goes from -2147483648 to 2147483647: 99999999999");
  CHECK(error_in_rule("    set: [a]\n").starts_with("6:10: set must be a mapping"));
  CHECK(error_in_rule("    set: {a: [b]}\n") == "6:14: a must be a word or words, not a list");
  CHECK(error_in_rule("    slots: x\n").starts_with("6:12: slots must be a mapping"));
  CHECK(error_in_rule("    slots: {y: subject_of}\n") ==
        "6:16: 'subject_of' is no step: write step(capture)");
  CHECK(error_in_rule("    slots: {y: subject_of(x) now}\n")
            .starts_with("6:16: 'subject_of(x) now'"));
  CHECK(error_in_rule("    slots: {x: subject_of(x)}\n") ==
        "6:13: the pattern already captures 'x'");
  CHECK(error_in_rule("    tests: {match: a}\n") == "6:20: match must be a list");
  CHECK(error_in_rule("    tests: {no-match: [{text: a}]}\n") ==
        "6:24: a test under no-match must be a word or words, not a mapping");
  CHECK(error_in_rule("    tests: {match: [{x: a}]}\n") == "6:21: a test needs 'text'");
  CHECK(error_in_rule("    slots: {y: subject_of(x)}\n    tests: {match: [{text: a, y: b}]}\n") ==
        "7:31: the slot 'y' is filled when statements are made: an example can name captures only");
}

TEST_CASE("What contradicts itself is an error") {
  CHECK(error_in("phase: dir/g\n" + rule) ==
        "1:8: this phase is called 'dir/f' after its file, not 'dir/g'");
  CHECK(error_in("reads: [A, B, A]\n" + rule) == "1:15: 'A' stands twice in reads");
  CHECK(error_in("reads: [A]\nskips: [A]\n" + rule) == "2:9: 'A' is read and skipped");
  CHECK(error_in("skips: [Token]\n" + rule) == "1:9: tokens cannot be skipped");
  CHECK(error_in("rules:\n  - {name: r, label: A, pattern: (\"x\")}\n  - {name: r, label: A, "
                 "pattern: (\"x\")}\n") == "3:12: a second rule 'r' (first in line 2)");
  CHECK(error_in_rule("    block: true\n") ==
        "3:5: a rule that blocks makes nothing: 'label' has no use");
  CHECK(error_in_rule("    block: yes\n") == "6:12: unknown block 'yes' (known: true)");
}

TEST_CASE("What says nothing is an error") {
  const std::string way_out = ": an empty list says nothing: leave the key out";
  for (const std::string key : {"reads", "skips", "zone", "imports"}) {
    INFO(key);
    CHECK(error_in(key + ": []\n" + rule) == "1:" + std::to_string(key.size() + 3) + way_out);
  }
  CHECK(error_in_rule("    where: []\n") == "6:12" + way_out);
  CHECK(error_in_rule("    tests: {match: []}\n") == "6:20" + way_out);
  CHECK(error_in_rule("    tests: {no-match: []}\n") == "6:23" + way_out);
  const std::string no_mapping = ": an empty mapping says nothing: leave the key out";
  CHECK(error_in_rule("    tests: {}\n") == "6:12" + no_mapping);
  CHECK(error_in("vars: {}\n" + rule) == "1:7" + no_mapping);
  CHECK(error_in_rule("    remove: {x: []}\n") == "6:17" + way_out);
  CHECK(
      error_in_rule("    set: {}\n").starts_with("6:10: an empty mapping says nothing: set must"));
  CHECK(error_in_rule("    remove: {}\n").starts_with("6:13: an empty mapping says nothing"));
  CHECK(error_in_rule("    slots: {}\n").starts_with("6:12: an empty mapping says nothing"));
}

TEST_CASE("What stands twice in a list is an error") {
  CHECK(error_in("zone: [body, headline, body]\n" + rule) == "1:24: 'body' stands twice in zone");
  CHECK(error_in_rule("    remove: {x: [noun, noun]}\n") == "6:24: 'noun' stands twice");
  CHECK(error_in_rule("    remove: {x: [verb, past]}\n").empty());
}

TEST_CASE("An attribute has a name that tests can ask for") {
  const std::string signs = " is no name of an attribute (known: letters, digits, _, -, . and +)";
  CHECK(error_in_rule("    set: {\"\": f}\n") == "6:11: ''" + signs);
  CHECK(error_in_rule("    set: {a b: f}\n") == "6:11: 'a b'" + signs);
  CHECK(error_in_rule("    set: {x.ä: f}\n") == "6:13: 'ä'" + signs);
  CHECK(error_in_rule("    set: {x.takes.a+b: f}\n").empty());
  CHECK(error_in_rule("    set: {word: f}\n") ==
        "6:11: 'word' can be no attribute: [word=...] asks for words");
  CHECK(error_in_rule("    set: {x.first.lower: f}\n") ==
        "6:13: 'first.lower' can be no attribute: [first.lower=...] asks for words");
}

TEST_CASE("Names of rules are one word, names of kinds begin with a capital") {
  for (const std::string name : {"\"a\\nb\"", "\"a\\tb\"", "\"a\\e\"", "\"\\x7F\""}) {
    INFO(name);
    CHECK(error_in("rules:\n  - {name: " + name + ", label: A, pattern: (\"a\")}\n")
              .ends_with(": a name of a rule holds no line end, tab or other control character"));
  }
  for (const std::string label : {"person", "_", "noun"}) {
    CHECK(error_in("rules:\n  - {name: r, label: " + label + ", pattern: (\"a\")}\n") ==
          "2:22: '" + label +
              "' is no name of a kind: kinds begin with a capital, readings with a "
              "small letter");
  }
}

TEST_CASE("A pattern stands on the line of its key or in a block") {
  CHECK(error_in("rules: [{name: r, label: A, pattern: [A] }]")
            .starts_with("1:38: a pattern that starts with [ or { must stand in a block after |"));
  const std::string quoted =
      "4:12: these quotation marks are YAML's, and would be no part of the "
      "pattern: write it in a block after |";
  CHECK(error_in("rules:\n- name: r\n  label: A\n  pattern: '(\"x\")'\n") == quoted);
  CHECK(error_in("rules:\n- name: r\n  label: A\n  pattern: \"in the words of\"\n") == quoted);
  for (const std::string pattern : {">\n    (\"x\")\n", "(\"x\")\n    (\"y\")"}) {
    INFO(pattern);
    CHECK(error_in("rules:\n- name: r\n  label: A\n  pattern: " + pattern + "\n") ==
          "4:12: a pattern stands on the same line or in a block after |");
  }
}

TEST_CASE("A kind that nobody makes is an error where it is read") {
  const Phase phase = read_phase("reads: [A, Token, B]\nskips: [C]\n" + rule, "f", "n");
  SymbolTable symbols;
  const test::ListsOfTest lists;
  const std::vector<std::string> all = {"A", "B", "C"};
  CHECK_NOTHROW(CompiledPhase(phase, symbols, lists, 0, all));
  CHECK_NOTHROW(CompiledPhase(phase, symbols, lists, 0));
  CHECK_THROWS_WITH(CompiledPhase(phase, symbols, lists, 0, std::vector<std::string>{"A", "C"}),
                    "f:1:19: nothing makes the kind 'B' (known: A, C)");
  CHECK_THROWS_WITH(CompiledPhase(phase, symbols, lists, 0, std::vector<std::string>{"A", "B"}),
                    "f:2:9: nothing makes the kind 'C' (known: A, B)");
}
