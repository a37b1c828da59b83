#pragma once

#include "loader/lexicon/word_lists.hpp"
#include "loader/text/annotated_text.hpp"
#include "loader/text/symbols.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace re2 {
class RE2;
}

namespace readout {

/// A set of small numbers, as words of 32 bits.
using Bits = std::vector<std::uint32_t>;
using BitsView = std::span<const std::uint32_t>;
inline bool holds_bit(BitsView bits, std::uint32_t number) {
  return ((bits[number / 32] >> (number % 32)) & 1U) != 0;
}

/// What is known of one unit: which tests hold for its parts.
struct UnitFacts {
  BitsView last_word;                   ///< word tests of the last token
  BitsView first_word;                  ///< word tests of the first token
  BitsView whole_text;                  ///< text tests
  bool is_single = true;                ///< one token
  std::vector<BitsView> annotations{};  ///< annotation tests of each annotation
};

/// A constraint as a tree over numbered tests.
struct ConstraintNode {
  enum class Op { any, all, either, none, last, first, single, text, kind, attribute, bare };
  Op op = Op::any;
  std::uint32_t test = 0;
  bool asks_annotation = false;        ///< a kind or attribute stands in it, not negated
  std::vector<std::uint32_t> parts{};  ///< nodes
};

/// Parts of a word that a test can look at.
enum class WordPart { word, lower, shape, list, reading, lemma };

/// A test of a word by regular expression or list.
struct SlowWordTest {
  WordPart part = WordPart::word;
  std::uint32_t number = 0;
  std::string list{};
  std::shared_ptr<const re2::RE2> regex{};  ///< null: a list
};

/// A test of the readings that a token may have: whether one of these is left.
struct ReadingTest {
  std::uint32_t number = 0;
  ReadingSet readings = 0;
};

/// Tests for equality, by value: the numbers of those that hold.
using ExactTests = std::unordered_map<std::string, std::vector<std::uint32_t>>;

/// Tests of a word, or of a unit's whole text. At most one of them for each part and value.
struct WordTests {
  std::array<ExactTests, 3> exact{};  ///< word, lower, shape
  std::vector<SlowWordTest> slow{};
  std::vector<ReadingTest> readings{};
  ExactTests lemmas{};
  std::vector<SlowWordTest> slow_lemmas{};
  std::uint32_t size = 0;

  bool ask_readings() const { return !readings.empty() || !lemmas.empty() || !slow_lemmas.empty(); }
};

struct AnnotationTest {
  bool is_kind = true;
  Symbol name = 0;   ///< kind, or name of the attribute
  Symbol value = 0;  ///< of the attribute
};

/// What ConstraintCompiler fills.
struct ConstraintParts {
  std::vector<ConstraintNode> nodes{};
  std::vector<std::uint32_t> roots{};  ///< node of each constraint
  WordTests word_tests{};
  WordTests text_tests{};
  std::vector<AnnotationTest> annotation_tests{};
};

/// The different constraints of a phase, numbered, over different tests, numbered too. Constant and
/// safe to share between threads.
class ConstraintTable {
 public:
  /// The lists must outlive the table.
  ConstraintTable(ConstraintParts parts, const WordLists& lists);

  std::size_t size() const { return m_parts.roots.size(); }
  bool has_text_tests() const { return m_parts.text_tests.size != 0; }

  /// Whether what holds for a word depends on the readings that are left for it.
  bool asks_readings() const { return m_parts.word_tests.ask_readings(); }

  /// The tests that hold for a word with these readings, a unit's text, an annotation.
  Bits word_bits(std::string_view word, ReadingSet readings) const;
  Bits text_bits(std::string_view text) const;
  Bits annotation_bits(const Annotation& annotation) const;
  /// The constraints that hold for a unit.
  Bits holding(const UnitFacts& facts) const;
  /// False if the constraint holds for no unit without annotations.
  bool may_hold_for_bare(std::uint32_t constraint) const;

 private:
  Bits bits_of(const WordTests& tests, std::string_view word) const;
  void add_lemma_bits(std::string_view lemma, Bits& bits) const;
  bool holds(const ConstraintNode& node, const UnitFacts& facts) const;
  bool holds_for(const ConstraintNode& node, const UnitFacts& facts, BitsView annotation,
                 bool negated) const;
  bool may_be(const ConstraintNode& node, bool value) const;
  const ConstraintNode& part(const ConstraintNode& node, std::size_t i) const {
    return m_parts.nodes[node.parts[i]];
  }

  ConstraintParts m_parts;
  const WordLists& m_lists;
};

}  // namespace readout
