#include "loader/lexicon/condition_reader.hpp"

#include "loader/lexicon/pattern_source.hpp"
#include "loader/lexicon/rule_reader.hpp"
#include "schema/text/blanks.hpp"
#include "schema/text/similar_words.hpp"
#include "schema/text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace readout {

namespace {

class ConditionParser {
 public:
  ConditionParser(const YamlNode& line, const Pattern& pattern)
      : m_source(word_of(line, "where"), line.content), m_captures(pattern.captures) {}

  Comparison parse() {
    Comparison comparison;
    comparison.left = capture();
    m_source.skip_blanks();
    comparison.equal = !m_source.take("!");
    if (!m_source.take("=")) {
      m_source.fail(fmt::format("expected = or !=, got {}", m_source.piece()));
    }
    m_source.skip_blanks();
    comparison.right = m_source.peek() == '"' ? value() : capture_or_word();
    m_source.skip_blanks();
    if (!m_source.at_end()) {
      m_source.fail(
          fmt::format("{} stands behind the comparison (values with blanks or signs need "
                      "quotation marks; more lines are a list)",
                      m_source.piece()));
    }
    check(comparison);
    return comparison;
  }

 private:
  // What holds or fails for every text.
  static void check(const Comparison& comparison) {
    const Operand& left = comparison.left;
    const Operand& right = comparison.right;
    if (left.capture == right.capture && left.name == right.name) {
      throw InputError(right.place,
                       fmt::format("'{0}.{1}' is compared with itself", left.capture, left.name));
    }
    const bool is_lower = left.name == "lower";
    if (!right.capture.empty() || (!is_lower && left.name != "text")) {
      return;
    }
    const std::string written =
        with_single_blanks(is_lower ? to_lower(right.name) : std::string(right.name));
    if (written != right.name) {
      throw InputError(right.place,
                       fmt::format("'{0}' of a capture is never \"{1}\": write \"{2}\"", left.name,
                                   right.name, written));
    }
  }

  Operand capture() {
    const std::size_t start = m_source.position();
    Operand operand = capture_or_word();
    if (operand.capture.empty()) {
      m_source.fail(start, "a comparison begins with capture.attribute");
    }
    return operand;
  }

  Operand value() {
    const std::size_t start = m_source.position();
    Operand operand{.name = m_source.take_quoted(), .place = m_source.place_at(start)};
    if (operand.name.empty()) {
      m_source.fail(start, "quotation marks without a value");
    }
    return operand;
  }

  Operand capture_or_word() {
    const std::size_t start = m_source.position();
    std::string word = m_source.take_name();
    if (word.empty()) {
      m_source.fail(fmt::format("expected capture.attribute or a value, got {}", m_source.piece()));
    }
    if (!m_source.take(".")) {
      return {.name = word, .place = m_source.place_at(start)};
    }
    if (std::ranges::find(m_captures, word) == m_captures.end()) {
      m_source.fail(start,
                    fmt::format("unknown capture '{}' ({})", word, alternatives(word, m_captures)));
    }
    Operand operand{.capture = word, .place = m_source.place()};
    operand.name = m_source.take_name(".-+");
    if (operand.name.empty()) {
      m_source.fail(start, fmt::format("'{}.' names no attribute", word));
    }
    return operand;
  }

  PatternSource m_source;
  const std::vector<std::string>& m_captures;
};

}  // namespace

std::vector<Comparison> read_conditions(const YamlNode& node, const Pattern& pattern) {
  std::vector<Comparison> conditions;
  for (const YamlNode& line : items_of(node)) {
    conditions.push_back(ConditionParser(line, pattern).parse());
  }
  return conditions;
}

}  // namespace readout
