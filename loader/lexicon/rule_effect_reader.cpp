#include "loader/lexicon/rule_effect_reader.hpp"

#include "loader/lexicon/engine_steps.hpp"
#include "loader/lexicon/pattern_source.hpp"
#include "loader/lexicon/rule_reader.hpp"
#include "schema/text/similar_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace readout {

namespace {

void check_capture(const std::string& capture, const Place& place, const Pattern& pattern) {
  const auto& captures = pattern.captures;
  if (std::ranges::find(captures, capture) == captures.end()) {
    throw InputError(
        place, fmt::format("unknown capture '{}' ({})", capture, alternatives(capture, captures)));
  }
}

void check_mapping(const YamlNode& node, std::string_view what) {
  if (node.type != YamlNode::Type::mapping) {
    throw InputError(node.place, fmt::format("{}", what));
  }
  if (node.entries.empty()) {
    throw InputError(node.place, fmt::format("an empty mapping says nothing: {}", what));
  }
}

// A name under which tests and conditions find it: no test of words, which would be asked instead.
void check_attribute_name(std::string_view name, const Place& place) {
  PatternSource source(name, place);
  const bool is_name = source.take_name(".-+") == name && !name.empty();
  if (!is_name) {
    throw InputError(place, fmt::format("'{}' is no name of an attribute (known: letters, digits, "
                                        "_, -, . and +)",
                                        name));
  }
  if (is_word_test(name) || name == "in") {
    throw InputError(place,
                     fmt::format("'{}' can be no attribute: [{}=...] asks for words", name, name));
  }
}

// `gender` is for what the rule makes, `speaker.gender` for what it captured.
void read_attributes(const YamlNode& node, Rule& rule) {
  check_mapping(node, "set must be a mapping such as {gender: f} or {speaker.gender: f}");
  for (const YamlEntry& entry : node.entries) {
    const std::string& value = word_of(entry.value, entry.key);
    const std::size_t dot = entry.key.find('.');
    if (dot == std::string::npos) {
      check_attribute_name(entry.key, entry.place);
      rule.attributes.push_back({.name = entry.key,
                                 .value = value,
                                 .place = entry.place,
                                 .value_place = entry.value.place});
      continue;
    }
    const std::string capture = entry.key.substr(0, dot);
    check_capture(capture, entry.place, rule.pattern);
    if (dot + 1 == entry.key.size()) {
      throw InputError(entry.place, fmt::format("'{}' names no attribute", entry.key));
    }
    rule.capture_attributes.push_back(
        {.capture = capture,
         .name = entry.key.substr(dot + 1),
         .value = value,
         .place = {entry.place.file, entry.place.line, entry.place.column + dot + 1},
         .value_place = entry.value.place});
    check_attribute_name(rule.capture_attributes.back().name, rule.capture_attributes.back().place);
  }
}

void read_removed(const YamlNode& node, Removal& removal) {
  const std::string& word = word_of(node, "what is removed");
  if (word.front() >= 'A' && word.front() <= 'Z') {
    removal.kinds.push_back(word);
    removal.kind_places.push_back(node.place);
    return;
  }
  const auto readings = readings_of(word);
  if (!readings) {
    throw InputError(node.place,
                     fmt::format("unknown reading '{}' (known: {}; a kind begins with a capital)",
                                 word, fmt::join(reading_words(), ", ")));
  }
  removal.readings |= *readings;
}

void read_removals(const YamlNode& node, Rule& rule) {
  check_mapping(node, "remove must be a mapping such as {word: [verb, past]} or {who: Person}");
  for (const YamlEntry& entry : node.entries) {
    check_capture(entry.key, entry.place, rule.pattern);
    Removal removal{.capture = entry.key};
    std::vector<std::string_view> words;
    for (const YamlNode& item : items_of(entry.value)) {
      read_removed(item, removal);
      if (std::ranges::find(words, item.scalar) != words.end()) {
        throw InputError(item.place, fmt::format("'{}' stands twice", item.scalar));
      }
      words.emplace_back(item.scalar);
    }
    rule.removals.push_back(std::move(removal));
  }
}

SlotStep step_of(const YamlEntry& entry) {
  const std::string& words = word_of(entry.value, entry.key);
  PatternSource source(words, entry.value.content);
  SlotStep step{.slot = entry.key, .step = source.take_name(), .argument = {}, .place = {}};
  step.place = entry.value.content;
  step.slot_place = entry.place;
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
    throw InputError(entry.value.place, fmt::format("unknown step '{}' ({})", step.step,
                                                    alternatives(step.step, slot_steps)));
  }
  const bool is_said = step.slot.starts_with("content");
  const bool is_speaker = step.slot == "speaker" || step.slot == "hop";
  const bool gives_subject = step.step == "subject_of";
  if ((is_said && gives_subject) || (is_speaker && !gives_subject)) {
    throw InputError(
        entry.value.place,
        fmt::format("{} gives no {}: subject_of is for who speaks, the other steps for "
                    "what is said",
                    step.step, step.slot));
  }
  check_capture(step.argument, entry.value.place, pattern);
  if (std::ranges::find(captures, step.slot) != captures.end()) {
    throw InputError(entry.place, fmt::format("the pattern already captures '{}'", step.slot));
  }
}

std::vector<SlotStep> steps_of(const YamlNode& node, const Pattern& pattern) {
  check_mapping(node, "slots must be a mapping such as {speaker: subject_of(cue)}");
  std::vector<SlotStep> steps;
  for (const YamlEntry& entry : node.entries) {
    steps.push_back(step_of(entry));
    check_step(steps.back(), entry, pattern);
  }
  return steps;
}

// Keys that have no use beside what the rule is.
void refuse(const YamlNode& node, std::initializer_list<std::string_view> keys,
            std::string_view why) {
  for (const YamlEntry& entry : node.entries) {
    if (std::ranges::find(keys, entry.key) != keys.end()) {
      throw InputError(entry.place, fmt::format("{}: '{}' has no use", why, entry.key));
    }
  }
}

void read_block(const YamlNode& node, Rule& rule) {
  const YamlNode* block = node.find("block");
  if (block == nullptr) {
    return;
  }
  if (word_of(*block, "block") != "true") {
    throw InputError(block->place, fmt::format("unknown block '{}' (known: true)", block->scalar));
  }
  rule.blocks = true;
  refuse(node, {"label", "weight", "set", "remove", "slots"}, "a rule that blocks makes nothing");
}

void read_weight(const YamlNode& node, Rule& rule) {
  const YamlNode* weight = node.find("weight");
  if (weight == nullptr) {
    return;
  }
  rule.weight = number_of(*weight, "weight");
  if (rule.weight == 0) {
    throw InputError(weight->place, "a weight of 0 says nothing");
  }
  refuse(node, {"set", "remove", "slots"}, "a rule with weight makes only evidence");
}

void check_label(const YamlNode& node, const Rule& rule) {
  const bool acts = rule.blocks || !rule.removals.empty() || !rule.capture_attributes.empty();
  if (rule.label.empty() && (!acts || rule.weight != 0)) {
    throw InputError(node.place,
                     "a rule needs 'label' (or 'block', 'remove', or 'set' with a capture)");
  }
  if (rule.label.empty() && !rule.attributes.empty()) {
    throw InputError(node.find("set")->place,
                     fmt::format("'{}' is set on nothing: the rule has no label (for what it "
                                 "captures write capture.{})",
                                 rule.attributes.front().name, rule.attributes.front().name));
  }
  if (rule.label.empty() && !rule.steps.empty()) {
    throw InputError(node.find("slots")->place, "slots need a rule with a label");
  }
}

}  // namespace

void read_effects(const YamlNode& node, Rule& rule) {
  read_block(node, rule);
  read_weight(node, rule);
  if (const YamlNode* label = node.find("label")) {
    rule.label = word_of(*label, "label");
    PatternSource name(rule.label, label->content);
    if (name.take_name("-") != rule.label || rule.label == "Token") {
      throw InputError(
          label->place,
          fmt::format("'{}' is no name of a kind (known: letters, digits, underscores, "
                      "hyphens; [Token] is a word without annotation)",
                      rule.label));
    }
    if (rule.label.front() < 'A' || rule.label.front() > 'Z') {
      throw InputError(
          label->place,
          fmt::format("'{}' is no name of a kind: kinds begin with a capital, readings "
                      "with a small letter",
                      rule.label));
    }
  }
  if (const YamlNode* attributes = node.find("set")) {
    read_attributes(*attributes, rule);
  }
  if (const YamlNode* removals = node.find("remove")) {
    read_removals(*removals, rule);
  }
  if (const YamlNode* slots = node.find("slots")) {
    rule.steps = steps_of(*slots, rule.pattern);
  }
  check_label(node, rule);
}

}  // namespace readout
