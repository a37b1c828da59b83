#include "loader/readers/decode.hpp"

#include "schema/text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace readout::readers {

namespace {

// What Windows-1252 has at 80 to 9F; 0 where it has nothing. The rest is Latin-1.
constexpr std::array<char32_t, 32> upper_controls = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

char32_t windows_1252(unsigned char byte) {
  return byte >= 0x80 && byte < 0xA0 ? upper_controls[byte - 0x80U] : byte;
}

// What the first byte of a sequence of several bytes says of its size; 0 for other bytes.
std::size_t announced_size(unsigned char lead) {
  if (lead < 0xC2 || lead > 0xF4) {
    return 0;
  }
  if (lead < 0xE0) {
    return 2;
  }
  return lead < 0xF0 ? 3 : 4;
}

// Size of the valid sequence of several bytes at `position`, or 0.
std::size_t sequence_at(std::string_view bytes, std::size_t position) {
  const std::size_t size = announced_size(static_cast<unsigned char>(bytes[position]));
  const std::string_view sequence = bytes.substr(position, size);
  return size > 0 && sequence.size() == size && !first_invalid_utf8(sequence) ? size : 0;
}

bool is_windows_1252(std::string_view bytes) {
  for (std::size_t position = 0; position < bytes.size(); ++position) {
    const auto byte = static_cast<unsigned char>(bytes[position]);
    if (windows_1252(byte) == 0 || (byte >= 0x80 && sequence_at(bytes, position) > 0)) {
      return false;
    }
  }
  return true;
}

std::string from_windows_1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 16);
  for (const char byte : bytes) {
    append_utf8(text, windows_1252(static_cast<unsigned char>(byte)));
  }
  return text;
}

BadByte bad_byte_at(std::string_view bytes, std::size_t offset) {
  const std::string_view before = bytes.substr(0, offset);
  const std::size_t feed = before.rfind('\n');
  std::string_view in_line = feed == std::string_view::npos ? before : before.substr(feed + 1);
  if (feed == std::string_view::npos && in_line.starts_with(byte_order_mark)) {
    in_line.remove_prefix(byte_order_mark.size());
  }
  BadByte bad;
  bad.line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
  bad.column = code_points_in(in_line) + 1;
  bad.offset = offset;
  bad.value = static_cast<unsigned char>(bytes[offset]);
  bad.looks_like_utf16 = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  return bad;
}

}  // namespace

std::variant<DecodedText, BadByte> decode(std::string bytes) {
  DecodedText decoded;
  if (const auto invalid = first_invalid_utf8(bytes)) {
    if (!is_windows_1252(bytes)) {
      return bad_byte_at(bytes, *invalid);
    }
    decoded.text = from_windows_1252(bytes);
    decoded.from_windows_1252 = true;
    return decoded;
  }
  decoded.text = std::move(bytes);
  if (decoded.text.starts_with(byte_order_mark)) {
    decoded.text.erase(0, byte_order_mark.size());
  }
  decoded.replaced_nuls = replace_nuls(decoded.text);
  return decoded;
}

std::string message_of(const BadByte& bad) {
  const char* what = bad.looks_like_utf16
                         ? "it looks like UTF-16: convert it (iconv -f UTF-16 -t UTF-8)"
                         : "the text is neither UTF-8 nor Windows-1252: convert it to UTF-8";
  return fmt::format("byte 0x{:02X} at offset {}: {}", bad.value, bad.offset, what);
}

std::size_t replace_nuls(std::string& text) {
  const auto nuls = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\0'));
  if (nuls == 0) {
    return 0;
  }
  std::string replaced;
  replaced.reserve(text.size() + 2 * nuls);
  for (const char byte : text) {
    byte == '\0' ? replaced.append("\xEF\xBF\xBD") : replaced.append(1, byte);
  }
  text = std::move(replaced);
  return nuls;
}

bool is_blank(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    const CodePoint next = code_point_at(text, position);
    if (!is_space(next.value)) {
      return false;
    }
    position += next.size;
  }
  return true;
}

std::string printable(std::string_view bytes) {
  std::string shown;
  for (std::size_t position = 0; position < bytes.size();) {
    const auto byte = static_cast<unsigned char>(bytes[position]);
    const std::size_t size = byte < 0x80 ? 1 : sequence_at(bytes, position);
    shown += size > 0 ? std::string(bytes.substr(position, size)) : fmt::format("\\x{:02X}", byte);
    position += std::max<std::size_t>(size, 1);
  }
  return shown;
}

}  // namespace readout::readers
