#include "loader/explain/unit_answers.hpp"

#include "loader/explain/pattern_text.hpp"
#include "loader/lexicon/shape.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace readout {

namespace {

using Type = Constraint::Type;

std::string listed_once(std::vector<std::string> words) {
  std::ranges::sort(words);
  words.erase(std::ranges::unique(words).begin(), words.end());
  return fmt::format("{}", fmt::join(words, ", "));
}

std::string kinds_of(const UnitInText& unit) {
  std::vector<std::string> kinds;
  kinds.reserve(unit.unit.annotations.size());
  for (const std::uint32_t number : unit.unit.annotations) {
    kinds.push_back(unit.wording.name(unit.text.annotations[number].kind));
  }
  return kinds.empty() ? "it is a plain token" : "it is " + listed_once(std::move(kinds));
}

std::string values_of(std::string_view attribute, const UnitInText& unit) {
  std::vector<std::string> values;
  const auto symbol = unit.symbols.find(attribute);
  for (const std::uint32_t number : unit.unit.annotations) {
    const auto value = symbol ? unit.text.annotations[number].value(*symbol) : std::nullopt;
    if (value) {
      values.push_back(unit.wording.name(*value));
    }
  }
  return values.empty() ? fmt::format("it has no {}", attribute)
                        : fmt::format("{} is {}", attribute, listed_once(std::move(values)));
}

// What a unit has where a test of a word asks; empty where its words say it.
std::string word_answer(std::string_view part, bool first, const UnitInText& unit) {
  const TokenRange range = unit.unit.range;
  const std::uint32_t token = first ? range.first : range.end - 1;
  if (part == "shape") {
    return "its shape is " + shape_of(unit.text.word(token));
  }
  if (part == "reading" || part == "lemma") {
    return unit.text.readings.empty() ? "readings are not known here"
                                      : "it may be " + listed_readings(unit.text.readings[token]);
  }
  const bool whole = part == "text" || range.first + 1 == range.end;
  return whole ? ""
               : fmt::format("its {} word is {}", first ? "first" : "last",
                             quoted(unit.text.word(token)));
}

bool asks_word(std::string_view name) {
  constexpr std::array<std::string_view, 6> parts = {"word",    "lower", "shape",
                                                     "reading", "lemma", "text"};
  return std::ranges::find(parts, name) != parts.end();
}

std::string answer_to(const Constraint& part, const UnitInText& unit) {
  if (!part.parts.empty()) {
    std::vector<std::string> answers;
    for (const Constraint& inner : part.parts) {
      std::string answer = answer_to(inner, unit);
      if (!answer.empty() && std::ranges::find(answers, answer) == answers.end()) {
        answers.push_back(std::move(answer));
      }
    }
    return fmt::format("{}", fmt::join(answers, ", "));
  }
  if (part.type == Type::kind) {
    return kinds_of(unit);
  }
  if (part.type == Type::word_list) {
    return word_answer("in", part.value == "first", unit);
  }
  if (part.type != Type::attribute) {
    return {};
  }
  if (part.name == "literal") {
    return unit.unit.range.first + 1 == unit.unit.range.end ? "" : "it is of several words";
  }
  const bool first = part.name.starts_with("first.");
  const std::string_view name = std::string_view(part.name).substr(first ? 6 : 0);
  return asks_word(name) ? word_answer(name, first, unit) : values_of(part.name, unit);
}

}  // namespace

std::size_t nearness(const PatternNode& node, std::uint32_t unit, const PatternProbe& probe) {
  constexpr std::size_t for_each = 1000;
  if (node.type != PatternNode::Type::unit || node.constraint.type != Type::all) {
    return 0;
  }
  const auto& parts = node.constraint.parts;
  std::size_t sum = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool counts = parts[i].type != Type::none && probe.holds(parts[i], unit);
    sum += counts ? for_each + parts.size() - i : 0;
  }
  return sum;
}

std::vector<std::string> parts_that_fail(const Constraint& constraint, std::uint32_t number,
                                         const PatternProbe& probe, const UnitInText& unit) {
  std::vector<std::string> failed;
  if (constraint.type != Type::all) {
    std::string answer = answer_to(constraint, unit);
    if (!answer.empty()) {
      failed.push_back(std::move(answer));
    }
    return failed;
  }
  for (const Constraint& part : constraint.parts) {
    if (!probe.holds(part, number)) {
      const std::string answer = answer_to(part, unit);
      failed.push_back(answer.empty() ? condition_text(part)
                                      : fmt::format("{} ({})", condition_text(part), answer));
    }
  }
  if (failed.empty()) {
    failed.emplace_back("no single annotation is all of it");
  }
  return failed;
}

}  // namespace readout
