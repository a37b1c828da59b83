#include "loader/lexicon/automaton.hpp"

#include "loader/lexicon/place_questions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

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
    const std::size_t copies = std::max({node.least, node.most, 1U});
    const bool loops = node.most == 0 && node.least > 0;
    states = (copies + (loops ? 1 : 0)) * (states + 1);
  } else if (node.type == Type::capture) {
    states += 2;
  } else if (node.type == Type::look || node.type == Type::anchor) {
    states += 1;
  } else if (node.type == Type::alternation) {
    states += node.parts.size() - 1;
  }
  if (states > most_states) {
    throw InputError(
        node.place,
        fmt::format("this piece unrolls to more than {} states: use smaller repetitions",
                    most_states));
  }
  return states;
}

bool may_be_empty(const PatternNode& node) {
  const auto& parts = node.parts;
  switch (node.type) {
    case Type::unit:
      return false;
    case Type::look:
    case Type::anchor:
      return true;
    case Type::alternation:
      return std::ranges::any_of(parts, may_be_empty);
    case Type::repetition:
      return node.least == 0 || may_be_empty(parts.front());
    default:
      return std::ranges::all_of(parts, may_be_empty);
  }
}

// Whether it may match without a unit anywhere, whatever stands around it.
bool may_be_empty_anywhere(const PatternNode& node) {
  const auto& parts = node.parts;
  switch (node.type) {
    case Type::unit:
    case Type::look:
    case Type::anchor:
      return false;
    case Type::alternation:
      return std::ranges::any_of(parts, may_be_empty_anywhere);
    case Type::repetition:
      return node.least == 0 || may_be_empty_anywhere(parts.front());
    default:
      return std::ranges::all_of(parts, may_be_empty_anywhere);
  }
}

void check_looks(const PatternNode& node) {
  if (node.type == Type::look && may_be_empty_anywhere(node.parts.front())) {
    throw InputError(node.place, fmt::format("this look-around {} holds: it may take no unit",
                                             node.negated ? "never" : "always"));
  }
  std::ranges::for_each(node.parts, check_looks);
}

// Where to go on: if the round of the innermost unbounded repetition has taken no unit yet, and if
// it has. Outside of such repetitions both are the same.
struct Ways {
  std::uint32_t empty = 0;
  std::uint32_t filled = 0;

  bool are_one() const { return empty == filled; }
};

// Makes the instructions from the end of a pattern to its start: each node gets the ways to go on,
// and gives the ways into it. Two flags suffice however deep repetitions nest: what an inner round
// has taken, the outer one has taken too.
class AutomatonBuilder {
 public:
  AutomatonBuilder(ConstraintCompiler& constraints, PlaceQuestions& questions, bool backwards)
      : m_constraints(constraints), m_questions(questions), m_backwards(backwards) {}

  void add(const Rule& rule, std::uint32_t position) {
    m_captures = rule.pattern.captures;
    add({.rule = position,
         .priority = rule.priority,
         .blocks = rule.blocks,
         .has_captures = !rule.pattern.captures.empty(),
         .has_conditions = !rule.conditions.empty()},
        rule.pattern.root);
  }

  void add(const PlaceQuestions::Look& look) { add({.rule = look.question}, look.pattern); }

  Automaton finish() { return std::move(m_automaton); }

 private:
  void add(RuleEntry entry, const PatternNode& pattern) {
    const auto rank = static_cast<std::uint32_t>(m_automaton.rules.size());
    entry.first = size();
    m_fail = emit({.op = Op::fail});
    const std::uint32_t match = emit({.op = Op::match, .argument = rank});
    entry.start = compile(pattern, {match, match}).empty;
    entry.end = size();
    m_automaton.rules.push_back(entry);
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(m_automaton.instructions.size()); }

  std::uint32_t emit(const Instruction& instruction) {
    m_automaton.instructions.push_back(instruction);
    return size() - 1;
  }

  // What takes no unit: a mark or a question.
  Ways emit_step(Instruction step, Ways next) {
    step.next = next.empty;
    const std::uint32_t empty = emit(step);
    step.next = next.filled;
    return {empty, next.are_one() ? empty : emit(step)};
  }

  Ways emit_split(Ways first, Ways other) {
    const std::uint32_t empty = emit({.op = Op::split, .next = first.empty, .other = other.empty});
    return {empty, first.are_one() && other.are_one()
                       ? empty
                       : emit({.op = Op::split, .next = first.filled, .other = other.filled})};
  }

  Ways compile(const PatternNode& node, Ways next) {
    switch (node.type) {
      case Type::unit:
        return unit(node, next);
      case Type::sequence:
        return sequence(node, next);
      case Type::alternation:
        return alternation(node, next);
      case Type::repetition:
        return repetition(node, next);
      case Type::capture:
        return capture(node, next);
      case Type::look:
      case Type::anchor:
        return emit_step({.op = Op::ask,
                          .argument = m_questions.number_of(node),
                          .other = node.negated ? 1U : 0U},
                         next);
      case Type::empty:
        break;
    }
    return next;
  }

  Ways sequence(const PatternNode& node, Ways next) {
    const auto before = [&](Ways after, const PatternNode& part) { return compile(part, after); };
    return m_backwards ? std::accumulate(node.parts.begin(), node.parts.end(), next, before)
                       : std::accumulate(node.parts.rbegin(), node.parts.rend(), next, before);
  }

  Ways unit(const PatternNode& node, Ways next) {
    const std::uint32_t constraint = m_constraints.add(node.constraint);
    const std::uint32_t entry = emit({.op = Op::unit, .argument = constraint, .next = next.filled});
    return {entry, entry};
  }

  Ways alternation(const PatternNode& node, Ways next) {
    Ways start = compile(node.parts.back(), next);
    for (auto part = node.parts.rbegin() + 1; part != node.parts.rend(); ++part) {
      start = emit_split(compile(*part, next), start);
    }
    return start;
  }

  Ways repetition(const PatternNode& node, Ways next) {
    const PatternNode& part = node.parts.front();
    Ways start = node.most == 0 ? loop(node, next) : next;
    for (std::uint32_t i = node.least; i < node.most; ++i) {
      const Ways taken = compile(part, start);
      start = node.greedy ? emit_split(taken, next) : emit_split(next, taken);
    }
    for (std::uint32_t i = 0; i < node.least; ++i) {
      start = compile(part, start);
    }
    return start;
  }

  Ways loop(const PatternNode& node, Ways next) {
    const PatternNode& part = node.parts.front();
    const std::uint32_t filled = emit({.op = Op::split});
    const std::uint32_t round = compile(part, {may_be_empty(part) ? m_fail : filled, filled}).empty;
    const auto split = [&](std::uint32_t left) -> Instruction {
      return {
          .op = Op::split, .next = node.greedy ? round : left, .other = node.greedy ? left : round};
    };
    m_automaton.instructions[filled] = split(next.filled);
    return {next.are_one() ? filled : emit(split(next.empty)), filled};
  }

  Ways capture(const PatternNode& node, Ways next) {
    const auto found = std::ranges::find(m_captures, node.name);
    const auto number = static_cast<std::uint32_t>(found - m_captures.begin());
    const Ways inner =
        compile(node.parts.front(), emit_step({.op = Op::close, .argument = number}, next));
    return emit_step({.op = Op::open, .argument = number}, inner);
  }

  ConstraintCompiler& m_constraints;
  PlaceQuestions& m_questions;
  bool m_backwards = false;
  Automaton m_automaton{};
  std::vector<std::string> m_captures{};
  std::uint32_t m_fail = 0;
};

void check(const Rule& rule) {
  states_of(rule.pattern.root);
  if (may_be_empty(rule.pattern.root)) {
    throw InputError(rule.pattern.root.place,
                     fmt::format("the pattern of '{}' can match without any unit", rule.name));
  }
  check_looks(rule.pattern.root);
}

Automaton automaton_of(const PlaceQuestions::Look& look, ConstraintCompiler& constraints,
                       PlaceQuestions& questions, bool backwards) {
  AutomatonBuilder builder(constraints, questions, backwards);
  builder.add(look);
  return builder.finish();
}

std::vector<LookQuestion> looks_of(PlaceQuestions& questions, ConstraintCompiler& constraints) {
  std::vector<LookQuestion> looks;
  for (const PlaceQuestions::Look& look : questions.looks()) {
    looks.push_back({.question = look.question,
                     .ahead = look.ahead,
                     .away = automaton_of(look, constraints, questions, !look.ahead),
                     .towards = automaton_of(look, constraints, questions, look.ahead)});
  }
  return looks;
}

}  // namespace

Automata automata_of(std::span<const Rule> rules, ConstraintCompiler& constraints) {
  std::vector<std::uint32_t> order(rules.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, [&](std::uint32_t left, std::uint32_t right) {
    return rules[left].priority > rules[right].priority;
  });
  PlaceQuestions questions;
  AutomatonBuilder builder(constraints, questions, false);
  for (const std::uint32_t position : order) {
    check(rules[position]);
    builder.add(rules[position], position);
  }
  Automata automata{.rules = builder.finish(), .looks = looks_of(questions, constraints)};
  automata.questions = questions.size();
  automata.anchors = questions.anchors();
  return automata;
}

}  // namespace readout
