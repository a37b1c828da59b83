#pragma once

#include "loader/lexicon/image.hpp"
#include "loader/lexicon/string_index.hpp"
#include "loader/lexicon/string_pool.hpp"
#include "loader/lexicon/word_lists.hpp"

#include <tsl/robin_map.h>

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// The word lists of all dictionaries: for each word the set of lists that hold it. Read in place
/// from an image.
class WordListTable {
 public:
  WordListTable() = default;
  explicit WordListTable(const Image& image);

  std::optional<ListNumber> list(std::string_view name) const;
  std::vector<std::string> names() const;
  /// The lists of a set whose names begin with `prefix`, by what stands behind it. Linear in the
  /// number of such lists.
  std::vector<std::string_view> names_in(ListSet lists, std::string_view prefix) const;
  /// The lists that hold a word, written as the lists have it.
  ListSet lists_of(std::string_view word) const;
  bool holds(ListSet lists, ListNumber list) const {
    return list != no_list &&
           ((m_sets[lists * m_words_of_set + list / bits] >> (list % bits)) & 1U) != 0;
  }

  /// How many sets there are: they are numbered from 0.
  ListSet set_count() const {
    return static_cast<ListSet>(m_words_of_set == 0 ? 0 : m_sets.size() / m_words_of_set);
  }

  static constexpr std::uint32_t bits = 64;

  struct Word {
    StringRef word = 0;
    ListSet lists = 0;
  };

 private:
  StringPool m_strings;
  std::span<const StringRef> m_names;  // sorted
  StringIndex m_index;
  std::span<const Word> m_words;
  std::span<const std::uint64_t> m_sets;
  std::size_t m_words_of_set = 0;
};

/// Collects the word lists for a WordListTable.
class WordListTableBuilder {
 public:
  /// An apostrophe may be curly in texts: "don't" is added as "don’t" too.
  void add(const std::string& list, std::string_view word);
  bool holds(const std::string& list, std::string_view word) const;
  /// Puts the table's arrays into an image.
  void write(ImageWriter& image) const;

 private:
  StringPoolBuilder m_strings;
  std::map<std::string, std::vector<StringRef>, std::less<>> m_lists;
};

}  // namespace readout
