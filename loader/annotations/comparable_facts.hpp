#pragma once

#include "schema/model/document.hpp"
#include "schema/model/facts.hpp"
#include "schema/model/rule_set.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// One property of a fact: its name, how people read it, and the words of the text that it means.
struct FactProperty {
  std::string name;
  std::string value;
  std::vector<Span> spans;

  bool operator==(const FactProperty&) const = default;
};

/// A fact as it can be set beside one that was found in the same text by other rules: without the
/// numbers of its document, which change when anything before it does.
struct ComparableFact {
  enum class Kind { mention, statement, relation, occasion };

  Kind kind = Kind::mention;
  Span place;  ///< of a mention its words, of a statement its cue (without one its content)
  std::vector<FactProperty> properties;  ///< in a fixed order, without those that say nothing
  std::string rule;                      ///< its name; no property
  std::string sentence;                  ///< the words around it

  /// Null for a property that it has not.
  const FactProperty* property(std::string_view name) const;
};

std::string_view to_string(ComparableFact::Kind kind);

/// The facts of a document: mentions, statements, relations and occasions, each in their order.
/// Entities are named by their key; those that only this document knows, by kind and folded name.
/// Linear in the text and the facts.
std::vector<ComparableFact> comparable_facts(const Document& document, const Facts& facts,
                                             const RuleSet& rules);

/// The gist of a fact, with the line ends of its words: "Xi Jinping: person,
/// person:xi-jinping.CHN"; "Xi Jinping | told | Vladimir Putin: “We will wait,”".
std::string gist_of(const ComparableFact& fact);

}  // namespace readout
