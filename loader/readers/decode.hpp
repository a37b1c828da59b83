#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

namespace readout::readers {

/// Text as it is kept: valid UTF-8 without U+0000, otherwise as it stood in the file.
struct DecodedText {
  std::string text;
  bool from_windows_1252 = false;
  std::size_t replaced_nuls = 0;  ///< U+0000 that became U+FFFD
};

/// The first byte that is no UTF-8 in a text that is not Windows-1252 either.
struct BadByte {
  std::size_t line = 0;    ///< from 1
  std::size_t column = 0;  ///< from 1, in code points
  std::size_t offset = 0;  ///< in bytes, from 0
  unsigned value = 0;
  bool looks_like_utf16 = false;
};

/// Decodes a plain text. A byte order mark is dropped. What is not UTF-8 is Windows-1252 if it
/// holds no valid sequence of several bytes, no NUL and none of the five bytes that Windows-1252
/// leaves open (81 8D 8F 90 9D). Linear.
std::variant<DecodedText, BadByte> decode(std::string bytes);

/// "byte 0xE9 at offset 12 ...": what is wrong and the way out, without the place.
std::string message_of(const BadByte& bad);

/// Replaces every U+0000 by U+FFFD and returns how many there were.
std::size_t replace_nuls(std::string& text);

/// Whether there is nothing but blanks (Unicode) in valid UTF-8.
bool is_blank(std::string_view text);

/// Bytes that may be no UTF-8, for a message: those that are not are written \xNN.
std::string printable(std::string_view bytes);

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace readout::readers
