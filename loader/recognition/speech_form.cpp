#include "loader/recognition/speech_form.hpp"

#include "schema/text/utf8.hpp"

#include <algorithm>

namespace readout {

namespace {

constexpr std::size_t direct_tenths = 9;

std::size_t letters_in(const AnnotatedText& text, TokenRange range) {
  std::size_t letters = 0;
  for (std::uint32_t token = range.first; token < range.end; ++token) {
    if (text.tokens[token].kind == TokenKind::word ||
        text.tokens[token].kind == TokenKind::number) {
      letters += code_points_in(text.word(token));
    }
  }
  return letters;
}

}  // namespace

bool is_quoted_by(TokenRange content, const Quotation& quotation) {
  const bool within = content.first > quotation.range.first && content.end < quotation.range.end;
  return quotation.depth == 0 && content.overlaps(quotation.range) && !within;
}

StatementKind form_of(const Recognition& recognition, const std::vector<TokenRange>& content) {
  std::size_t all = 0;
  std::size_t quoted = 0;
  for (const TokenRange range : content) {
    all += letters_in(recognition.text, range);
    for (const Quotation& quotation : recognition.quotations) {
      if (is_quoted_by(range, quotation)) {
        quoted += letters_in(recognition.text, {std::max(range.first, quotation.range.first),
                                                std::min(range.end, quotation.range.end)});
      }
    }
  }
  return quoted == 0                          ? StatementKind::indirect
         : quoted * 10 >= all * direct_tenths ? StatementKind::direct
                                              : StatementKind::mixed;
}

std::size_t open_words_in(const Recognition& recognition, const std::vector<TokenRange>& content) {
  std::size_t words = 0;
  for (const TokenRange range : content) {
    for (std::uint32_t token = range.first; token < range.end; ++token) {
      words += recognition.text.tokens[token].kind == TokenKind::word &&
                       !recognition.is(token, recognition.lists.closed_class)
                   ? 1
                   : 0;
    }
  }
  return words;
}

}  // namespace readout
