#include "loader/text/annotated_text.hpp"

#include <algorithm>

namespace readout {

void Annotation::set(Symbol name, Symbol value) {
  const auto found = std::ranges::lower_bound(attributes, name, {}, &Attribute::name);
  if (found != attributes.end() && found->name == name) {
    found->value = value;
  } else {
    attributes.insert(found, {name, value});
  }
}

const AnnotationSlot* Annotation::slot(Symbol name) const {
  const auto found =
      std::ranges::find_if(slots, [&](const AnnotationSlot& slot) { return slot.name == name; });
  return found == slots.end() ? nullptr : &*found;
}

std::string_view AnnotatedText::words(TokenRange range) const {
  if (range.empty()) {
    return {};
  }
  const std::uint32_t start = tokens[range.first].start;
  return text.substr(start, tokens[range.end - 1].end - start);
}

bool AnnotatedText::is_hyphen_as_dash(std::uint32_t token) const {
  return word(token) == "-" && token > 0 && token + 1 < tokens.size() &&
         tokens[token - 1].end < tokens[token].start && tokens[token].end < tokens[token + 1].start;
}

std::string words_on_one_line(const AnnotatedText& text, TokenRange range) {
  std::string line;
  for (const char c : text.words(range)) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  return line;
}

}  // namespace readout
