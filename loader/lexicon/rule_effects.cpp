#include "loader/lexicon/rule_effects.hpp"

#include <algorithm>
#include <utility>

namespace readout {

namespace {

std::uint32_t number_of_capture(const Rule& rule, const std::string& name) {
  const auto& captures = rule.pattern.captures;
  return static_cast<std::uint32_t>(std::ranges::find(captures, name) - captures.begin());
}

std::uint32_t size_of(std::span<const UnitView> units) {
  return static_cast<std::uint32_t>(units.size());
}

void set_attribute(std::span<const UnitView> units, Attribute attribute, AnnotatedText& text) {
  for (const UnitView& unit : units) {
    for (const std::uint32_t annotation : unit.annotations) {
      text.annotations[annotation].set(attribute.name, attribute.value);
    }
  }
}

// What would take the last reading of a token takes none.
void remove_readings(std::span<const UnitView> units, ReadingSet removed, AnnotatedText& text) {
  if (text.readings.empty()) {
    return;
  }
  for (const UnitView& unit : units) {
    for (std::uint32_t token = unit.range.first; token < unit.range.end; ++token) {
      const ReadingSet left = text.readings[token] & ~removed;
      text.readings[token] = left == 0 ? text.readings[token] : left;
    }
  }
}

void remove_annotations(std::span<const std::uint32_t> annotations,
                        const std::vector<Symbol>& kinds, AnnotatedText& text) {
  for (const std::uint32_t number : annotations) {
    Annotation& annotation = text.annotations[number];
    annotation.removed |= std::ranges::find(kinds, annotation.kind) != kinds.end();
  }
}

}  // namespace

TokenRange range_of(std::span<const UnitView> units, std::uint32_t first, std::uint32_t end) {
  return {units[first].range.first, units[end - 1].range.end};
}

RuleEffects::RuleEffects(std::span<const Rule> rules, std::uint32_t first_rule,
                         SymbolTable& symbols)
    : m_first_rule(first_rule), m_name(symbols.intern("name")) {
  for (const Rule& rule : rules) {
    m_effects.push_back(effect_of(rule, symbols));
    m_set_attributes |= !m_effects.back().capture_attributes.empty();
  }
}

RuleEffects::Effect RuleEffects::effect_of(const Rule& rule, SymbolTable& symbols) {
  Effect effect{.blocks = rule.blocks,
                .has_label = !rule.label.empty(),
                .weight = rule.weight,
                .reference = rule.entry.value_or(Annotation::no_reference)};
  if (effect.has_label) {
    effect.label = symbols.intern(rule.label);
  }
  for (const SetAttribute& set : rule.attributes) {
    effect.attributes.push_back({symbols.intern(set.name), symbols.intern(set.value)});
  }
  for (const SetAttribute& set : rule.capture_attributes) {
    effect.capture_attributes.push_back(
        {.capture = number_of_capture(rule, set.capture),
         .attribute = {symbols.intern(set.name), symbols.intern(set.value)}});
  }
  for (const Removal& removal : rule.removals) {
    RemovalFromCapture from{.capture = number_of_capture(rule, removal.capture),
                            .readings = removal.readings};
    for (const std::string& kind : removal.kinds) {
      from.kinds.push_back(symbols.intern(kind));
      m_removed_kinds.push_back(from.kinds.back());
    }
    effect.removals.push_back(std::move(from));
  }
  for (const std::string& capture : rule.pattern.captures) {
    effect.captures.push_back(symbols.intern(capture));
  }
  return effect;
}

AnnotationSlots RuleEffects::slots_of(const Match& match, std::span<const UnitView> units) const {
  AnnotationSlots slots;
  slots.reserve(match.captures.size());
  for (const Capture& capture : match.captures) {
    slots.push_back({m_effects[match.rule].captures[capture.name],
                     range_of(units, capture.first, capture.end)});
  }
  return slots;
}

TokenRange RuleEffects::evidence_range(const Match& match, std::span<const UnitView> units) const {
  const auto name = std::ranges::find_if(match.captures, [&](const Capture& capture) {
    return m_effects[match.rule].captures[capture.name] == m_name;
  });
  return name == match.captures.end() ? range_of(units, match.first, match.end)
                                      : range_of(units, name->first, name->end);
}

void RuleEffects::make(const Match& match, std::span<const UnitView> units,
                       AnnotatedText& text) const {
  const Effect& effect = m_effects[match.rule];
  const std::uint32_t rule = m_first_rule + match.rule;
  if (effect.weight != 0) {
    text.evidence.push_back({.kind = effect.label,
                             .range = evidence_range(match, units),
                             .weight = effect.weight,
                             .rule = rule});
    return;
  }
  Annotation annotation;
  annotation.kind = effect.label;
  annotation.range = range_of(units, match.first, match.end);
  annotation.rule = rule;
  annotation.reference = effect.reference;
  for (const Attribute& attribute : effect.attributes) {
    annotation.set(attribute.name, attribute.value);
  }
  annotation.slots = slots_of(match, units);
  text.annotations.push_back(std::move(annotation));
}

void RuleEffects::apply(const Match& match, std::span<const UnitView> units,
                        const UnitIndex& removable, AnnotatedText& text) const {
  const Effect& effect = m_effects[match.rule];
  if (effect.has_label) {
    make(match, units, text);
  }
  if (effect.capture_attributes.empty() && effect.removals.empty()) {
    return;
  }
  for (const Capture& capture : match.captures) {
    const auto captured = units.subspan(capture.first, capture.end - capture.first);
    for (const AttributeOfCapture& set : effect.capture_attributes) {
      if (set.capture == capture.name) {
        set_attribute(captured, set.attribute, text);
      }
    }
    for (const RemovalFromCapture& removal : effect.removals) {
      if (removal.capture == capture.name) {
        remove_readings(captured, removal.readings, text);
        remove_annotations(removable.at(range_of(captured, 0, size_of(captured))), removal.kinds,
                           text);
      }
    }
  }
}

}  // namespace readout
