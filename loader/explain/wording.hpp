#pragma once

#include "loader/explain/explanation.hpp"
#include "loader/recognition/recognition.hpp"
#include "schema/text/utf8.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace readout {

/// Turns what recognition numbers into what people read. Belongs to one document, which must
/// outlive it.
class Wording {
 public:
  explicit Wording(const Recognition& recognition)
      : m_recognition(recognition), m_index(recognition.text.text) {}

  Words words(TokenRange range) const;
  RuleRecord rule(std::uint32_t number) const;
  /// What found a mention: a dictionary with the line of its entry, else the rule.
  RuleRecord rule_of(const TokenMention& mention) const;
  std::string name(Symbol symbol) const;
  ExplainedAnnotation annotation(const Annotation& annotation) const;
  /// The key of an entity of the document, else its name; empty for none.
  std::string entity(std::optional<std::uint32_t> local) const;

 private:
  const Recognition& m_recognition;
  CodePointIndex m_index;
};

/// “words”, or «words» where such marks stand in them.
std::string quoted(std::string_view words);
/// At most about `width` cells of a text: its beginning, "…" and its end.
std::string shortened(const std::string& text, std::size_t width);

/// "file:line"; of a dictionary the file.
std::string place_text(const RuleRecord& rule);
/// "noun, base".
std::string listed_readings(ReadingSet readings);

}  // namespace readout
