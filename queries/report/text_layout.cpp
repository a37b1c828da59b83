#include "queries/report/text_layout.hpp"

#include "schema/text/utf8.hpp"
#include "schema/text/visible.hpp"

#include <utf8proc.h>

#include <algorithm>

namespace readout {

namespace {

constexpr std::string_view ellipsis = "…";

bool is_control(char32_t code_point) {
  return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0) || code_point == 0x2028 ||
         code_point == 0x2029;
}

std::size_t width_of(char32_t code_point) {
  if (is_control(code_point)) {
    return 1;
  }
  return static_cast<std::size_t>(
      std::max(0, utf8proc_charwidth(static_cast<utf8proc_int32_t>(code_point))));
}

/// The longest beginning that fits, with blanks for control characters; `text` loses it.
std::string take(std::string_view& text, std::size_t width) {
  std::string taken;
  std::size_t used = 0;
  while (!text.empty()) {
    const CodePoint next = code_point_at(text, 0);
    used += width_of(next.value);
    if (used > width) {
      break;
    }
    taken += is_control(next.value) ? " " : text.substr(0, next.size);
    text.remove_prefix(next.size);
  }
  return taken;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = code_point_at(text, at);
    width += width_of(next.value);
    at += next.size;
  }
  return width;
}

std::string cut_to_width(std::string_view text, std::size_t width) {
  std::string_view rest = text;
  std::string cut = take(rest, width);
  if (rest.empty()) {
    return cut;
  }
  rest = text;
  cut = take(rest, width > 0 ? width - 1 : 0);
  cut.erase(cut.find_last_not_of(' ') + 1);
  return width > 0 ? cut.append(ellipsis) : cut;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  constexpr std::string_view blanks = " \t\r\n\v\f";
  std::vector<std::string> lines;
  std::size_t used = 0;
  for (std::size_t at = text.find_first_not_of(blanks); at != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(blanks, at), text.size());
    const std::string word = visible(text.substr(at, end - at));
    const std::size_t word_width = display_width(word);
    if (lines.empty() || (width > 0 && used + 1 + word_width > width)) {
      lines.push_back(word);
      used = word_width;
    } else {
      lines.back().append(" ").append(word);
      used += 1 + word_width;
    }
    at = text.find_first_not_of(blanks, end);
  }
  return lines;
}

}  // namespace readout
