#pragma once

#include "loader/lexicon/matcher.hpp"
#include "loader/lexicon/phase.hpp"
#include "loader/lexicon/unit_index.hpp"
#include "loader/text/annotated_text.hpp"
#include "loader/text/symbols.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace readout {

/// From the first token of some units to the last.
TokenRange range_of(std::span<const UnitView> units, std::uint32_t first, std::uint32_t end);

/// What the rules of a phase do with their matches, with names as symbols. Immutable.
class RuleEffects {
 public:
  /// `first_rule` is the number of the phase's first rule in the lexicon's list.
  RuleEffects(std::span<const Rule> rules, std::uint32_t first_rule, SymbolTable& symbols);

  /// The kinds of annotations that rules remove.
  const std::vector<Symbol>& removed_kinds() const { return m_removed_kinds; }
  /// Whether rules set attributes on the units of captures.
  bool set_attributes() const { return m_set_attributes; }
  /// The captures of a match as slots.
  AnnotationSlots slots_of(const Match& match, std::span<const UnitView> units) const;
  /// Makes the annotation or the evidence, sets attributes, removes readings and annotations.
  /// `removable` holds the annotations of the removed kinds that were there before the phase.
  void apply(const Match& match, std::span<const UnitView> units, const UnitIndex& removable,
             AnnotatedText& text) const;

 private:
  struct AttributeOfCapture {
    std::uint32_t capture = 0;
    Attribute attribute{};
  };
  struct RemovalFromCapture {
    std::uint32_t capture = 0;
    ReadingSet readings = 0;
    std::vector<Symbol> kinds{};
  };
  struct Effect {
    bool blocks = false;
    bool has_label = false;
    Symbol label = 0;
    int weight = 0;
    std::uint32_t reference = Annotation::no_reference;
    Attributes attributes{};
    std::vector<AttributeOfCapture> capture_attributes{};
    std::vector<RemovalFromCapture> removals{};
    std::vector<Symbol> captures{};
  };

  Effect effect_of(const Rule& rule, SymbolTable& symbols);
  void make(const Match& match, std::span<const UnitView> units, AnnotatedText& text) const;
  TokenRange evidence_range(const Match& match, std::span<const UnitView> units) const;

  std::uint32_t m_first_rule = 0;
  Symbol m_name = 0;  // the capture that evidence is about
  bool m_set_attributes = false;
  std::vector<Symbol> m_removed_kinds;
  std::vector<Effect> m_effects;
};

}  // namespace readout
