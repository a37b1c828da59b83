#pragma once

#include "schema/text/utf8.hpp"

#include <array>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>

namespace readout::test {

/// Valid UTF-8 of `size` pieces: characters and words that are known to be hard, and code points of
/// any sort.
inline std::string random_text(std::mt19937& random, std::size_t size) {
  constexpr std::array<std::string_view, 44> pieces = {
      " ",       "  ",   "\n",   "\r\n", "\u00A0", "\u2029", "a",  "Z",  "é",  "e\u0301", "ß",
      "İ",       "Σ",    "я",    "中",   "7",      "٣",      ".",  "..", ",",  ":",       "'",
      "’",       "''",   "``",   "\"",   "“",      "”",      "«",  "-",  "–",  "@",       "&",
      "http://", "www.", "U.S.", "a.m.", "word",   "Xi",     "'s", "(",  "😀", "\u200B",  "ǅ"};
  std::string text;
  for (std::size_t i = 0; i < size; ++i) {
    const auto choice = random() % (pieces.size() + 4);
    if (choice < pieces.size()) {
      text += pieces.at(choice);
      continue;
    }
    const auto any = static_cast<char32_t>(random() % 0x11'0000);
    append_utf8(text, any >= 0xD800 && any < 0xE000 ? U'x' : any);
  }
  return text;
}

}  // namespace readout::test
