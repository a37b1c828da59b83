#include "loader/recognition/capitals.hpp"

#include "schema/text/utf8.hpp"

#include <algorithm>

namespace readout {

bool in_capitals(const Recognition& recognition, TokenRange sentence) {
  std::size_t words = 0;
  std::size_t capitals = 0;
  for (std::uint32_t token = sentence.first; token < sentence.end; ++token) {
    if (recognition.text.tokens[token].kind == TokenKind::word) {
      ++words;
      capitals += recognition.word(token).is_all_caps ? 1 : 0;
    }
  }
  return words > 2 && capitals * 2 > words;
}

bool is_quantity(const Recognition& recognition, TokenRange words) {
  const std::string_view word = recognition.text.word(words.first);
  const bool dollars =
      words.end < recognition.text.tokens.size() && recognition.text.word(words.end) == "$";
  return words.end - words.first == 1 &&
         (code_points_in(word) == 1 || dollars ||
          word.find_first_not_of("IVX") == std::string_view::npos ||
          std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; }));
}

bool in_title_case(const Recognition& recognition, std::uint32_t sentence) {
  const ZoneKind zone = recognition.zone_of_sentence(sentence);
  if (zone != ZoneKind::headline && zone != ZoneKind::subheading) {
    return false;
  }
  // A row of a table is read as a subheading: "9. Ana Tannik (PER) Orvel Ranger".
  const std::size_t needed = zone == ZoneKind::headline ? 2 : 4;
  std::size_t words = 0;
  std::size_t capitals = 0;
  const TokenRange range = recognition.text.sentences[sentence].range;
  for (std::uint32_t token = range.first + 1; token < range.end; ++token) {
    if (recognition.is(token, recognition.lists.common_words) &&
        !recognition.is(token, recognition.lists.closed_class) &&
        !recognition.is(token, recognition.lists.given_names)) {
      ++words;
      capitals += recognition.is_capitalised(token) ? 1 : 0;
    }
  }
  return words >= needed && capitals * 2 > words;
}

}  // namespace readout
