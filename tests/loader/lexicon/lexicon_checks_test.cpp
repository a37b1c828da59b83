#include "loader/lexicon/lexicon.hpp"
#include "schema/model/error.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace readout;
using readout::test::TemporaryFolder;

namespace {

using Strings = std::vector<std::string>;

LexiconOptions only(const TemporaryFolder& folder) {
  return {.builtin = false, .rule_folders = {folder.path()}, .dictionaries = {}};
}

// The message that variables which no rule uses give; empty if they are read.
std::string error_of_variables(const std::string& variables) {
  const TemporaryFolder folder;
  folder.write("phases.txt", "step zones\nstep sentences\nstep dictionaries\nrules names/ships\n");
  folder.write("dictionaries/states.tsv", "key\tname\nstate:XLU\tLuria\n");
  folder.write("names/ships.yaml",
               "reads: [Person]\nimports: common/pieces\nrules:\n"
               "  - {name: r, label: Ship, set: {size: large}, pattern: (\"a\")}\n");
  folder.write("common/pieces.yaml", "vars:\n" + variables);
  try {
    load_lexicon(only(folder));
    return {};
  } catch (const InputError& error) {
    return folder.shortened(error.what());
  }
}

// The warnings of a phase with this beginning and pattern, behind and before these lines.
Strings warnings_of(const std::string& before, const std::string& phase,
                    const std::string& after = {}) {
  const TemporaryFolder folder;
  folder.write("phases.txt", before + "rules names/a\n" + after);
  if (before.find("names/b") != std::string::npos) {
    folder.write("names/b.yaml",
                 "rules:\n  - name: b\n    label: Ship\n    pattern: (\"b\")\n"
                 "    tests: {match: [b], no-match: [c]}\n");
  }
  folder.write("names/a.yaml", phase + "    tests: {match: [b], no-match: [c]}\n");
  Strings warnings;
  const auto lexicon = load_lexicon(only(folder));
  for (const std::string& warning : lexicon->warnings()) {
    warnings.push_back(folder.shortened(warning));
  }
  return warnings;
}

const std::string text_steps = "step zones\nstep quotations\nstep sentences\nstep dictionaries\n";

std::string asks(const std::string& head, const std::string& pattern) {
  return head + "rules:\n  - name: a\n    label: Found\n    pattern: |\n      " + pattern + "\n";
}

}  // namespace

TEST_CASE("What a variable that no rule uses asks for must be there") {
  CHECK(error_of_variables("  a: \"[Person & gendr=f]\"\n") ==
        "common/pieces.yaml:2:17: a [Person] has no attribute 'gendr' (did you mean gender? known: "
        "begins, form, gender, position, word, lower, shape, lemma, reading, text, in)");
  CHECK(error_of_variables("  a: \"[Person & gender=w]\"\n") ==
        "common/pieces.yaml:2:24: 'gender' of a [Person] is never 'w' (known: f, m, u)");
  CHECK(error_of_variables("  a: \"[Cue & class=sats]\"\n")
            .starts_with("common/pieces.yaml:2:20: 'class' of a [Cue] is never 'sats' "));
  CHECK(error_of_variables("  a: \"[word=/a(b/]\"\n") ==
        "common/pieces.yaml:2:13: broken regular expression /a(b/: missing ): a(b");
  CHECK(error_of_variables("  a: \"[in=ships]\"\n").starts_with("common/pieces.yaml:2:"));
  CHECK(error_of_variables("  a: \"[Persn]\"\n")
            .starts_with("common/pieces.yaml:2:8: nothing makes the kind 'Persn' (did you mean "
                         "Person?"));
  CHECK(error_of_variables("  a: \"[]\"\n  b: \"@a [Person & Place]?\"\n") ==
        "common/pieces.yaml:3:10: no unit can pass this: its tests contradict each other");
}

TEST_CASE("A variable that no rule uses may be empty, look around and hold captures") {
  CHECK(error_of_variables("  a: \"[Person]? <sentence>\"\n"
                           "  b: \"(?<who> [Ship & size=large])* @a\"\n"
                           "  c: \"[gender=f | size=large]\"\n"
                           "  d: \"[gender=f | size=large]\"\n")
            .empty());
}

TEST_CASE("A lexicon warns of kinds that nothing makes before they are read") {
  const Strings clause = {
      "names/a.yaml:1:17: there is no [Clause] yet when these rules run: `step clauses` must stand "
      "before them in phases.txt"};
  CHECK(warnings_of(text_steps, asks("reads: [Person, Clause]\n", "[Clause]")) == clause);
  const std::string clauses = "step readings\nstep common_readings\nstep clauses\n";
  CHECK(warnings_of(text_steps, asks("reads: [Person, Clause]\n", "[Clause]"), clauses) == clause);
  CHECK(warnings_of(text_steps + clauses, asks("reads: [Clause]\n", "[Clause]")).empty());
  CHECK(warnings_of("step zones\nstep sentences\n", asks("skips: [Cue]\n", "\"b\"")) ==
        Strings{"names/a.yaml:1:9: there is no [Cue] yet when these rules run: `step dictionaries` "
                "must stand before them in phases.txt"});
}

TEST_CASE("A kind that rules make is there behind them, and what they weigh behind the decision") {
  CHECK(warnings_of(text_steps + "rules names/b\n", asks("reads: [Ship]\n", "[Ship]")).empty());
  CHECK(warnings_of(text_steps, asks("reads: [Found]\n", "\"b\" [Found]")) ==
        Strings{"names/a.yaml:1:9: there is no [Found] yet when these rules run: `rules names/a` "
                "must stand before them in phases.txt"});
  CHECK(warnings_of(text_steps, asks("reads: [Found]\n", "\"b\" [Found]"), "rules names/a\n")
            .empty());
  const std::string weighs = asks("reads: [Found]\n", "\"b\" [Found]") + "    weight: 1\n";
  CHECK(warnings_of(text_steps, weighs, "rules names/a\n").size() == 1);
  CHECK(warnings_of(text_steps, weighs, "step candidates\nstep decide\nrules names/a\n").empty());
}

TEST_CASE("A lexicon warns of readings that no step gives before they are asked for") {
  const std::string says =
      "no word has readings yet when these rules run: `step readings` must stand before them in "
      "phases.txt";
  CHECK(warnings_of(text_steps, asks({}, "\"b\" | [word=x & !first.lemma=say]")) ==
        Strings{"names/a.yaml:5:24: " + says});
  CHECK(warnings_of(text_steps, asks({}, "\"b\" (?= \"c\" | [reading=noun])")) ==
        Strings{"names/a.yaml:5:22: " + says});
  CHECK(warnings_of(text_steps + "step readings\n", asks({}, "\"b\" | [lemma=say]")).empty());
  const std::string takes =
      "rules:\n  - name: a\n    remove: {w: noun}\n    pattern: (?<w> \"b\")\n";
  CHECK(warnings_of(text_steps, takes) == Strings{"names/a.yaml:2:11: " + says});
  CHECK(warnings_of(text_steps, asks({}, "\"b\" [lemma=say]"), "step readings\n").size() == 1);
}

TEST_CASE("A lexicon warns of variables that no rule uses, and of imports without use") {
  const TemporaryFolder folder;
  folder.write("phases.txt",
               "step zones\nstep sentences\nrules names/a\nrules names/b\nrules names/c\n");
  folder.write("common/x.yaml",
               "vars:\n  used: (\"b\")\n  inner: (\"c\")\n  outer: (@inner)\n  other: (\"d\")\n");
  folder.write("names/a.yaml",
               "imports: common/x\nvars:\n  own: (\"e\")\nrules:\n"
               "  - {name: a, label: Found, pattern: (@used)}\n");
  folder.write("names/b.yaml",
               "imports: [common/x]\nrules:\n"
               "  - {name: b, label: Found, pattern: (@other)}\n");
  folder.write("names/c.yaml",
               "imports: [common/x]\nrules:\n"
               "  - {name: c, label: Found, pattern: (\"b\")}\n");
  Strings found;
  const auto lexicon = load_lexicon(only(folder));
  for (const std::string& warning : lexicon->warnings()) {
    if (warning.find("no example") == std::string::npos) {
      found.push_back(folder.shortened(warning));
    }
  }
  CHECK(found == Strings{"names/c.yaml:1:11: nothing here uses a variable of 'common/x'",
                         "common/x.yaml:4:3: no rule uses '@outer'",
                         "names/a.yaml:3:3: no rule uses '@own'"});
}

TEST_CASE(
    "A lexicon warns of a kind that nothing reads if a kind that is read is called nearly so") {
  const auto makes = [](const std::string& label) {
    return "rules:\n  - name: a\n    label: " + label + "\n    pattern: (\"b\")\n";
  };
  CHECK(warnings_of(text_steps, makes("Statment")) ==
        Strings{"names/a.yaml:2:11: nothing reads the kind 'Statment' that 'a' makes (did you mean "
                "Statement?)"});
  CHECK(warnings_of(text_steps, makes("Statement")).empty());
  CHECK(warnings_of(text_steps, makes("Harbour")).empty());
}

TEST_CASE("The built-in rules are without warnings") {
  CHECK(load_lexicon({})->warnings().empty());
}
