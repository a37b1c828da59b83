#include "loader/explain/rule_names.hpp"

#include "loader/explain/pattern_text.hpp"
#include "schema/model/error.hpp"
#include "schema/text/similar_words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace readout {

namespace {

struct NamedRule {
  std::string name;  // "names/person/titled"
  RulePlace place;
};

std::vector<NamedRule> rules_of(const Lexicon& lexicon) {
  std::vector<NamedRule> all;
  for (const PhaseStep& step : lexicon.steps()) {
    const CompiledPhase* phase = step.phase.get();
    const bool known =
        std::ranges::any_of(all, [&](const NamedRule& rule) { return rule.place.phase == phase; });
    if (phase == nullptr || known) {
      continue;
    }
    for (std::uint32_t rule = 0; rule < phase->phase().rules.size(); ++rule) {
      all.push_back({lexicon.rule_set().rules[phase->first_rule() + rule].name, {phase, rule}});
    }
  }
  return all;
}

std::string last_part(std::string_view name) {
  return std::string(name.substr(name.rfind('/') + 1));
}

[[noreturn]] void refuse(std::string_view name, const std::vector<NamedRule>& rules,
                         const Lexicon& lexicon) {
  for (const RuleRecord& record : lexicon.rule_set().rules) {
    if (record.name == name || last_part(record.name) == name) {
      const bool step = record.name.starts_with("steps/");
      throw UsageError(
          fmt::format("'{}' is {}, which has no pattern; --phase {} shows what it does", name,
                      step ? "an engine step" : "a dictionary",
                      step ? last_part(record.name) : "dictionaries"));
    }
  }
  std::vector<std::string> known;
  known.reserve(2 * rules.size());
  for (const NamedRule& rule : rules) {
    known.push_back(rule.name);
  }
  std::vector<std::string> similar = similar_words(name, known);
  if (similar.empty()) {
    for (std::string& one : known) {
      one = last_part(one);
    }
    for (const std::string& word : similar_words(last_part(name), known)) {
      similar.push_back(
          rules[static_cast<std::size_t>(std::ranges::find(known, word) - known.begin())].name);
    }
  }
  throw UsageError(
      similar.empty()
          ? fmt::format("no rule '{}'; readout explain FILE names those that match", name)
          : fmt::format("no rule '{}'; did you mean {}?", name, listed(similar)));
}

}  // namespace

RulePlace rule_called(std::string_view name, const Lexicon& lexicon) {
  const std::vector<NamedRule> rules = rules_of(lexicon);
  std::vector<std::string> names;
  RulePlace found;
  for (const NamedRule& rule : rules) {
    if (rule.name == name) {
      return rule.place;
    }
    if (last_part(rule.name) == name) {
      names.push_back(rule.name);
      found = rule.place;
    }
  }
  if (names.size() > 1) {
    throw UsageError(fmt::format("several rules are called '{}': {}", name, listed(names)));
  }
  if (names.empty()) {
    refuse(name, rules, lexicon);
  }
  return found;
}

ExplainedRule explained_rule(const RulePlace& place, const Lexicon& lexicon) {
  const Rule& rule = place.phase->phase().rules[place.rule];
  ExplainedRule explained{.rule = lexicon.rule_set().rules[place.phase->first_rule() + place.rule],
                          .pattern = pattern_text(rule.pattern.root),
                          .priority = rule.priority};
  for (const Comparison& line : rule.conditions) {
    explained.conditions.push_back(condition_text(line));
  }
  for (std::size_t step = 0; step < lexicon.steps().size(); ++step) {
    if (lexicon.steps()[step].phase.get() == place.phase) {
      explained.steps.push_back(step);
    }
  }
  return explained;
}

}  // namespace readout
