#include "loader/annotations/json_text.hpp"

#include <array>
#include <charconv>
#include <cstring>

namespace readout {

namespace {

constexpr std::size_t byte_values = 256;

constexpr std::array<bool, byte_values> escaped_signs() {
  std::array<bool, byte_values> escaped{};
  for (std::size_t sign = 0; sign < ' '; ++sign) {
    escaped[sign] = true;
  }
  escaped['"'] = true;
  escaped['\\'] = true;
  return escaped;
}

constexpr std::array<bool, byte_values> is_escaped = escaped_signs();

/// Whether one of eight bytes is escaped: the highest bit of a byte of these differences is set
/// where it is smaller than a blank, or none apart from a mark (S. E. Anderson, "Bit Twiddling
/// Hacks"); bytes above 127 are none of them.
bool any_is_escaped(const char* bytes) {
  constexpr std::uint64_t ones = 0x0101010101010101;
  constexpr std::uint64_t highest = 0x8080808080808080;
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  const std::uint64_t quote = word ^ (ones * '"');
  const std::uint64_t backslash = word ^ (ones * '\\');
  return (((word - ones * ' ') | (quote - ones) | (backslash - ones)) & ~word & highest) != 0;
}

}  // namespace

void JsonText::open(char bracket) {
  comma();
  m_text += bracket;
  m_needs_comma = false;
}

void JsonText::close(char bracket) {
  m_text += bracket;
  m_needs_comma = true;
}

void JsonText::word(std::string_view word) {
  comma();
  m_text += word;
  m_needs_comma = true;
}

void JsonText::key(std::string_view name) {
  comma();
  m_text += '"';
  m_text += name;
  m_text += "\":";
  m_needs_comma = false;
}

void JsonText::put(std::string_view text) {
  comma();
  m_text += '"';
  std::size_t written = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at + sizeof(std::uint64_t) <= text.size() && !any_is_escaped(text.data() + at)) {
      at += sizeof(std::uint64_t) - 1;
      continue;
    }
    const auto sign = static_cast<unsigned char>(text[at]);
    if (is_escaped[sign]) {
      m_text.append(text, written, at - written);
      escape(sign);
      written = at + 1;
    }
  }
  m_text.append(text, written);
  m_text += '"';
  m_needs_comma = true;
}

void JsonText::escape(unsigned char sign) {
  constexpr std::string_view known = "\"\\\b\f\n\r\t";
  constexpr std::string_view letters = "\"\\bfnrt";
  constexpr std::string_view digits = "0123456789ABCDEF";
  m_text += '\\';
  if (const auto found = known.find(static_cast<char>(sign)); found != std::string_view::npos) {
    m_text += letters[found];
  } else {
    m_text += "u00";
    m_text += digits[sign >> 4U];
    m_text += digits[sign & 15U];
  }
}

void JsonText::put(std::uint32_t number) {
  comma();
  std::array<char, 10> digits{};
  const auto [end, error] = std::to_chars(digits.begin(), digits.end(), number);
  m_text.append(digits.begin(), end);
  m_needs_comma = true;
}

}  // namespace readout
