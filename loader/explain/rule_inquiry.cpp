#include "loader/explain/rule_inquiry.hpp"

#include "loader/explain/pattern_text.hpp"
#include "loader/explain/unit_answers.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

namespace readout {

namespace {

using Result = RuleOutcome::Result;

Phase only(const Phase& phase, std::uint32_t rule) {
  Phase one = phase;
  one.rules = {phase.rules[rule]};
  one.rules.front().conditions.clear();
  one.rules.front().blocks = false;
  one.control = phase.control == Control::first ? Control::first : Control::all;
  return one;
}

bool covers(const Match& whole, const Match& part) {
  return whole.first <= part.first && part.end <= whole.end;
}

// Why a match that starts where another does was not taken.
std::string better_at_one_start(const Match& winner, int priority, const Match& loser,
                                int own_priority) {
  if (winner.end != loser.end) {
    return winner.end > loser.end ? "and is longer" : "and is shorter, which control first wants";
  }
  return priority == own_priority
             ? "and stands earlier in the file"
             : fmt::format("and has priority {}, not {}", priority, own_priority);
}

std::vector<UnitView> views_of(const std::vector<Unit>& units) {
  std::vector<UnitView> views;
  views.reserve(units.size());
  for (const Unit& unit : units) {
    views.push_back({unit.range, unit.annotations});
  }
  return views;
}

}  // namespace

RuleInquiry::RuleInquiry(const RulePlace& place, const Lexicon& lexicon)
    : m_place(place),
      m_rule(place.phase->phase().rules[place.rule]),
      m_symbols(lexicon.symbols()),
      m_alone(only(place.phase->phase(), place.rule), m_symbols, lexicon, 0),
      m_memory(m_alone.new_memory()),
      m_conditions({&m_rule, 1}, m_symbols),
      m_probe(place.phase->phase(), m_rule.pattern.root, lexicon),
      m_walk(m_rule.pattern.root) {}

void RuleInquiry::begin(const AnnotatedText& text) {
  m_memory->begin(text);
  m_probe.begin(text);
}

std::vector<RuleOutcome> RuleInquiry::outcomes_in(const PhaseSequence& sequence,
                                                  const AnnotatedText& text,
                                                  const Wording& wording) {
  std::vector<RuleOutcome> outcomes;
  Match last;
  for (Match& match : m_alone.matches_in(text, sequence.units, *m_memory)) {
    const bool inside_last = !outcomes.empty() && covers(last, match);
    RuleOutcome outcome = outcome_of(match, sequence, text, wording);
    if (outcome.result == Result::matched || !inside_last) {
      outcomes.push_back(std::move(outcome));
      last = std::move(match);
    }
  }
  if (outcomes.empty()) {
    outcomes.push_back(failure_in(sequence, text, wording));
  }
  return outcomes;
}

RuleOutcome RuleInquiry::outcome_of(const Match& match, const PhaseSequence& sequence,
                                    const AnnotatedText& text, const Wording& wording) const {
  RuleOutcome outcome{.words = wording.words(sequence.range_of(match.first, match.end)),
                      .captures = explained_captures(match, m_rule, sequence, wording)};
  const auto taken = std::ranges::find_if(sequence.matches, [&](const Match& one) {
    return one.rule == m_place.rule && one.first == match.first && one.end == match.end;
  });
  if (taken != sequence.matches.end()) {
    outcome.result = Result::matched;
    outcome.effects = explained_match(*taken, phase(), sequence, text, wording).effects;
  } else if (auto refusal = refusal_of(match, sequence, text)) {
    outcome.result = Result::refused;
    outcome.why = std::move(*refusal);
  } else {
    outcome.result = Result::overruled;
    outcome.why = overruling_of(match, sequence, wording);
  }
  return outcome;
}

std::optional<std::string> RuleInquiry::refusal_of(const Match& match,
                                                   const PhaseSequence& sequence,
                                                   const AnnotatedText& text) const {
  const auto failure = m_conditions.first_failure(match, views_of(sequence.units), text);
  if (!failure) {
    return std::nullopt;
  }
  const Comparison& line = m_rule.conditions[failure->line];
  const auto values = [](const std::vector<std::string>& all) {
    return all.empty() ? std::string("nothing") : quoted(fmt::format("{}", fmt::join(all, ", ")));
  };
  return fmt::format("where: {} does not hold: {} and {}", condition_text(line),
                     values(failure->left), values(failure->right));
}

std::string RuleInquiry::overruling_of(const Match& match, const PhaseSequence& sequence,
                                       const Wording& wording) const {
  const Phase& rules = phase().phase();
  const auto by = [&](const Match& winner, const std::string& how) {
    const RuleRecord rule = wording.rule(phase().first_rule() + winner.rule);
    return fmt::format("{} ({}) matches {} {}", rule.name, place_text(rule),
                       quoted(wording.words(sequence.range_of(winner.first, winner.end)).text),
                       how);
  };
  for (const Match& winner : sequence.matches) {
    const bool starts_here = winner.first == match.first;
    const Rule& rule = rules.rules[winner.rule];
    if (rule.blocks && rule.priority > m_rule.priority && winner.first < match.end &&
        match.first < winner.end && (starts_here || rules.control == Control::all)) {
      return by(winner, fmt::format("and blocks all below priority {}", rule.priority));
    }
    if (rules.control == Control::all) {
      continue;
    }
    if (starts_here && rules.control != Control::brill) {
      return by(winner, better_at_one_start(winner, rule.priority, match, m_rule.priority));
    }
    if (winner.first < match.first && match.first < winner.end) {
      return by(winner, "and has taken the words before this one begins");
    }
    if (rules.control == Control::once) {
      return by(winner, "and control once takes the first match only");
    }
  }
  return "another match took the words";
}

RuleOutcome RuleInquiry::failure_in(const PhaseSequence& sequence, const AnnotatedText& text,
                                    const Wording& wording) {
  m_probe.ask(text, sequence.units);
  const auto size = static_cast<std::uint32_t>(sequence.units.size());
  const Reach reach = m_walk.furthest(m_probe, size);
  RuleOutcome outcome{.result = Result::absent, .complete = reach.complete};
  if (reach.first == reach.end) {
    add_beginnings(reach.beginnings, sequence, text, wording, outcome);
    return outcome;
  }
  const bool misplaced = reach.only_this != nullptr;
  const std::uint32_t fails_at = misplaced ? reach.first : reach.end;
  outcome.result = misplaced ? Result::misplaced : Result::stopped;
  outcome.words = wording.words(sequence.range_of(reach.first, reach.end));
  if (fails_at < size) {
    outcome.unit = wording.words(sequence.units[fails_at].range);
  }
  for (const PatternNode* node : reach.failed) {
    outcome.failed.push_back(failed_condition(*node, fails_at, sequence, text, wording));
  }
  return outcome;
}

// Behind look-arounds each condition is shown with the best unit of those that they let it ask.
// Of the others, which ask every unit, the one for which most parts hold somewhere comes first.
void RuleInquiry::add_beginnings(const std::vector<Beginning>& beginnings,
                                 const PhaseSequence& sequence, const AnnotatedText& text,
                                 const Wording& wording, RuleOutcome& outcome) const {
  std::size_t most = 0;
  std::size_t nearest = 0;
  for (const Beginning& one : beginnings) {
    const auto near = [&](std::uint32_t unit) { return nearness(*one.node, unit, m_probe); };
    const std::uint32_t place = *std::ranges::max_element(one.places, {}, near);
    const bool guarded = !one.behind.empty();
    if (!guarded && near(place) > most) {
      most = near(place);
      nearest = outcome.failed.size();
    }
    FailedCondition failed = failed_condition(*one.node, place, sequence, text, wording);
    failed.unit = wording.words(sequence.units[place].range);
    for (const PatternNode* question : one.behind) {
      failed.behind.push_back(pattern_text(*question));
    }
    outcome.failed.push_back(std::move(failed));
  }
  for (std::size_t i = 0; i < outcome.failed.size(); ++i) {
    if (outcome.failed[i].behind.empty() && (most == 0 || i != nearest)) {
      outcome.failed[i].parts.clear();
    }
  }
  if (most > 0) {
    outcome.unit = outcome.failed[nearest].unit;
    const auto first = outcome.failed.begin() + static_cast<std::ptrdiff_t>(nearest);
    std::rotate(outcome.failed.begin(), first, first + 1);
  }
}

FailedCondition RuleInquiry::failed_condition(const PatternNode& node, std::uint32_t unit,
                                              const PhaseSequence& sequence,
                                              const AnnotatedText& text,
                                              const Wording& wording) const {
  FailedCondition failed{.condition = pattern_text(node),
                         .asks_place = node.type != PatternNode::Type::unit};
  if (node.type == PatternNode::Type::unit && unit < sequence.units.size()) {
    failed.parts = parts_that_fail(
        node.constraint, unit, m_probe,
        {.unit = sequence.units[unit], .text = text, .wording = wording, .symbols = m_symbols});
  }
  return failed;
}

}  // namespace readout
