#include "loader/readers/content.hpp"

#include "loader/readers/decode.hpp"
#include "loader/readers/file_names.hpp"
#include "loader/readers/json_line.hpp"
#include "loader/readers/line_reader.hpp"

#include <algorithm>
#include <array>

namespace readout::readers {

namespace {

constexpr std::string_view json_blanks = " \t\r\n";

// The first byte that is neither blank nor of a byte order mark, without reading a long first line;
// 0 where there is none.
char first_byte(ByteReader bytes) {
  std::array<char, 4096> block{};
  bool at_start = true;
  while (const std::size_t size = bytes.read(block)) {
    std::string_view rest(block.data(), size);
    rest.remove_prefix(at_start && rest.starts_with(byte_order_mark) ? 3 : 0);
    at_start = false;
    const auto found = rest.find_first_not_of(json_blanks);
    if (found != std::string_view::npos) {
      return rest[found];
    }
  }
  return '\0';
}

JsonLine first_line(ByteReader bytes) {
  LineReader lines(std::move(bytes));
  while (auto line = lines.next()) {
    if (lines.number() == 1 && line->starts_with(byte_order_mark)) {
      line->remove_prefix(byte_order_mark.size());
    }
    if (line->find_first_not_of(json_blanks) != std::string_view::npos) {
      return JsonLineParser().parse(*line);
    }
  }
  return {};
}

bool is_dictionary_line(const JsonLine& line) {
  return line.has_label && line.has_pattern && !line.value(LineKey::text) && !line.error;
}

Content named_json_lines(const InputFile& file) {
  const bool dictionary = file.in_folder && first_byte(file.open()) == '{' &&
                          is_dictionary_line(first_line(file.open()));
  return dictionary ? Content::dictionary : Content::json_lines;
}

Content by_first_line(const InputFile& file) {
  const bool documents =
      first_byte(file.open()) == '{' && first_line(file.open()).value(LineKey::text);
  return documents ? Content::json_lines : Content::text;
}

}  // namespace

Content content_of(const InputFile& file, InputFormat format) {
  const bool named_lines = name_kind(file.name) == NameKind::json_lines;
  if (format == InputFormat::text) {
    return Content::text;
  }
  try {
    if (named_lines) {
      return named_json_lines(file);
    }
    return format == InputFormat::jsonl ? Content::json_lines : by_first_line(file);
  } catch (const UnreadableBytes&) {
    return named_lines || format == InputFormat::jsonl ? Content::json_lines : Content::text;
  }
}

}  // namespace readout::readers
