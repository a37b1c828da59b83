#pragma once

#include "loader/lexicon/constraint_table.hpp"
#include "loader/lexicon/pattern.hpp"
#include "loader/lexicon/word_tests.hpp"
#include "loader/text/symbols.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace readout {

/// Numbers the different constraints of a phase, and the different tests in them.
class ConstraintCompiler {
 public:
  /// `kinds` are the kinds of annotations that units carry. What is asked of words is added to
  /// `word_tests`. Both references must outlive the compiler.
  ConstraintCompiler(SymbolTable& symbols, WordTests& word_tests, std::vector<std::string> kinds)
      : m_symbols(symbols),
        m_word_tests(word_tests),
        m_text_tests(std::make_shared<WordTests>(word_tests.lists())),
        m_kinds(std::move(kinds)) {}

  /// The number of a constraint. Throws InputError for an unknown list, a kind that no unit
  /// carries, a regular expression that RE2 refuses.
  std::uint32_t add(const Constraint& constraint);
  /// Everything added so far. Call once.
  ConstraintTable finish() {
    m_parts.text_tests = std::move(m_text_tests);
    return ConstraintTable(std::move(m_parts));
  }

 private:
  std::uint32_t add_node(const Constraint& constraint);
  ConstraintNode kind_node(const Constraint& constraint);
  ConstraintNode attribute_node(const Constraint& constraint);
  ConstraintNode word_node(ConstraintNode::Op op, WordPart part, const Constraint& constraint);
  ConstraintNode text_node(const Constraint& constraint);
  std::uint32_t annotation_test(const AnnotationTest& test);
  void check_list(const Constraint& constraint) const;

  SymbolTable& m_symbols;
  WordTests& m_word_tests;
  std::shared_ptr<WordTests> m_text_tests;
  std::vector<std::string> m_kinds;
  ConstraintParts m_parts{};
  std::map<std::string, std::uint32_t> m_constraint_numbers{};
  std::map<std::uint32_t, std::uint32_t> m_word_test_numbers{};  // here, of those of all phases
};

}  // namespace readout
