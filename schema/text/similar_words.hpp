#pragma once

#include <cstddef>
#include <ranges>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// How many letters must be put in, left out or replaced to make one text of the other
/// (Levenshtein, Soviet Physics Doklady 10(8), 1966), by code points. Both are valid UTF-8.
/// O(length * length).
std::size_t edit_distance(std::string_view a, std::string_view b);

/// Of `known`, those that a user may have meant by `word`: at most `count`, with an edit distance
/// of at most a third of the word's length (at least 2; for words of two and three letters 1), or
/// that begin with it or differ in letter case only; nearest first, then in their order.
std::vector<std::string> similar_words(std::string_view word, const std::vector<std::string>& known,
                                       std::size_t count = 3);

/// For a message on an unknown `word`: "did you mean a, b?" where some are similar, else "known: "
/// and all of `known`.
std::string near_or_known(std::string_view word, const std::vector<std::string>& known);

/// The same for the words of a closed list: where these are not many, all of them stand behind the
/// similar ones.
std::string alternatives(std::string_view word, const std::vector<std::string>& known);

/// The same for any range of words.
template <std::ranges::forward_range Words>
std::string alternatives(std::string_view word, const Words& known) {
  std::vector<std::string> words;
  words.reserve(static_cast<std::size_t>(std::ranges::distance(known)));
  for (const auto& one : known) {
    words.emplace_back(one);
  }
  return alternatives(word, words);
}

/// "a, b, c".
std::string listed(const std::vector<std::string>& words);

}  // namespace readout
