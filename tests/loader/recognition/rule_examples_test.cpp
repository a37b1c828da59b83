#include "loader/recognition/rule_examples.hpp"

#include "loader/recognition/steps.hpp"

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
