#include "loader/text/quotations.hpp"

#include "loader/text/quotation_marks.hpp"
#include "schema/text/utf8.hpp"

#include <algorithm>
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
  Pairing(const AnnotatedText& text, TokenRange paragraph, const AttributionWords& words)
      : m_text(text), m_paragraph(paragraph), m_marks(text, paragraph), m_words(words) {}

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
  Mark mark_at(std::uint32_t token) const {
    const std::string_view mark = m_text.word(token);
    if (mark == "''") {
      return {Style::doubled, m_marks.blank_before(token) && !m_marks.blank_after(token), true};
    }
    if (mark == "``") {
      return {Style::doubled, true, false};
    }
    switch (code_point_at(mark, 0).value) {
      case U'“':
        return {Style::curly, true, is_open(Style::low)};
      case U'”':
        return {Style::curly, false, !is_open(Style::curly) || !m_marks.measures_inside(token)};
      case U'‟':
        return {Style::curly, false, true};
      case U'„':
        return {Style::low, true, false};
      case U'‚':
        return {Style::low_single, !m_marks.blank_after(token), false};
      case U'«':
        return {Style::angle, !is_open(Style::angle), is_open(Style::angle)};
      case U'‹':
        return {Style::angle_single, !is_open(Style::angle_single), is_open(Style::angle_single)};
      case U'»':
        return {Style::angle, !is_open(Style::angle) && !m_marks.blank_after(token), true};
      case U'›':
        return {Style::angle_single, !is_open(Style::angle_single) && !m_marks.blank_after(token),
                true};
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
        return {Style::single, false, !m_marks.letter_after(token) && !owns(token)};
      case U'\'':
      case U'`':
        return {Style::single,
                m_marks.blank_before(token) && !m_marks.blank_after(token) &&
                    !m_marks.clips_word(token) && m_marks.has_partner(token),
                !m_marks.letter_after(token) && !owns(token)};
      default:
        return {Style::straight, !m_marks.measures(token), !m_marks.measures_inside(token)};
    }
  }

  /// ‘ opens; it closes what ‚ has opened.
  Mark left_single(std::uint32_t token) const {
    if (is_open(Style::low_single) && !m_marks.letter_after(token)) {
      return {Style::low_single, false, true};
    }
    return {Style::single, !m_marks.blank_after(token) && !m_marks.clips_word(token), false};
  }

  bool owns(std::uint32_t token) const {
    return is_open(Style::single) && m_marks.owns(token, m_open.size() > 1);
  }

  bool is_open(Style style) const {
    return std::ranges::any_of(m_open, [style](const Open& open) { return open.style == style; });
  }

  void place(std::uint32_t token) {
    const Mark mark = mark_at(token);
    const bool partner_open =
        is_open(mark.style) || (mark.style == Style::curly && is_open(Style::low)) ||
        (mark.style == Style::curly && is_open(Style::straight) && !mark.can_open) ||
        (mark.style == Style::straight && is_open(Style::curly) && !m_marks.blank_before(token));
    const bool only_opens =
        mark.style == Style::straight && mark.can_open && m_marks.reopens(token);
    if (mark.can_close && partner_open && !only_opens) {
      close(token, mark.style);
    } else if (mark.can_open) {
      open(token, mark.style,
           (mark.style == Style::curly || only_opens) && is_open(mark.style) &&
               m_marks.opens_inside(token));
    }
  }

  void open(std::uint32_t token, Style style, bool inside) {
    if (is_open(style) && !inside && !may_be_apostrophe(style)) {
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
      const bool closed = other != m_paragraph.end;
      end_at(may_be_apostrophe(open.style) ? Style::straight : open.style,
             closed ? other + 1 : before_attribution(open), closed);
    }
    std::erase_if(m_result, [&](const Quotation& q) {
      return q.range.end <= q.range.first + 1 || (!q.closed && opens_turn(q.range.first));
    });
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
      if (mark && m_marks.blank_after(token) && !m_marks.joins_mark(token) &&
          ends.find(m_text.word(token - 1)) != std::string_view::npos) {
        return cuts_later_one(open, token + 1) ? m_paragraph.end : token;
      }
    }
    return m_paragraph.end;
  }

  /// Behind the comma before who says it: “We will wait, said Ana Tannik. The end of the paragraph
  /// where nobody does, or quotations inside go on.
  std::uint32_t before_attribution(const Open& open) const {
    for (std::uint32_t token = open.token + 2; token + 2 < m_paragraph.end; ++token) {
      if (m_text.word(token) == "," && tells_who_said(token + 1)) {
        return cuts_later_one(open, token + 1) ? m_paragraph.end : token + 1;
      }
    }
    return m_paragraph.end;
  }

  /// "said Ana Tannik", "Ana Tannik said.", "he said."
  bool tells_who_said(std::uint32_t token) const {
    constexpr std::uint32_t longest_name = 4;
    const auto is_verb = [&](std::uint32_t t) {
      return m_words.is_quote_verb && m_words.is_quote_verb(m_text.word(t));
    };
    const auto is_name = [&](std::uint32_t t) {
      return m_text.tokens[t].kind == TokenKind::word &&
             is_upper(code_point_at(m_text.word(t), 0).value);
    };
    if (is_verb(token)) {
      return is_name(token + 1);
    }
    std::uint32_t end = token;
    while (end < token + longest_name && end + 1 < m_paragraph.end && is_name(end)) {
      ++end;
    }
    end += end == token && m_words.is_subject && m_words.is_subject(m_text.word(token)) ? 1 : 0;
    constexpr std::string_view ends = ".,;";
    return end > token && is_verb(end) &&
           (end + 1 == m_paragraph.end ||
            ends.find(m_text.word(end + 1)) != std::string_view::npos);
  }

  /// A mark before a turn of a transcript that is quoted as a whole, paragraph by paragraph:
  /// “TANNIK: We will wait.
  bool opens_turn(std::uint32_t mark) const {
    constexpr std::uint32_t longest_name = 4;
    std::uint32_t end = mark + 1;
    while (end < m_paragraph.end && end <= mark + longest_name &&
           (is_in_capitals(end) || (end > mark + 1 && m_text.word(end) == "."))) {
      ++end;
    }
    return mark == m_paragraph.first && end > mark + 1 && end < m_paragraph.end &&
           m_text.word(end) == ":";
  }

  /// A word of more than one letter, none of them small.
  bool is_in_capitals(std::uint32_t token) const {
    const std::string_view word = m_text.word(token);
    std::size_t capitals = 0;
    for (std::size_t at = 0; at < word.size(); at += code_point_at(word, at).size) {
      const char32_t letter = code_point_at(word, at).value;
      if (is_lower(letter)) {
        return false;
      }
      capitals += is_upper(letter) ? 1 : 0;
    }
    return capitals > 1;
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
  QuotationMarks m_marks;
  const AttributionWords& m_words;
  std::vector<Open> m_open;
  std::vector<Quotation> m_result;
};

}  // namespace

std::vector<Quotation> quotations_in(const AnnotatedText& text, TokenRange paragraph,
                                     const AttributionWords& words) {
  return Pairing(text, paragraph, words).quotations();
}

}  // namespace readout
