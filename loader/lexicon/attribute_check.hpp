#pragma once

#include "loader/lexicon/annotation_kinds.hpp"
#include "loader/lexicon/phase.hpp"

#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// Whether what rules ask of annotations can be there: attributes and values that the program, its
/// dictionaries or a rule gives to annotations of the kinds that a phase reads. A misspelled name
/// would otherwise be a test that never holds.
class AttributeCheck {
 public:
  /// Takes in what the rules of a phase make and set. To be called for all phases before `check`.
  void add(const Phase& phase);
  /// Throws InputError at the first name or value in a pattern or condition that no annotation can
  /// have, with those that are known. What annotations of kinds that dictionaries of users bring
  /// have is not known, and everything may be asked of them.
  void check(const Phase& phase) const;

 private:
  using Values = std::set<std::string, std::less<>>;
  using Attributes = std::map<std::string, Values, std::less<>>;
  using Kinds = std::vector<std::string>;

  void check_pattern(const PatternNode& node, const Kinds& kinds) const;
  void check_constraint(const Constraint& constraint, const Kinds& kinds) const;
  void check_test(const Constraint& test, const Kinds& kinds) const;
  void check_condition(const Comparison& comparison, const Rule& rule) const;
  void check_value(const Comparison& comparison, const Rule& rule) const;
  static void check_set_value(const SetAttribute& set, const KnownAttribute& attribute);
  void check_set(const SetAttribute& set, const Rule& rule) const;
  bool is_open(std::string_view kind) const;
  /// The attributes that annotations of the kinds may have, with their values; none: any.
  std::map<std::string, Values> attributes_of(const Kinds& kinds) const;

  std::map<std::string, Attributes, std::less<>> m_set;  // by kind; "": on what a capture found
  std::set<std::string, std::less<>> m_labels;
};

}  // namespace readout
