#include "loader/lexicon/rule_checks.hpp"

#include "loader/lexicon/constraint_check.hpp"
#include "loader/lexicon/pattern_key.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace readout {

namespace {

void check_constraints(const PatternNode& node) {
  if (node.type == PatternNode::Type::unit && !may_hold(node.constraint)) {
    throw InputError(node.place, "no unit can pass this: its tests contradict each other");
  }
  std::ranges::for_each(node.parts, check_constraints);
}

bool is_used(const std::string& capture, const Rule& rule) {
  const auto is_it = [&](const auto& user) { return user.capture == capture; };
  const auto compares = [&](const Comparison& comparison) {
    return is_it(comparison.left) || is_it(comparison.right);
  };
  const auto expects = [&](const RuleExample& example) {
    return std::ranges::any_of(example.captures,
                               [&](const auto& expected) { return expected.first == capture; });
  };
  return std::ranges::any_of(rule.removals, is_it) ||
         std::ranges::any_of(rule.capture_attributes, is_it) ||
         std::ranges::any_of(rule.conditions, compares) ||
         std::ranges::any_of(rule.examples, expects) || (rule.weight != 0 && capture == "name");
}

// Captures of a rule that makes an annotation are its slots.
void check_captures(const Rule& rule) {
  if (!rule.label.empty() && rule.weight == 0) {
    return;
  }
  for (const std::string& capture : rule.pattern.captures) {
    if (!is_used(capture, rule)) {
      throw InputError(rule.place, fmt::format("nothing uses the capture '{}' of '{}', which makes "
                                               "no annotation",
                                               capture, rule.name));
    }
  }
}

// With these controls only one rule takes a stretch.
bool has_one_winner(Control control) {
  return control != Control::all && control != Control::brill;
}

bool do_the_same(const Rule& left, const Rule& right) {
  return left.label == right.label && left.attributes == right.attributes &&
         left.removals.empty() && right.removals.empty() && left.capture_attributes.empty() &&
         right.capture_attributes.empty() && left.steps.empty() && right.steps.empty();
}

void check_shadows(const Phase& phase) {
  std::map<std::string, const Rule*> winners;
  std::vector<const Rule*> order;
  order.reserve(phase.rules.size());
  for (const Rule& rule : phase.rules) {
    order.push_back(&rule);
  }
  std::ranges::stable_sort(
      order, [](const Rule* left, const Rule* right) { return left->priority > right->priority; });
  for (const Rule* rule : order) {
    const auto [winner, is_new] = winners.emplace(key_of(rule->pattern.root), rule);
    if (is_new || !winner->second->conditions.empty()) {
      winner->second = rule;
      continue;
    }
    if (has_one_winner(phase.control) || do_the_same(*winner->second, *rule)) {
      throw InputError(rule->place,
                       fmt::format("'{}' never has its turn: '{}' in line {} has the same pattern",
                                   rule->name, winner->second->name, winner->second->place.line));
    }
  }
}

}  // namespace

void check_rules(const Phase& phase) {
  for (const Rule& rule : phase.rules) {
    check_constraints(rule.pattern.root);
    check_captures(rule);
  }
  check_shadows(phase);
}

std::vector<RuleWarning> warnings_of(const Phase& phase) {
  std::vector<RuleWarning> warnings;
  for (const Rule& rule : phase.rules) {
    for (const bool matches : {true, false}) {
      if (std::ranges::find(rule.examples, matches, &RuleExample::matches) == rule.examples.end()) {
        warnings.push_back({rule.place, fmt::format("'{}' has no example under tests: {}:",
                                                    rule.name, matches ? "match" : "no-match")});
      }
    }
  }
  return warnings;
}

}  // namespace readout
