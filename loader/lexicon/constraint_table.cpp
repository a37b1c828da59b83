#include "loader/lexicon/constraint_table.hpp"

#include "loader/lexicon/shape.hpp"
#include "schema/text/utf8.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <utility>

namespace readout {

namespace {

using Op = ConstraintNode::Op;

void set_bit(Bits& bits, std::uint32_t number) { bits[number / 32] |= 1U << (number % 32); }

Bits no_bits(std::size_t size) {
  Bits bits((size + 31) / 32, 0);
  return bits;
}

bool any_holds(const UnitFacts& facts, std::uint32_t test) {
  return std::ranges::any_of(facts.annotations,
                             [&](BitsView annotation) { return holds_bit(annotation, test); });
}

// Tests that look at the unit, whichever of its annotations is asked about.
bool holds_for_words(const ConstraintNode& node, const UnitFacts& facts) {
  switch (node.op) {
    case Op::last:
      return holds_bit(facts.last_word, node.test);
    case Op::first:
      return holds_bit(facts.first_word, node.test);
    case Op::single:
      return facts.is_single && holds_bit(facts.last_word, node.test);
    case Op::text:
      return holds_bit(facts.whole_text, node.test);
    case Op::bare:
      return facts.annotations.empty();
    default:
      return true;
  }
}

}  // namespace

ConstraintTable::ConstraintTable(ConstraintParts parts, const WordLists& lists)
    : m_parts(std::move(parts)), m_lists(lists) {}

Bits ConstraintTable::word_bits(std::string_view word, ReadingSet readings) const {
  const WordTests& tests = m_parts.word_tests;
  Bits bits = bits_of(tests, word);
  for (const ReadingTest& test : tests.readings) {
    if ((readings & test.readings) != 0) {
      set_bit(bits, test.number);
    }
  }
  if (tests.lemmas.empty() && tests.slow_lemmas.empty()) {
    return bits;
  }
  const std::string lower = to_lower(word);
  for (std::size_t number = 0; number < reading_count; ++number) {
    const auto reading = static_cast<Reading>(number);
    if ((readings & bit_of(reading)) != 0) {
      add_lemma_bits(m_lists.lemma(lower, reading), bits);
    }
  }
  return bits;
}

void ConstraintTable::add_lemma_bits(std::string_view lemma, Bits& bits) const {
  if (lemma.empty()) {
    return;
  }
  const WordTests& tests = m_parts.word_tests;
  const auto found = tests.lemmas.find(std::string(lemma));
  if (found != tests.lemmas.end()) {
    std::ranges::for_each(found->second, [&](std::uint32_t number) { set_bit(bits, number); });
  }
  for (const SlowWordTest& test : tests.slow_lemmas) {
    if (re2::RE2::FullMatch(lemma, *test.regex)) {
      set_bit(bits, test.number);
    }
  }
}

Bits ConstraintTable::text_bits(std::string_view text) const {
  return bits_of(m_parts.text_tests, text);
}

Bits ConstraintTable::bits_of(const WordTests& tests, std::string_view word) const {
  const std::array<std::string, 3> forms = {std::string(word), to_lower(word), shape_of(word)};
  Bits bits = no_bits(tests.size);
  for (std::size_t part = 0; part < forms.size(); ++part) {
    const auto found = tests.exact[part].find(forms[part]);
    if (found != tests.exact[part].end()) {
      std::ranges::for_each(found->second, [&](std::uint32_t number) { set_bit(bits, number); });
    }
  }
  for (const SlowWordTest& test : tests.slow) {
    const bool holds =
        test.part == WordPart::list
            ? m_lists.holds(test.list, forms[1])
            : re2::RE2::FullMatch(forms[static_cast<std::size_t>(test.part)], *test.regex);
    if (holds) {
      set_bit(bits, test.number);
    }
  }
  return bits;
}

Bits ConstraintTable::annotation_bits(const Annotation& annotation) const {
  Bits bits = no_bits(m_parts.annotation_tests.size());
  for (std::uint32_t number = 0; number < m_parts.annotation_tests.size(); ++number) {
    const AnnotationTest& test = m_parts.annotation_tests[number];
    if (test.is_kind ? annotation.kind == test.name : annotation.value(test.name) == test.value) {
      set_bit(bits, number);
    }
  }
  return bits;
}

Bits ConstraintTable::holding(const UnitFacts& facts) const {
  Bits bits = no_bits(size());
  for (std::uint32_t number = 0; number < size(); ++number) {
    if (holds(m_parts.nodes[m_parts.roots[number]], facts)) {
      set_bit(bits, number);
    }
  }
  return bits;
}

bool ConstraintTable::holds(const ConstraintNode& node, const UnitFacts& facts) const {
  const auto part_holds = [&](std::uint32_t part) { return holds(m_parts.nodes[part], facts); };
  switch (node.op) {
    case Op::kind:
    case Op::attribute:
      return any_holds(facts, node.test);
    case Op::none:
      return !part_holds(node.parts.front());
    case Op::either:
      return std::ranges::any_of(node.parts, part_holds);
    case Op::all:
      break;
    default:
      return holds_for_words(node, facts);
  }
  if (!node.asks_annotation) {
    return std::ranges::all_of(node.parts, part_holds);
  }
  if (facts.annotations.empty()) {
    return holds_for(node, facts, {}, false);
  }
  return std::ranges::any_of(facts.annotations, [&](BitsView annotation) {
    return holds_for(node, facts, annotation, false);
  });
}

bool ConstraintTable::holds_for(const ConstraintNode& node, const UnitFacts& facts,
                                BitsView annotation, bool negated) const {
  const auto part_holds = [&](std::uint32_t part) {
    return holds_for(m_parts.nodes[part], facts, annotation, negated);
  };
  switch (node.op) {
    case Op::kind:
      return negated ? any_holds(facts, node.test)
                     : !annotation.empty() && holds_bit(annotation, node.test);
    case Op::attribute:
      return !annotation.empty() && holds_bit(annotation, node.test);
    case Op::none:
      return !holds_for(part(node, 0), facts, annotation, !negated);
    case Op::either:
      return std::ranges::any_of(node.parts, part_holds);
    case Op::all:
      return std::ranges::all_of(node.parts, part_holds);
    default:
      return holds_for_words(node, facts);
  }
}

bool ConstraintTable::may_hold_for_bare(std::uint32_t constraint) const {
  return may_be(m_parts.nodes[m_parts.roots[constraint]], true);
}

bool ConstraintTable::may_be(const ConstraintNode& node, bool value) const {
  const auto part_may_be = [&](std::uint32_t part) { return may_be(m_parts.nodes[part], value); };
  switch (node.op) {
    case Op::any:
    case Op::bare:
      return value;
    case Op::kind:
    case Op::attribute:
      return !value;
    case Op::none:
      return may_be(part(node, 0), !value);
    case Op::all:
    case Op::either:
      return (node.op == Op::all) == value ? std::ranges::all_of(node.parts, part_may_be)
                                           : std::ranges::any_of(node.parts, part_may_be);
    default:
      return true;
  }
}

}  // namespace readout
