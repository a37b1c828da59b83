#include "loader/lexicon/unit_symbols.hpp"

#include <algorithm>
#include <ranges>

namespace readout {

namespace {

// Layout of a unit's key.
constexpr std::size_t last_word = 0;
constexpr std::size_t first_word = 1;
constexpr std::size_t whole_text = 2;
constexpr std::size_t is_single = 3;
constexpr std::size_t annotations = 4;

// An element of a table that grows; one that is new is unknown.
std::uint32_t& element(std::vector<std::uint32_t>& table, std::uint32_t number) {
  if (number >= table.size()) {
    table.resize(number + 1, UnitSymbols::unknown);
  }
  return table[number];
}

}  // namespace

std::uint32_t UnitSymbols::word_class(std::uint32_t token_class) {
  std::uint32_t& known = element(m_word_class, token_class);
  if (known == unknown) {
    known = m_word_classes.intern(m_table.word_bits(m_memory.tests_of(token_class)));
  }
  return known;
}

std::uint32_t UnitSymbols::bare_symbol(std::uint32_t token_class) {
  const std::uint32_t word = word_class(token_class);
  std::uint32_t& symbol = element(m_symbol_of_word_class, word);
  if (symbol == unknown) {
    const BitsView bits = m_word_classes.at(word);
    symbol = m_symbols.intern(
        m_table.holding({.last_word = bits, .first_word = bits, .whole_text = {}}));
  }
  element(m_bare, token_class) = symbol;
  return symbol;
}

std::uint32_t UnitSymbols::text_class(const AnnotatedText& text, TokenRange range) {
  return m_text_classes.intern(m_table.text_bits(words_on_one_line(text, range)));
}

std::uint32_t UnitSymbols::annotation_class(const AnnotatedText& text, std::uint32_t annotation) {
  const std::uint32_t look = m_memory.look_of(text, annotation);
  std::uint32_t& known = element(m_class_of_look, look);
  if (known == unknown) {
    known = m_annotation_classes.intern(m_table.annotation_bits(text.annotations[annotation]));
  }
  return known;
}

std::uint32_t UnitSymbols::annotated_symbol(const AnnotatedText& text, const UnitView& unit) {
  const bool single = unit.range.end == unit.range.first + 1;
  // By what the phase asks of words: fewer keys than by what all phases ask.
  const TripleTable::Key key = {
      word_class(class_of(text, unit.range.end - 1)),
      single ? unknown : word_class(class_of(text, unit.range.first)),
      unit.annotations.empty() ? unknown : m_memory.looks_of(text, unit.annotations)};
  std::uint32_t symbol = m_annotated.find(key);
  if (symbol == unknown) {
    symbol = unit_symbol(text, unit, unknown);
    m_annotated.add(key, symbol);
  }
  return symbol == by_its_text ? unit_symbol(text, unit, text_class(text, unit.range)) : symbol;
}

std::uint32_t UnitSymbols::unit_symbol(const AnnotatedText& text, const UnitView& unit,
                                       std::uint32_t text_class) {
  m_key.resize(annotations);
  m_key[last_word] = word_class(class_of(text, unit.range.end - 1));
  const bool single = unit.range.end == unit.range.first + 1;
  m_key[first_word] = single ? m_key[last_word] : word_class(class_of(text, unit.range.first));
  m_key[whole_text] = text_class;
  m_key[is_single] = single ? 1 : 0;
  for (const std::uint32_t annotation : unit.annotations) {
    m_key.push_back(annotation_class(text, annotation));
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
  const Bits holding = m_table.holding(facts);
  return facts.lacks_text ? by_its_text : m_symbols.intern(holding);
}

std::size_t UnitSymbols::bytes() const {
  return m_word_classes.bytes() + m_text_classes.bytes() + m_annotation_classes.bytes() +
         m_unit_keys.bytes() + m_symbols.bytes() + m_annotated.bytes() +
         (m_bare.size() + m_word_class.size() + m_class_of_look.size()) * sizeof(std::uint32_t);
}

void UnitSymbols::clear() {
  m_memory.seen().forget_symbols();
  m_bare.clear();
  m_word_class.clear();
  m_symbol_of_word_class.clear();
  m_class_of_look.clear();
  m_symbol_of_key.clear();
  m_annotated.clear();
  for (SequenceTable* table :
       {&m_word_classes, &m_text_classes, &m_annotation_classes, &m_unit_keys, &m_symbols}) {
    table->clear();
  }
}

}  // namespace readout
