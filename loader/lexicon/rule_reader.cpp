#include "loader/lexicon/rule_reader.hpp"

#include "loader/lexicon/engine_steps.hpp"
#include "loader/lexicon/pattern_source.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

namespace readout {

namespace {

constexpr std::array<std::string_view, 8> rule_keys = {"name",    "label", "block", "priority",
                                                       "pattern", "set",   "slots", "tests"};
constexpr std::array<std::string_view, 2> test_keys = {"match", "no-match"};

Pattern pattern_of(const YamlNode& node) {
  if (node.type != YamlNode::Type::scalar) {
    throw InputError(node.place, "a pattern that starts with [ or { must stand in a block after |");
  }
  const bool plain = node.style == YamlNode::Style::plain && node.is_one_line;
  if (!plain && node.style != YamlNode::Style::literal) {
    throw InputError(node.place, "a pattern stands on the same line or in a block after |");
  }
  return parse_pattern(node.scalar, node.content);
}

int priority_of(const YamlNode& node) {
  const std::string& word = word_of(node, "priority");
  int priority = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), priority);
  if (error != std::errc() || end != word.data() + word.size()) {
    throw InputError(node.place, fmt::format("priority must be a whole number, not '{}'", word));
  }
  return priority;
}

std::vector<std::pair<std::string, std::string>> attributes_of(const YamlNode& node) {
  if (node.type != YamlNode::Type::mapping) {
    throw InputError(node.place, "set must be a mapping such as {gender: f}");
  }
  std::vector<std::pair<std::string, std::string>> attributes;
  attributes.reserve(node.entries.size());
  for (const YamlEntry& entry : node.entries) {
    attributes.emplace_back(entry.key, word_of(entry.value, entry.key));
  }
  return attributes;
}

SlotStep step_of(const YamlEntry& entry) {
  const std::string& words = word_of(entry.value, entry.key);
  PatternSource source(words, entry.value.content);
  SlotStep step{.slot = entry.key, .step = source.take_name(), .argument = {}, .place = {}};
  step.place = entry.value.content;
  source.skip_blanks();
  const bool opened = !step.step.empty() && source.take("(");
  source.skip_blanks();
  step.argument = source.take_name();
  source.skip_blanks();
  if (!opened || step.argument.empty() || !source.take(")") || !source.at_end()) {
    throw InputError(entry.value.place, fmt::format("'{}' is no step: write step(capture)", words));
  }
  return step;
}

void check_step(const SlotStep& step, const YamlEntry& entry, const Pattern& pattern) {
  const auto& captures = pattern.captures;
  if (std::ranges::find(slot_steps, step.step) == slot_steps.end()) {
    throw InputError(entry.value.place, fmt::format("unknown step '{}' (known: {})", step.step,
                                                    fmt::join(slot_steps, ", ")));
  }
  if (std::ranges::find(captures, step.argument) == captures.end()) {
    throw InputError(entry.value.place, fmt::format("unknown capture '{}' (known: {})",
                                                    step.argument, fmt::join(captures, ", ")));
  }
  if (std::ranges::find(captures, step.slot) != captures.end()) {
    throw InputError(entry.place, fmt::format("the pattern already captures '{}'", step.slot));
  }
}

std::vector<SlotStep> steps_of(const YamlNode& node, const Pattern& pattern) {
  if (node.type != YamlNode::Type::mapping) {
    throw InputError(node.place, "slots must be a mapping such as {speaker: subject_of(cue)}");
  }
  std::vector<SlotStep> steps;
  for (const YamlEntry& entry : node.entries) {
    steps.push_back(step_of(entry));
    check_step(steps.back(), entry, pattern);
  }
  return steps;
}

std::vector<std::string_view> example_keys(const Rule& rule) {
  std::vector<std::string_view> keys = {"text"};
  keys.insert(keys.end(), rule.pattern.captures.begin(), rule.pattern.captures.end());
  for (const SlotStep& step : rule.steps) {
    keys.emplace_back(step.slot);
  }
  return keys;
}

RuleExample example_of(const YamlNode& node, const Rule& rule) {
  RuleExample example{.text = {}, .captures = {}, .matches = true, .place = node.place};
  if (node.type == YamlNode::Type::scalar) {
    example.text = word_of(node, "a test");
    return example;
  }
  check_keys(node, "a test", example_keys(rule));
  example.text = word_of(required(node, "a test", "text"), "text");
  for (const YamlEntry& entry : node.entries) {
    if (entry.key != "text") {
      example.captures.emplace_back(entry.key, word_of(entry.value, entry.key));
    }
  }
  return example;
}

const std::vector<YamlNode>& list_of(const YamlNode& node, std::string_view what) {
  if (node.type != YamlNode::Type::sequence) {
    throw InputError(node.place, fmt::format("{} must be a list", what));
  }
  return node.items;
}

void read_examples(const YamlNode& tests, Rule& rule) {
  check_keys(tests, "tests", test_keys);
  if (const YamlNode* match = tests.find("match")) {
    for (const YamlNode& item : list_of(*match, "match")) {
      rule.examples.push_back(example_of(item, rule));
    }
  }
  if (const YamlNode* no_match = tests.find("no-match")) {
    for (const YamlNode& item : list_of(*no_match, "no-match")) {
      RuleExample example{.text = word_of(item, "a test under no-match"),
                          .captures = {},
                          .matches = false,
                          .place = item.place};
      rule.examples.push_back(std::move(example));
    }
  }
}

void read_effect(const YamlNode& node, Rule& rule) {
  const YamlNode* block = node.find("block");
  if (block != nullptr && word_of(*block, "block") != "true") {
    throw InputError(block->place, fmt::format("unknown block '{}' (known: true)", block->scalar));
  }
  rule.blocks = block != nullptr;
  if (!rule.blocks) {
    rule.label = word_of(required(node, "a rule that does not block", "label"), "label");
    return;
  }
  for (const YamlEntry& entry : node.entries) {
    if (entry.key == "label" || entry.key == "set" || entry.key == "slots") {
      throw InputError(entry.place,
                       fmt::format("a rule that blocks makes nothing: '{}' has no use", entry.key));
    }
  }
}

}  // namespace

Rule read_rule(const YamlNode& node) {
  check_keys(node, "a rule", rule_keys);
  Rule rule;
  const YamlNode& name = required(node, "a rule", "name");
  rule.name = word_of(name, "name");
  rule.place = name.place;
  read_effect(node, rule);
  if (const YamlNode* priority = node.find("priority")) {
    rule.priority = priority_of(*priority);
  }
  rule.pattern = pattern_of(required(node, "a rule", "pattern"));
  if (const YamlNode* attributes = node.find("set")) {
    rule.attributes = attributes_of(*attributes);
  }
  if (const YamlNode* slots = node.find("slots")) {
    rule.steps = steps_of(*slots, rule.pattern);
  }
  if (const YamlNode* tests = node.find("tests")) {
    read_examples(*tests, rule);
  }
  return rule;
}

void check_keys(const YamlNode& mapping, std::string_view what,
                std::span<const std::string_view> known) {
  if (mapping.type != YamlNode::Type::mapping) {
    throw InputError(mapping.place,
                     fmt::format("{} must be a mapping (keys: {})", what, fmt::join(known, ", ")));
  }
  for (const YamlEntry& entry : mapping.entries) {
    if (std::ranges::find(known, entry.key) == known.end()) {
      throw InputError(entry.place, fmt::format("unknown key '{}' in {} (known: {})", entry.key,
                                                what, fmt::join(known, ", ")));
    }
  }
}

const std::string& word_of(const YamlNode& node, std::string_view what) {
  if (node.type != YamlNode::Type::scalar) {
    throw InputError(node.place, fmt::format("{} must be a word or words, not a {}", what,
                                             node.items.empty() ? "mapping" : "list"));
  }
  if (node.scalar.empty()) {
    throw InputError(node.place, fmt::format("{} is empty", what));
  }
  return node.scalar;
}

const YamlNode& required(const YamlNode& mapping, std::string_view what, std::string_view key) {
  const YamlNode* value = mapping.find(key);
  if (value == nullptr) {
    throw InputError(mapping.place, fmt::format("{} needs '{}'", what, key));
  }
  return *value;
}

}  // namespace readout
