#pragma once

#include "loader/annotations/comparable_facts.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// What became of a fact when the rules changed.
struct FactChange {
  enum class What { lost, changed, gained };

  What what = What::changed;
  std::optional<ComparableFact> before;  ///< none where it was gained
  std::optional<ComparableFact> after;   ///< none where it was lost

  /// The fact as it is now, else as it was.
  const ComparableFact& fact() const { return after ? *after : *before; }
};

std::string_view to_string(FactChange::What what);

struct FactComparison {
  std::vector<FactChange> changes;  ///< in the order of the text
  std::size_t same = 0;
  std::size_t other_rule = 0;  ///< of the same: those that another rule found now
};

/// Sets the facts of one text beside one another. Facts are the same where all properties are,
/// whatever rule found them. Of the others, two of one kind are one fact that has changed where
/// they stand at the same place, else (statements) have the same content, else overlap. The result
/// does not depend on the order within `before` and `after`, unless facts are alike in all that is
/// compared. O(n log n) in the facts, plus the product of those that have no partner.
FactComparison compare_facts(std::vector<ComparableFact> before, std::vector<ComparableFact> after);

/// A property that differs; a value is empty where the fact has not the property.
struct PropertyChange {
  std::string name;
  std::string before;
  std::string after;
};

/// The properties in which both sides of a change differ, in their order. Those that mean other
/// words with the same spelling are there too. None for what was lost or gained.
std::vector<PropertyChange> property_changes(const FactChange& change);

/// The same as text: "addressee: Vladimir Putin -> none; about: ...". For what was lost or
/// gained, the gist of the fact.
std::string gist_of(const FactChange& change);

}  // namespace readout
