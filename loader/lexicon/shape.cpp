#include "loader/lexicon/shape.hpp"

#include "schema/text/utf8.hpp"

namespace readout {

namespace {

char32_t class_of(char32_t value) {
  if (is_upper(value)) {
    return U'X';
  }
  if (is_lower(value)) {
    return U'x';
  }
  return is_digit(value) ? U'd' : value;
}

}  // namespace

std::string shape_of(std::string_view word) {
  std::string shape;
  char32_t last = 0;
  for (std::size_t position = 0; position < word.size();) {
    const CodePoint code_point = code_point_at(word, position);
    const char32_t current = class_of(code_point.value);
    if (position == 0 || current != last) {
      append_utf8(shape, current);
    }
    last = current;
    position += code_point.size;
  }
  return shape;
}

}  // namespace readout
