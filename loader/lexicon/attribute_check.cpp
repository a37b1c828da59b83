#include "loader/lexicon/attribute_check.hpp"

#include "loader/lexicon/known_words.hpp"
#include "schema/model/error.hpp"
#include "schema/text/similar_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <ranges>

namespace readout {

namespace {

using Type = Constraint::Type;
using Kinds = std::vector<std::string>;

// The kinds of which a unit must carry one to pass; nothing where it may pass without any.
std::optional<Kinds> kinds_asked(const Constraint& constraint) {
  switch (constraint.type) {
    case Type::kind:
      return constraint.name == "Token" ? std::nullopt : std::optional(Kinds{constraint.name});
    case Type::all:
      for (const Constraint& part : constraint.parts) {
        if (auto kinds = kinds_asked(part)) {
          return kinds;
        }
      }
      return std::nullopt;
    case Type::either: {
      Kinds together;
      for (const Constraint& part : constraint.parts) {
        const auto kinds = kinds_asked(part);
        if (!kinds) {
          return std::nullopt;
        }
        together.insert(together.end(), kinds->begin(), kinds->end());
      }
      return together;
    }
    default:
      return std::nullopt;
  }
}

void add_kinds(const PatternNode& node, Kinds& kinds) {
  if (node.type == PatternNode::Type::unit) {
    const auto asked = kinds_asked(node.constraint);
    if (asked) {
      kinds.insert(kinds.end(), asked->begin(), asked->end());
    }
  }
  std::ranges::for_each(node.parts, [&](const PatternNode& part) { add_kinds(part, kinds); });
}

// The kinds that the units of a capture are asked for.
Kinds kinds_captured(const PatternNode& node, const std::string& capture) {
  Kinds kinds;
  if (node.type == PatternNode::Type::capture && node.name == capture) {
    add_kinds(node, kinds);
    return kinds;
  }
  for (const PatternNode& part : node.parts) {
    std::ranges::copy(kinds_captured(part, capture), std::back_inserter(kinds));
  }
  return kinds;
}

std::string one_of(const Kinds& kinds) {
  return kinds.size() == 1 ? fmt::format("a [{}]", kinds.front())
                           : std::string("an annotation that stands here");
}

std::vector<std::string> with_word_tests(std::vector<std::string> names) {
  names.insert(names.end(), {"word", "lower", "shape", "lemma", "reading", "text", "in"});
  return names;
}

}  // namespace

void AttributeCheck::add(const Phase& phase) {
  for (const Rule& rule : phase.rules) {
    if (!rule.label.empty()) {
      m_labels.insert(rule.label);
    }
    for (const SetAttribute& set : rule.attributes) {
      m_set[rule.label][set.name].insert(set.value);
    }
    for (const SetAttribute& set : rule.capture_attributes) {
      m_set[""][set.name].insert(set.value);
    }
  }
}

void AttributeCheck::check(const Phase& phase) const {
  for (const Rule& rule : phase.rules) {
    check_pattern(rule.pattern.root, phase.reads);
    std::ranges::for_each(rule.conditions,
                          [&](const Comparison& comparison) { check_condition(comparison, rule); });
    std::ranges::for_each(rule.capture_attributes,
                          [&](const SetAttribute& set) { check_set(set, rule); });
  }
}

void AttributeCheck::check_pattern(const PatternNode& node, const Kinds& kinds) const {
  if (node.type == PatternNode::Type::unit) {
    check_constraint(node.constraint, kinds);
  }
  for (const PatternNode& part : node.parts) {
    check_pattern(part, kinds);
  }
}

void AttributeCheck::check_constraint(const Constraint& constraint, const Kinds& kinds) const {
  if (constraint.type == Type::attribute && !is_word_test(constraint.name)) {
    check_test(constraint, kinds);
    return;
  }
  const auto asked = constraint.type == Type::all ? kinds_asked(constraint) : std::nullopt;
  for (const Constraint& part : constraint.parts) {
    check_constraint(part, asked ? *asked : kinds);
  }
}

void AttributeCheck::check_test(const Constraint& test, const Kinds& kinds) const {
  if (std::ranges::any_of(kinds, [&](const std::string& kind) { return is_open(kind); })) {
    return;
  }
  const auto known = attributes_of(kinds);
  const auto attribute = known.find(test.name);
  if (attribute == known.end()) {
    const auto names = std::views::keys(known);
    throw InputError(
        test.name_place,
        fmt::format("{} has no attribute '{}' ({})", one_of(kinds), test.name,
                    alternatives(test.name, with_word_tests({names.begin(), names.end()}))));
  }
  const Values& values = attribute->second;
  if (!values.empty() && !values.contains(test.value)) {
    throw InputError(test.place,
                     fmt::format("'{}' of {} is never '{}' ({})", test.name, one_of(kinds),
                                 test.value, alternatives(test.value, values)));
  }
}

void AttributeCheck::check_condition(const Comparison& comparison, const Rule& rule) const {
  Kinds all;
  for (const AnnotationKind& kind : annotation_kinds()) {
    all.emplace_back(kind.name);
  }
  std::ranges::copy(m_labels, std::back_inserter(all));
  const auto known = attributes_of(all);
  for (const Operand& side : {comparison.left, comparison.right}) {
    if (side.capture.empty() || side.name == "text" || side.name == "lower" ||
        known.contains(side.name)) {
      continue;
    }
    std::vector<std::string> names = {"text", "lower"};
    std::ranges::copy(std::views::keys(known), std::back_inserter(names));
    throw InputError(side.place, fmt::format("no annotation has the attribute '{}' ({})", side.name,
                                             alternatives(side.name, names)));
  }
  if (comparison.right.capture.empty()) {
    check_value(comparison, rule);
  }
}

void AttributeCheck::check_value(const Comparison& comparison, const Rule& rule) const {
  const Kinds kinds = kinds_captured(rule.pattern.root, comparison.left.capture);
  const std::string& name = comparison.left.name;
  if (kinds.empty() || name == "text" || name == "lower" ||
      std::ranges::any_of(kinds, [&](const std::string& kind) { return is_open(kind); })) {
    return;
  }
  const auto known = attributes_of(kinds);
  const auto attribute = known.find(name);
  const Operand& value = comparison.right;
  if (attribute != known.end() && !attribute->second.empty() &&
      !attribute->second.contains(value.name)) {
    throw InputError(value.place,
                     fmt::format("'{}' of {} is never '{}' ({})", name, one_of(kinds), value.name,
                                 alternatives(value.name, attribute->second)));
  }
}

void AttributeCheck::check_set_value(const SetAttribute& set, const KnownAttribute& attribute) {
  if (!attribute.values.empty()) {
    require_known(set.name, set.value, attribute.values, set.value_place);
  }
}

void AttributeCheck::check_set(const SetAttribute& set, const Rule& rule) const {
  const Kinds kinds = kinds_captured(rule.pattern.root, set.capture);
  const bool are_known = std::ranges::all_of(
      kinds, [](const std::string& kind) { return annotation_kind(kind) != nullptr; });
  if (kinds.empty() || !are_known) {
    return;
  }
  std::vector<std::string> names;
  for (const std::string& kind : kinds) {
    for (const KnownAttribute& attribute : annotation_kind(kind)->attributes) {
      if (attribute.name == set.name) {
        check_set_value(set, attribute);
        return;
      }
      names.emplace_back(attribute.name);
    }
  }
  throw InputError(set.place, fmt::format("{} has no attribute '{}' ({})", one_of(kinds), set.name,
                                          alternatives(set.name, names)));
}

bool AttributeCheck::is_open(std::string_view kind) const {
  return kind != "Token" && annotation_kind(kind) == nullptr && !m_labels.contains(kind);
}

std::map<std::string, AttributeCheck::Values> AttributeCheck::attributes_of(
    const Kinds& kinds) const {
  std::map<std::string, Values> known;
  std::set<std::string> any;
  for (const std::string& kind : kinds) {
    const AnnotationKind* own = annotation_kind(kind);
    for (const KnownAttribute& attribute :
         own == nullptr ? std::span<const KnownAttribute>() : std::span(own->attributes)) {
      known[std::string(attribute.name)].insert(attribute.values.begin(), attribute.values.end());
      if (attribute.values.empty()) {
        any.emplace(attribute.name);
      }
    }
  }
  const auto add_set = [&](std::string_view kind) {
    const auto set = m_set.find(kind);
    if (set != m_set.end()) {
      for (const auto& [name, values] : set->second) {
        known[name].insert(values.begin(), values.end());
      }
    }
  };
  std::ranges::for_each(kinds, add_set);
  add_set("");
  for (const std::string& name : any) {
    known[name].clear();
  }
  return known;
}

}  // namespace readout
