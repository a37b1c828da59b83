#pragma once

#include "schema/model/span.hpp"
#include "schema/text/utf8.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace readout {

/// Reads the words of spans from one text. Constant time a span, after one pass over the text.
class TextWords {
 public:
  /// `text` must outlive the object.
  explicit TextWords(std::string_view text)
      : m_text(text), m_index(text), m_length(m_index.code_point(text.size())) {}

  /// In code points.
  std::uint32_t length() const { return m_length; }
  bool contains(Span span) const { return span.start <= span.end && span.end <= m_length; }
  /// The words of a span; one that leaves the text is cut.
  std::string_view words(Span span) const;

 private:
  std::string_view m_text;
  CodePointIndex m_index;
  std::uint32_t m_length;
};

/// Adds the next stretch of a statement's content: ` ... ` stands between stretches.
void append_content(std::string& content, std::string_view words);

}  // namespace readout
