#include "loader/lexicon/pattern_source.hpp"

#include "schema/text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace readout {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool starts_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

bool continues_name(char c) { return starts_name(c) || (c >= '0' && c <= '9'); }

}  // namespace

char PatternSource::peek(std::size_t further) const {
  const std::size_t position = m_position + further;
  return position < m_source.size() ? m_source[position] : '\0';
}

bool PatternSource::starts_with(std::string_view words) const {
  return m_source.substr(m_position).starts_with(words);
}

bool PatternSource::take(std::string_view words) {
  if (!starts_with(words)) {
    return false;
  }
  step(words.size());
  return true;
}

void PatternSource::skip_blanks() {
  while (!at_end() && is_blank(peek())) {
    step();
  }
}

std::string PatternSource::take_name(std::string_view more) {
  std::string name;
  if (!starts_name(peek())) {
    return name;
  }
  while (!at_end() && (continues_name(peek()) || more.find(peek()) != std::string_view::npos)) {
    name += peek();
    step();
  }
  return name;
}

std::string PatternSource::take_quoted() {
  const std::size_t start = m_position;
  std::string words;
  for (step(); !at_end() && peek() != '\n'; step()) {
    if (take("\"")) {
      return words;
    }
    if (peek() == '\\') {
      step();
      if (peek() != '"' && peek() != '\\') {
        fail(m_position - 1, R"(unknown escape in quotation marks (known: \" and \\))");
      }
    }
    words += peek();
  }
  fail(start, "this quotation mark is not closed on its line");
}

std::string PatternSource::take_regex() {
  const std::size_t start = m_position;
  std::string regex;
  for (step(); !at_end() && peek() != '\n'; step()) {
    if (take("/")) {
      return regex;
    }
    if (peek() == '\\' && peek(1) == '/') {
      step();
    } else if (peek() == '\\' && peek(1) != '\0' && peek(1) != '\n') {
      regex += peek();
      step();
    }
    regex += peek();
  }
  fail(start, "this regular expression is not closed by '/' on its line");
}

Place PatternSource::place_at(std::size_t position) const {
  if (position < m_placed) {
    m_placed = 0;
    m_lines = 0;
    m_columns = 0;
  }
  for (; m_placed < std::min(position, m_source.size()); ++m_placed) {
    const char byte = m_source[m_placed];
    const bool continues = (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
    m_lines += byte == '\n' ? 1 : 0;
    m_columns = byte == '\n' ? 0 : m_columns + (continues ? 0 : 1);
  }
  return {m_place.file, m_place.line + m_lines, m_place.column + m_columns};
}

std::string PatternSource::piece() const {
  if (at_end()) {
    return "the end";
  }
  std::size_t size = 0;
  while (continues_name(peek(size))) {
    ++size;
  }
  if (size == 0) {
    size = code_point_at(m_source, m_position).size;
  }
  return fmt::format("'{}'", m_source.substr(m_position, size));
}

std::string_view PatternSource::piece_until(std::size_t position, char closing) const {
  const std::string_view rest = m_source.substr(position);
  const std::size_t end = std::min(rest.find(closing), rest.find_first_of(" \t\r\n"));
  return end < rest.size() && rest[end] == closing ? rest.substr(0, end + 1) : rest.substr(0, end);
}

void PatternSource::fail(std::size_t position, const std::string& what_is_wrong) const {
  throw InputError(place_at(position), what_is_wrong);
}

}  // namespace readout
