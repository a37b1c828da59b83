#pragma once

#include "loader/lexicon/word_tests.hpp"
#include "loader/text/annotated_text.hpp"
#include "loader/text/symbols.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace readout {

/// What is known of one unit: which tests hold for its parts.
struct UnitFacts {
  BitsView last_word;                   ///< word tests of the last token
  BitsView first_word;                  ///< word tests of the first token
  BitsView whole_text;                  ///< text tests, of several tokens; empty: not known
  bool is_single = true;                ///< one token
  std::vector<BitsView> annotations{};  ///< annotation tests of each annotation
  mutable bool lacks_text = false;      ///< set where a text test was asked for and is not known
};

/// A constraint as a tree over numbered tests.
struct ConstraintNode {
  enum class Op { any, all, either, none, last, first, single, several, kind, attribute, bare };
  Op op = Op::any;
  std::uint32_t test = 0;
  bool asks_annotation = false;        ///< a kind or attribute stands in it, not negated
  std::vector<std::uint32_t> parts{};  ///< nodes
};

struct AnnotationTest {
  bool is_kind = true;
  Symbol name = 0;   ///< kind, or name of the attribute
  Symbol value = 0;  ///< of the attribute
};

/// What ConstraintCompiler fills.
struct ConstraintParts {
  std::vector<ConstraintNode> nodes{};
  std::vector<std::uint32_t> roots{};             ///< node of each constraint
  std::vector<std::uint32_t> word_tests{};        ///< those asked here, of all phases' tests
  bool ask_readings = false;                      ///< whether one of them does
  std::shared_ptr<const WordTests> text_tests{};  ///< of units of several tokens
  std::vector<AnnotationTest> annotation_tests{};
};

/// The different constraints of a phase, numbered, over the tests of words that all phases share
/// and over tests of texts and annotations of its own. Constant and safe to share between threads.
class ConstraintTable {
 public:
  explicit ConstraintTable(ConstraintParts parts) : m_parts(std::move(parts)) {}

  std::size_t size() const { return m_parts.roots.size(); }

  /// Whether what holds for a word depends on the readings that are left for it.
  bool asks_readings() const { return m_parts.ask_readings; }

  /// Of the tests that hold for a token those that are asked here.
  Bits word_bits(BitsView tests_of_all_phases) const;
  /// The tests that hold for a unit's text, an annotation.
  Bits text_bits(std::string_view text) const;
  Bits annotation_bits(const Annotation& annotation) const;
  /// The constraints that hold for a unit. Text tests are asked where all that stands before them
  /// leaves the answer open; if one was and is not known, the result means nothing.
  Bits holding(const UnitFacts& facts) const;
  /// False if the constraint holds for no unit without annotations.
  bool may_hold_for_bare(std::uint32_t constraint) const;

 private:
  bool holds(const ConstraintNode& node, const UnitFacts& facts) const;
  bool holds_for(const ConstraintNode& node, const UnitFacts& facts, BitsView annotation,
                 bool negated) const;
  bool may_be(const ConstraintNode& node, bool value) const;
  const ConstraintNode& part(const ConstraintNode& node, std::size_t i) const {
    return m_parts.nodes[node.parts[i]];
  }

  ConstraintParts m_parts;
};

}  // namespace readout
