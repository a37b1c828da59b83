#include "loader/lexicon/automaton.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace readout {

namespace {

using Op = Instruction::Op;
using Type = PatternNode::Type;

constexpr std::size_t most_states = 10'000;

// Instructions that a node unrolls to; parts are checked before the whole, so that the numbers stay
// small and the error names the innermost node that is too large.
std::size_t states_of(const PatternNode& node) {
  std::size_t states = node.type == Type::unit ? 1 : 0;
  for (const PatternNode& part : node.parts) {
    states += states_of(part);
  }
  if (node.type == Type::repetition) {
    const std::size_t copies = std::max<std::size_t>({node.least, node.most, 1});
    const bool loops = node.most == 0 && node.least > 0;
    states = (copies + (loops ? 1 : 0)) * (states + 1);
  } else if (node.type == Type::capture) {
    states += 2;
  } else if (node.type == Type::alternation) {
    states += node.parts.size() - 1;
  }
  if (states > most_states) {
    throw InputError(node.place,
                     fmt::format("from here the pattern unrolls to more than {} states: "
                                 "use smaller repetitions",
                                 most_states));
  }
  return states;
}

bool may_be_empty(const PatternNode& node) {
  const auto& parts = node.parts;
  switch (node.type) {
    case Type::unit:
      return false;
    case Type::alternation:
      return std::any_of(parts.begin(), parts.end(), may_be_empty);
    case Type::repetition:
      return node.least == 0 || may_be_empty(parts.front());
    default:
      return std::all_of(parts.begin(), parts.end(), may_be_empty);
  }
}

// Makes the instructions from the end of a pattern to its start: each node gets the place where to
// go on.
class AutomatonBuilder {
 public:
  explicit AutomatonBuilder(ConstraintCompiler& constraints) : m_constraints(constraints) {}

  void add(const Rule& rule, std::uint32_t position) {
    check(rule);
    const auto rank = static_cast<std::uint32_t>(m_automaton.rules.size());
    RuleEntry entry{.rule = position,
                    .priority = rule.priority,
                    .blocks = rule.blocks,
                    .has_captures = !rule.pattern.captures.empty()};
    m_captures = rule.pattern.captures;
    entry.first = size();
    entry.start = compile(rule.pattern.root, emit({.op = Op::match, .argument = rank}));
    entry.end = size();
    m_automaton.rules.push_back(entry);
  }

  Automaton finish() { return std::move(m_automaton); }

 private:
  static void check(const Rule& rule) {
    states_of(rule.pattern.root);
    if (may_be_empty(rule.pattern.root)) {
      throw InputError(rule.pattern.root.place,
                       fmt::format("the pattern of '{}' can match without any unit", rule.name));
    }
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(m_automaton.instructions.size()); }

  std::uint32_t emit(const Instruction& instruction) {
    m_automaton.instructions.push_back(instruction);
    return size() - 1;
  }

  std::uint32_t compile(const PatternNode& node, std::uint32_t next) {
    switch (node.type) {
      case Type::unit:
        return emit({.op = Op::unit, .argument = m_constraints.add(node.constraint), .next = next});
      case Type::sequence:
        return std::accumulate(
            node.parts.rbegin(), node.parts.rend(), next,
            [&](std::uint32_t after, const PatternNode& part) { return compile(part, after); });
      case Type::alternation:
        return alternation(node, next);
      case Type::repetition:
        return repetition(node, next);
      case Type::capture:
        return capture(node, next);
      case Type::empty:
        break;
    }
    return next;
  }

  std::uint32_t alternation(const PatternNode& node, std::uint32_t next) {
    std::uint32_t start = compile(node.parts.back(), next);
    for (auto part = node.parts.rbegin() + 1; part != node.parts.rend(); ++part) {
      const std::uint32_t first = compile(*part, next);
      start = emit({.op = Op::split, .next = first, .other = start});
    }
    return start;
  }

  std::uint32_t repetition(const PatternNode& node, std::uint32_t next) {
    const PatternNode& part = node.parts.front();
    std::uint32_t start = node.most == 0 ? loop(node, next) : next;
    for (std::uint32_t i = node.least; i < node.most; ++i) {
      const std::uint32_t taken = compile(part, start);
      start = emit(split(node.greedy, taken, next));
    }
    for (std::uint32_t i = 0; i < node.least; ++i) {
      start = compile(part, start);
    }
    return start;
  }

  std::uint32_t loop(const PatternNode& node, std::uint32_t next) {
    const std::uint32_t start = emit({.op = Op::split});
    const std::uint32_t taken = compile(node.parts.front(), start);
    m_automaton.instructions[start] = split(node.greedy, taken, next);
    return start;
  }

  static Instruction split(bool greedy, std::uint32_t taken, std::uint32_t left) {
    return {.op = Op::split, .next = greedy ? taken : left, .other = greedy ? left : taken};
  }

  std::uint32_t capture(const PatternNode& node, std::uint32_t next) {
    const auto found = std::find(m_captures.begin(), m_captures.end(), node.name);
    const auto number = static_cast<std::uint32_t>(found - m_captures.begin());
    const std::uint32_t close = emit({.op = Op::close, .argument = number, .next = next});
    return emit({.op = Op::open, .argument = number, .next = compile(node.parts.front(), close)});
  }

  ConstraintCompiler& m_constraints;
  Automaton m_automaton{};
  std::vector<std::string> m_captures{};
};

}  // namespace

Automaton automaton_of(std::span<const Rule> rules, ConstraintCompiler& constraints) {
  std::vector<std::uint32_t> order(rules.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t left, std::uint32_t right) {
    return rules[left].priority > rules[right].priority;
  });
  AutomatonBuilder builder(constraints);
  for (const std::uint32_t position : order) {
    builder.add(rules[position], position);
  }
  return builder.finish();
}

}  // namespace readout
