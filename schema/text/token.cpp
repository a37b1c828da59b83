#include "schema/text/token.hpp"

#include "schema/text/utf8.hpp"

namespace readout {

namespace {

bool is_apostrophe(char32_t mark) { return mark == U'\'' || mark == U'’' || mark == U'ʼ'; }

bool is_quotation_mark(char32_t mark) {
  switch (mark) {
    case U'"':
    case U'\'':
    case U'`':
    case U'«':
    case U'»':
    case U'‹':
    case U'›':
    case U'「':
    case U'」':
    case U'『':
    case U'』':
    case U'＂':
      return true;
    default:
      return mark >= U'‘' && mark <= U'‟';
  }
}

/// Walks over one text and hands out its tokens.
class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : m_text(text) {}

  std::vector<Token> tokens() {
    m_tokens.reserve(m_text.size() / 5 + 4);
    while (m_position < m_text.size()) {
      next();
    }
    return std::move(m_tokens);
  }

 private:
  CodePoint at(std::size_t position) const {
    return position < m_text.size() ? code_point_at(m_text, position) : CodePoint{0, 1};
  }

  void add(std::size_t end, TokenKind kind) {
    m_tokens.push_back(
        {static_cast<std::uint32_t>(m_position), static_cast<std::uint32_t>(end), kind});
    m_position = end;
  }

  void next() {
    const auto [value, size] = at(m_position);
    if (is_space(value)) {
      blanks();
    } else if (is_digit(value)) {
      number();
      possessive();
    } else if (is_letter(value)) {
      letters();
    } else if (value == U'@' && is_letter(at(m_position + 1).value)) {
      add(end_of_handle(m_position + 1), TokenKind::word);
      possessive();
    } else if (is_quotation_mark(value)) {
      quotation_mark(value, size);
    } else {
      add(end_of_run(value, m_position + size), TokenKind::punctuation);
    }
  }

  void blanks() {
    const std::size_t start = m_position;
    bool has_line_end = false;
    while (m_position < m_text.size()) {
      const auto [value, size] = at(m_position);
      if (!is_space(value)) {
        break;
      }
      has_line_end = has_line_end || value == U'\n' || value == U'\r' || value == U'\u2029';
      m_position += size;
    }
    if (has_line_end) {
      m_tokens.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(m_position),
                          TokenKind::line_break});
    }
  }

  /// Digits with inner marks, and the letters that belong to them: 1,500.25  18:30  80th  10bn.
  void number() {
    std::size_t end = m_position;
    while (end < m_text.size()) {
      const auto [value, size] = at(end);
      const bool inner_mark = (value == U',' || value == U'.' || value == U':') &&
                              is_digit(at(end + size).value) && end > m_position;
      if (!is_digit(value) && !is_letter(value) && !inner_mark) {
        break;
      }
      end += size;
    }
    add(end, TokenKind::number);
  }

  std::size_t end_of_handle(std::size_t end) const {
    while (end < m_text.size()) {
      const auto [value, size] = at(end);
      if (!is_letter(value) && !is_digit(value) && value != U'_') {
        break;
      }
      end += size;
    }
    return end;
  }

  void letters() {
    if (const std::size_t end = end_of_address(); end > m_position) {
      add(end, TokenKind::punctuation);
      return;
    }
    if (const std::size_t end = end_of_initialism(); end > m_position) {
      add(end, TokenKind::word);
    } else {
      const std::size_t word_end = end_of_word();
      const std::size_t footnote = start_of_footnote(word_end);
      add(footnote, TokenKind::word);
      if (footnote < word_end) {
        add(word_end, TokenKind::number);
      }
    }
    possessive();
  }

  /// https://..., www...: to the next blank; the mark that ends a sentence stays outside.
  std::size_t end_of_address() const {
    if (m_text[m_position] != 'h' && m_text[m_position] != 'w') {
      return m_position;
    }
    const auto rest = m_text.substr(m_position, 8);
    if (!rest.starts_with("http://") && !rest.starts_with("https://") &&
        !rest.starts_with("www.")) {
      return m_position;
    }
    std::size_t end = m_position;
    while (end < m_text.size() && !is_space(at(end).value) && !is_quotation_mark(at(end).value) &&
           at(end).value != U'<' && at(end).value != U'>') {
      end += at(end).size;
    }
    while (end > m_position &&
           std::string_view(".,;:!?)]").find(m_text[end - 1]) != std::string_view::npos) {
      --end;
    }
    return end;
  }

  /// U.S.  a.m.  U.S  Ph.D. is none: every part is one letter.
  std::size_t end_of_initialism() const {
    std::size_t end = m_position;
    int parts = 0;
    while (is_letter(at(end).value)) {
      const std::size_t after = end + at(end).size;
      if (at(after).value != U'.') {
        const bool last_letter = !is_letter(at(after).value) && !is_digit(at(after).value);
        return parts >= 1 && last_letter ? after : parts >= 2 ? end : m_position;
      }
      ++parts;
      end = after + 1;
    }
    return parts >= 2 ? end : m_position;
  }

  std::size_t end_of_word() const {
    std::size_t end = m_position;
    while (end < m_text.size()) {
      const auto [value, size] = at(end);
      if (!is_letter(value) && !is_digit(value) && !is_inner_mark(value, end, size)) {
        break;
      }
      end += size;
    }
    return end;
  }

  /// An apostrophe between letters that does not begin a possessive 's, or the & of AT&T.
  bool is_inner_mark(char32_t value, std::size_t position, std::size_t size) const {
    const CodePoint after = at(position + size);
    if (value == U'&') {
      return is_upper(after.value) && is_upper(code_point_before(m_text, position).value);
    }
    return is_apostrophe(value) && is_letter(after.value) && !is_possessive(position, size);
  }

  bool is_possessive(std::size_t position, std::size_t size) const {
    const CodePoint letter = at(position + size);
    return (letter.value == U's' || letter.value == U'S') &&
           !is_letter(at(position + size + 1).value) && !is_digit(at(position + size + 1).value);
  }

  /// Where the footnote number begins that has grown into the word ("Ukraine14"), else the word's
  /// end.
  std::size_t start_of_footnote(std::size_t word_end) const {
    std::size_t start = word_end;
    while (start > m_position && is_digit(code_point_before(m_text, start).value)) {
      start -= code_point_before(m_text, start).size;
    }
    if (start == word_end || start == m_position) {
      return word_end;
    }
    const auto stem = m_text.substr(m_position, start - m_position);
    const bool letters_only = stem.find_first_of("0123456789") == std::string_view::npos;
    const bool small_end = is_lower(code_point_before(m_text, start).value);
    return letters_only && small_end && code_points_in(stem) >= 3 ? start : word_end;
  }

  void possessive() {
    const auto [value, size] = at(m_position);
    if (is_apostrophe(value) && is_possessive(m_position, size)) {
      add(m_position + size + 1, TokenKind::word);
    }
  }

  /// Doubled '' and `` are one mark; of three the outer two, in front of words and behind them.
  void quotation_mark(char32_t value, std::size_t size) {
    const std::size_t end = m_position + size;
    const bool doubled = (value == U'\'' || value == U'`') && at(end).value == value;
    const bool closes_inner = doubled && at(end + size).value == value && !begins_word();
    add(doubled && !closes_inner ? end + size : end, TokenKind::quote);
  }

  /// Whether the mark here stands in front of words.
  bool begins_word() const {
    return m_position == 0 ||
           std::string_view(" \n\t(").find(m_text[m_position - 1]) != std::string_view::npos;
  }

  /// Dots, dashes and the like in a run are one mark: "...", "--".
  std::size_t end_of_run(char32_t value, std::size_t end) const {
    if (value != U'.' && value != U'-' && value != U'*' && value != U'_' && value != U'=') {
      return end;
    }
    while (at(end).value == value && end < m_text.size()) {
      ++end;
    }
    return end;
  }

  std::string_view m_text;
  std::size_t m_position = 0;
  std::vector<Token> m_tokens;
};

}  // namespace

std::vector<Token> tokens_of(std::string_view text) { return Tokenizer(text).tokens(); }

}  // namespace readout
