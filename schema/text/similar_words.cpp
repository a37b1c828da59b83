#include "schema/text/similar_words.hpp"

#include "schema/text/utf8.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <numeric>
#include <utility>

namespace readout {

namespace {

constexpr std::size_t longest_compared = 100;  // code points: no name or key is longer
constexpr std::size_t short_word = 4;          // from here on two letters may differ
constexpr std::size_t most_listed_beside_similar = 24;

std::u32string code_points_of(std::string_view text) {
  std::u32string points;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = code_point_at(text, at);
    points += next.value;
    at += next.size;
  }
  return points;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
  const std::u32string left = code_points_of(a);
  const std::u32string right = code_points_of(b);
  std::vector<std::size_t> row(right.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (const char32_t letter : left) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 0; j < right.size(); ++j) {
      const std::size_t replaced = diagonal + (letter == right[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, diagonal + 1, row[j] + 1});
    }
  }
  return row.back();
}

std::vector<std::string> similar_words(std::string_view word, const std::vector<std::string>& known,
                                       std::size_t count) {
  std::vector<std::pair<std::size_t, std::size_t>> found;  // distance, place
  const std::size_t length = code_points_in(word);
  if (length == 0 || length > longest_compared) {
    return {};
  }
  const std::size_t bound = length < short_word ? std::min<std::size_t>(1, length - 1)
                                                : std::max<std::size_t>(2, length / 3);
  const std::string lower = to_lower(word);
  for (std::size_t i = 0; i < known.size(); ++i) {
    const bool is_near = known[i].starts_with(word) || to_lower(known[i]) == lower;
    const std::size_t distance = is_near ? 0 : edit_distance(word, known[i]);
    if (distance <= bound) {
      found.emplace_back(distance, i);
    }
  }
  std::sort(found.begin(), found.end());
  found.resize(std::min(found.size(), count));
  std::vector<std::string> words;
  words.reserve(found.size());
  for (const auto& [distance, place] : found) {
    words.push_back(known[place]);
  }
  return words;
}

std::string near_or_known(std::string_view word, const std::vector<std::string>& known) {
  if (known.empty()) {
    return "none is known";
  }
  const std::vector<std::string> similar = similar_words(word, known);
  return similar.empty() ? fmt::format("known: {}", listed(known))
                         : fmt::format("did you mean {}?", listed(similar));
}

std::string alternatives(std::string_view word, const std::vector<std::string>& known) {
  std::string near = near_or_known(word, known);
  if (near.starts_with("did") && known.size() <= most_listed_beside_similar) {
    near += fmt::format(" known: {}", listed(known));
  }
  return near;
}

std::string listed(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

}  // namespace readout
