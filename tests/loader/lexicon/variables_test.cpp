#include "loader/lexicon/variables.hpp"

#include "loader/lexicon/phase.hpp"
#include "tests/loader/lexicon/rule_workbench.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace readout;
using readout::test::Workbench;

namespace {

using Lines = std::vector<std::string>;

const std::string rule = "rules:\n  - name: r\n    label: Found\n    pattern: |\n      ";

// What reading `main` says is wrong, where it may import the files of `imports`.
std::string error_in(const std::string& main, const ImportableFiles& imports = {}) {
  try {
    read_phase(main, "main.yaml", "main", imports);
    return {};
  } catch (const InputError& error) {
    return error.what();
  }
}

}  // namespace

TEST_CASE("A variable stands for a piece of pattern, captures and other variables included") {
  Workbench bench("a b c b c d");
  const auto run = [&](const std::string& vars, const std::string& pattern) {
    bench.text.annotations.clear();
    return bench.run("vars:\n" + vars + rule + pattern + "\n");
  };
  CHECK(run("  bc: (\"b\" \"c\")\n", "\"a\" @bc+ \"d\"") == Lines{"Found: a b c b c d"});
  CHECK(run("  b: \"[word=b]\"\n  bc: |\n    (?<both> @b \"c\")\n", "@bc") ==
        Lines{"Found: b c {both: b c}", "Found: b c {both: b c}"});
  CHECK(run("  either: \"[word=a] | [word=d]\"\n", "@either [] | \"c\" @either") ==
        Lines{"Found: a b", "Found: c d"});
  CHECK(run("  b: \"[word=b]\"\n", "\"c\" (?= @b)") == Lines{"Found: c"});
}

TEST_CASE("A file has the variables of the files that it imports, and of those that they import") {
  const ImportableFiles imports = {
      {"common/words", {"w.yaml", "vars: {b: \"[word=b]\"}\n"}},
      {"common/pairs", {"p.yaml", "imports: common/words\nvars:\n  bc: |\n    @b [word=c]\n"}}};
  const Phase phase = read_phase("imports: [common/pairs, common/words]\n" + rule + "@bc | @b\n",
                                 "main.yaml", "main", imports);
  CHECK(phase.rules.front().pattern.root.parts.size() == 2);
  CHECK(phase.rules.front().pattern.root.parts[0].parts[0].place.to_string() == "w.yaml:1:12");
}

TEST_CASE("An error in a variable names the variable's own place") {
  CHECK(error_in("vars:\n  x: |\n    [word=a]\n    [word=]\n" + rule + "@x\n")
            .starts_with("main.yaml:4:11: 'word=' has no value"));
  CHECK(error_in("vars: {unused: \"[a\"}\n" + rule + "[]\n") ==
        "main.yaml:1:17: this '[' is not closed");
  CHECK(error_in("imports: [x]\n" + rule + "[]\n", {{"x", {"x.yaml", "vars: {a: \"[b=]\"}\n"}}})
            .starts_with("x.yaml:1:15: 'b=' has no value"));
  CHECK(test::error_of("vars: {who: \"[Person]\"}\n" + rule + "@who\n") ==
        "rules/test.yaml:1:15: the kind 'Person' is not in reads (known: Token)");
}

TEST_CASE("Variables that are not there, are there twice or go round are errors") {
  CHECK(error_in(rule + "[] @x\n") == "main.yaml:5:10: unknown variable '@x' (none is known)");
  CHECK(error_in("vars: {a: \"[]\", b: \"[]\"}\n" + rule + "@c\n") ==
        "main.yaml:6:7: unknown variable '@c' (known: a, b)");
  CHECK(error_in("vars: {a: \"@b\", b: \"[] @a\"}\n" + rule + "@a\n") ==
        "main.yaml:1:24: variables go round: a > b > a");
  CHECK(error_in("vars: {a: \"@a\"}\n" + rule + "[]\n") ==
        "main.yaml:1:12: variables go round: a > a");
  const ImportableFiles imports = {{"x", {"x.yaml", "vars: {a: \"[]\"}\n"}}};
  CHECK(error_in("imports: [x]\nvars: {a: \"[]\"}\n" + rule + "@a\n", imports) ==
        "main.yaml:2:8: a second variable 'a' (first in x.yaml:1:8)");
  CHECK(error_in("vars: {a-b: \"[]\"}\n" + rule + "[]\n")
            .starts_with("main.yaml:1:8: 'a-b' is no name of a variable"));
  CHECK(
      error_in("vars: [a]\n" + rule + "[]\n").starts_with("main.yaml:1:7: vars must be a mapping"));
  CHECK(error_in("vars: {a: \"\\\"x\\\"\"}\n" + rule + "@a\n")
            .find("must stand in a block after |") != std::string::npos);
  CHECK(error_in("vars: {a: \"(?<x> [])\"}\n" + rule + "[] (?= @a)\n") ==
        "main.yaml:6:14: what is only looked at captures nothing: @a does");
}

TEST_CASE("Imports that are not there or go round are errors") {
  const ImportableFiles imports = {{"x", {"x.yaml", "imports: [y]\n"}},
                                   {"y", {"y.yaml", "imports: [x]\n"}},
                                   {"odd", {"odd.yaml", "varz: {a: \"[]\"}\n"}}};
  CHECK(error_in("imports: [z]\n" + rule + "[]\n", imports) ==
        "main.yaml:1:11: no file 'z.yaml' (known: odd, x, y)");
  CHECK(error_in("imports: [x.yaml]\n" + rule + "[]\n", imports) ==
        "main.yaml:1:11: an import is named without .yaml: 'x'");
  CHECK(error_in("imports: [x]\n" + rule + "[]\n", imports) ==
        "y.yaml:1:11: imports go round: x > y > x");
  CHECK(error_in("imports: main\n" + rule + "[]\n", imports) ==
        "main.yaml:1:10: imports go round: main > main");
  CHECK(error_in("imports: [odd]\n" + rule + "[]\n", imports)
            .starts_with("odd.yaml:1:1: unknown key 'varz' in a file of rules"));
}

TEST_CASE("Variables that double each other are stopped before they fill the memory") {
  std::string vars = "vars:\n  x0: \"[]\"\n";
  for (int i = 1; i <= 60; ++i) {
    vars += fmt::format("  x{0}: \"@x{1} @x{1}\"\n", i, i - 1);
  }
  CHECK(error_in(vars + rule + "@x60\n").find("a pattern of more than 10000 parts") !=
        std::string::npos);
  std::string deep = "vars:\n  x0: \"[]\"\n";
  for (int i = 1; i <= 200; ++i) {
    deep += "  x" + std::to_string(i) + ": \"@x" + std::to_string(i - 1) + "+\"\n";
  }
  CHECK(error_in(deep + rule + "@x200\n").find("nests deeper than 100") != std::string::npos);
}
