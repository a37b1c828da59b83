#include "loader/text/quotation_marks.hpp"

#include "schema/text/utf8.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace readout {

char32_t QuotationMarks::before(std::uint32_t token) const {
  const auto start = m_text.tokens[token].start;
  return token == m_paragraph.first ? U' ' : code_point_before(m_text.text, start).value;
}

bool QuotationMarks::joins_mark(std::uint32_t token) const {
  return token > m_paragraph.first && m_text.tokens[token - 1].kind == TokenKind::quote &&
         m_text.tokens[token - 1].end == m_text.tokens[token].start;
}

bool QuotationMarks::border_before(std::uint32_t token) const {
  const char32_t mark = before(token);
  return is_space(mark) || mark == U'(' || mark == U'[' || mark == U'—' || mark == U'–' ||
         mark == U'-';
}

bool QuotationMarks::blank_after(std::uint32_t token) const {
  const auto end = m_text.tokens[token].end;
  return end >= m_text.text.size() || token + 1 >= m_paragraph.end ||
         is_space(code_point_at(m_text.text, end).value);
}

bool QuotationMarks::letter_after(std::uint32_t token) const {
  const auto end = m_text.tokens[token].end;
  return end < m_text.text.size() && (is_letter(code_point_at(m_text.text, end).value) ||
                                      is_digit(code_point_at(m_text.text, end).value));
}

bool QuotationMarks::clips_word(std::uint32_t token) const {
  constexpr std::array<std::string_view, 5> words = {"n", "em", "til", "tis", "twas"};
  if (token + 1 >= m_paragraph.end || !letter_after(token)) {
    return false;
  }
  const std::string_view next = m_text.word(token + 1);
  const bool decade = next.size() == 3 && next.ends_with("0s");
  return decade || std::ranges::find(words, to_lower(next)) != words.end();
}

bool QuotationMarks::measures(std::uint32_t token) const {
  return is_digit(before(token)) && !letter_after(token);
}

bool QuotationMarks::measures_inside(std::uint32_t token) const {
  if (!measures(token)) {
    return false;
  }
  const bool curly = m_text.word(token) == "”";
  const std::uint32_t next = curly ? next_curly(token + 1) : next_straight(token + 1);
  const bool closes_later = next != m_paragraph.end && !measures(next) &&
                            (curly ? m_text.word(next) == "”" : !reopens(next));
  return behind_feet(token) || (closes_later && begins_small(token + 1));
}

/// 5' 11": a number with the mark of feet stands before the inches.
bool QuotationMarks::behind_feet(std::uint32_t token) const {
  const std::string_view text = m_text.text;
  std::size_t at = m_text.tokens[token].start;
  const auto skip = [&](auto of_sort) {
    const std::size_t from = at;
    while (at > 0 && of_sort(static_cast<unsigned char>(text[at - 1]))) {
      --at;
    }
    return at < from;
  };
  const auto digit = [](unsigned char c) { return is_digit(c); };
  if (!skip(digit)) {
    return false;
  }
  skip([](unsigned char c) { return c == ' '; });
  const bool feet = text.substr(0, at).ends_with("'") || text.substr(0, at).ends_with("’");
  at -= !feet ? 0 : text[at - 1] == '\'' ? 1 : std::string_view("’").size();
  return feet && skip(digit);
}

/// The next straight double mark, or the end of the paragraph.
std::uint32_t QuotationMarks::next_straight(std::uint32_t token) const {
  while (token < m_paragraph.end &&
         (m_text.tokens[token].kind != TokenKind::quote || m_text.word(token) != "\"")) {
    ++token;
  }
  return token;
}

/// The next curly double mark of English, or the end of the paragraph.
std::uint32_t QuotationMarks::next_curly(std::uint32_t token) const {
  while (token < m_paragraph.end && m_text.word(token) != "“" && m_text.word(token) != "”") {
    ++token;
  }
  return token;
}

bool QuotationMarks::begins_small(std::uint32_t token) const {
  return token < m_paragraph.end && m_text.tokens[token].kind == TokenKind::word &&
         !is_upper(code_point_at(m_text.word(token), 0).value);
}

bool QuotationMarks::owns(std::uint32_t token, bool nested) const {
  constexpr std::string_view ends = ".,!?";
  const bool plural = before(token) == U's' || before(token) == U'S';
  if (!plural || !begins_small(token + 1)) {
    return false;
  }
  for (std::uint32_t later = token + 1; later < m_paragraph.end; ++later) {
    const std::string_view mark = m_text.word(later);
    if (m_text.tokens[later].kind != TokenKind::quote) {
      continue;
    }
    const bool single = mark == "’" || mark == "'";
    if (single && !letter_after(later) &&
        ends.find(m_text.word(later - 1)) != std::string_view::npos) {
      return true;
    }
    const bool opens = mark == "‘" || (single && blank_before(later));
    if (opens || (!single && nested)) {
      return false;
    }
  }
  return false;
}

bool QuotationMarks::reopens(std::uint32_t token) const {
  constexpr std::string_view ends = ".,;:!?)]";
  return blank_before(token) && !blank_after(token) &&
         ends.find(m_text.text[m_text.tokens[token].end]) == std::string_view::npos;
}

bool QuotationMarks::has_partner(std::uint32_t token) const {
  if (!m_last_single_closer) {
    m_last_single_closer = last_single_closer();
  }
  return *m_last_single_closer >= token + 2;
}

std::uint32_t QuotationMarks::last_single_closer() const {
  for (std::uint32_t later = m_paragraph.end; later-- > m_paragraph.first;) {
    const std::string_view mark = m_text.word(later);
    if (m_text.tokens[later].kind == TokenKind::quote && (mark == "'" || mark == "’") &&
        !border_before(later) && !letter_after(later)) {
      return later;
    }
  }
  return 0;
}

bool QuotationMarks::opens_inside(std::uint32_t token) const {
  constexpr int most_marks = 64;
  const bool curly = m_text.word(token) == "“";
  const auto next = [&](std::uint32_t from) {
    return curly ? next_curly(from) : next_straight(from);
  };
  const auto change = [&](std::uint32_t mark) {
    const bool opens = curly ? m_text.word(mark) == "“" : reopens(mark);
    return opens ? 1 : curly && measures_inside(mark) ? 0 : -1;
  };
  int open = 2;
  std::uint32_t mark = next(token + 1);
  for (int seen = 0; mark < m_paragraph.end && open > 0 && seen < most_marks; ++seen) {
    open += change(mark);
    mark = next(mark + 1);
  }
  return open == 0;
}

}  // namespace readout
