#include "loader/lexicon/rule_reader.hpp"

#include "loader/lexicon/condition_reader.hpp"
#include "loader/lexicon/rule_effect_reader.hpp"
#include "schema/text/similar_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <utility>
#include <vector>

namespace readout {

namespace {

constexpr std::array<std::string_view, 11> rule_keys = {"name",     "label",   "block", "weight",
                                                        "priority", "pattern", "where", "set",
                                                        "remove",   "slots",   "tests"};
constexpr std::array<std::string_view, 2> test_keys = {"match", "no-match"};

void check_example_keys(const YamlNode& node, const Rule& rule) {
  for (const YamlEntry& entry : node.entries) {
    if (std::ranges::find(rule.steps, entry.key, &SlotStep::slot) != rule.steps.end()) {
      throw InputError(entry.place,
                       fmt::format("the slot '{}' is filled when statements are made: an example "
                                   "can name captures only",
                                   entry.key));
    }
  }
  std::vector<std::string_view> keys = {"text"};
  keys.insert(keys.end(), rule.pattern.captures.begin(), rule.pattern.captures.end());
  check_keys(node, "a test", keys);
}

RuleExample example_of(const YamlNode& node, const Rule& rule) {
  RuleExample example{.text = {}, .captures = {}, .matches = true, .place = node.place};
  if (node.type == YamlNode::Type::scalar) {
    example.text = word_of(node, "a test");
    return example;
  }
  check_example_keys(node, rule);
  example.text = word_of(required(node, "a test", "text"), "text");
  for (const YamlEntry& entry : node.entries) {
    if (entry.key != "text") {
      auto& stretches = example.captures.emplace_back(entry.key, std::vector<std::string>{}).second;
      for (const YamlNode& item : items_of(entry.value)) {
        stretches.push_back(word_of(item, entry.key));
      }
    }
  }
  return example;
}

const std::vector<YamlNode>& list_of(const YamlNode& node, std::string_view what) {
  if (node.type != YamlNode::Type::sequence) {
    throw InputError(node.place, fmt::format("{} must be a list", what));
  }
  require_items(node);
  return node.items;
}

void read_examples(const YamlNode& tests, Rule& rule) {
  check_keys(tests, "tests", test_keys);
  require_items(tests);
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

// Names stand in one line of tables, and behind the name of their phase and a slash.
void check_name(const YamlNode& name) {
  if (name.scalar.find_first_of("/ ") != std::string::npos) {
    const bool has_slash = name.scalar.find('/') != std::string::npos;
    throw InputError(name.place, fmt::format("'{}' is no name of a rule: it holds a {}",
                                             name.scalar, has_slash ? "slash" : "blank"));
  }
  if (std::ranges::any_of(name.scalar, [](unsigned char c) { return c < ' ' || c == 0x7F; })) {
    throw InputError(name.place,
                     "a name of a rule holds no line end, tab or other control character");
  }
}

}  // namespace

Rule read_rule(const YamlNode& node, const PieceFinder& find_piece) {
  check_keys(node, "a rule", rule_keys);
  Rule rule;
  const YamlNode& name = required(node, "a rule", "name");
  rule.name = word_of(name, "name");
  rule.place = name.place;
  check_name(name);
  if (const YamlNode* priority = node.find("priority")) {
    rule.priority = number_of(*priority, "priority");
  }
  const YamlNode& pattern = required(node, "a rule", "pattern");
  rule.pattern =
      parse_pattern(pattern_source_of(pattern, Quotes::refused), pattern.content, find_piece);
  if (const YamlNode* where = node.find("where")) {
    rule.conditions = read_conditions(*where, rule.pattern);
  }
  read_effects(node, rule);
  if (const YamlNode* tests = node.find("tests")) {
    read_examples(*tests, rule);
  }
  return rule;
}

int number_of(const YamlNode& node, std::string_view what) {
  const std::string& word = word_of(node, what);
  int number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (error == std::errc::result_out_of_range) {
    throw InputError(node.place,
                     fmt::format("{} goes from {} to {}: {}", what, std::numeric_limits<int>::min(),
                                 std::numeric_limits<int>::max(), word));
  }
  if (error != std::errc() || end != word.data() + word.size()) {
    throw InputError(node.place, fmt::format("{} must be a whole number, not '{}'", what, word));
  }
  return number;
}

void check_keys(const YamlNode& mapping, std::string_view what,
                std::span<const std::string_view> known) {
  if (mapping.type != YamlNode::Type::mapping) {
    throw InputError(mapping.place,
                     fmt::format("{} must be a mapping (keys: {})", what, fmt::join(known, ", ")));
  }
  for (const YamlEntry& entry : mapping.entries) {
    if (std::ranges::find(known, entry.key) == known.end()) {
      throw InputError(entry.place, fmt::format("unknown key '{}' in {} ({})", entry.key, what,
                                                alternatives(entry.key, known)));
    }
  }
}

const std::string& pattern_source_of(const YamlNode& node, Quotes quotes) {
  if (node.type != YamlNode::Type::scalar) {
    throw InputError(node.place, "a pattern that starts with [ or { must stand in a block after |");
  }
  using Style = YamlNode::Style;
  const bool plain = node.style == Style::plain && node.is_one_line;
  const bool quoted = quotes == Quotes::allowed && node.style == Style::quoted && node.is_one_line;
  if (quoted && node.scalar.find_first_of("\"'\\") != std::string::npos) {
    throw InputError(node.place, "a pattern with \", ' or \\ in it must stand in a block after |");
  }
  if (node.style == Style::quoted && quotes == Quotes::refused) {
    throw InputError(
        node.place,
        "these quotation marks are YAML's, and would be no part of the pattern: write it "
        "in a block after |");
  }
  if (!plain && !quoted && node.style != Style::literal) {
    throw InputError(node.place, "a pattern stands on the same line or in a block after |");
  }
  return node.scalar;
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

void require_items(const YamlNode& node) {
  const bool is_list = node.type == YamlNode::Type::sequence;
  if (node.type != YamlNode::Type::scalar && node.items.empty() && node.entries.empty()) {
    throw InputError(node.place, fmt::format("an empty {} says nothing: leave the key out",
                                             is_list ? "list" : "mapping"));
  }
}

std::span<const YamlNode> items_of(const YamlNode& node) {
  require_items(node);
  return node.type == YamlNode::Type::sequence ? std::span<const YamlNode>(node.items)
                                               : std::span<const YamlNode>(&node, 1);
}

const YamlNode& required(const YamlNode& mapping, std::string_view what, std::string_view key) {
  const YamlNode* value = mapping.find(key);
  if (value == nullptr) {
    throw InputError(mapping.place, fmt::format("{} needs '{}'", what, key));
  }
  return *value;
}

}  // namespace readout
