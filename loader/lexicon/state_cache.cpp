#include "loader/lexicon/state_cache.hpp"

#include <algorithm>

namespace readout {

using Op = Instruction::Op;

StateCache::StateCache(const Automaton& automaton, const UnitSymbols& symbols, Starts starts,
                       Questions questions)
    : m_automaton(automaton),
      m_symbols(symbols),
      m_starts(starts),
      m_questions(questions),
      m_seen(automaton.instructions.size(), 0) {
  make_first_states();
}

void StateCache::make_first_states() {
  ++m_round;
  state_of_marked();
  ++m_round;
  add_starts();
  m_start = state_of_marked();
}

std::uint32_t StateCache::start_without(BitsView denied) {
  ++m_round;
  m_denied = denied;
  add_starts();
  m_denied = {};
  return state_of_marked();
}

void StateCache::add_starts() {
  for (const RuleEntry& rule : m_automaton.rules) {
    add_closure(rule.start);
  }
}

std::span<const std::uint32_t> StateCache::accepted(std::uint32_t state) const {
  const auto content = m_states.at(state);
  return content.subspan(1, content.front());
}

std::vector<std::uint32_t> StateCache::constraints_of(std::uint32_t state) const {
  std::vector<std::uint32_t> constraints;
  for (const std::uint32_t waiting : m_states.at(state).subspan(1 + m_states.at(state).front())) {
    const Instruction& instruction = m_automaton.instructions[waiting];
    if (instruction.op == Op::unit) {
      constraints.push_back(instruction.argument);
    }
  }
  return constraints;
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
  if (m_starts == Starts::everywhere) {
    add_starts();
  }
  const std::uint32_t target = state_of_marked();
  std::vector<std::uint32_t>& known = m_next[state];
  if (symbol >= known.size()) {
    m_transition_bytes += (symbol + 1 - known.size()) * sizeof(std::uint32_t);
    known.resize(symbol + 1, unknown);
  }
  known[symbol] = target;
  return target;
}

std::uint32_t StateCache::find_settled(std::uint32_t state, bool answer) {
  ++m_round;
  m_answered = question_of(state);
  m_answer = answer;
  const auto content = m_states.at(state);
  const auto ranks = content.subspan(1, content.front());
  m_ranks.assign(ranks.begin(), ranks.end());
  for (const std::uint32_t waiting : content.subspan(1 + content.front())) {
    add_closure(waiting);
  }
  m_answered = no_question;
  const std::uint32_t target = state_of_marked();
  (answer ? m_settled[state].holds : m_settled[state].fails) = target;
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
    const bool granted = m_questions == Questions::granted;
    const bool waits =
        step.op == Op::unit || (step.op == Op::ask && !granted && step.argument != m_answered);
    if (waits) {
      m_waiting.push_back(current);
    } else if (step.op == Op::match) {
      m_ranks.push_back(step.argument);
    } else if (step.op == Op::ask) {
      const bool is_denied = !m_denied.empty() && holds_bit(m_denied, step.argument);
      if (granted ? !is_denied || step.other != 0 : m_answer == (step.other == 0)) {
        m_stack.push_back(step.next);
      }
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
  m_ranks.erase(std::ranges::unique(m_ranks).begin(), m_ranks.end());
  std::ranges::sort(m_waiting);
  m_content.assign(1, static_cast<std::uint32_t>(m_ranks.size()));
  m_content.insert(m_content.end(), m_ranks.begin(), m_ranks.end());
  m_content.insert(m_content.end(), m_waiting.begin(), m_waiting.end());
  const std::uint32_t state = m_states.intern(m_content);
  if (state == m_next.size()) {
    const auto ask = std::ranges::find(m_waiting, Op::ask, [&](std::uint32_t waiting) {
      return m_automaton.instructions[waiting].op;
    });
    m_next.emplace_back();
    m_settled.push_back({.question = ask == m_waiting.end()
                                         ? no_question
                                         : m_automaton.instructions[*ask].argument});
    m_accepts.push_back(m_ranks.empty() ? 0 : 1);
    m_transition_bytes += sizeof(std::vector<std::uint32_t>) + sizeof(Settled) + 1;
  }
  m_ranks.clear();
  m_waiting.clear();
  return state;
}

void StateCache::clear() {
  m_states.clear();
  m_accepts.clear();
  m_next.clear();
  m_settled.clear();
  m_transition_bytes = 0;
  std::ranges::fill(m_seen, 0U);
  m_round = 0;
  make_first_states();
}

}  // namespace readout
