#include "loader/recognition/rule_examples.hpp"

#include "loader/recognition/steps.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

namespace readout {

TEST_CASE("every example of every built-in rule comes out as its file says") {
  const auto lexicon = load_lexicon({});
  const ExampleResults results = run_examples(*lexicon);
  CHECK(results.examples > 80);
  for (const std::string& failure : results.failures) {
    FAIL_CHECK(failure);
  }
}

TEST_CASE("there is nothing to warn of in the built-in rules") {
  const auto lexicon = load_lexicon({});
  for (const std::string& warning : lexicon->warnings()) {
    FAIL_CHECK(warning);
  }
}

TEST_CASE("an example names all stretches of a capture, in their order") {
  const auto failures = [](const std::string& expected) {
    const test::TemporaryFolder folder;
    folder.write("phases.txt", "step zones\nstep sentences\nrules names/a\n");
    folder.write("names/a.yaml",
                 "rules:\n  - name: ports\n    label: Ports\n    pattern: |\n"
                 "      \"from\" ((?<port> [shape=Xx]) \"and\"?)+\n"
                 "    tests: {match: [{text: He sailed from Tervas and Orvel., port: " +
                     expected + "}], no-match: [x]}\n");
    const auto lexicon =
        load_lexicon({.builtin = false, .rule_folders = {folder.path()}, .dictionaries = {}});
    const ExampleResults results = run_examples(*lexicon);
    return results.failures.empty()
               ? std::string()
               : results.failures.front().substr(results.failures.front().find("; "));
  };
  CHECK(failures("[Tervas, Orvel]").empty());
  CHECK(failures("Tervas") == "; port is 'Tervas', 'Orvel', not 'Tervas'");
  CHECK(failures("[Orvel, Tervas]") == "; port is 'Tervas', 'Orvel', not 'Orvel', 'Tervas'");
  CHECK(failures("[Tervas, Orvel, Tannik]") ==
        "; port is 'Tervas', 'Orvel', not 'Tervas', 'Orvel', 'Tannik'");
}

TEST_CASE("phases.txt names only engine steps that there are") {
  const auto lexicon = load_lexicon({});
  for (const PhaseStep& step : lexicon->steps()) {
    if (!step.phase) {
      INFO(step.step);
      CHECK(engine_step(step.step) != nullptr);
    }
  }
}

}  // namespace readout
