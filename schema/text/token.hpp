#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace readout {

enum class TokenKind : std::uint8_t { word, number, punctuation, quote, line_break };

/// A word, number, mark or line break of a text. Positions are bytes, end exclusive.
struct Token {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  TokenKind kind = TokenKind::word;

  std::string_view in(std::string_view text) const { return text.substr(start, end - start); }
};

/// The tokens of a text, in order, without the blanks between them. One or more line ends with
/// blanks between them are one `line_break` token. A word holds letters, marks, digits and inner
/// apostrophes (O'Brien, don't), inner full stops of initialisms (U.S., a.m.) and a final full stop
/// only there; possessive 's is a word of its own; hyphens and dashes are punctuation of their own.
/// A number keeps inner commas, full stops and colons (1,500.25, 18:30). Footnote digits that have
/// grown into a capitalised or lower-case word of three letters or more ("Ukraine14") are a number
/// of their own. Quotation marks, single ones included, doubled '' and ``, are `quote`; so is an
/// apostrophe at either end of a word (leaders', '90s), which only its surroundings tell from a
/// quotation mark. Linear.
std::vector<Token> tokens_of(std::string_view text);

}  // namespace readout
