#pragma once

#include "loader/lexicon/regex_set.hpp"
#include "loader/lexicon/word_lists.hpp"
#include "loader/text/reading.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace readout {

/// A set of small numbers, as words of 32 bits.
using Bits = std::vector<std::uint32_t>;
using BitsView = std::span<const std::uint32_t>;
inline bool holds_bit(BitsView bits, std::uint32_t number) {
  return ((bits[number / 32] >> (number % 32)) & 1U) != 0;
}
inline void set_bit(Bits& bits, std::uint32_t number) { bits[number / 32] |= 1U << (number % 32); }
inline Bits no_bits(std::size_t size) {
  Bits bits((size + 31) / 32, 0);
  return bits;
}

/// Parts of a word that a test can look at.
enum class WordPart { word, lower, shape, list, reading, lemma };

/// The different tests that patterns make of words, each with a number. All phases of a lexicon
/// share one, so that a word is tested once for all of them. Filled while they are compiled; from
/// then on constant and safe to share between threads.
class WordTests {
 public:
  /// Whether RE2 has taken all regular expressions before.
  enum class Regexes : std::uint8_t { doubtful, sound };

  /// The lists must outlive the tests.
  explicit WordTests(const WordLists& lists, Regexes regexes = Regexes::doubtful)
      : m_lists(lists), m_are_sound(regexes == Regexes::sound) {}

  const WordLists& lists() const { return m_lists; }

  /// The number of a test: that a part of the word is `value`, that a list of this name holds it,
  /// that it may have a reading of this name. The list and the reading must be known.
  std::uint32_t add(WordPart part, const std::string& value);
  /// That a part of the word, which is no list or reading, matches a regular expression as a whole.
  /// Throws std::invalid_argument with RE2's message for one that it refuses.
  std::uint32_t add_regex(WordPart part, const std::string& regex);

  std::size_t size() const { return m_size; }

  /// What holds for a word whatever its readings: to be read by `holding` only. Equal for words
  /// that no test tells apart. Appended to `answers`.
  void answer(std::string_view word, std::vector<std::uint32_t>& answers) const;
  /// The tests that hold for a word with these answers and readings.
  Bits holding(std::span<const std::uint32_t> answers, ReadingSet readings) const;

 private:
  using ByValue = std::unordered_multimap<std::string, std::uint32_t>;
  struct ListTest {
    ListNumber list = no_list;
    std::uint32_t number = 0;
  };
  struct ReadingTest {
    ReadingSet readings = 0;
    std::uint32_t number = 0;
  };

  ByValue& words_of(WordPart part);
  void answer_lemmas(std::string_view lower, std::vector<std::uint32_t>& answers) const;

  const WordLists& m_lists;
  bool m_are_sound = false;
  std::uint32_t m_size = 0;
  std::map<std::string, std::uint32_t> m_numbers{};  // by part, kind and value
  std::array<ByValue, 3> m_by_value{};               // word, lower, shape: what passes a test
  ByValue m_lemmas{};
  std::array<RegexSet, 3> m_regexes{};  // word, lower, shape
  RegexSet m_lemma_regexes{};
  std::vector<ListTest> m_lists_asked{};
  std::vector<ReadingTest> m_readings{};
};

}  // namespace readout
