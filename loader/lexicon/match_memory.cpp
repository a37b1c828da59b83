#include "loader/lexicon/match_memory.hpp"

#include "loader/lexicon/match_finder.hpp"
#include "loader/lexicon/unit_index.hpp"

#include <array>
#include <utility>

namespace readout {

MatchMemory::MatchMemory(const WordTests& tests)
    : m_tests(tests),
      m_seen(std::make_unique<UnitIndex>()),
      m_removable(std::make_unique<UnitIndex>()) {}
MatchMemory::~MatchMemory() = default;

std::uint32_t MatchMemory::class_of_word(std::string_view word) {
  m_key.clear();
  m_tests.answer(word, m_key);
  const std::uint32_t number = m_answers.intern(m_key);
  if (number == m_plain.size()) {
    m_last.emplace_back();
    m_plain.push_back(class_with(number, 0));
  }
  return number;
}

std::uint32_t MatchMemory::class_with(std::uint32_t word_class, ReadingSet readings) {
  const std::array<std::uint32_t, 2> pair = {word_class, readings};
  const std::uint32_t number = m_pairs.intern(pair);
  if (number == m_class_of_pair.size()) {
    m_class_of_pair.push_back(
        m_classes.intern(m_tests.holding(m_answers.at(word_class), readings)));
  }
  return m_class_of_pair[number];
}

void MatchMemory::begin(std::vector<std::uint32_t> word_classes) {
  m_word_classes = std::move(word_classes);
  m_look_of_annotation.clear();
  m_order.clear();
  m_plain_classes.clear();
  m_plain_classes.reserve(m_word_classes.size());
  for (const std::uint32_t word_class : m_word_classes) {
    m_plain_classes.push_back(m_plain[word_class]);
  }
}

std::vector<std::uint32_t> MatchMemory::classes_of(const AnnotatedText& text) {
  std::vector<std::uint32_t> word_classes;
  word_classes.reserve(text.tokens.size());
  for (const Token& token : text.tokens) {
    word_classes.push_back(class_of_word(token.in(text.text)));
  }
  return word_classes;
}

std::uint32_t MatchMemory::number_of_look(const Annotation& annotation) {
  m_key.assign(1, annotation.kind);
  for (const Attribute& attribute : annotation.attributes) {
    m_key.push_back(static_cast<std::uint32_t>(attribute.name) << 16U | attribute.value);
  }
  return m_looks.intern(m_key);
}

std::uint32_t MatchMemory::number_of_looks(const AnnotatedText& text, std::uint32_t first,
                                           std::span<const std::uint32_t> others) {
  constexpr std::uint32_t first_of_several = 1U << 31U;
  std::uint32_t looks = first;
  for (const std::uint32_t annotation : others) {
    const TripleTable::Key key = {looks, look_of(text, annotation), 0};
    looks = m_more_looks.find(key);
    if (looks == TripleTable::unknown) {
      looks = first_of_several + static_cast<std::uint32_t>(m_more_looks.size());
      m_more_looks.add(key, looks);
    }
  }
  return looks;
}

std::span<const std::uint32_t> MatchMemory::annotations_in_order(const AnnotatedText& text) {
  if (m_order.size() > text.annotations.size()) {
    m_order.clear();
  }
  put_in_order(text, m_order);
  return m_order;
}

MatchFinder& MatchMemory::finder_for(const Automata& automata, const ConstraintTable& constraints,
                                     const Conditions& conditions) {
  auto& finder = m_finders[&constraints];
  if (finder == nullptr) {
    finder = std::make_unique<MatchFinder>(automata, constraints, conditions, *this);
  }
  return *finder;
}

std::size_t MatchMemory::bytes() const {
  std::size_t bytes = m_answers.bytes() + m_pairs.bytes() + m_classes.bytes() + m_looks.bytes() +
                      m_more_looks.bytes();
  for (const auto& [constraints, finder] : m_finders) {
    bytes += finder->bytes();
  }
  return bytes;
}

void MatchMemory::clear() {
  for (SequenceTable* table : {&m_answers, &m_pairs, &m_classes, &m_looks}) {
    table->clear();
  }
  m_more_looks.clear();
  m_plain.clear();
  m_last.clear();
  m_class_of_pair.clear();
  m_finders.clear();
  m_word_classes.clear();
  m_plain_classes.clear();
  m_look_of_annotation.clear();
  m_order.clear();
}

}  // namespace readout
