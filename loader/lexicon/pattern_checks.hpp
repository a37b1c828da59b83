#pragma once

#include "loader/lexicon/pattern.hpp"
#include "loader/lexicon/pattern_graph.hpp"
#include "loader/lexicon/phase.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace readout {

/// Whether each unit that passes one constraint passes another, as far as it can be told from their
/// tests (see `may_hold`). Answers are kept. The constraints must outlive it.
class Implications {
 public:
  /// Equal constraints have one number.
  std::uint32_t number_of(const Constraint& constraint);
  bool hold(std::uint32_t narrow, std::uint32_t wide);

 private:
  std::map<std::string, std::uint32_t> m_numbers;  // by key
  std::vector<const Constraint*> m_constraints;
  std::unordered_map<std::uint64_t, bool> m_answers;
};

/// Patterns that are compared with each other. They must outlive it.
class PatternComparison {
 public:
  void add(const PatternNode& root);
  /// Whether every row of units that `narrow` matches is matched by `wide` too, both numbered in
  /// the order in which they were added. Never true where it is not so; false also where it cannot
  /// be told: for patterns of thousands of states, and ways of `wide` that look around. Sets of
  /// states of `wide` are followed along the states of `narrow` (Rabin and Scott, IBM Journal 3(2),
  /// 1959); exponential at worst, and given up after 20,000 of them.
  bool covers(std::size_t wide, std::size_t narrow);
  /// The same of whether `wide` matches a beginning of each row that `narrow` matches; with
  /// `shorter`, one that ends before it.
  bool covers_beginning(std::size_t wide, std::size_t narrow, bool shorter);

 private:
  std::vector<std::optional<PatternGraph>> m_graphs;
  Implications m_implications;
};

/// Whether some row of units can match. False where on every way through the pattern an anchor
/// stands inside what it opens or closes ("a" <sentence>), or a look-around contradicts the unit
/// that stands there ((?! [Person]) [Person]); true where it cannot be told.
bool can_match(const PatternNode& root, Scope scope);

}  // namespace readout
