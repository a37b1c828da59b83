#include "loader/lexicon/conditions.hpp"

#include "loader/lexicon/rule_effects.hpp"
#include "schema/text/utf8.hpp"

#include <algorithm>
#include <utility>

namespace readout {

Conditions::Conditions(std::span<const Rule> rules, SymbolTable& symbols) : m_symbols(symbols) {
  for (const Rule& rule : rules) {
    std::vector<Line> lines;
    lines.reserve(rule.conditions.size());
    for (const Comparison& comparison : rule.conditions) {
      lines.push_back({.left = side_of(comparison.left, rule, symbols),
                       .right = side_of(comparison.right, rule, symbols),
                       .equal = comparison.equal});
    }
    m_lines.push_back(std::move(lines));
  }
}

Conditions::Side Conditions::side_of(const Operand& operand, const Rule& rule,
                                     SymbolTable& symbols) {
  Side side{.name = operand.name};
  if (!operand.capture.empty()) {
    const auto& captures = rule.pattern.captures;
    side.capture =
        static_cast<std::uint32_t>(std::ranges::find(captures, operand.capture) - captures.begin());
    side.attribute = symbols.intern(operand.name);
  }
  return side;
}

std::optional<Conditions::Failure> Conditions::first_failure(const Match& match,
                                                             std::span<const UnitView> units,
                                                             const AnnotatedText& text) const {
  const std::vector<Line>& lines = m_lines[match.rule];
  for (std::size_t number = 0; number < lines.size(); ++number) {
    Values left = values_of(lines[number].left, match, units, text);
    Values right = values_of(lines[number].right, match, units, text);
    const bool share = std::ranges::any_of(left, [&](const std::string& value) {
      return std::ranges::find(right, value) != right.end();
    });
    if (left.empty() || right.empty() || share != lines[number].equal) {
      return Failure{.line = number, .left = std::move(left), .right = std::move(right)};
    }
  }
  return std::nullopt;
}

Conditions::Values Conditions::values_of(const Side& side, const Match& match,
                                         std::span<const UnitView> units,
                                         const AnnotatedText& text) const {
  if (!side.capture) {
    return {side.name};
  }
  const auto capture = std::ranges::find(match.captures, *side.capture, &Capture::name);
  if (capture == match.captures.end()) {
    return {};
  }
  if (side.name == "text" || side.name == "lower") {
    std::string words = words_on_one_line(text, range_of(units, capture->first, capture->end));
    return {side.name == "lower" ? to_lower(words) : std::move(words)};
  }
  Values values;
  for (const UnitView& unit : units.subspan(capture->first, capture->end - capture->first)) {
    for (const std::uint32_t annotation : unit.annotations) {
      if (const auto value = text.annotations[annotation].value(side.attribute)) {
        values.emplace_back(m_symbols.name(*value));
      }
    }
  }
  return values;
}

}  // namespace readout
