#pragma once

#include "loader/lexicon/lexicon.hpp"
#include "loader/lexicon/word_table.hpp"
#include "schema/text/token.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// A word of texts and what the lexicon says of it. What is asked of every token stands first, in
/// one line of the processor's cache.
struct alignas(32) KnownWord {
  ListSet lists = 0;             ///< the lists that hold it in small letters
  std::uint32_t word_class = 0;  ///< for the patterns of rules, see MatchMemory
  PhraseWord phrase;             ///< for the phrases of the dictionaries
  bool is_capitalised = false;   ///< a word that begins with a capital
  bool is_all_caps = false;      ///< two capitals or more and no small letter
  std::string lower;             ///< in small letters
  WordReadings readings;         ///< in small letters; of both words where two have grown together
};

/// The different words of the texts that one thread has seen, numbered; what the lexicon says is
/// worked out once for each. Forgets everything when it has grown over 32 MiB, between documents.
class WordInventory {
 public:
  /// Both must outlive the inventory; it must be cleared when the memory is.
  WordInventory(const Lexicon& lexicon, MatchMemory& memory);

  /// Forgets all words.
  void clear();
  /// The numbers of a text's tokens. Constant time for a word that was seen before.
  std::vector<std::uint32_t> numbers_of(std::string_view text, const std::vector<Token>& tokens);
  const KnownWord& operator[](std::uint32_t number) const { return m_words[number]; }

 private:
  std::uint32_t number_of(std::string_view word, TokenKind kind);
  KnownWord known(std::string_view word, TokenKind kind);

  const Lexicon& m_lexicon;
  MatchMemory& m_memory;
  WordTable m_numbers;
  std::vector<KnownWord> m_words;
};

}  // namespace readout
