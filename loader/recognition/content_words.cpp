#include "loader/recognition/content_words.hpp"

#include <array>
#include <bit>
#include <libstemmer.h>
#include <stdexcept>

namespace readout {

namespace {

constexpr std::string_view synonyms = "synonyms.";

}  // namespace

void ContentWords::StemmerDeleter::operator()(sb_stemmer* stemmer) const {
  sb_stemmer_delete(stemmer);
}

ContentWords::ContentWords(const Lexicon& lexicon)
    : m_lexicon(lexicon),
      m_function(lexicon.lists().list("words.function").value_or(no_list)),
      m_stemmer(sb_stemmer_new("english", nullptr)) {
  if (m_stemmer == nullptr) {
    throw std::runtime_error("libstemmer has no stemmer for English");
  }
}

ContentWords::~ContentWords() = default;

const std::vector<std::string>& ContentWords::of(std::uint32_t number, std::string_view lower) {
  if (number >= m_words.size()) {
    m_words.resize(number + 1);
  }
  if (m_words[number] == nullptr) {
    m_words[number] = std::make_unique<const std::vector<std::string>>(pieces_of(lower));
  }
  return *m_words[number];
}

std::string ContentWords::reported(std::string_view piece) const {
  const std::string other = class_of(piece);
  return other.empty() ? std::string(piece) : other;
}

std::string ContentWords::class_of(std::string_view lower) const {
  const std::vector<std::string> classes = classes_of(lower);
  return classes.empty() ? std::string() : classes.front();
}

std::vector<std::string> ContentWords::pieces_of(std::string_view lower) {
  std::vector<std::string> classes = classes_of(lower);
  if (!classes.empty()) {
    return classes;
  }
  if (m_lexicon.lists().holds(m_lexicon.lists().lists_of(lower), m_function)) {
    return {};
  }
  const WordReadings readings = m_lexicon.readings_of(lower);
  const ReadingSet commonest = readings.commonest(readings.set);
  const std::string_view lemma =
      commonest == 0 ? lower
                     : m_lexicon.lemma(lower, static_cast<Reading>(std::countr_zero(commonest)));
  classes = classes_of(lemma);
  return classes.empty() ? std::vector{stem_of(lemma)} : classes;
}

std::vector<std::string> ContentWords::classes_of(std::string_view lower) const {
  const WordListTable& lists = m_lexicon.lists();
  std::vector<std::string> classes;
  for (const std::string_view name : lists.names_in(lists.lists_of(lower), synonyms)) {
    classes.emplace_back(name);
  }
  return classes;
}

std::string ContentWords::stem_of(std::string_view lower) {
  const sb_symbol* stem =
      sb_stemmer_stem(m_stemmer.get(), reinterpret_cast<const sb_symbol*>(lower.data()),
                      static_cast<int>(lower.size()));
  if (stem == nullptr) {
    throw std::bad_alloc();
  }
  return {reinterpret_cast<const char*>(stem),
          static_cast<std::size_t>(sb_stemmer_length(m_stemmer.get()))};
}

}  // namespace readout
