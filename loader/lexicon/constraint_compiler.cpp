#include "loader/lexicon/constraint_compiler.hpp"

#include "loader/lexicon/pattern_key.hpp"
#include "schema/text/similar_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <stdexcept>

namespace readout {

namespace {

using Op = ConstraintNode::Op;
using Type = Constraint::Type;

std::uint32_t test_of(WordTests& tests, WordPart part, const Constraint& constraint) {
  if (part == WordPart::list) {
    return tests.add(part, constraint.name);
  }
  if (!constraint.is_regex || part == WordPart::reading) {
    return tests.add(part, constraint.value);
  }
  try {
    return tests.add_regex(part, constraint.value);
  } catch (const std::invalid_argument& refused) {
    throw InputError(constraint.place, fmt::format("broken regular expression /{}/: {}",
                                                   constraint.value, refused.what()));
  }
}

WordPart part_called(std::string_view name) {
  if (name.ends_with("lower") || name == "literal") {
    return WordPart::lower;
  }
  if (name.ends_with("lemma")) {
    return WordPart::lemma;
  }
  if (name.ends_with("reading")) {
    return WordPart::reading;
  }
  return name.ends_with("shape") ? WordPart::shape : WordPart::word;
}

Op op_of(Type joined) {
  switch (joined) {
    case Type::all:
      return Op::all;
    case Type::either:
      return Op::either;
    default:
      return Op::none;
  }
}

}  // namespace

std::uint32_t ConstraintCompiler::add(const Constraint& constraint) {
  const std::string key = key_of(constraint);
  if (const auto known = m_constraint_numbers.find(key); known != m_constraint_numbers.end()) {
    return known->second;
  }
  m_parts.roots.push_back(add_node(constraint));
  const auto number = static_cast<std::uint32_t>(m_parts.roots.size() - 1);
  m_constraint_numbers.emplace(key, number);
  return number;
}

std::uint32_t ConstraintCompiler::add_node(const Constraint& constraint) {
  ConstraintNode node;
  switch (constraint.type) {
    case Type::any:
      break;
    case Type::kind:
      node = kind_node(constraint);
      break;
    case Type::attribute:
      node = attribute_node(constraint);
      break;
    case Type::word_list:
      check_list(constraint);
      node =
          word_node(constraint.value == "first" ? Op::first : Op::last, WordPart::list, constraint);
      break;
    case Type::all:
    case Type::either:
    case Type::none:
      node.op = op_of(constraint.type);
      for (const Constraint& part : constraint.parts) {
        node.parts.push_back(add_node(part));
        node.asks_annotation |= m_parts.nodes[node.parts.back()].asks_annotation;
      }
      node.asks_annotation &= node.op != Op::none;
      break;
  }
  m_parts.nodes.push_back(std::move(node));
  return static_cast<std::uint32_t>(m_parts.nodes.size() - 1);
}

ConstraintNode ConstraintCompiler::kind_node(const Constraint& constraint) {
  if (constraint.name == "Token") {
    return {.op = Op::bare};
  }
  if (std::ranges::find(m_kinds, constraint.name) == m_kinds.end()) {
    std::vector<std::string> known = {"Token"};
    known.insert(known.end(), m_kinds.begin(), m_kinds.end());
    const bool looks_like_value = constraint.name.front() >= 'a' && constraint.name.front() <= 'z';
    throw InputError(
        constraint.place,
        fmt::format("the kind '{}' is not in reads ({}){}", constraint.name,
                    alternatives(constraint.name, known),
                    looks_like_value ? "; for a choice of values write [word=a | word=b]" : ""));
  }
  const Symbol kind = m_symbols.intern(constraint.name);
  return {.op = Op::kind,
          .test = annotation_test({.is_kind = true, .name = kind, .value = 0}),
          .asks_annotation = true};
}

ConstraintNode ConstraintCompiler::attribute_node(const Constraint& constraint) {
  const std::string& name = constraint.name;
  if (name == "text") {
    return text_node(constraint);
  }
  if (name == "literal") {
    return word_node(Op::single, WordPart::lower, constraint);
  }
  if (is_word_test(name)) {
    return word_node(name.starts_with("first.") ? Op::first : Op::last, part_called(name),
                     constraint);
  }
  const AnnotationTest test = {.is_kind = false,
                               .name = m_symbols.intern(name),
                               .value = m_symbols.intern(constraint.value)};
  return {.op = Op::attribute, .test = annotation_test(test), .asks_annotation = true};
}

ConstraintNode ConstraintCompiler::word_node(Op op, WordPart part, const Constraint& constraint) {
  m_parts.ask_readings |= part == WordPart::reading || part == WordPart::lemma;
  const std::uint32_t test = test_of(m_word_tests, part, constraint);
  const auto [known, is_new] = m_word_test_numbers.emplace(test, m_parts.word_tests.size());
  if (is_new) {
    m_parts.word_tests.push_back(test);
  }
  return {.op = op, .test = known->second};
}

// The text of a single token is its word, whose tests are worked out once for each word.
ConstraintNode ConstraintCompiler::text_node(const Constraint& constraint) {
  ConstraintNode node{.op = Op::either};
  const std::uint32_t whole_text = test_of(*m_text_tests, WordPart::word, constraint);
  for (const ConstraintNode& part : {word_node(Op::single, WordPart::word, constraint),
                                     ConstraintNode{.op = Op::several, .test = whole_text}}) {
    m_parts.nodes.push_back(part);
    node.parts.push_back(static_cast<std::uint32_t>(m_parts.nodes.size() - 1));
  }
  return node;
}

std::uint32_t ConstraintCompiler::annotation_test(const AnnotationTest& test) {
  auto& tests = m_parts.annotation_tests;
  const auto same = std::ranges::find_if(tests, [&](const AnnotationTest& other) {
    return other.is_kind == test.is_kind && other.name == test.name && other.value == test.value;
  });
  if (same != tests.end()) {
    return static_cast<std::uint32_t>(same - tests.begin());
  }
  tests.push_back(test);
  return static_cast<std::uint32_t>(tests.size() - 1);
}

void ConstraintCompiler::check_list(const Constraint& constraint) const {
  const WordLists& lists = m_word_tests.lists();
  if (!lists.list(constraint.name)) {
    throw InputError(constraint.place, fmt::format("unknown list '{}' ({})", constraint.name,
                                                   near_or_known(constraint.name, lists.names())));
  }
}

}  // namespace readout
