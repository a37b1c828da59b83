#include "queries/sql/rule_names.hpp"

#include "schema/model/error.hpp"

#include <catch2/catch.hpp>

using namespace readout;

namespace {

RuleSet made_rules() {
  RuleSet rules;
  for (const char* name : {"dictionaries/states", "statements/verbs/that", "statements/nouns/that",
                           "statements/verbs/that-later", "steps/names"}) {
    rules.rules.push_back({.name = name, .file = "a.yaml", .line = 1});
  }
  return rules;
}

}  // namespace

TEST_CASE("A rule is named in full or by an end that it has alone") {
  const RuleSet rules = made_rules();
  CHECK(rule_named(rules, "statements/verbs/that") == 1);
  CHECK(rule_named(rules, "verbs/that") == 1);
  CHECK(rule_named(rules, "that-later") == 3);
  CHECK(rule_named(rules, "steps/names") == 4);
}

TEST_CASE("A rule that is not there, or that is there twice, is told with those that are near") {
  const RuleSet rules = made_rules();
  CHECK_THROWS_WITH(
      rule_named(rules, "that"),
      "several rules are called 'that': statements/verbs/that, statements/nouns/that");
  CHECK_THROWS_WITH(rule_named(rules, "that-latr"),
                    "no rule 'that-latr' (did you mean statements/verbs/that-later?)");
  CHECK_THROWS_WITH(rule_named(rules, "statements/verbs/thta-later"),
                    Catch::Contains("did you mean statements/verbs/that-later"));
  CHECK_THROWS_WITH(rule_named(rules, "qqqqqqqqqq"),
                    "no rule 'qqqqqqqqqq' (readout rules list shows all)");
}
