#pragma once

#include "loader/text/annotated_text.hpp"
#include "loader/text/quotations.hpp"

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace readout::test {

/// A text of one paragraph, with nothing but its tokens. `words` must live as long.
inline AnnotatedText paragraph_of(std::string_view words) {
  AnnotatedText text;
  text.text = words;
  text.tokens = tokens_of(words);
  return text;
}

inline TokenRange all_of(const AnnotatedText& text) {
  return {0, static_cast<std::uint32_t>(text.tokens.size())};
}

/// `size` quotation marks, words and stops, with blanks between some of them.
inline std::string token_soup(std::mt19937& random, std::size_t size) {
  constexpr std::array<std::string_view, 40> pieces = {
      "“", "”", "„",   "‟", "‘", "’",  "‚",  "‛",  "\"", "\"",  "'",     "'",    "''", "``",
      "`", "«", "»",   "‹", "›", "「", "」", "『", "』", "The", "he",    "U.S.", "Mr", "no",
      "J", ".", "...", "…", "!", "?",  ",",  "—",  "(",  ")",   "1990s", "7"};
  std::string text;
  for (std::size_t i = 0; i < size; ++i) {
    text += pieces.at(random() % pieces.size());
    text += random() % 2 == 0 ? " " : "";
  }
  return text;
}

/// The words of quotations, behind their depth where it is not 0; "(open)" behind those that are
/// not closed.
inline std::vector<std::string> shown(const AnnotatedText& text,
                                      const std::vector<Quotation>& quotations) {
  std::vector<std::string> all;
  for (const Quotation& quotation : quotations) {
    std::string line = quotation.depth == 0 ? "" : std::to_string(quotation.depth) + ": ";
    line.append(text.words(quotation.range)).append(quotation.closed ? "" : " (open)");
    all.push_back(std::move(line));
  }
  return all;
}

}  // namespace readout::test
