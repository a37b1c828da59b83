#include "loader/lexicon/rule_checks.hpp"

#include "tests/loader/lexicon/rule_workbench.hpp"

#include <catch2/catch.hpp>

using namespace readout;
using readout::test::error_of;
using readout::test::error_of_pattern;

namespace {

bool contradicts(const std::string& constraint) {
  const std::string error = error_of_pattern("[] [" + constraint + "]", "reads: [Person, Place]\n");
  CHECK((error.empty() ||
         error == "rules/test.yaml:6:10: no unit can pass this: its tests contradict each other"));
  return !error.empty();
}

std::string two_rules(const std::string& first, const std::string& second,
                      const std::string& head = {}) {
  return error_of(head + "rules:\n  - name: one\n    " + first + "\n  - name: two\n    " + second +
                  "\n");
}

const std::string same = "label: A\n    pattern: (\"x\")";

}  // namespace

TEST_CASE("A constraint that contradicts itself is an error") {
  for (const std::string constraint :
       {"Person & !Person", "Person & Place", "word=a & word=b", "Person & gender=f & gender=m",
        "Token & Person", "Token & gender=f", "!Person & (Person | Person & Place)",
        "shape=X & !(shape=X | in=title)", "first.lower=a & first.lower=b", "text=a & text=b",
        "reading=noun & !reading=noun", "word=a & word=/b/", "word=Abc & lower=abd",
        "word=Abc & shape=X", "word=Abc & !lower=/a.*/", "lower=abc & word=Abd",
        "lower=a & lower=/b+/", "shape=Xx & shape=/X+/", "first.word=A & !first.shape=X"}) {
    INFO(constraint);
    CHECK(contradicts(constraint));
  }
}

TEST_CASE("A constraint that leaves no kind that is read and no token is an error") {
  const std::string nothing_left =
      "rules/test.yaml:6:7: no unit can pass this: each is a [Token] or of a kind in reads, and "
      "none of these is left";
  const std::string one = "reads: [Person]\n";
  const std::string two = "reads: [Person, Place]\n";
  for (const std::string constraint :
       {"[!Person & !Token]", "[!(Person | Token)]", "[!Token & !Person & in=title]"}) {
    INFO(constraint);
    CHECK(error_of_pattern(constraint, one) == nothing_left);
    CHECK(error_of_pattern(constraint, two).empty());
  }
  CHECK(error_of_pattern("[!Person & !Token & !Place]", two) == nothing_left);
  CHECK(error_of_pattern("[!Person]", one).empty());
  CHECK(error_of_pattern("[!Token]", one).empty());
  CHECK(error_of_pattern("[!Person | !Token]", one).empty());
  CHECK(error_of_pattern("[!Token]", {}) ==
        "rules/test.yaml:5:7: no unit can pass this: each is a [Token] or of a kind in reads, and "
        "none of these is left");
}

TEST_CASE("Of an expression that RE2 refuses no contradiction is told") {
  CHECK(error_of_pattern("[word=a & word=/a(/]") ==
        "rules/test.yaml:5:22: broken regular expression /a(/: missing ): a(");
}

TEST_CASE("A constraint that some unit can pass is none") {
  for (const std::string constraint : {"!!Person & !!Place",
                                       "Person & !Place",
                                       "Person | Place",
                                       "!!gender=f & !!gender=m",
                                       "word=a | word=b",
                                       "word=a & first.word=b",
                                       "word=/a/ & word=/b/",
                                       "word=a & word=/b|a/",
                                       "reading=noun & reading=verb",
                                       "lemma=a & lemma=b",
                                       "!Token & !Person",
                                       "Person | !Person",
                                       "!word=a & !word=b",
                                       "lower=a & shape=Xx",
                                       "word=A & lower=a & shape=X",
                                       "lower=a & word=/b/",
                                       "shape=Xx & word=/abc/",
                                       "word=a & first.lower=b",
                                       "lower=a & !word=a",
                                       ""}) {
    INFO(constraint);
    CHECK_FALSE(contradicts(constraint));
  }
}

TEST_CASE("A rule that never has its turn is an error") {
  const std::string message =
      "rules/test.yaml:5:11: 'two' never has its turn: 'one' in line 2 has the same pattern";
  CHECK(two_rules(same, same) == message);
  CHECK(two_rules(same, "label: B\n    pattern: ( \"x\" )") == message);
  CHECK(two_rules("priority: 1\n    " + same, same).ends_with("has the same pattern"));
  CHECK(two_rules("label: A\n    priority: -1\n    pattern: (\"x\")", same)
            .starts_with("rules/test.yaml:2:11: 'one' never has its turn: 'two' in line 6"));
  CHECK(two_rules("block: true\n    pattern: (\"x\")", same) == message);
  CHECK(two_rules(same, same, "control: all\n").ends_with("has the same pattern"));
}

TEST_CASE("Rules that look alike but differ in what counts have their turn") {
  CHECK(two_rules(same, "label: A\n    pattern: (\"y\")").empty());
  CHECK(two_rules(same, "label: B\n    pattern: (\"x\")", "control: all\n").empty());
  CHECK(two_rules(same, same + "\n    set: {a: b}", "control: brill\n").empty());
  const std::string compared = "label: A\n    pattern: (?<x> \"x\")\n    where: x.text = X";
  CHECK(two_rules(compared, "label: A\n    pattern: (?<x> \"x\")").empty());
}

TEST_CASE("A capture that nothing uses is an error where it makes no slot") {
  CHECK(two_rules("block: true\n    pattern: (?<x> [])", same) ==
        "rules/test.yaml:2:11: nothing uses the capture 'x' of 'one', which makes no annotation");
  CHECK(two_rules("remove: {x: noun}\n    pattern: (?<x> []) (?<y> [])", same)
            .find("the capture 'y'") != std::string::npos);
  CHECK(two_rules("label: A\n    weight: 1\n    pattern: (?<name> []) (?<y> [])", same)
            .find("the capture 'y'") != std::string::npos);
  CHECK(
      two_rules("remove: {x: noun}\n    pattern: (?<x> []) (?<y> [])\n    where: y.text = a", same)
          .empty());
  CHECK(two_rules("label: A\n    pattern: (?<x> [])", same).empty());
}

TEST_CASE("Rules without examples of both sorts are warned of") {
  const Phase phase = read_phase(
      "rules:\n  - {name: a, label: A, pattern: (\"a\"), tests: {match: [a], no-match: [b]}}\n"
      "  - {name: b, label: A, pattern: (\"b\"), tests: {match: [b]}}\n"
      "  - {name: c, label: A, pattern: (\"c\")}\n",
      "f", "n");
  std::vector<std::string> lines;
  for (const RuleWarning& warning : warnings_of(phase)) {
    lines.push_back(warning.place.to_string() + ": " + warning.text);
  }
  CHECK(lines == std::vector<std::string>{"f:3:12: 'b' has no example under tests: no-match:",
                                          "f:4:12: 'c' has no example under tests: match:",
                                          "f:4:12: 'c' has no example under tests: no-match:"});
}

TEST_CASE("What a rule makes of a kind that the program reads is what the program knows") {
  const auto rule = [](const std::string& further, const std::string& pattern) {
    return error_of("rules:\n  - name: one\n    " + further + "\n    pattern: |\n      " + pattern +
                    "\n");
  };
  CHECK(rule("label: Person", "(?<nmae> [])") ==
        "rules/test.yaml:5:7: a [Person] has no slot 'nmae' (did you mean name? known: name)");
  CHECK(rule("label: Person", "(?<name> [])").empty());
  CHECK(rule("label: Person\n    where: x.text = a", "(?<x> [])").empty());
  CHECK(
      rule("label: Statement\n    slots: {content: clause_from(start)}", "(?<start> [])").empty());
  CHECK(rule("label: Statement\n    slots: {speakr: subject_of(cue)}", "(?<cue> [])")
            .starts_with("rules/test.yaml:4:13: a [Statement] has no slot 'speakr' (did you mean "
                         "speaker?"));
  CHECK(rule("label: Nominal\n    set: {kindd: named}", "[]")
            .starts_with("rules/test.yaml:4:11: a [Nominal] has no attribute 'kindd'"));
  CHECK(rule("label: Nominal\n    set: {kind: nmaed}", "[]")
            .starts_with("rules/test.yaml:4:17: unknown value 'nmaed' of 'kind' (did you mean "
                         "named?"));
  CHECK(rule("label: Own\n    set: {anything: x}", "(?<any> [])").empty());
}
