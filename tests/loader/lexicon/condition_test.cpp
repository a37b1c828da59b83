#include "tests/loader/lexicon/rule_workbench.hpp"

#include <catch2/catch.hpp>

using namespace readout;
using readout::test::error_of;
using readout::test::Workbench;

namespace {

using Lines = std::vector<std::string>;

std::string phase_with(const std::string& where, const std::string& more = {}) {
  return "reads: [Person, Pronoun]\nrules:\n  - name: r\n    label: Found\n    pattern: |\n"
         "      (?<who> [Person]) []* (?<it> [Pronoun])\n    where: " +
         where + "\n" + more;
}

bool holds(const std::string& where) {
  Workbench bench("May said she and May left");
  bench.annotate("Person", "May", {{"gender", "f"}, {"rank", "pm"}});
  bench.annotate("Pronoun", "she", {{"gender", "f"}, {"number", "one"}});
  return !bench.run(phase_with(where)).empty();
}

std::string error_in(const std::string& where) { return error_of(phase_with(where)); }

}  // namespace

TEST_CASE("A condition compares attributes, texts and values") {
  for (const std::string where :
       {"who.gender = it.gender", "who.gender = f", "who.gender != m", "who.gender=\"f\"",
        "who.text = May", "who.lower = may", "who.text != it.text", "it.number != who.gender",
        "[who.gender = f, it.number = one]", "it.text = \"she\""}) {
    INFO(where);
    CHECK(holds(where));
  }
  for (const std::string where : {"who.gender != it.gender", "who.gender = m", "who.text = may",
                                  "who.text = it.text", "[who.gender = f, it.number = two]"}) {
    INFO(where);
    CHECK_FALSE(holds(where));
  }
}

TEST_CASE("Where an attribute or a capture is missing no comparison holds") {
  for (const std::string where : {"who.age = it.age", "who.age != it.age", "who.age = f",
                                  "who.age != f", "who.gender != it.age"}) {
    INFO(where);
    CHECK_FALSE(holds(where));
  }
  Workbench bench("a b");
  const auto run = [&](const std::string& sign) {
    return bench.run(
        "rules:\n  - name: r\n    label: Found\n    pattern: (?<x> \"a\") (?<y> \"c\"?)\n"
        "    where: x.text " +
        sign + " y.text\n");
  };
  CHECK(run("=").empty());
  CHECK(run("!=").empty());
}

TEST_CASE("Of several annotations one that agrees is enough, and none may where they must differ") {
  Workbench bench("May said she");
  bench.annotate("Person", "May", {{"gender", "m"}});
  bench.annotate("Person", "May", {{"gender", "f"}});
  bench.annotate("Pronoun", "she", {{"gender", "f"}});
  CHECK(bench.run(phase_with("who.gender = it.gender")).size() == 1);
  CHECK(bench.run(phase_with("who.gender != it.gender")).empty());
}

TEST_CASE("A rule whose condition does not hold leaves its turn to the others") {
  Workbench bench("a b a");
  const std::string yaml =
      "rules:\n"
      "  - name: long\n    label: Long\n    priority: 5\n    pattern: (?<x> []) []* (?<y> [])\n"
      "    where: x.text != y.text\n"
      "  - name: short\n    label: Short\n    pattern: (\"a\" \"b\"?)\n";
  CHECK(bench.run(yaml) == Lines{"Short: a b", "Short: a"});
  CHECK(bench.run("control: first\n" + yaml) == Lines{"Short: a", "Long: b a {x: b} {y: a}"});
  CHECK(bench.run("control: all\n" + yaml) ==
        Lines{"Short: a b", "Long: b a {x: b} {y: a}", "Short: a"});
}

TEST_CASE("A condition that is broken is named at its place") {
  const std::string at = "rules/test.yaml:";
  CHECK(error_in("whom.gender = f") ==
        at + "7:12: unknown capture 'whom' (did you mean who? known: who, it)");
  CHECK(error_in("who.gender = its.gender") ==
        at + "7:25: unknown capture 'its' (did you mean it? known: who, it)");
  CHECK(error_in("f = who.gender") == at + "7:12: a comparison begins with capture.attribute");
  CHECK(error_in("who.gender < f") == at + "7:23: expected = or !=, got '<'");
  CHECK(error_in("who. = f") == at + "7:12: 'who.' names no attribute");
  CHECK(error_in("who.gender = f m").starts_with(at + "7:27: 'm' stands behind the comparison"));
  CHECK(error_in("who.gender = \"\"") == at + "7:25: quotation marks without a value");
  CHECK(error_in("who.gender =").starts_with(at + "7:24: expected capture.attribute or a value"));
  CHECK(error_in("who.text = who.text") == at + "7:27: 'who.text' is compared with itself");
  CHECK(error_in("who.lower = Ana") ==
        at + "7:24: 'lower' of a capture is never \"Ana\": write \"ana\"");
  CHECK(error_in("who.text != \"Ana  Reyes \"") ==
        at + "7:24: 'text' of a capture is never \"Ana  Reyes \": write \"Ana Reyes\"");
  CHECK(error_in("who.text = \"Ana Reyes\"").empty());
  CHECK(error_in("{who: f}").starts_with(at + "7:12: where must be a word or words"));
}
