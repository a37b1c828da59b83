#include "loader/lexicon/constraint_table.hpp"

#include <algorithm>

namespace readout {

namespace {

using Op = ConstraintNode::Op;

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
    case Op::several:
      facts.lacks_text |= !facts.is_single && facts.whole_text.empty();
      return !facts.is_single && !facts.whole_text.empty() &&
             holds_bit(facts.whole_text, node.test);
    case Op::bare:
      return facts.annotations.empty();
    default:
      return true;
  }
}

}  // namespace

Bits ConstraintTable::word_bits(BitsView tests_of_all_phases) const {
  Bits bits = no_bits(m_parts.word_tests.size());
  for (std::uint32_t i = 0; i < m_parts.word_tests.size(); ++i) {
    if (holds_bit(tests_of_all_phases, m_parts.word_tests[i])) {
      set_bit(bits, i);
    }
  }
  return bits;
}

Bits ConstraintTable::text_bits(std::string_view text) const {
  std::vector<std::uint32_t> answers;
  m_parts.text_tests->answer(text, answers);
  return m_parts.text_tests->holding(answers, 0);
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
