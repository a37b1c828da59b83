#include "schema/store/postgres/copy_text.hpp"

#include "schema/model/error.hpp"

#include <fmt/format.h>

#include <iterator>

namespace readout::postgres {
namespace {

// What a byte of a text is written as; 0 for those that stay.
char escape_of(char c) {
  switch (c) {
    case '\\':
      return '\\';
    case '\t':
      return 't';
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    default:
      return 0;
  }
}

void append_text(std::string& buffer, std::string_view text) {
  if (text.find('\0') != std::string_view::npos) {
    throw StoreError("a text with U+0000 cannot be kept", "", "");
  }
  for (std::size_t at = text.find_first_of("\\\t\n\r"); at != std::string_view::npos;
       at = text.find_first_of("\\\t\n\r")) {
    buffer.append(text.substr(0, at)).append(1, '\\').append(1, escape_of(text[at]));
    text.remove_prefix(at + 1);
  }
  buffer += text;
}

void append_value(std::string& buffer, const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    fmt::format_to(std::back_inserter(buffer), "{}", *number);
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    append_text(buffer, *text);
  } else if (const auto* real = std::get_if<double>(&value)) {
    fmt::format_to(std::back_inserter(buffer), "{}", *real);
  } else {
    buffer += "\\N";
  }
}

}  // namespace

void append_copy_line(std::string& buffer, std::span<const Value> row) {
  bool first = true;
  for (const Value& value : row) {
    if (!first) {
      buffer += '\t';
    }
    first = false;
    append_value(buffer, value);
  }
}

}  // namespace readout::postgres
