#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// Position of the first byte that is no part of valid UTF-8 (RFC 3629: no surrogates, no overlong
/// forms, at most U+10FFFF), or nothing.
std::optional<std::size_t> first_invalid_utf8(std::string_view bytes);

struct CodePoint {
  char32_t value = 0;
  std::size_t size = 0;
};

// Nearly every character is of ASCII, where a comparison answers; the rest is asked of Unicode.
inline constexpr char32_t ascii_end = 0x80;
namespace beyond_ascii {
CodePoint code_point_at(std::string_view text, std::size_t position);
bool is_letter(char32_t code_point);
bool is_upper(char32_t code_point);
bool is_lower(char32_t code_point);
bool is_digit(char32_t code_point);
bool is_space(char32_t code_point);
}  // namespace beyond_ascii

/// The code point that starts at `position` of valid UTF-8, and how many bytes it takes (1 to 4).
/// `position` must be less than the size.
inline CodePoint code_point_at(std::string_view text, std::size_t position) {
  const auto lead = static_cast<unsigned char>(text[position]);
  return lead < ascii_end ? CodePoint{lead, 1} : beyond_ascii::code_point_at(text, position);
}

/// The code point that ends just before `position` (greater than 0).
CodePoint code_point_before(std::string_view text, std::size_t position);

void append_utf8(std::string& text, char32_t code_point);

/// Number of code points in valid UTF-8. Linear.
std::size_t code_points_in(std::string_view text);

/// Counts the code points before places of one text. Linear in the text for all places together
/// as long as they grow.
class CodePointCounter {
 public:
  explicit CodePointCounter(std::string_view text = {}) : m_text(text) {}
  /// `byte` is at most the text's size.
  std::size_t before(std::size_t byte);

 private:
  std::string_view m_text;
  std::size_t m_counted = 0;
  std::size_t m_count = 0;
};

/// Turns byte positions of one text into code points: constant time after one pass over the text.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);
  /// `byte` is at most the text's size and stands at the start of a code point or at the end.
  std::uint32_t code_point(std::size_t byte) const;
  /// The opposite way.
  std::size_t byte(std::uint32_t code_point) const;

 private:
  std::string_view m_text;
  std::vector<std::uint32_t> m_block_starts;  // code points before each block of bytes
};

inline bool is_upper(char32_t code_point) {
  return code_point < ascii_end ? code_point >= 'A' && code_point <= 'Z'
                                : beyond_ascii::is_upper(code_point);
}
inline bool is_lower(char32_t code_point) {
  return code_point < ascii_end ? code_point >= 'a' && code_point <= 'z'
                                : beyond_ascii::is_lower(code_point);
}
inline bool is_letter(char32_t code_point) {
  return code_point < ascii_end ? is_lower(code_point) || is_upper(code_point)
                                : beyond_ascii::is_letter(code_point);
}
inline bool is_digit(char32_t code_point) {
  return code_point < ascii_end ? code_point >= '0' && code_point <= '9'
                                : beyond_ascii::is_digit(code_point);
}
inline bool is_space(char32_t code_point) {
  return code_point < ascii_end ? code_point == ' ' || (code_point >= '\t' && code_point <= '\r')
                                : beyond_ascii::is_space(code_point);
}

/// Simple lower case of every code point (Unicode, no locale).
std::string to_lower(std::string_view text);

}  // namespace readout
