#pragma once

#include "loader/recognition/recognition.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace readout {

/// Sorts statements by where their words begin; those that begin alike stay as they stand.
void sort_statements(std::vector<TokenStatement>& statements);

/// The numbers of the statements of each sentence, in their order.
std::vector<std::vector<std::uint32_t>> statements_by_sentence(const Recognition& recognition);

/// The words of statements, found by what stands in them. It does not see later changes.
class StatementWords {
 public:
  explicit StatementWords(const std::vector<TokenStatement>& statements);

  /// The statement with the smallest stretch of words that holds `inner` and for which `fits`
  /// holds, the first of several; nothing where there is none.
  template <typename Fits>
  std::optional<std::uint32_t> smallest_around(TokenRange inner, const Fits& fits) const;

 private:
  struct Words {
    TokenRange range;
    std::uint32_t statement = 0;
    std::uint32_t reach = 0;  // where the last of all up to this one ends
  };
  std::vector<Words> m_words;  // by range
};

template <typename Fits>
std::optional<std::uint32_t> StatementWords::smallest_around(TokenRange inner,
                                                             const Fits& fits) const {
  const auto size_of = [](TokenRange range) { return range.end - range.first; };
  const Words* smallest = nullptr;
  auto after = std::ranges::upper_bound(m_words, inner.first, {},
                                        [](const Words& words) { return words.range.first; });
  for (; after != m_words.begin(); --after) {
    const Words& words = *(after - 1);
    const bool all_longer =
        smallest != nullptr && inner.end - words.range.first > size_of(smallest->range);
    if (words.reach < inner.end || all_longer) {
      break;
    }
    if (!words.range.contains(inner) || !fits(words.range, words.statement)) {
      continue;
    }
    if (smallest == nullptr || std::pair(size_of(words.range), words.statement) <
                                   std::pair(size_of(smallest->range), smallest->statement)) {
      smallest = &words;
    }
  }
  return smallest == nullptr ? std::nullopt : std::optional(smallest->statement);
}

}  // namespace readout
