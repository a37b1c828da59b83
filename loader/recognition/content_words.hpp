#pragma once

#include "loader/lexicon/lexicon.hpp"

#include <tsl/robin_map.h>

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

  /// The pieces of a word in small letters: none for a function word, several where two have grown
  /// together ("won't"). Valid until the next call of clear().
  const std::vector<std::string>& of(std::string_view lower);
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
  tsl::robin_map<std::string, std::vector<std::string>> m_words;
};

}  // namespace readout
