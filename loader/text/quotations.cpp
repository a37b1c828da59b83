#include "loader/text/quotations.hpp"

#include "schema/text/utf8.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace readout {

namespace {

enum class Style {
  curly,
  low,
  low_single,
  angle,
  angle_single,
  straight,
  doubled,
  corner,
  corner_doubled,
  single
};

/// Marks that may lack their partner because they are apostrophes.
bool may_be_apostrophe(Style style) { return style == Style::single || style == Style::low_single; }

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
  /// What stands right before a token, or a blank where its paragraph begins.
  char32_t before(std::uint32_t token) const {
    const auto start = m_text.tokens[token].start;
    return token == m_paragraph.first ? U' ' : code_point_before(m_text.text, start).value;
  }

  bool joins_mark(std::uint32_t token) const {
    return token > m_paragraph.first && m_text.tokens[token - 1].kind == TokenKind::quote &&
           m_text.tokens[token - 1].end == m_text.tokens[token].start;
  }

  bool border_before(std::uint32_t token) const {
    const char32_t mark = before(token);
    return is_space(mark) || mark == U'(' || mark == U'[' || mark == U'—' || mark == U'–' ||
           mark == U'-';
  }

  bool blank_before(std::uint32_t token) const { return border_before(token) || joins_mark(token); }

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
        return {Style::low, true, false};
      case U'‚':
        return {Style::low_single, !blank_after(token), false};
      case U'«':
        return {Style::angle, !is_open(Style::angle), is_open(Style::angle)};
      case U'‹':
        return {Style::angle_single, !is_open(Style::angle_single), is_open(Style::angle_single)};
      case U'»':
        return {Style::angle, !is_open(Style::angle) && !blank_after(token), true};
      case U'›':
        return {Style::angle_single, !is_open(Style::angle_single) && !blank_after(token), true};
      case U'「':
        return {Style::corner, true, false};
      case U'『':
        return {Style::corner_doubled, true, false};
      case U'」':
        return {Style::corner, false, true};
      case U'』':
        return {Style::corner_doubled, false, true};
      case U'‘':
      case U'‛':
        return left_single(token);
      case U'’':
        return {Style::single, false, !letter_after(token)};
      case U'\'':
      case U'`':
        return {
            Style::single,
            blank_before(token) && !blank_after(token) && !clips_word(token) && has_partner(token),
            !letter_after(token)};
      default:
        return {Style::straight, !measures(token), true};
    }
  }

  /// ‘ opens; it closes what ‚ has opened.
  Mark left_single(std::uint32_t token) const {
    if (is_open(Style::low_single) && !letter_after(token)) {
      return {Style::low_single, false, true};
    }
    return {Style::single, !blank_after(token) && !clips_word(token), false};
  }

  /// An apostrophe for what a word has lost in front: '90s, rock 'n' roll.
  bool clips_word(std::uint32_t token) const {
    constexpr std::array<std::string_view, 5> words = {"n", "em", "til", "tis", "twas"};
    if (token + 1 >= m_paragraph.end || !letter_after(token)) {
      return false;
    }
    const std::string_view next = m_text.word(token + 1);
    const bool decade = next.size() == 3 && next.ends_with("0s");
    return decade || std::ranges::find(words, to_lower(next)) != words.end();
  }

  /// Inches: 5'10" tall.
  bool measures(std::uint32_t token) const {
    return is_digit(before(token)) && !letter_after(token);
  }

  /// Whether a straight mark can only open, although one is open already.
  bool reopens(std::uint32_t token) const {
    constexpr std::string_view ends = ".,;:!?)]";
    return blank_before(token) && !blank_after(token) &&
           ends.find(m_text.text[m_text.tokens[token].end]) == std::string_view::npos;
  }

  /// A straight single mark opens only where one that can close stands later in the paragraph.
  bool has_partner(std::uint32_t token) const {
    for (std::uint32_t later = token + 2; later < m_paragraph.end; ++later) {
      const std::string_view mark = m_text.word(later);
      if (m_text.tokens[later].kind == TokenKind::quote && (mark == "'" || mark == "’") &&
          !border_before(later) && !letter_after(later)) {
        return true;
      }
    }
    return false;
  }

  bool is_open(Style style) const {
    return std::ranges::any_of(m_open, [style](const Open& open) { return open.style == style; });
  }

  void place(std::uint32_t token) {
    const Mark mark = mark_at(token);
    const bool partner_open =
        is_open(mark.style) || (mark.style == Style::curly && is_open(Style::low)) ||
        (mark.style == Style::curly && is_open(Style::straight) && !mark.can_open) ||
        (mark.style == Style::straight && is_open(Style::curly) && !blank_before(token));
    const bool only_opens = mark.style == Style::straight && mark.can_open && reopens(token);
    if (mark.can_close && partner_open && !only_opens) {
      close(token, mark.style);
    } else if (mark.can_open) {
      open(token, mark.style);
    }
  }

  void open(std::uint32_t token, Style style) {
    if (is_open(style) && !may_be_apostrophe(style)) {
      // The closing mark of the one before is missing: it ends before this one.
      end_at(style, token, false);
    }
    m_open.push_back({token, style, m_result.size()});
    m_result.push_back({.range = {token, token + 1}});
  }

  void close(std::uint32_t token, Style style) {
    if (!is_open(style)) {
      style = partner_of_other_style();
    }
    end_at(style, token + 1, true);
  }

  Style partner_of_other_style() const {
    if (is_open(Style::low)) {
      return Style::low;
    }
    return is_open(Style::straight) ? Style::straight : Style::curly;
  }

  /// Ends the innermost open quotation of a style, and drops or ends what was opened inside it.
  void end_at(Style style, std::uint32_t end, bool closed) {
    while (!m_open.empty()) {
      const Open open = m_open.back();
      m_open.pop_back();
      const bool found = open.style == style;
      m_result[open.number].range.end = found || !may_be_apostrophe(open.style) ? end : open.token;
      m_result[open.number].closed = found && closed;
      if (found) {
        return;
      }
    }
  }

  void finish() {
    while (!m_open.empty()) {
      const Open open = m_open.back();
      const std::uint32_t other = wrong_mark_behind(open);
      end_at(may_be_apostrophe(open.style) ? Style::straight : open.style,
             other == m_paragraph.end ? other : other + 1, other != m_paragraph.end);
    }
    std::erase_if(m_result, [](const Quotation& q) { return q.range.end <= q.range.first + 1; });
    set_depths();
  }

  /// A single mark behind the end of an utterance, which closes what a double one has opened: “We
  /// will wait,’ she wrote. The end of the paragraph where none stands, or quotations inside go on.
  std::uint32_t wrong_mark_behind(const Open& open) const {
    constexpr std::string_view ends = ".,!?";
    for (std::uint32_t token = open.token + 2; token < m_paragraph.end; ++token) {
      const std::string_view word = m_text.word(token);
      const bool mark =
          m_text.tokens[token].kind == TokenKind::quote && (word == "’" || word == "'");
      if (mark && blank_after(token) && !joins_mark(token) &&
          ends.find(m_text.word(token - 1)) != std::string_view::npos) {
        return cuts_later_one(open, token + 1) ? m_paragraph.end : token;
      }
    }
    return m_paragraph.end;
  }

  /// Whether a quotation that opens inside would go on behind `end`.
  bool cuts_later_one(const Open& open, std::uint32_t end) const {
    return std::any_of(
        m_result.begin() + static_cast<std::ptrdiff_t>(open.number) + 1, m_result.end(),
        [end](const Quotation& later) { return later.range.first < end && later.range.end > end; });
  }

  void set_depths() {
    std::vector<std::uint32_t> ends;  // of the quotations around
    for (Quotation& quotation : m_result) {
      std::erase_if(ends, [&](std::uint32_t end) { return end <= quotation.range.first; });
      quotation.depth = static_cast<std::uint32_t>(ends.size());
      ends.push_back(quotation.range.end);
    }
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
