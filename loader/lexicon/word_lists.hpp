#pragma once

#include "loader/text/reading.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// Number of a word list.
using ListNumber = std::uint32_t;
inline constexpr ListNumber no_list = 0xffffffff;  ///< holds no word
/// Which lists hold a word: number of a set of lists.
using ListSet = std::uint32_t;
inline constexpr ListSet no_lists = 0;

/// The dictionary form of a word in each of its readings, by reading. Pieces of a table, or of the
/// word.
using Lemmas = std::array<std::string_view, reading_count>;

/// Word lists for `[in=NAME]`. Asked for the number of a list once at compile time, then for the
/// lists of words; safe to ask from several threads.
class WordLists {
 public:
  virtual ~WordLists() = default;
  virtual std::optional<ListNumber> list(std::string_view name) const = 0;
  virtual std::vector<std::string> names() const = 0;
  /// `lower` is the word in small letters.
  virtual ListSet lists_of(std::string_view lower) const = 0;
  virtual bool holds(ListSet lists, ListNumber list) const = 0;
  /// The dictionary forms of a word ("left", participle: leave); empty where no dictionary says.
  virtual Lemmas lemmas(std::string_view /*lower*/) const { return {}; }
};

}  // namespace readout
