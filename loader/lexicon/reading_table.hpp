#pragma once

#include "loader/lexicon/image.hpp"
#include "loader/lexicon/string_index.hpp"
#include "loader/lexicon/string_pool.hpp"
#include "loader/lexicon/table_file.hpp"
#include "loader/lexicon/word_lists.hpp"
#include "loader/text/reading.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace readout {

/// What a word can be, by the dictionaries.
struct WordReadings {
  std::uint64_t order = 0;  ///< its readings, the commonest first, five bits each, from the lowest
  ReadingSet set = 0;
  bool listed = false;  ///< a table holds the word; otherwise its ending was judged

  /// The commonest of those readings that `left` still holds; `left` where none of them is in it.
  ReadingSet commonest(ReadingSet left) const;
};

/// Readings and lemmas of words in small letters: closed_words.tsv and readings.tsv, of which the
/// one that was added first decides, and suffixes.tsv for all other words. Read in place from an
/// image.
class ReadingTable {
 public:
  ReadingTable() = default;
  explicit ReadingTable(const Image& image);

  /// Constant time for words that are listed.
  WordReadings of(std::string_view lower) const;
  /// The dictionary form of a word in one of its readings; the word itself, or what its ending
  /// leaves of it, where no table holds it. A piece of this table or of `lower`.
  std::string_view lemma(std::string_view lower, Reading reading) const;
  Lemmas lemmas(std::string_view lower) const;  ///< in all readings, at the price of one

  struct Word {
    std::uint64_t order = 0;
    StringRef word = 0;
    ReadingSet set = 0;
    std::uint32_t first_lemma = 0;  ///< position among the lemmas
    std::uint32_t lemmas = 0;       ///< none: the word itself; one for all; or one for each
  };
  struct Suffix {
    std::uint64_t order = 0;
    StringRef suffix = 0;
    ReadingSet set = 0;
    std::uint32_t least = 0;  ///< bytes that must stand before it
    std::uint32_t drop = 0;   ///< bytes that the lemma lacks
  };

 private:
  const Word* word_of(std::string_view lower) const;
  const Suffix* suffix_of(std::string_view lower) const;
  /// `word` is of the table or, for all other words, null.
  std::string_view lemma_of(const Word* word, std::string_view lower, Reading reading) const;

  StringPool m_strings;
  StringIndex m_index;
  std::span<const Word> m_words;
  std::span<const StringRef> m_lemmas;
  std::span<const Suffix> m_suffixes;  // the longest first
};

/// Collects readings for a ReadingTable.
class ReadingTableBuilder {
 public:
  /// A row `word readings lemma`; nothing where the word is known. Throws InputError for an unknown
  /// reading, and for lemmas that are neither one nor as many as the readings.
  void add_word(const TableRow& row);
  /// A row `suffix readings least drop`. Throws InputError for an unknown reading, and where
  /// `least` or `drop` is no number.
  void add_suffix(const TableRow& row);
  /// Puts the table's arrays into an image.
  void write(ImageWriter& image) const;

 private:
  StringPoolBuilder m_strings;
  std::unordered_set<StringRef> m_known;
  std::vector<ReadingTable::Word> m_words;
  std::vector<StringRef> m_lemmas;
  std::vector<ReadingTable::Suffix> m_suffixes;
};

}  // namespace readout
