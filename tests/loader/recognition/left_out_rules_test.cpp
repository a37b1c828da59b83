#include "loader/lexicon/lexicon.hpp"
#include "loader/recognition/rule_counts.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <string>

using namespace readout;

namespace {

const std::string text = "Ana Reyes said that it rains. The weather was bad on that day.\n";

std::uint32_t number_of(const Lexicon& lexicon, const std::string& name) {
  const auto& rules = lexicon.rule_set().rules;
  const auto found = std::ranges::find(rules, name, &RuleRecord::name);
  REQUIRE(found != rules.end());
  return static_cast<std::uint32_t>(found - rules.begin());
}

Facts facts_in_text(const Lexicon& lexicon, RuleCounts* counts = nullptr) {
  Document document;
  document.text = text;
  Scratch scratch;
  return counts == nullptr ? facts_of(document, lexicon, scratch)
                           : facts_and_counts_of(document, lexicon, scratch, *counts);
}

}  // namespace

TEST_CASE("A rule that is left out finds nothing, and all others keep their names") {
  const auto all = load_lexicon({});
  const auto less = load_lexicon({.without = "statements/verbs/that"});
  CHECK(less->rule_set().rules.size() + 1 == all->rule_set().rules.size());
  const Facts facts = facts_in_text(*all);
  REQUIRE(facts.statements.size() == 1);
  CHECK(all->rule_set().rules[facts.statements[0].rule].name == "statements/verbs/that");
  for (const Statement& statement : facts_in_text(*less).statements) {
    CHECK(less->rule_set().rules.at(statement.rule).name != "statements/verbs/that");
  }
  for (const Mention& mention : facts_in_text(*less).mentions) {
    CHECK(less->rule_set().rules.at(mention.rule).file.starts_with("loader/rules/"));
  }
}

TEST_CASE("A step, a dictionary and a name that is not there can be left out") {
  const auto without_statements = load_lexicon({.without = "steps/statements"});
  CHECK(facts_in_text(*without_statements).statements.empty());
  CHECK_FALSE(facts_in_text(*without_statements).mentions.empty());
  const auto without_cues = load_lexicon({.without = "dictionaries/cues"});
  CHECK(facts_in_text(*without_cues).statements.empty());
  CHECK(load_lexicon({.without = "no/such/rule"})->rule_set().rules.size() ==
        load_lexicon({})->rule_set().rules.size());
}

TEST_CASE("A cached lexicon does without a rule, and one without a rule is not cached") {
  const test::TemporaryFolder folder;
  const LexiconOptions options{.cache_folder = folder.path("cache")};
  CHECK_FALSE(kept_file_of(options).empty());
  LexiconOptions less = options;
  less.without = "statements/verbs/that";
  CHECK(load_lexicon(less)->rule_set().rules.size() + 1 ==
        load_lexicon(options)->rule_set().rules.size());
  CHECK(std::filesystem::exists(kept_file_of(options)));
  CHECK(load_lexicon(less)->rule_set().rules.size() + 1 ==
        load_lexicon(options)->rule_set().rules.size());
}

TEST_CASE("Rules are counted where they match, dictionaries where their phrases stand") {
  const auto lexicon = load_lexicon({});
  RuleCounts counts(lexicon->rule_set().rules.size());
  const Facts facts = facts_in_text(*lexicon, &counts);
  CHECK(facts.statements.size() == 1);
  const std::uint32_t that = number_of(*lexicon, "statements/verbs/that");
  CHECK(counts.fired[that] == 1);
  CHECK(counts.statements[that] == 1);
  CHECK(counts.fired[number_of(*lexicon, "dictionaries/cues")] >= 1);
  CHECK(counts.fired[number_of(*lexicon, "statements/verbs/quote-cue-speaker")] == 0);
  RuleCounts sum(counts.fired.size());
  sum.add(counts);
  sum.add(counts);
  CHECK(sum.fired[that] == 2);
}
