#pragma once

#include "loader/lexicon/phrase_table.hpp"

#include <tsl/robin_map.h>

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// Collects phrases for a PhraseTable.
class PhraseTableBuilder {
 public:
  PhraseTableBuilder();
  /// Adds a phrase; the same phrase may have several values, equal ones are kept once, and so are
  /// those that only come from different dictionaries. One with hyphens stands also for its words
  /// without them, unless it ends with one. An empty phrase is ignored; the letter case of words
  /// behind the sixteenth does not count.
  void add(std::string_view phrase, const PhraseValue& value);
  std::size_t size() const { return m_sequences.size(); }
  /// Makes room for so many phrases.
  void reserve(std::size_t phrases);
  /// Puts the table's arrays into an image; nothing can be added then. n log n in the phrases.
  void write(ImageWriter& image);

 private:
  using Numbers = std::vector<std::uint32_t>;

  struct Word {
    std::uint32_t token = 0;
    std::uint32_t letter_case = 0;
  };
  struct Sequence {
    std::uint32_t first = 0;  // in m_sequence_tokens
    std::uint32_t size = 0;
    PhraseTable::Phrase phrase;
  };
  using ValueKey = std::array<std::uint32_t, 3>;
  struct ValueHash {
    std::size_t operator()(const ValueKey& key) const;
  };
  struct Trie;

  void insert(std::span<const Word> words, const PhraseTable::Phrase& meaning);
  std::uint32_t value_number(const PhraseValue& value);
  std::uint32_t attributes_start(const std::vector<Attribute>& attributes);
  std::uint32_t token_number(std::string_view token, TokenKind kind);
  std::span<const std::uint32_t> tokens_of(const Sequence& sequence) const;
  bool same(const Sequence& a, const Sequence& b) const;
  Numbers sorted() const;
  std::vector<Sequence> in_order() const;
  Trie trie() const;
  std::vector<StringRef> starts_first();

  StringPoolBuilder m_tokens;
  std::uint32_t m_hyphen = 0;
  Numbers m_sequence_tokens;
  std::vector<Sequence> m_sequences;
  tsl::robin_map<ValueKey, std::uint32_t, ValueHash> m_value_numbers;
  std::vector<PhraseTable::Value> m_values;
  tsl::robin_map<std::string, std::uint32_t> m_attribute_starts;
  std::vector<Attribute> m_attributes;
  std::vector<Word> m_words;  // kept for its memory
};

}  // namespace readout
