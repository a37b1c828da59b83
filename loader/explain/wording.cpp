#include "loader/explain/wording.hpp"

#include "queries/report/text_layout.hpp"

#include <fmt/format.h>

namespace readout {

Words Wording::words(TokenRange range) const {
  const AnnotatedText& text = m_recognition.text;
  if (range.empty()) {
    return {};
  }
  return {.tokens = range,
          .span = {m_index.code_point(text.tokens[range.first].start),
                   m_index.code_point(text.tokens[range.end - 1].end)},
          .text = words_on_one_line(text, range)};
}

RuleRecord Wording::rule(std::uint32_t number) const {
  return m_recognition.lexicon.rule_set().rules[number];
}

RuleRecord Wording::rule_of(const TokenMention& mention) const {
  RuleRecord found = rule(mention.rule);
  if (mention.entry && found.name.starts_with("dictionaries/")) {
    const DictionaryRecord entry = m_recognition.lexicon.rule_set().entry(*mention.entry);
    found.line = entry.file == found.file ? entry.line : found.line;
  }
  return found;
}

std::string Wording::name(Symbol symbol) const {
  return std::string(m_recognition.lexicon.symbols().name(symbol));
}

ExplainedAnnotation Wording::annotation(const Annotation& annotation) const {
  ExplainedAnnotation explained{.kind = name(annotation.kind),
                                .words = words(annotation.range),
                                .rule = rule(annotation.rule)};
  for (const Attribute& attribute : annotation.attributes) {
    explained.attributes.emplace_back(name(attribute.name), name(attribute.value));
  }
  return explained;
}

std::string Wording::entity(std::optional<std::uint32_t> local) const {
  if (!local) {
    return {};
  }
  const LocalEntity& entity = m_recognition.entities[*local];
  return entity.key.empty() ? entity.name : entity.key;
}

std::string quoted(std::string_view words) {
  const bool nested =
      words.find("“") != std::string_view::npos || words.find("”") != std::string_view::npos;
  return nested ? fmt::format("«{}»", words) : fmt::format("“{}”", words);
}

std::string shortened(const std::string& text, std::size_t width) {
  const std::size_t tail_width = width / 3;
  if (display_width(text) <= width) {
    return text;
  }
  std::size_t tail = text.size();
  for (std::size_t points = 0; points < tail_width && tail > 0; ++points) {
    tail -= code_point_before(text, tail).size;
  }
  const std::size_t blank = text.find(' ', tail);
  tail = blank == std::string::npos ? tail : blank;
  return cut_to_width(text, width - tail_width) + text.substr(tail);
}

std::string place_text(const RuleRecord& rule) {
  return rule.line == 0 ? rule.file : fmt::format("{}:{}", rule.file, rule.line);
}

std::string listed_readings(ReadingSet readings) {
  std::string list;
  for (std::size_t number = 0; number < reading_count; ++number) {
    const auto reading = static_cast<Reading>(number);
    if ((readings & bit_of(reading)) != 0) {
      list.append(list.empty() ? "" : ", ").append(to_string(reading));
    }
  }
  return list;
}

}  // namespace readout
