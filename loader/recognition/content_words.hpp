#pragma once

#include "loader/lexicon/lexicon.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct sb_stemmer;

namespace readout {

/// What is left of words when what is said is compared: their classes in synonyms.tsv, else the
/// stem of their dictionary form (Porter's stemmer for English, version 2, of libstemmer). Works
/// each word out once; for one thread.
class ContentWords {
 public:
  /// The lexicon must outlive it.
  explicit ContentWords(const Lexicon& lexicon);
  ~ContentWords();
  ContentWords(const ContentWords&) = delete;
  ContentWords& operator=(const ContentWords&) = delete;

  /// The pieces of the word with this number in the inventory, `lower` in small letters: none for a
  /// function word, several where two have grown together ("won't"). Valid until clear().
  const std::vector<std::string>& of(std::uint32_t number, std::string_view lower);
  /// What a piece of modality is where a past verb reports it: ~will of ~would; else the piece.
  std::string reported(std::string_view piece) const;
  /// The class of a word in synonyms.tsv, the first of several; empty for none.
  std::string class_of(std::string_view lower) const;
  /// To be called when the inventory is cleared.
  void clear() { m_words.clear(); }

 private:
  struct StemmerDeleter {
    void operator()(sb_stemmer* stemmer) const;
  };

  std::vector<std::string> pieces_of(std::string_view lower);
  std::vector<std::string> classes_of(std::string_view lower) const;
  std::string stem_of(std::string_view lower);

  const Lexicon& m_lexicon;
  ListNumber m_function;
  std::unique_ptr<sb_stemmer, StemmerDeleter> m_stemmer;
  std::vector<std::unique_ptr<const std::vector<std::string>>> m_words;  // by number; null: not yet
};

}  // namespace readout
