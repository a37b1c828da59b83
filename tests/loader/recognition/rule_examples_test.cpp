#include "loader/recognition/rule_examples.hpp"

#include "loader/recognition/steps.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace readout {

TEST_CASE("every example of every built-in rule comes out as its file says") {
  const auto lexicon = load_lexicon({});
  const ExampleResults results = run_examples(*lexicon);
  CHECK(results.examples > 80);
  for (const std::string& failure : results.failures) {
    FAIL_CHECK(failure);
  }
}

TEST_CASE("every built-in rule has a positive and a negative example") {
  const auto lexicon = load_lexicon({});
  for (const PhaseStep& step : lexicon->steps()) {
    if (!step.phase) {
      continue;
    }
    for (const Rule& rule : step.phase->phase().rules) {
      INFO(rule.place.to_string() << ": " << rule.name);
      const auto holds = [&](bool matches) {
        return std::any_of(rule.examples.begin(), rule.examples.end(),
                           [&](const RuleExample& example) { return example.matches == matches; });
      };
      CHECK(holds(true));
      CHECK(holds(false));
    }
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
