#include "queries/sql/rule_names.hpp"

#include "queries/sql/row.hpp"
#include "schema/model/error.hpp"
#include "schema/text/similar_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <vector>

namespace readout {

namespace {

std::string last_part(const std::string& name) { return name.substr(name.rfind('/') + 1); }

std::vector<std::string> similar_names(const RuleSet& rules, const std::string& name) {
  std::vector<std::string> names;
  std::vector<std::string> last_parts;
  for (const RuleRecord& rule : rules.rules) {
    names.push_back(rule.name);
    last_parts.push_back(last_part(rule.name));
  }
  std::vector<std::string> similar = similar_words(name, names);
  if (similar.empty()) {
    const std::vector<std::string> parts = similar_words(last_part(name), last_parts);
    for (std::size_t i = 0; i < names.size() && similar.size() < 3; ++i) {
      if (std::ranges::find(parts, last_parts[i]) != parts.end()) {
        similar.push_back(names[i]);
      }
    }
  }
  return similar;
}

[[noreturn]] void refuse(const RuleSet& rules, const std::string& name) {
  const std::vector<std::string> similar = similar_names(rules, name);
  throw UsageError(fmt::format(
      "no rule '{}' ({})", name,
      similar.empty() ? "readout rules list shows all" : "did you mean " + listed(similar) + "?"));
}

}  // namespace

std::uint32_t rule_named(const RuleSet& rules, const std::string& name) {
  std::vector<std::uint32_t> found;
  std::vector<std::string> names;
  for (std::uint32_t number = 0; number < rules.rules.size(); ++number) {
    const std::string& known = rules.rules[number].name;
    if (known == name) {
      return number;
    }
    if (known.ends_with("/" + name)) {
      found.push_back(number);
      names.push_back(known);
    }
  }
  if (found.size() == 1) {
    return found.front();
  }
  if (!found.empty()) {
    throw UsageError(fmt::format("several rules are called '{}': {}", name, listed(names)));
  }
  refuse(rules, name);
}

RuleSet current_rules(Database& database) {
  RuleSet rules;
  database.query(
      "select r.name from rule r join rule_set c on c.rule_set = r.rule_set and c.is_current = 1 "
      "order by r.rule",
      {}, [&](std::span<const Value> values) {
        rules.rules.push_back({.name = Row(values).text(0), .file = {}, .line = 0});
      });
  return rules;
}

void require_rule(Database& database, const std::string& name) {
  const RuleSet rules = current_rules(database);
  if (std::ranges::none_of(rules.rules, [&](const RuleRecord& rule) {
        return rule.name == name || rule.name.ends_with("/" + name);
      })) {
    refuse(rules, name);
  }
}

Value line_value(const RuleRecord& rule) {
  return rule.line == 0 ? Value() : Value(std::int64_t{rule.line});
}

}  // namespace readout
