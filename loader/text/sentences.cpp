#include "loader/text/sentences.hpp"

#include "schema/text/utf8.hpp"

#include <algorithm>
#include <string>

namespace readout {

namespace {

class Splitter {
 public:
  Splitter(const AnnotatedText& text, TokenRange paragraph, std::span<const Quotation> quotations,
           const SentenceWords& words)
      : m_text(text), m_paragraph(paragraph), m_words(words) {
    const auto from = std::ranges::partition_point(
        quotations, [&](const Quotation& q) { return q.range.first < paragraph.first; });
    const auto end = std::partition_point(
        from, quotations.end(), [&](const Quotation& q) { return q.range.first < paragraph.end; });
    if (from != end) {
      mark({from, end});
    }
  }

  std::vector<TokenRange> sentences() const {
    std::vector<TokenRange> result;
    std::uint32_t start = m_paragraph.first;
    for (std::uint32_t token = start; token < m_paragraph.end; ++token) {
      if (!ends_sentence(token)) {
        continue;
      }
      const std::uint32_t end = end_of_closers(token + 1);
      if (end < m_paragraph.end &&
          (in_quotation(end) || !can_start(end, token) || tells_who_said(end, token))) {
        continue;
      }
      result.push_back({start, end});
      start = end;
      token = end - 1;
    }
    if (start < m_paragraph.end) {
      result.push_back({start, m_paragraph.end});
    }
    return result;
  }

 private:
  void mark(std::span<const Quotation> quotations) {
    m_opens.assign(m_paragraph.end - m_paragraph.first, false);
    m_closes = m_opens;
    m_inside = m_opens;
    std::uint32_t marked = m_paragraph.first;  // up to where `m_inside` is done
    for (const Quotation& quotation : quotations) {
      m_opens[quotation.range.first - m_paragraph.first] = true;
      m_closes[quotation.range.end - 1 - m_paragraph.first] = true;
      marked = std::max(marked, quotation.range.first + 1);
      for (; marked < quotation.range.end; ++marked) {
        m_inside[marked - m_paragraph.first] = true;
      }
    }
  }

  bool is_marked(const std::vector<bool>& marks, std::uint32_t token) const {
    return token - m_paragraph.first < marks.size() && marks[token - m_paragraph.first];
  }

  bool ends_sentence(std::uint32_t token) const {
    const std::string_view word = m_text.word(token);
    if (m_text.tokens[token].kind == TokenKind::word) {
      return word.size() > 2 && word.ends_with('.');  // an initialism: U.S.
    }
    if (word == "!" || word == "?" || word == "…" || word.starts_with("..")) {
      return true;
    }
    return word == "." && !after_abbreviation(token);
  }

  bool after_abbreviation(std::uint32_t stop) const {
    if (stop == m_paragraph.first) {
      return false;
    }
    const Token& before = m_text.tokens[stop - 1];
    if (before.end != m_text.tokens[stop].start || before.kind != TokenKind::word ||
        closes_quotation(stop + 1)) {
      return false;
    }
    const std::string_view word = m_text.word(stop - 1);
    const auto [first, size] = code_point_at(word, 0);
    if (!is_upper(first)) {
      return m_words.is_abbreviation(word);
    }
    const std::string lower = to_lower(word);
    return code_points_in(word) == 1 || m_words.is_abbreviation(word) ||
           m_words.is_abbreviation(lower) ||
           m_words.is_abbreviation(std::string(word.substr(0, size)) + to_lower(word.substr(size)));
  }

  /// “No.” at the end of what somebody says is a word and a full stop.
  bool closes_quotation(std::uint32_t token) const { return is_marked(m_closes, token); }

  std::uint32_t end_of_closers(std::uint32_t token) const {
    while (token < m_paragraph.end) {
      if (bracketed_number(token)) {
        token += 3;
        continue;
      }
      const std::string_view word = m_text.word(token);
      const bool joined = joined_to_token_before(token);
      const bool closer =
          word == ")" || word == "]" ||
          (m_text.tokens[token].kind == TokenKind::quote && !opens_quotation(token)) ||
          (m_text.tokens[token].kind == TokenKind::number && joined && footnote(token));
      if (!joined || !closer) {
        break;
      }
      ++token;
    }
    return token;
  }

  bool joined_to_token_before(std::uint32_t token) const {
    return m_text.tokens[token].start == m_text.tokens[token - 1].end;
  }

  /// A footnote's number in brackets: "relations.[1] The".
  bool bracketed_number(std::uint32_t token) const {
    return token + 2 < m_paragraph.end && joined_to_token_before(token) &&
           m_text.word(token) == "[" && m_text.tokens[token + 1].kind == TokenKind::number &&
           m_text.word(token + 2) == "]";
  }

  /// A number that has grown onto the full stop: "relations.1 The".
  bool footnote(std::uint32_t token) const {
    return token + 1 == m_paragraph.end ||
           m_text.tokens[token + 1].start > m_text.tokens[token].end;
  }

  bool opens_quotation(std::uint32_t token) const { return is_marked(m_opens, token); }

  /// Whether a border before `token` would cut a quotation.
  bool in_quotation(std::uint32_t token) const { return is_marked(m_inside, token); }

  /// Behind a question or call in quotation marks: a name of few words, then a verb.
  bool tells_who_said(std::uint32_t next, std::uint32_t stop) const {
    constexpr std::uint32_t longest_name = 5;
    const std::string_view mark = m_text.word(stop);
    if ((mark != "?" && mark != "!") || m_text.tokens[next - 1].kind != TokenKind::quote) {
      return false;
    }
    const std::uint32_t limit = std::min(m_paragraph.end, next + longest_name + 1);
    for (std::uint32_t token = next; token < limit; ++token) {
      const std::string_view word = m_text.word(token);
      if (token > next && m_words.is_quote_verb(word)) {
        return true;
      }
      if (word != "." && !is_upper(code_point_at(word, 0).value)) {
        return false;
      }
    }
    return false;
  }

  bool can_start(std::uint32_t next, std::uint32_t stop) const {
    const std::string_view word = m_text.word(next);
    const bool initialism = m_text.tokens[stop].kind == TokenKind::word;
    switch (m_text.tokens[next].kind) {
      case TokenKind::word:
        return is_upper(code_point_at(word, 0).value) &&
               (!initialism || m_words.is_starter(to_lower(word)));
      case TokenKind::quote:
        return opens_quotation(next);
      case TokenKind::number:
        return !initialism;
      default:
        return word == "(" || word == "[" || word == "•" || word == "–" || word == "—" ||
               (word == "-" && !joined_to_token_before(next));
    }
  }

  const AnnotatedText& m_text;
  TokenRange m_paragraph;
  const SentenceWords& m_words;
  // By token of the paragraph; empty where it has no quotations.
  std::vector<bool> m_opens;   // whether a quotation begins with it
  std::vector<bool> m_closes;  // whether one ends with it
  std::vector<bool> m_inside;  // whether a border before it would cut one
};

}  // namespace

std::vector<TokenRange> sentences_in(const AnnotatedText& text, TokenRange paragraph,
                                     std::span<const Quotation> quotations,
                                     const SentenceWords& words) {
  return Splitter(text, paragraph, quotations, words).sentences();
}

std::vector<TokenRange> pieces_of(const AnnotatedText& text, TokenRange sentence) {
  if (sentence.end - sentence.first <= longest_sentence) {
    return {sentence};
  }
  const auto is_break = [&](std::uint32_t token) {
    return text.tokens[token].kind == TokenKind::line_break;
  };
  std::vector<TokenRange> pieces;
  for (std::uint32_t first = sentence.first; first < sentence.end;) {
    TokenRange piece{first, std::min(first + longest_sentence, sentence.end)};
    first = piece.end;
    while (!piece.empty() && is_break(piece.first)) {
      ++piece.first;
    }
    while (!piece.empty() && is_break(piece.end - 1)) {
      --piece.end;
    }
    if (!piece.empty()) {
      pieces.push_back(piece);
    }
  }
  return pieces;
}

}  // namespace readout
