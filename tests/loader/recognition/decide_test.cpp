#include "loader/recognition/recognition.hpp"
#include "loader/recognition/steps.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace readout;

namespace {

using Lines = std::vector<std::string>;

constexpr const char* rules = R"(control: all
rules:
  - name: mr
    label: Person
    weight: 3
    pattern: ("Mr" (?<name> [shape=/X.*/]))
  - name: of
    label: Place
    weight: 2
    pattern: ("in" (?<name> [shape=/X.*/]))
  - name: the
    label: Organization
    weight: 2
    pattern: ("the" (?<name> [shape=/X.*/]))
  - name: not
    label: Person
    weight: -4
    pattern: ("no" (?<name> [shape=/X.*/]))
)";

// What the step makes of a text, as "Kind: words", in order.
Lines decided(const std::string& words) {
  const test::TemporaryFolder folder;
  folder.write("phases.txt",
               "step zones\nstep quotations\nstep sentences\nrules names/evidence\nstep decide\n");
  folder.write("names/evidence.yaml", rules);
  const auto lexicon =
      load_lexicon({.builtin = false, .rule_folders = {folder.path()}, .dictionaries = {}});
  CHECK(lexicon->warnings().size() == 8);
  const Document document{.text = words};
  RecognitionMemory memory(*lexicon);
  Recognition recognition(document, memory);
  for (const PhaseStep& step : lexicon->steps()) {
    if (step.phase) {
      step.phase->run(recognition.text);
    } else {
      engine_step(step.step)(recognition);
    }
  }
  Lines lines;
  for (const Annotation& annotation : recognition.text.annotations) {
    CHECK(annotation.rule == lexicon->rule_of_step("decide"));
    lines.push_back(std::string(lexicon->symbols().name(annotation.kind)) + ": " +
                    std::string(recognition.text.words(annotation.range)));
  }
  return lines;
}

}  // namespace

TEST_CASE("Evidence is summed over all mentions of one folded string") {
  CHECK(decided("We met Mr Vega.") == Lines{"Person: Vega"});
  CHECK(decided("We met Mr Vega in Vega.") == Lines{"Person: Vega", "Person: Vega"});
  CHECK(decided("Mr Vega came. He is in Véga. She is in VEGA.") ==
        Lines{"Place: Vega", "Place: Véga", "Place: VEGA"});
}

TEST_CASE("Without a sum above 0 nothing is decided") {
  CHECK(decided("Mr Vega is no Vega.").empty());
  CHECK(decided("It is no Vega.").empty());
  CHECK(decided("Mr Vega is no Vega in Vega.") ==
        Lines{"Place: Vega", "Place: Vega", "Place: Vega"});
}

TEST_CASE("Of equal sums the first kind by name wins, whatever the order of the text") {
  CHECK(decided("He is in Vega, the Vega.") == Lines{"Organization: Vega", "Organization: Vega"});
  CHECK(decided("It is the Vega in Vega.") == Lines{"Organization: Vega", "Organization: Vega"});
}
