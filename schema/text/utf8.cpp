#include "schema/text/utf8.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>

namespace readout {

namespace {

constexpr std::size_t block_size = 64;

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

utf8proc_category_t category_of(char32_t code_point) {
  return utf8proc_category(static_cast<utf8proc_int32_t>(code_point));
}

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view bytes) {
  const auto* data = reinterpret_cast<const utf8proc_uint8_t*>(bytes.data());
  std::size_t position = 0;
  while (position < bytes.size()) {
    if (data[position] < 0x80) {
      ++position;
      continue;
    }
    utf8proc_int32_t code_point = 0;
    const auto size = utf8proc_iterate(
        data + position, static_cast<utf8proc_ssize_t>(bytes.size() - position), &code_point);
    if (size <= 0) {
      return position;
    }
    position += static_cast<std::size_t>(size);
  }
  return std::nullopt;
}

CodePoint beyond_ascii::code_point_at(std::string_view text, std::size_t position) {
  const auto lead = static_cast<unsigned char>(text[position]);
  const std::size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  char32_t value = lead & (0xFFU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    value = (value << 6U) | (static_cast<unsigned char>(text[position + i]) & 0x3FU);
  }
  return {value, size};
}

CodePoint code_point_before(std::string_view text, std::size_t position) {
  std::size_t start = position - 1;
  while (start > 0 && is_continuation(text[start])) {
    --start;
  }
  return code_point_at(text, start);
}

void append_utf8(std::string& text, char32_t code_point) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), bytes.data());
  text.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
}

std::size_t code_points_in(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) { return !is_continuation(byte); }));
}

std::size_t CodePointCounter::before(std::size_t byte) {
  if (byte < m_counted) {
    return code_points_in(m_text.substr(0, byte));
  }
  m_count += code_points_in(m_text.substr(m_counted, byte - m_counted));
  m_counted = byte;
  return m_count;
}

CodePointIndex::CodePointIndex(std::string_view text) : m_text(text) {
  m_block_starts.reserve(text.size() / block_size + 1);
  std::uint32_t count = 0;
  for (std::size_t block = 0; block <= text.size(); block += block_size) {
    m_block_starts.push_back(count);
    count += static_cast<std::uint32_t>(code_points_in(text.substr(block, block_size)));
  }
}

std::uint32_t CodePointIndex::code_point(std::size_t byte) const {
  const std::size_t block = byte / block_size;
  const std::size_t start = block * block_size;
  return m_block_starts[block] +
         static_cast<std::uint32_t>(code_points_in(m_text.substr(start, byte - start)));
}

std::size_t CodePointIndex::byte(std::uint32_t code_point) const {
  const auto after = std::upper_bound(m_block_starts.begin(), m_block_starts.end(), code_point);
  const auto block = static_cast<std::size_t>(after - m_block_starts.begin()) - 1;
  std::size_t position = block * block_size;
  std::uint32_t count = m_block_starts[block];
  while (position < m_text.size() && is_continuation(m_text[position])) {
    ++position;
  }
  while (position < m_text.size() && count < code_point) {
    position += code_point_at(m_text, position).size;
    ++count;
  }
  return position;
}

bool beyond_ascii::is_letter(char32_t code_point) {
  const auto category = category_of(code_point);
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_MC;
}

bool beyond_ascii::is_upper(char32_t code_point) {
  const auto category = category_of(code_point);
  return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

bool beyond_ascii::is_lower(char32_t code_point) {
  return category_of(code_point) == UTF8PROC_CATEGORY_LL;
}

bool beyond_ascii::is_digit(char32_t code_point) {
  return category_of(code_point) == UTF8PROC_CATEGORY_ND;
}

bool beyond_ascii::is_space(char32_t code_point) {
  const auto category = category_of(code_point);
  return code_point == 0x85 || code_point == 0x200B || code_point == 0xFEFF ||
         (category >= UTF8PROC_CATEGORY_ZS && category <= UTF8PROC_CATEGORY_ZP);
}

std::string to_lower(std::string_view text) {
  std::string lower;
  lower.reserve(text.size());
  for (std::size_t position = 0; position < text.size();) {
    const auto [value, size] = code_point_at(text, position);
    position += size;
    if (value < 0x80) {
      lower.push_back(static_cast<char>(value >= 'A' && value <= 'Z' ? value + 32 : value));
    } else {
      append_utf8(lower,
                  static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(value))));
    }
  }
  return lower;
}

}  // namespace readout
