#include "schema/model/text_words.hpp"

#include <algorithm>

namespace readout {

std::string_view TextWords::words(Span span) const {
  const std::uint32_t end = std::min(span.end, m_length);
  const std::uint32_t start = std::min(span.start, end);
  const std::size_t first = m_index.byte(start);
  return m_text.substr(first, m_index.byte(end) - first);
}

void append_content(std::string& content, std::string_view words) {
  content += content.empty() ? "" : " ... ";
  content += words;
}

}  // namespace readout
