#include "loader/lexicon/token_patterns.hpp"

#include "loader/lexicon/token_attributes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <string>
#include <utility>

namespace readout {

namespace {

using Type = PatternNode::Type;

constexpr std::size_t most_tokens = 1000;
constexpr std::uint32_t most_repetitions = 50;

class TokenPatternReader {
 public:
  explicit TokenPatternReader(const Place& line) : m_line(line) {}

  PatternNode sequence(const JsonNode& tokens) const {
    if (tokens.items.empty() || tokens.items.size() > most_tokens) {
      fail(tokens.column, fmt::format("a pattern has 1 to {} tokens", most_tokens));
    }
    PatternNode whole{.type = Type::sequence, .place = at(tokens.column)};
    for (const JsonNode& item : tokens.items) {
      whole.parts.push_back(token(item));
    }
    return whole.parts.size() == 1 ? PatternNode(std::move(whole.parts.front())) : whole;
  }

 private:
  Place at(std::size_t column) const { return {m_line.file, m_line.line, column}; }
  [[noreturn]] void fail(std::size_t column, const std::string& what) const {
    throw InputError(at(column), what);
  }

  PatternNode token(const JsonNode& item) const {
    if (item.type != JsonNode::Type::object) {
      fail(item.column,
           fmt::format(R"(a token is an object such as {{"LOWER": "prime"}} (it is: {}))",
                       name_of(item.type)));
    }
    const JsonNode* quantifier = item.find("OP");
    if (quantifier != nullptr && quantifier->type != JsonNode::Type::string) {
      fail_at_quantifier(*quantifier);
    }
    const bool negated = quantifier != nullptr && quantifier->text == "!";
    PatternNode node = words(item, negated);
    return quantifier == nullptr || negated ? node : repeated(std::move(node), *quantifier);
  }

  // A token of spaCy may be several of ours ("Mr.", "e.g."): then a sequence stands for it.
  PatternNode words(const JsonNode& item, bool negated) const {
    std::vector<const JsonEntry*> attributes;
    for (const JsonEntry& entry : item.entries) {
      if (entry.key != "OP") {
        attributes.push_back(&entry);
      }
    }
    if (attributes.size() == 1 && !negated) {
      PatternNode choice = choice_of(*attributes.front());
      if (choice.type != Type::empty) {
        return choice;
      }
    }
    PatternNode unit{.type = Type::unit, .place = at(item.column)};
    unit.constraint = all_of(attributes, at(item.column));
    if (negated && attributes.empty()) {
      fail(item.column, R"(no token is not any token: {"OP": "!"} never matches)");
    }
    if (negated) {
      unit.constraint = none_of(std::move(unit.constraint), at(item.column));
    }
    return unit;
  }

  // Of values that are one token each, as most are, one unit is made elsewhere: then empty.
  PatternNode choice_of(const JsonEntry& attribute) const {
    PatternNode choice{.type = Type::alternation, .place = at(attribute.value.column)};
    bool single = true;
    for (const JsonNode* value : listed_words(attribute)) {
      PatternNode sequence{.type = Type::sequence, .place = at(value->column)};
      for (std::string& word : tokens_of_value(attribute.key, value->text)) {
        PatternNode unit{.type = Type::unit, .place = sequence.place};
        unit.constraint = word_constraint(attribute.key, std::move(word), sequence.place);
        sequence.parts.push_back(std::move(unit));
      }
      if (sequence.parts.empty()) {
        fail(value->column, "a value without a word");
      }
      single &= sequence.parts.size() == 1;
      choice.parts.push_back(std::move(sequence));
    }
    if (single) {
      return {};
    }
    return choice.parts.size() == 1 ? PatternNode(std::move(choice.parts.front())) : choice;
  }

  Constraint all_of(const std::vector<const JsonEntry*>& attributes, const Place& place) const {
    Constraint all{.type = Constraint::Type::all, .place = place};
    for (const JsonEntry* attribute : attributes) {
      all.parts.push_back(constraint_of(*attribute, m_line));
    }
    if (all.parts.empty()) {
      return {.place = place};
    }
    return all.parts.size() == 1 ? Constraint(std::move(all.parts.front())) : all;
  }

  PatternNode repeated(PatternNode part, const JsonNode& quantifier) const {
    PatternNode node{.type = Type::repetition, .place = at(quantifier.column)};
    const std::string& sign = quantifier.text;
    if (sign == "?" || sign == "*") {
      node.least = 0;
      node.most = sign == "?" ? 1 : 0;
    } else if (sign == "+") {
      node.most = 0;
    } else if (sign.size() > 2 && sign.front() == '{' && sign.back() == '}') {
      read_bounds(quantifier, node);
    } else {
      fail_at_quantifier(quantifier);
    }
    node.parts.push_back(std::move(part));
    return node;
  }

  void read_bounds(const JsonNode& quantifier, PatternNode& node) const {
    const std::string_view inside(quantifier.text.data() + 1, quantifier.text.size() - 2);
    const std::size_t comma = inside.find(',');
    node.least = number(inside.substr(0, comma), quantifier, 0);
    node.most = node.least;
    const bool open = comma != std::string_view::npos && comma + 1 == inside.size();
    if (open && comma == 0) {
      fail_at_quantifier(quantifier);
    }
    if (comma != std::string_view::npos) {
      node.most = number(inside.substr(comma + 1), quantifier, 0);
    }
    if (!open && (node.most == 0 || node.most < node.least)) {
      fail(quantifier.column,
           fmt::format("a repetition from {} to {} takes nothing", node.least, node.most));
    }
  }

  std::uint32_t number(std::string_view digits, const JsonNode& quantifier,
                       std::uint32_t missing) const {
    if (digits.empty()) {
      return missing;
    }
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (end != digits.data() + digits.size() || error == std::errc::invalid_argument) {
      fail_at_quantifier(quantifier);
    }
    if (error != std::errc() || value > most_repetitions) {
      fail(quantifier.column, "a repetition goes to 50 at most; {n,} has no upper bound");
    }
    return value;
  }

  [[noreturn]] void fail_at_quantifier(const JsonNode& node) const {
    fail(node.column, fmt::format("unknown OP {} (known: !, ?, *, +, {{n}}, {{n,m}}, {{n,}}, "
                                  "{{,m}})",
                                  to_json(node)));
  }

  const Place& m_line;
};

}  // namespace

Pattern token_pattern_of(const JsonNode& tokens, const Place& line) {
  Pattern pattern;
  pattern.root = TokenPatternReader(line).sequence(tokens);
  return pattern;
}

}  // namespace readout
