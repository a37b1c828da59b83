#include "loader/lexicon/match_finder.hpp"
#include "tests/loader/lexicon/rule_workbench.hpp"

#include <catch2/catch.hpp>

using namespace readout;
using readout::test::error_of_pattern;
using readout::test::phase_of;
using readout::test::Workbench;

namespace {

using Lines = std::vector<std::string>;

Lines found(std::string_view text, const std::string& pattern, const std::string& head = {}) {
  Workbench bench(text);
  return bench.run(phase_of(pattern, head));
}

// Steps that one run takes.
std::size_t steps_of(const std::string& pattern, std::size_t words) {
  std::string text;
  for (std::size_t i = 0; i < words; ++i) {
    text += "a ";
  }
  Workbench bench(text);
  const Phase phase = read_phase(phase_of(pattern, "control: once\n"), "f", "n");
  WordTests word_tests(bench.lists);
  ConstraintCompiler compiler(bench.symbols, word_tests, {});
  const Automata automata = automata_of(phase.rules, compiler);
  const ConstraintTable table = compiler.finish();
  const Conditions conditions(phase.rules, bench.symbols);
  MatchMemory memory(word_tests);
  memory.begin(bench.text);
  MatchFinder& finder = memory.finder_for(automata, table, conditions);
  const UnitIndex index(bench.text, UnitKinds({}));
  std::vector<UnitView> units;
  index.append_units({0, static_cast<std::uint32_t>(bench.text.tokens.size())}, units);
  finder.matches_in(bench.text, units, phase.control);
  return finder.steps();
}

}  // namespace

TEST_CASE("What stands around a match is looked at and not taken") {
  CHECK(found("a b a c", R"("a" (?= "c"))") == Lines{"Found: a"});
  CHECK(found("a b a c", R"("a" (?= "c") []?)") == Lines{"Found: a c"});
  CHECK(found("a b a c", R"([] (?! []))") == Lines{"Found: c"});
  CHECK(found("a b a c", R"((?<= "b" "a") [])") == Lines{"Found: c"});
  CHECK(found("a b a c", R"((?<! []) [])") == Lines{"Found: a"});
  CHECK(found("a b a c", R"((?= [] [] "a" | "c") [])") == Lines{"Found: a", "Found: c"});
  CHECK(found("a b a c", R"((?<= "a" []*?) [word=c | word=b])") == Lines{"Found: b", "Found: c"});
}

TEST_CASE("Look-arounds may stand in look-arounds") {
  CHECK(found("x a b . x a c", R"("a" (?= [] (?<= "x" "a" "c")))", "scope: document\n") ==
        Lines{"Found: a"});
  CHECK(found("x a b . y a b", R"((?<! "x" (?= "a" "b")) "a")", "scope: document\n") ==
        Lines{"Found: a"});
}

TEST_CASE("What is looked at does not leave the sentence and steps over what is skipped") {
  CHECK(found("a . b", R"("." (?! []))") == Lines{"Found: ."});
  CHECK(found("a . b", R"("." (?= "b"))", "scope: paragraph\n") == Lines{"Found: ."});
  Workbench bench("a so b");
  bench.annotate("Adverb", "so");
  CHECK(bench.run(phase_of(R"("a" (?= "b"))", "skips: [Adverb]\n")) == Lines{"Found: a"});
}

TEST_CASE("Anchors hold where a sentence, paragraph, zone or document starts or ends") {
  const std::string_view text = "a b . c d .\n\ne f . g h";
  const auto places = [&](const std::string& pattern) {
    Workbench bench(text);
    bench.text.zones = {{ZoneKind::headline, {0, 7}}, {ZoneKind::body, {7, 12}}};
    bench.text.sentences[2].zone = 1;
    bench.text.sentences[3].zone = 1;
    Lines sentence = bench.run(phase_of(pattern));
    bench.text.annotations.clear();
    CHECK(bench.run(phase_of(pattern, "scope: document\n")) == sentence);
    return sentence;
  };
  CHECK(places("<sentence> []") == Lines{"Found: a", "Found: c", "Found: e", "Found: g"});
  CHECK(places("[] </sentence>") == Lines{"Found: .", "Found: .", "Found: .", "Found: h"});
  CHECK(places("<paragraph> []") == Lines{"Found: a", "Found: e"});
  CHECK(places("[] </paragraph>") == Lines{"Found: .", "Found: h"});
  CHECK(places("<zone> []") == Lines{"Found: a", "Found: e"});
  CHECK(places("[] [] </zone>") == Lines{"Found: d .", "Found: g h"});
  CHECK(places("<document> []") == Lines{"Found: a"});
  CHECK(places("[] </document>") == Lines{"Found: h"});
  CHECK(places("(?<= <sentence> []) [] (?! \".\" </sentence>)") == Lines{"Found: h"});
}

TEST_CASE("A look-around that always or never holds is an error") {
  CHECK(error_of_pattern("(?= [word=a]?) []") ==
        "rules/test.yaml:5:7: this look-around always holds: it may take no unit");
  CHECK(error_of_pattern("[] (?! [word=a]* | [])") ==
        "rules/test.yaml:5:10: this look-around never holds: it may take no unit");
  CHECK(error_of_pattern("[] (?= [word=a] | </sentence>)").empty());
  CHECK(error_of_pattern("(?= []) <sentence>").find("can match without any unit") !=
        std::string::npos);
}

TEST_CASE("Patterns that would take a backtracking matcher for ever take linear steps") {
  const std::string nested = R"("a" (((((?<x> [word=a]*)* "a"?)+)+)+) "b"?)";
  const std::vector<std::string> patterns = {
      nested, R"((?<x> ("a" | "a" "a" | "a"+)+) ("a" | [])*)",
      R"((?<x> ([] []?){1,50}) ([]* []*)*)",
      R"((?<= (("a"*)* "a")+) (?= (("a"+)+)+ "a" </sentence>) "a" (?! ("a"* "b")+) []*)"};
  for (const std::string& pattern : patterns) {
    INFO(pattern);
    const std::size_t few = steps_of(pattern, 200);
    const std::size_t many = steps_of(pattern, 800);
    CHECK(few > 200);
    CHECK(many < 5 * few);
  }
}
