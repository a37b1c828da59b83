#include "loader/lexicon/rule_checks.hpp"

#include "loader/lexicon/annotation_kinds.hpp"
#include "loader/lexicon/constraint_check.hpp"
#include "loader/lexicon/pattern_checks.hpp"
#include "loader/lexicon/pattern_key.hpp"
#include "schema/text/similar_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <ranges>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace readout {

namespace {

bool is_used(const std::string& capture, const Rule& rule) {
  const auto is_it = [&](const auto& user) { return user.capture == capture; };
  const auto compares = [&](const Comparison& comparison) {
    return is_it(comparison.left) || is_it(comparison.right);
  };
  const auto expects = [&](const RuleExample& example) {
    return std::ranges::any_of(example.captures,
                               [&](const auto& expected) { return expected.first == capture; });
  };
  return std::ranges::any_of(rule.removals, is_it) ||
         std::ranges::any_of(rule.capture_attributes, is_it) ||
         std::ranges::any_of(rule.conditions, compares) ||
         std::ranges::any_of(rule.examples, expects) || (rule.weight != 0 && capture == "name");
}

Place place_of_capture(const PatternNode& node, const std::string& capture,
                       const Place& otherwise) {
  if (node.type == PatternNode::Type::capture && node.name == capture) {
    return node.place;
  }
  for (const PatternNode& part : node.parts) {
    if (const Place place = place_of_capture(part, capture, {}); place.line != 0) {
      return place;
    }
  }
  return otherwise;
}

void check_slot(const AnnotationKind& kind, const std::string& slot, const Place& place) {
  if (std::ranges::find(kind.slots, slot) == kind.slots.end()) {
    throw InputError(place, fmt::format("a [{}] has no slot '{}' ({})", kind.name, slot,
                                        alternatives(slot, kind.slots)));
  }
}

// Slots of a kind that engine steps read have names that these know. A capture that the rule uses
// itself may have another.
void check_slots(const Rule& rule, const AnnotationKind& kind) {
  for (const std::string& capture : rule.pattern.captures) {
    const bool is_argument =
        std::ranges::find(rule.steps, capture, &SlotStep::argument) != rule.steps.end();
    if (!is_argument && !is_used(capture, rule)) {
      check_slot(kind, capture, place_of_capture(rule.pattern.root, capture, rule.place));
    }
  }
  for (const SlotStep& step : rule.steps) {
    check_slot(kind, step.slot, step.slot_place);
  }
}

void check_attributes(const Rule& rule, const AnnotationKind& kind) {
  for (const SetAttribute& set : rule.attributes) {
    const KnownAttribute* known = kind.attribute(set.name);
    if (known == nullptr) {
      const auto names = kind.attributes | std::views::transform(&KnownAttribute::name);
      throw InputError(set.place, fmt::format("a [{}] has no attribute '{}' ({})", kind.name,
                                              set.name, alternatives(set.name, names)));
    }
    if (!known->values.empty() &&
        std::ranges::find(known->values, set.value) == known->values.end()) {
      throw InputError(set.value_place,
                       fmt::format("unknown value '{}' of '{}' ({})", set.value, set.name,
                                   alternatives(set.value, known->values)));
    }
  }
}

// What a rule makes of a kind that the program reads must be what the program knows.
void check_what_is_made(const Rule& rule) {
  const AnnotationKind* kind = annotation_kind(rule.label);
  if (kind == nullptr || rule.weight != 0 || rule.entry) {
    return;
  }
  if (!kind->slots.empty()) {
    check_slots(rule, *kind);
  }
  check_attributes(rule, *kind);
}

// Captures of a rule that makes an annotation are its slots.
void check_captures(const Rule& rule) {
  if (!rule.label.empty() && rule.weight == 0) {
    return;
  }
  for (const std::string& capture : rule.pattern.captures) {
    if (!is_used(capture, rule)) {
      throw InputError(rule.place, fmt::format("nothing uses the capture '{}' of '{}', which makes "
                                               "no annotation",
                                               capture, rule.name));
    }
  }
}

// With these controls only one rule takes a stretch.
bool has_one_winner(Control control) {
  return control != Control::all && control != Control::brill;
}

bool set_the_same(const Rule& left, const Rule& right) {
  return std::ranges::equal(left.attributes, right.attributes,
                            [](const auto& one, const auto& other) {
                              return one.name == other.name && one.value == other.value;
                            });
}

bool do_the_same(const Rule& left, const Rule& right) {
  return left.label == right.label && set_the_same(left, right) && left.removals.empty() &&
         right.removals.empty() && left.capture_attributes.empty() &&
         right.capture_attributes.empty() && left.steps.empty() && right.steps.empty();
}

// By priority, then as in the file: who comes first wins.
std::vector<const Rule*> by_weight(const Phase& phase) {
  std::vector<const Rule*> order;
  order.reserve(phase.rules.size());
  for (const Rule& rule : phase.rules) {
    order.push_back(&rule);
  }
  std::ranges::stable_sort(
      order, [](const Rule* left, const Rule* right) { return left->priority > right->priority; });
  return order;
}

void check_shadows(const Phase& phase) {
  std::map<std::string, const Rule*> winners;
  for (const Rule* rule : by_weight(phase)) {
    const auto [winner, is_new] = winners.emplace(key_of(rule->pattern.root), rule);
    if (is_new || !winner->second->conditions.empty()) {
      winner->second = rule;
      continue;
    }
    if (has_one_winner(phase.control) || do_the_same(*winner->second, *rule)) {
      throw InputError(rule->place,
                       fmt::format("'{}' never has its turn: '{}' in line {} has the same pattern",
                                   rule->name, winner->second->name, winner->second->place.line));
    }
  }
}

// With `control: first` the shorter match wins, whatever its weight.
void check_beginnings(const std::vector<const Rule*>& order, std::size_t rule,
                      PatternComparison& patterns) {
  for (std::size_t other = 0; other < order.size(); ++other) {
    if (other != rule && order[other]->conditions.empty() &&
        patterns.covers_beginning(other, rule, other > rule)) {
      throw InputError(
          order[rule]->place,
          fmt::format("'{}' never has its turn: '{}' in line {} matches a beginning "
                      "of all that it matches, and control first takes the shortest",
                      order[rule]->name, order[other]->name, order[other]->place.line));
    }
  }
}

void add_questions(PatternNode& node, std::vector<PatternNode*>& questions) {
  if (node.type == PatternNode::Type::look || node.type == PatternNode::Type::anchor) {
    questions.push_back(&node);
    return;
  }
  for (PatternNode& part : node.parts) {
    add_questions(part, questions);
  }
}

// Each is compared with all before it, as far as they are so many at most; equal ones are found
// among any number.
constexpr std::size_t most_alternatives = 300;

// Of two alternatives that match the same words the earlier one gives the captures.
void check_alternatives(const std::vector<PatternNode>& alternatives) {
  const auto fail = [&](std::size_t later, std::size_t earlier) {
    const Place& winner = alternatives[earlier].place;
    throw InputError(alternatives[later].place,
                     fmt::format("this alternative never has its turn: the one in line {}, column "
                                 "{} matches all that it matches",
                                 winner.line, winner.column));
  };
  PatternComparison patterns;
  std::map<std::string, std::size_t> keys;
  for (std::size_t later = 0; later < alternatives.size(); ++later) {
    const auto [known, is_new] = keys.emplace(key_of(alternatives[later]), later);
    if (!is_new) {
      fail(later, known->second);
    }
    if (alternatives.size() > most_alternatives) {
      continue;
    }
    patterns.add(alternatives[later]);
    for (std::size_t earlier = 0; earlier < later; ++earlier) {
      if (patterns.covers(earlier, later)) {
        fail(later, earlier);
      }
    }
  }
}

// `compared` are the alternatives of the file that have been looked at, since variables bring the
// same ones again.
void check_alternatives(const PatternNode& node, std::set<std::string>& compared) {
  if (node.type == PatternNode::Type::alternation && compared.insert(key_of(node)).second) {
    check_alternatives(node.parts);
  }
  for (const PatternNode& part : node.parts) {
    check_alternatives(part, compared);
  }
}

// `outer` is where a part stands that has no place of its own.
void require_different_parts(const Constraint& constraint, const Place& outer) {
  std::set<std::string> parts;
  for (const Constraint& part : constraint.parts) {
    const Place& place = part.place.line == 0 ? outer : part.place;
    if (!parts.insert(key_of(part)).second) {
      throw InputError(place, "this test stands here twice");
    }
    require_different_parts(part, place);
  }
}

void check_parts(const PatternNode& node, Scope scope) {
  require_different_parts(node.constraint, node.place);
  if (node.type == PatternNode::Type::look && !can_match(node.parts.front(), scope)) {
    throw InputError(node.place,
                     "what is looked at here can never stand there: it contradicts "
                     "itself");
  }
  for (const PatternNode& part : node.parts) {
    check_parts(part, scope);
  }
}

// Where the first look-around or anchor stands without which a pattern could match.
std::optional<Place> question_in_the_way(Pattern pattern, Scope scope) {
  std::vector<PatternNode*> questions;
  add_questions(pattern.root, questions);
  for (PatternNode* question : questions) {
    PatternNode kept = std::exchange(*question, PatternNode{.place = question->place});
    if (can_match(pattern.root, scope)) {
      return kept.place;
    }
    *question = std::move(kept);
  }
  return std::nullopt;
}

}  // namespace

void require_possible_units(const PatternNode& node, const UnitKinds& kinds) {
  if (node.type == PatternNode::Type::unit && !may_hold(node.constraint)) {
    throw InputError(node.place, "no unit can pass this: its tests contradict each other");
  }
  if (node.type == PatternNode::Type::unit && kinds && !may_hold(node.constraint, *kinds)) {
    throw InputError(node.place,
                     "no unit can pass this: each is a [Token] or of a kind in reads, and none of "
                     "these is left");
  }
  for (const PatternNode& part : node.parts) {
    require_possible_units(part, kinds);
  }
}

void check_rules(const Phase& phase) {
  for (const Rule& rule : phase.rules) {
    require_possible_units(rule.pattern.root, phase.reads);
    check_captures(rule);
    check_what_is_made(rule);
  }
  check_shadows(phase);
}

void check_patterns(const Phase& phase) {
  std::set<std::string> compared;
  for (const Rule& rule : phase.rules) {
    if (!rule.entry) {  // a dictionary may say things twice
      check_alternatives(rule.pattern.root, compared);
      check_parts(rule.pattern.root, phase.scope);
    }
    if (!can_match(rule.pattern.root, phase.scope)) {
      const auto culprit = question_in_the_way(rule.pattern, phase.scope);
      throw InputError(culprit.value_or(rule.place),
                       fmt::format("the pattern of '{}' can never match: {}", rule.name,
                                   culprit ? "this contradicts what stands beside it"
                                           : "what it asks for at one place contradicts itself"));
    }
  }
  if (!has_one_winner(phase.control)) {
    return;
  }
  const std::vector<const Rule*> order = by_weight(phase);
  PatternComparison patterns;
  for (const Rule* rule : order) {
    patterns.add(rule->pattern.root);
  }
  for (std::size_t rule = 0; rule < order.size(); ++rule) {
    for (std::size_t other = 0; other < rule; ++other) {
      if (order[other]->conditions.empty() && patterns.covers(other, rule)) {
        throw InputError(
            order[rule]->place,
            fmt::format("'{}' never has its turn: '{}' in line {} matches all that it "
                        "matches",
                        order[rule]->name, order[other]->name, order[other]->place.line));
      }
    }
    if (phase.control == Control::first) {
      check_beginnings(order, rule, patterns);
    }
  }
}

std::vector<RuleWarning> warnings_of(const Phase& phase) {
  std::vector<RuleWarning> warnings;
  warnings.reserve(phase.unused_imports.size());
  for (const UnusedImport& import : phase.unused_imports) {
    warnings.push_back(
        {import.place, fmt::format("nothing here uses a variable of '{}'", import.path)});
  }
  for (const Rule& rule : phase.rules) {
    for (const bool matches : {true, false}) {
      if (std::ranges::find(rule.examples, matches, &RuleExample::matches) == rule.examples.end()) {
        warnings.push_back({rule.place, fmt::format("'{}' has no example under tests: {}:",
                                                    rule.name, matches ? "match" : "no-match")});
      }
    }
  }
  return warnings;
}

}  // namespace readout
