#include "tests/loader/lexicon/rule_workbench.hpp"

#include <catch2/catch.hpp>

using namespace readout;
using readout::test::error_of_pattern;
using readout::test::phase_of;
using readout::test::Workbench;

namespace {

// The words for which a constraint holds, each alone.
std::vector<std::string> found(Workbench& bench, const std::string& constraint,
                               const std::string& head = {}) {
  std::vector<std::string> words;
  for (const std::string& line : bench.run(phase_of("[" + constraint + "]", head))) {
    words.push_back(line.substr(std::string("Found: ").size()));
  }
  return words;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("A reading holds if one of those that are left is it or of its group") {
  Workbench bench("the calls stopped");
  bench.read("the", "determiner");
  bench.read("calls", "plural present");
  bench.read("stopped", "past participle");
  CHECK(found(bench, "reading=plural") == Words{"calls"});
  CHECK(found(bench, "reading=verb") == Words{"calls", "stopped"});
  CHECK(found(bench, "reading=finite & !reading=nominal") == Words{"stopped"});
  CHECK(found(bench, "reading=modal").empty());
  bench.read("calls", "plural");
  CHECK(found(bench, "reading=verb") == Words{"stopped"});
}

TEST_CASE("The same word has other readings in another place") {
  Workbench bench("call . call");
  bench.read("call", "base");
  CHECK(found(bench, "word=call & reading=base") == Words{"call"});
  CHECK(found(bench, "word=call & reading=name") == Words{"call"});
  CHECK(found(bench, "word=call") == Words{"call", "call"});
}

TEST_CASE("A lemma holds if one of the readings that are left has it") {
  Workbench bench("Left left");
  bench.lists.lemma_of = {{{"left", "past"}, "leave"}, {{"left", "adjective"}, "left"}};
  bench.read("Left", "past adjective");
  bench.read("left", "adjective");
  CHECK(found(bench, "lemma=leave") == Words{"Left"});
  CHECK(found(bench, "lemma=/le(ave|ft)/") == Words{"Left", "left"});
  CHECK(found(bench, "lemma=/le/").empty());
  bench.read("Left", "noun");
  CHECK(found(bench, "lemma=/.*/") == Words{"left"});
}

TEST_CASE("A unit has the readings of its last token, with first. those of its first") {
  Workbench bench("will meet");
  bench.annotate("Group", "will meet");
  bench.lists.lemma_of = {{{"will", "modal"}, "will"}, {{"meet", "base"}, "meet"}};
  bench.read("will", "modal");
  bench.read("meet", "base");
  const std::string head = "reads: [Group]\n";
  for (const std::string test : {"reading=base", "first.reading=modal", "lemma=meet",
                                 "first.lemma=will", "Group & first.lemma=/w.*/"}) {
    INFO(test);
    CHECK(found(bench, test, head) == Words{"will meet"});
  }
  for (const std::string test : {"reading=modal", "first.reading=base", "first.lemma=meet"}) {
    INFO(test);
    CHECK(found(bench, test, head).empty());
  }
}

TEST_CASE("Before readings are known none of these tests holds") {
  Workbench bench("calls");
  bench.lists.lemma_of = {{{"calls", "present"}, "call"}};
  CHECK(found(bench, "reading=verb").empty());
  CHECK(found(bench, "lemma=call").empty());
  CHECK(found(bench, "!reading=verb") == Words{"calls"});
}

TEST_CASE("A reading that nobody knows is an error that lists the known ones") {
  CHECK(error_of_pattern("[reading=nuon]")
            .starts_with("rules/test.yaml:5:16: unknown reading 'nuon' (did you mean noun?"));
  CHECK(error_of_pattern("[first.reading=x]").find("nominal)") != std::string::npos);
  CHECK(error_of_pattern("[reading=/n.*/]").find("takes no regular expression") !=
        std::string::npos);
  CHECK(error_of_pattern("[lemma=Say]") ==
        "rules/test.yaml:5:14: lemma=Say can never hold: write lemma=say");
  CHECK(error_of_pattern("[lemma]") ==
        "rules/test.yaml:5:8: 'lemma' needs a value: write lemma=...");
}
