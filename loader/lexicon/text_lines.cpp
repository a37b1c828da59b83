#include "loader/lexicon/text_lines.hpp"

#include "schema/text/blanks.hpp"
#include "schema/text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace readout {

namespace {

std::string_view next_line(std::string_view& content) {
  const std::size_t end = content.find('\n');
  std::string_view line = content.substr(0, end);
  content.remove_prefix(end == std::string_view::npos ? content.size() : end + 1);
  if (line.ends_with('\r')) {
    line.remove_suffix(1);
  }
  return line;
}

void check_bytes(std::string_view line, const Place& place) {
  if (const auto bad = first_invalid_utf8(line)) {
    throw InputError(
        place_in_line(line, *bad, place),
        fmt::format("byte {:02X} is no valid UTF-8", static_cast<unsigned char>(line[*bad])));
  }
  if (const std::size_t nul = line.find('\0'); nul != std::string_view::npos) {
    throw InputError(place_in_line(line, nul, place), "a NUL byte");
  }
}

}  // namespace

void for_each_line(std::string_view content, const std::string& file,
                   const std::function<void(std::string_view, const Place&)>& take) {
  if (content.starts_with("\xEF\xBB\xBF")) {
    content.remove_prefix(3);
  }
  Place place{file, 0, 1};
  while (!content.empty()) {
    const std::string_view line = next_line(content);
    ++place.line;
    check_bytes(line, place);
    take(line, place);
  }
}

Place place_in_line(std::string_view line, std::size_t byte, const Place& line_place) {
  return {line_place.file, line_place.line, code_points_in(line.substr(0, byte)) + 1};
}

bool has_control_sign(std::string_view text) {
  return std::ranges::any_of(text, [](unsigned char sign) { return sign < ' ' || sign == 0x7F; });
}

bool has_word(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    const CodePoint sign = code_point_at(text, position);
    if (is_letter(sign.value) || is_digit(sign.value)) {
      return true;
    }
    position += sign.size;
  }
  return false;
}

}  // namespace readout
