#include "loader/lexicon/match_finder.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace readout {

namespace {

constexpr std::size_t most_bytes_remembered = std::size_t{32} << 20U;
constexpr std::uint32_t starts_between_checks = 256;

}  // namespace

MatchFinder::MatchFinder(const Automata& automata, const ConstraintTable& constraints,
                         const Conditions& conditions, MatchMemory& memory)
    : m_automaton(automata.rules),
      m_conditions(conditions),
      m_symbols(constraints, memory),
      m_answers(automata, m_symbols),
      m_states(m_automaton, m_symbols, StateCache::Starts::once),
      m_starts(automata, constraints, m_symbols),
      m_captures(m_automaton),
      m_any_blocks(std::ranges::any_of(m_automaton.rules,
                                       [](const RuleEntry& rule) { return rule.blocks; })),
      m_ends(m_automaton.rules.size(), 0) {}

std::optional<std::uint32_t> MatchFinder::first_start(const AnnotatedText& text,
                                                      const UnitIndex& index, TokenRange range) {
  m_units = {};
  forget_now_and_then();
  return m_starts.first_start(text, index, range);
}

std::vector<Match> MatchFinder::matches_in(const AnnotatedText& text,
                                           std::span<const UnitView> units, Control control,
                                           std::uint32_t first_token) {
  m_text = &text;
  m_units = units;
  number_symbols();
  pick(control, first_token);
  std::vector<Match> matches;
  matches.reserve(m_picked.size());
  for (const Found& found : m_picked) {
    matches.push_back(match_of(found));
  }
  return matches;
}

void MatchFinder::number_symbols() {
  m_answered = false;
  m_unit_symbols.clear();
  m_unit_symbols.reserve(m_units.size());
  for (const UnitView& unit : m_units) {
    m_unit_symbols.push_back(m_symbols.symbol_of(*m_text, unit));
  }
}

// Most states ask nothing of their place, and most sequences reach no state that does.
std::uint32_t MatchFinder::state_at(std::uint32_t place, std::uint32_t state) {
  if (!m_states.asks(state)) {
    return state;
  }
  begin_answers();
  return m_answers.settled(m_states, state, place);
}

void MatchFinder::begin_answers() {
  if (!m_answered) {
    m_answers.begin(*m_text, m_units, m_unit_symbols);
    m_answered = true;
  }
}

// Only between two starts: states and symbols in use would be lost otherwise.
void MatchFinder::forget_now_and_then() {
  if (++m_tried % starts_between_checks == 0 && bytes() > most_bytes_remembered) {
    m_symbols.clear();
    m_states.clear();
    m_starts.clear();
    m_answers.clear();
    number_symbols();
  }
}

void MatchFinder::pick(Control control, std::uint32_t first_token) {
  m_picked.clear();
  const auto size = static_cast<std::uint32_t>(m_units.size());
  const auto first = std::ranges::lower_bound(
      m_units, first_token, {}, [](const UnitView& unit) { return unit.range.first; });
  for (auto start = static_cast<std::uint32_t>(first - m_units.begin()); start < size;) {
    forget_now_and_then();
    if (!m_starts.may_match_at(*m_text, m_units, m_unit_symbols, start)) {
      ++start;
      continue;
    }
    std::uint32_t next = start + 1;
    if (control == Control::all) {
      const std::vector<Found>& found = each_rule_at(start, false);
      m_picked.insert(m_picked.end(), found.begin(), found.end());
    } else if (control == Control::brill) {
      std::vector<Found> found = each_rule_at(start, false);
      drop_blocked_at_one_start(found);
      for (const Found& one : found) {
        next = std::max(next, one.end);
        m_picked.push_back(one);
      }
    } else if (const auto best = best_at(start, control == Control::first)) {
      next = best->end;
      m_picked.push_back(*best);
      if (control == Control::once) {
        break;
      }
    }
    start = next;
  }
  if (control == Control::all && m_any_blocks) {
    drop_blocked(m_picked);
  }
}

// Where the conditions of the first choice do not hold, all other rules get their turn.
std::optional<MatchFinder::Found> MatchFinder::best_at(std::uint32_t start, bool shortest) {
  const std::optional<Found> first = first_choice_at(start, shortest);
  if (!first || conditions_hold(*first)) {
    return first;
  }
  const std::vector<Found>& found = each_rule_at(start, shortest);
  const auto best = std::ranges::min_element(found, [&](const Found& left, const Found& right) {
    return shortest ? left.end < right.end : left.end > right.end;
  });
  return best == found.end() ? std::nullopt : std::optional(*best);
}

bool MatchFinder::conditions_hold(const Found& found) {
  return !m_automaton.rules[found.rank].has_conditions ||
         m_conditions.hold(match_of(found), m_units, *m_text);
}

std::optional<MatchFinder::Found> MatchFinder::first_choice_at(std::uint32_t start, bool shortest) {
  std::uint32_t best = StateCache::dead;  // which accepts nothing
  std::uint32_t end = start;
  std::uint32_t state = state_at(start, m_states.start());
  for (std::uint32_t unit = start; unit < m_units.size() && state != StateCache::dead; ++unit) {
    state = state_at(unit + 1, m_states.next(state, symbol(unit)));
    ++m_steps;
    if (m_states.accepts(state)) {
      best = state;
      end = unit + 1;
      if (shortest) {
        break;
      }
    }
  }
  return best == StateCache::dead
             ? std::nullopt
             : std::optional(
                   Found{.rank = m_states.accepted(best).front(), .first = start, .end = end});
}

// By rank; valid until the next call.
const std::vector<MatchFinder::Found>& MatchFinder::each_rule_at(std::uint32_t start,
                                                                 bool shortest) {
  m_ranks.clear();
  std::uint32_t state = state_at(start, m_states.start());
  for (std::uint32_t unit = start; unit < m_units.size() && state != StateCache::dead; ++unit) {
    state = state_at(unit + 1, m_states.next(state, symbol(unit)));
    ++m_steps;
    if (!m_states.accepts(state)) {
      continue;
    }
    for (const std::uint32_t rank : m_states.accepted(state)) {
      if (m_ends[rank] == 0) {
        m_ranks.push_back(rank);
      }
      if (!shortest || m_ends[rank] == 0) {
        m_ends[rank] = unit + 1;
      }
    }
  }
  std::ranges::sort(m_ranks);
  m_found.clear();
  for (const std::uint32_t rank : m_ranks) {
    m_found.push_back({.rank = rank, .first = start, .end = std::exchange(m_ends[rank], 0)});
  }
  std::erase_if(m_found, [&](const Found& one) { return !conditions_hold(one); });
  return m_found;
}

// Of matches with one start, by rank: a block forbids all of smaller priority, which overlap it.
void MatchFinder::drop_blocked_at_one_start(std::vector<Found>& found) const {
  const auto block =
      std::ranges::find_if(found, [&](const Found& candidate) { return blocks(candidate); });
  if (block != found.end()) {
    const int priority = priority_of(*block);
    std::erase_if(found, [&](const Found& one) { return priority_of(one) < priority; });
  }
}

// Ranks go down in priority, so blocks are known before what they forbid.
void MatchFinder::drop_blocked(std::vector<Found>& found) const {
  std::vector<std::size_t> order(found.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    order[i] = i;
  }
  std::ranges::stable_sort(order, [&](std::size_t left, std::size_t right) {
    return found[left].rank < found[right].rank;
  });
  constexpr int free = std::numeric_limits<int>::min();
  std::vector<int> blocked(m_units.size(), free);  // the largest priority that blocks each unit
  std::vector<bool> dropped(found.size(), false);
  for (const std::size_t i : order) {
    const Found& one = found[i];
    const std::span<int> units = std::span<int>(blocked).subspan(one.first, one.end - one.first);
    dropped[i] =
        std::ranges::any_of(units, [&](int priority) { return priority > priority_of(one); });
    if (!dropped[i] && blocks(one)) {
      for (int& priority : units) {
        priority = std::max(priority, priority_of(one));
      }
    }
  }
  std::size_t i = 0;
  std::erase_if(found, [&](const Found&) { return dropped[i++]; });
}

Match MatchFinder::match_of(const Found& found) {
  const RuleEntry& rule = m_automaton.rules[found.rank];
  Match match{.rule = rule.rule, .first = found.first, .end = found.end};
  if (rule.has_captures) {
    match.captures = m_captures.captures_of(rule, found.first, found.end,
                                            {.holds =
                                                 [&](std::uint32_t unit, std::uint32_t constraint) {
                                                   return m_symbols.holds(symbol(unit), constraint);
                                                 },
                                             .answers =
                                                 [&](std::uint32_t place, std::uint32_t question) {
                                                   begin_answers();
                                                   return m_answers.holds(place, question);
                                                 }});
  }
  return match;
}

}  // namespace readout
