#include "loader/lexicon/state_cache.hpp"

#include <algorithm>

namespace readout {

using Op = Instruction::Op;

StateCache::StateCache(const Automaton& automaton, const UnitSymbols& symbols)
    : m_automaton(automaton), m_symbols(symbols), m_seen(automaton.instructions.size(), 0) {
  make_first_states();
}

void StateCache::make_first_states() {
  ++m_round;
  state_of_marked();
  ++m_round;
  for (const RuleEntry& rule : m_automaton.rules) {
    add_closure(rule.start);
  }
  m_start = state_of_marked();
}

std::span<const std::uint32_t> StateCache::accepted(std::uint32_t state) const {
  const auto content = m_states.at(state);
  return content.subspan(1, content.front());
}

std::uint32_t StateCache::find_next(std::uint32_t state, std::uint32_t symbol) {
  ++m_round;
  const auto content = m_states.at(state);
  for (const std::uint32_t unit : content.subspan(1 + content.front())) {
    const Instruction& instruction = m_automaton.instructions[unit];
    if (m_symbols.holds(symbol, instruction.argument)) {
      add_closure(instruction.next);
    }
  }
  const std::uint32_t target = state_of_marked();
  auto& known = m_next[state];
  if (symbol >= known.size()) {
    m_transition_bytes += (symbol + 1 - known.size()) * sizeof(std::uint32_t);
    known.resize(symbol + 1, unknown);
  }
  known[symbol] = target;
  return target;
}

void StateCache::add_closure(std::uint32_t instruction) {
  m_stack.push_back(instruction);
  while (!m_stack.empty()) {
    const std::uint32_t current = m_stack.back();
    m_stack.pop_back();
    if (m_seen[current] == m_round) {
      continue;
    }
    m_seen[current] = m_round;
    const Instruction& step = m_automaton.instructions[current];
    if (step.op == Op::unit) {
      m_units.push_back(current);
    } else if (step.op == Op::match) {
      m_ranks.push_back(step.argument);
    } else if (step.op != Op::fail) {
      m_stack.push_back(step.next);
      if (step.op == Op::split) {
        m_stack.push_back(step.other);
      }
    }
  }
}

std::uint32_t StateCache::state_of_marked() {
  std::ranges::sort(m_ranks);
  std::ranges::sort(m_units);
  std::vector<std::uint32_t> content = {static_cast<std::uint32_t>(m_ranks.size())};
  content.insert(content.end(), m_ranks.begin(), m_ranks.end());
  content.insert(content.end(), m_units.begin(), m_units.end());
  const std::uint32_t state = m_states.intern(content);
  if (state == m_next.size()) {
    m_next.emplace_back();
    m_accepts.push_back(m_ranks.empty() ? 0 : 1);
    m_transition_bytes += sizeof(std::vector<std::uint32_t>) + 1;
  }
  m_ranks.clear();
  m_units.clear();
  return state;
}

void StateCache::clear() {
  m_states.clear();
  m_accepts.clear();
  m_next.clear();
  m_transition_bytes = 0;
  std::ranges::fill(m_seen, 0U);
  m_round = 0;
  make_first_states();
}

}  // namespace readout
