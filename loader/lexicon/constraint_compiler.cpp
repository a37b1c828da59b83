#include "loader/lexicon/constraint_compiler.hpp"

#include "loader/lexicon/pattern_key.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <re2/re2.h>

#include <algorithm>
#include <memory>

namespace readout {

namespace {

using Op = ConstraintNode::Op;
using Type = Constraint::Type;

std::shared_ptr<const re2::RE2> regex_of(const Constraint& constraint) {
  auto regex = std::make_shared<const re2::RE2>(constraint.value, re2::RE2::Quiet);
  if (!regex->ok()) {
    throw InputError(constraint.place, fmt::format("broken regular expression /{}/: {}",
                                                   constraint.value, regex->error()));
  }
  return regex;
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

bool is_word_test(std::string_view name) {
  return name == "word" || name == "lower" || name == "shape" || name == "lemma" ||
         name == "reading" || name.starts_with("first.");
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
    const bool looks_like_value = constraint.name.front() >= 'a' && constraint.name.front() <= 'z';
    throw InputError(
        constraint.place,
        fmt::format("the kind '{}' is not in reads (known: Token{}{}){}", constraint.name,
                    m_kinds.empty() ? "" : ", ", fmt::join(m_kinds, ", "),
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
    return {.op = Op::text, .test = word_test(m_parts.text_tests, WordPart::word, constraint)};
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
  return {.op = op, .test = word_test(m_parts.word_tests, part, constraint)};
}

std::uint32_t ConstraintCompiler::word_test(WordTests& tests, WordPart part,
                                            const Constraint& constraint) {
  const std::string& value = part == WordPart::list ? constraint.name : constraint.value;
  const std::string key = fmt::format("{}{}{}{}", &tests == &m_parts.text_tests,
                                      static_cast<int>(part), constraint.is_regex, value);
  if (const auto known = m_test_numbers.find(key); known != m_test_numbers.end()) {
    return known->second;
  }
  const std::uint32_t number = tests.size++;
  m_test_numbers.emplace(key, number);
  if (part == WordPart::list) {
    tests.slow.push_back({.part = part, .number = number, .list = value});
  } else if (part == WordPart::reading) {
    tests.readings.push_back({.number = number, .readings = readings_of(value).value()});
  } else if (constraint.is_regex) {
    auto& slow = part == WordPart::lemma ? tests.slow_lemmas : tests.slow;
    slow.push_back({.part = part, .number = number, .regex = regex_of(constraint)});
  } else {
    auto& exact =
        part == WordPart::lemma ? tests.lemmas : tests.exact[static_cast<std::size_t>(part)];
    exact[value].push_back(number);
  }
  return number;
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
  if (!m_lists.knows(constraint.name)) {
    throw InputError(constraint.place, fmt::format("unknown list '{}' (known: {})", constraint.name,
                                                   fmt::join(m_lists.names(), ", ")));
  }
}

}  // namespace readout
