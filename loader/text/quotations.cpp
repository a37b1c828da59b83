#include "loader/text/quotations.hpp"

#include "schema/text/utf8.hpp"

#include <algorithm>
#include <string_view>

namespace readout {

namespace {

enum class Style { curly, low, angle, straight, doubled, corner, single };

struct Mark {
  Style style = Style::straight;
  bool can_open = false;
  bool can_close = false;
};

struct Open {
  std::uint32_t token = 0;
  Style style = Style::straight;
  std::size_t number = 0;  // in the result
};

class Pairing {
 public:
  Pairing(const AnnotatedText& text, TokenRange paragraph) : m_text(text), m_paragraph(paragraph) {}

  std::vector<Quotation> quotations() {
    for (std::uint32_t token = m_paragraph.first; token < m_paragraph.end; ++token) {
      if (m_text.tokens[token].kind == TokenKind::quote) {
        place(token);
      }
    }
    finish();
    return std::move(m_result);
  }

 private:
  bool blank_before(std::uint32_t token) const {
    const auto start = m_text.tokens[token].start;
    if (token == m_paragraph.first || start == 0) {
      return true;
    }
    const char32_t before = code_point_before(m_text.text, start).value;
    return is_space(before) || before == U'(' || before == U'[' || before == U'—' ||
           before == U'–' || before == U'-' ||
           (m_text.tokens[token - 1].kind == TokenKind::quote &&
            m_text.tokens[token - 1].end == start);
  }

  bool blank_after(std::uint32_t token) const {
    const auto end = m_text.tokens[token].end;
    return end >= m_text.text.size() || token + 1 >= m_paragraph.end ||
           is_space(code_point_at(m_text.text, end).value);
  }

  bool letter_after(std::uint32_t token) const {
    const auto end = m_text.tokens[token].end;
    return end < m_text.text.size() && (is_letter(code_point_at(m_text.text, end).value) ||
                                        is_digit(code_point_at(m_text.text, end).value));
  }

  Mark mark_at(std::uint32_t token) const {
    const std::string_view mark = m_text.word(token);
    if (mark == "''") {
      return {Style::doubled, blank_before(token) && !blank_after(token), true};
    }
    if (mark == "``") {
      return {Style::doubled, true, false};
    }
    switch (code_point_at(mark, 0).value) {
      case U'“':
        return {Style::curly, true, is_open(Style::low)};
      case U'”':
      case U'‟':
        return {Style::curly, false, true};
      case U'„':
      case U'‚':
        return {Style::low, true, false};
      case U'«':
      case U'‹':
        return {Style::angle, !is_open(Style::angle), is_open(Style::angle)};
      case U'»':
      case U'›':
        return {Style::angle, !is_open(Style::angle) && !blank_after(token), true};
      case U'「':
      case U'『':
        return {Style::corner, true, false};
      case U'」':
      case U'』':
        return {Style::corner, false, true};
      case U'‘':
      case U'‛':
        return {Style::single, !blank_after(token), false};
      case U'’':
        return {Style::single, false, !letter_after(token)};
      case U'\'':
      case U'`':
        return {Style::single, blank_before(token) && !blank_after(token) && has_partner(token),
                !letter_after(token)};
      default:
        return {Style::straight, true, true};
    }
  }

  /// A straight single mark opens only where one that can close stands later in the paragraph.
  bool has_partner(std::uint32_t token) const {
    for (std::uint32_t later = token + 2; later < m_paragraph.end; ++later) {
      const std::string_view mark = m_text.word(later);
      if (m_text.tokens[later].kind == TokenKind::quote && (mark == "'" || mark == "’") &&
          !blank_before(later) && !letter_after(later)) {
        return true;
      }
    }
    return false;
  }

  bool is_open(Style style) const {
    return std::any_of(m_open.begin(), m_open.end(),
                       [style](const Open& open) { return open.style == style; });
  }

  void place(std::uint32_t token) {
    const Mark mark = mark_at(token);
    const bool partner_open =
        is_open(mark.style) || (mark.style == Style::curly && is_open(Style::low)) ||
        (mark.style == Style::curly && is_open(Style::straight) && !mark.can_open) ||
        (mark.style == Style::straight && is_open(Style::curly) && !blank_before(token));
    const bool reopens =
        mark.style == Style::straight && blank_before(token) && !blank_after(token);
    if (mark.can_close && partner_open && !(mark.can_open && reopens)) {
      close(token, mark.style);
    } else if (mark.can_open) {
      open(token, mark.style);
    }
  }

  void open(std::uint32_t token, Style style) {
    if (is_open(style) && style != Style::single) {
      // The closing mark of the one before is missing: it ends before this one.
      end_at(style, token, false);
    }
    m_open.push_back({token, style, m_result.size()});
    m_result.push_back({{token, token + 1}, static_cast<std::uint32_t>(m_open.size() - 1), true});
  }

  void close(std::uint32_t token, Style style) {
    if (!is_open(style)) {
      style = is_open(Style::low)        ? Style::low
              : is_open(Style::straight) ? Style::straight
                                         : Style::curly;
    }
    end_at(style, token + 1, true);
  }

  /// Ends the innermost open quotation of a style, and drops or ends what was opened inside it.
  void end_at(Style style, std::uint32_t end, bool closed) {
    while (!m_open.empty()) {
      const Open open = m_open.back();
      m_open.pop_back();
      const bool found = open.style == style;
      m_result[open.number].range.end = found || open.style != Style::single ? end : open.token;
      m_result[open.number].closed = found && closed;
      if (found) {
        return;
      }
    }
  }

  void finish() {
    while (!m_open.empty()) {
      end_at(m_open.back().style == Style::single ? Style::straight : m_open.back().style,
             m_paragraph.end, false);
    }
    std::erase_if(m_result, [](const Quotation& q) { return q.range.end <= q.range.first + 1; });
  }

  const AnnotatedText& m_text;
  TokenRange m_paragraph;
  std::vector<Open> m_open;
  std::vector<Quotation> m_result;
};

}  // namespace

std::vector<Quotation> quotations_in(const AnnotatedText& text, TokenRange paragraph) {
  return Pairing(text, paragraph).quotations();
}

}  // namespace readout
