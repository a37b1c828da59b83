#include "loader/recognition/speech_form.hpp"

#include "schema/text/utf8.hpp"

#include <algorithm>
#include <string_view>

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

/// Sentences in quotation marks may be one sentence of the text.
std::uint32_t end_of_sentence_in(const AnnotatedText& text, TokenRange range) {
  constexpr std::string_view full_stops = ".!?";
  std::uint32_t token = range.first;
  while (token < range.end && full_stops.find(text.word(token)) == std::string_view::npos) {
    ++token;
  }
  return token;
}

}  // namespace

void keep_within_quotation(const Recognition& recognition, std::uint32_t cue,
                           std::vector<TokenRange>& content) {
  const AnnotatedText& text = recognition.text;
  const Quotation* quotation = recognition.quotation_at(cue);
  if (quotation == nullptr) {
    content.clear();
    return;
  }
  const bool is_closed = text.tokens[quotation->range.end - 1].kind == TokenKind::quote;
  const std::uint32_t end = quotation->range.end - (is_closed ? 1 : 0);
  for (TokenRange& range : content) {
    range.end = std::max(range.first, std::min(range.end, end));
    range.end = end_of_sentence_in(text, range);
    if (!range.empty() && range.end == end && text.word(end - 1) == ",") {
      --range.end;
    }
  }
  std::erase_if(content, [](TokenRange range) { return range.empty(); });
}

bool is_quoted_by(TokenRange content, const Quotation& quotation) {
  const bool within = content.first > quotation.range.first && content.end < quotation.range.end;
  return quotation.depth == 0 && content.overlaps(quotation.range) && !within;
}

StatementKind form_of(const Recognition& recognition, const std::vector<TokenRange>& content) {
  std::size_t all = 0;
  std::size_t quoted = 0;
  for (const TokenRange range : content) {
    all += letters_in(recognition.text, range);
    for (const Quotation& quotation : recognition.outer_quotations_in(range)) {
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

bool is_clause_of_function_words(const Recognition& recognition, TokenRange content) {
  const auto& lists = recognition.lists;
  if (content.end == content.first + 1) {
    return recognition.is(content.first, lists.negation);
  }
  for (std::uint32_t token = content.first + 1; token < content.end; ++token) {
    if (recognition.is(token, lists.auxiliary) || recognition.is(token, lists.modal) ||
        recognition.is(token, lists.negation)) {
      return true;
    }
  }
  return false;
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
