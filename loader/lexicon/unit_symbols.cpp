#include "loader/lexicon/unit_symbols.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <ranges>

namespace readout {

namespace {

constexpr std::uint32_t unknown = std::numeric_limits<std::uint32_t>::max();
// Layout of a unit's key.
constexpr std::size_t last_word = 0;
constexpr std::size_t first_word = 1;
constexpr std::size_t whole_text = 2;
constexpr std::size_t is_single = 3;
constexpr std::size_t annotations = 4;

}  // namespace

std::uint32_t UnitSymbols::symbol_of(const AnnotatedText& text, const UnitView& unit) {
  const bool is_bare = unit.annotations.empty() && unit.range.end == unit.range.first + 1;
  if (is_bare && !m_table.has_text_tests()) {
    return bare_symbol(word_class(text, unit.range.first));
  }
  return unit_symbol(text, unit);
}

std::uint32_t UnitSymbols::word_class(const AnnotatedText& text, std::uint32_t token) {
  const std::string_view word = text.word(token);
  if (!m_table.asks_readings() || text.readings.empty()) {
    return class_of_word(word);
  }
  return class_of_read_word(word, text.readings[token]);
}

std::uint32_t UnitSymbols::class_of_word(std::string_view word) {
  std::uint32_t number = m_words.find(word);
  if (number == WordTable::unknown) {
    number = m_word_classes.intern(m_table.word_bits(word, 0));
    m_words.add(word, number);
  }
  return number;
}

std::uint32_t UnitSymbols::class_of_read_word(std::string_view word, ReadingSet readings) {
  std::uint32_t word_number = m_word_numbers.find(word);
  if (word_number == WordTable::unknown) {
    word_number = m_word_count++;
    m_word_numbers.add(word, word_number);
  }
  const std::array<std::uint32_t, 2> key = {word_number, readings};
  const std::uint32_t number = m_read_words.intern(key);
  if (number == m_class_of_read_word.size()) {
    m_class_of_read_word.push_back(m_word_classes.intern(m_table.word_bits(word, readings)));
  }
  return m_class_of_read_word[number];
}

std::uint32_t UnitSymbols::bare_symbol(std::uint32_t word) {
  if (word >= m_bare.size()) {
    m_bare.resize(word + 1, unknown);
  }
  if (m_bare[word] == unknown) {
    const BitsView bits = m_word_classes.at(word);
    m_bare[word] = m_symbols.intern(
        m_table.holding({.last_word = bits, .first_word = bits, .whole_text = {}}));
  }
  return m_bare[word];
}

std::uint32_t UnitSymbols::text_class(const AnnotatedText& text, TokenRange range) {
  return m_table.has_text_tests()
             ? m_text_classes.intern(m_table.text_bits(words_on_one_line(text, range)))
             : unknown;
}

std::uint32_t UnitSymbols::annotation_class(const Annotation& annotation) {
  std::vector<std::uint32_t> key = {annotation.kind};
  for (const Attribute& attribute : annotation.attributes) {
    key.push_back(static_cast<std::uint32_t>(attribute.name) << 16U | attribute.value);
  }
  const std::uint32_t number = m_annotation_keys.intern(key);
  if (number == m_annotation_class_of_key.size()) {
    m_annotation_class_of_key.push_back(
        m_annotation_classes.intern(m_table.annotation_bits(annotation)));
  }
  return m_annotation_class_of_key[number];
}

std::uint32_t UnitSymbols::unit_symbol(const AnnotatedText& text, const UnitView& unit) {
  m_key.resize(annotations);
  m_key[last_word] = word_class(text, unit.range.end - 1);
  const bool single = unit.range.end == unit.range.first + 1;
  m_key[first_word] = single ? m_key[last_word] : word_class(text, unit.range.first);
  m_key[whole_text] = text_class(text, unit.range);
  m_key[is_single] = single ? 1 : 0;
  for (const std::uint32_t annotation : unit.annotations) {
    m_key.push_back(annotation_class(text.annotations[annotation]));
  }
  const auto classes = std::ranges::subrange(m_key.begin() + annotations, m_key.end());
  std::ranges::sort(classes);
  m_key.erase(std::ranges::unique(classes).begin(), m_key.end());
  const std::uint32_t number = m_unit_keys.intern(m_key);
  if (number == m_symbol_of_key.size()) {
    m_symbol_of_key.push_back(symbol_for_key());
  }
  return m_symbol_of_key[number];
}

std::uint32_t UnitSymbols::symbol_for_key() {
  UnitFacts facts{.last_word = m_word_classes.at(m_key[last_word]),
                  .first_word = m_word_classes.at(m_key[first_word]),
                  .whole_text = {},
                  .is_single = m_key[is_single] == 1};
  if (m_key[whole_text] != unknown) {
    facts.whole_text = m_text_classes.at(m_key[whole_text]);
  }
  for (std::size_t i = annotations; i < m_key.size(); ++i) {
    facts.annotations.push_back(m_annotation_classes.at(m_key[i]));
  }
  return m_symbols.intern(m_table.holding(facts));
}

std::size_t UnitSymbols::bytes() const {
  return m_words.bytes() + m_word_numbers.bytes() + m_read_words.bytes() + m_word_classes.bytes() +
         m_text_classes.bytes() + m_annotation_keys.bytes() + m_annotation_classes.bytes() +
         m_unit_keys.bytes() + m_symbols.bytes();
}

void UnitSymbols::clear() {
  m_words.clear();
  m_word_numbers.clear();
  m_word_count = 0;
  m_class_of_read_word.clear();
  m_bare.clear();
  m_annotation_class_of_key.clear();
  m_symbol_of_key.clear();
  for (SequenceTable* table : {&m_read_words, &m_word_classes, &m_text_classes, &m_annotation_keys,
                               &m_annotation_classes, &m_unit_keys, &m_symbols}) {
    table->clear();
  }
}

}  // namespace readout
