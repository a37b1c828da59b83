#include "schema/text/blanks.hpp"

namespace readout {

namespace {

constexpr std::string_view blanks = " \t\r\n";

}  // namespace

std::string_view without_blanks(std::string_view text) {
  const std::size_t first = text.find_first_not_of(blanks);
  return first == std::string_view::npos
             ? std::string_view()
             : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string with_single_blanks(std::string_view text) {
  std::string single;
  for (const char sign : without_blanks(text)) {
    const bool is_blank = blanks.find(sign) != std::string_view::npos;
    if (!is_blank || single.back() != ' ') {
      single += is_blank ? ' ' : sign;
    }
  }
  return single;
}

}  // namespace readout
