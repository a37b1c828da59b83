#include "loader/lexicon/capture_search.hpp"

#include <stdexcept>

namespace readout {

using Op = Instruction::Op;

std::vector<Capture> CaptureSearch::captures_of(const RuleEntry& rule, std::uint32_t first,
                                                std::uint32_t end, const Sequence& sequence) {
  const std::size_t places = end - first + 1;
  m_visited.assign(((rule.end - rule.first) * places + 63) / 64, 0);
  m_marks.clear();
  m_steps.clear();
  m_steps.push_back({.instruction = rule.start, .unit = first, .marks = 0});
  while (!m_steps.empty()) {
    const Step step = m_steps.back();
    m_steps.pop_back();
    m_marks.resize(step.marks);
    if (follow(rule, step, first, end, sequence)) {
      return captures_of_marks();
    }
  }
  throw std::logic_error("a match without a parse");
}

bool CaptureSearch::visit(const RuleEntry& rule, std::uint32_t instruction, std::uint32_t place) {
  const std::size_t number =
      static_cast<std::size_t>(place) * (rule.end - rule.first) + (instruction - rule.first);
  const std::uint64_t bit = std::uint64_t{1} << (number % 64);
  const bool is_new = (m_visited[number / 64] & bit) == 0;
  m_visited[number / 64] |= bit;
  return is_new;
}

// Goes on from a step until the end of the match or a dead end; puts off the second ways.
bool CaptureSearch::follow(const RuleEntry& rule, Step step, std::uint32_t first, std::uint32_t end,
                           const Sequence& sequence) {
  while (visit(rule, step.instruction, step.unit - first)) {
    ++m_step_count;
    const Instruction& instruction = m_automaton.instructions[step.instruction];
    switch (instruction.op) {
      case Op::match:
        return step.unit == end;
      case Op::fail:
        return false;
      case Op::unit:
        if (step.unit == end || !sequence.holds(step.unit, instruction.argument)) {
          return false;
        }
        ++step.unit;
        break;
      case Op::ask:
        if (sequence.answers(step.unit, instruction.argument) == (instruction.other != 0)) {
          return false;
        }
        break;
      case Op::split:
        m_steps.push_back({.instruction = instruction.other,
                           .unit = step.unit,
                           .marks = static_cast<std::uint32_t>(m_marks.size())});
        break;
      case Op::open:
      case Op::close:
        m_marks.push_back({.opens = instruction.op == Op::open,
                           .capture = instruction.argument,
                           .unit = step.unit});
        break;
    }
    step.instruction = instruction.next;
  }
  return false;
}

std::vector<Capture> CaptureSearch::captures_of_marks() {
  std::vector<Capture> all;
  all.reserve(m_marks.size() / 2);
  m_open.clear();
  for (const Mark& mark : m_marks) {
    if (mark.opens) {
      m_open.push_back(all.size());
      all.push_back({.name = mark.capture, .first = mark.unit, .end = mark.unit});
    } else {
      all[m_open.back()].end = mark.unit;
      m_open.pop_back();
    }
  }
  std::erase_if(all, [](const Capture& capture) { return capture.first == capture.end; });
  return all;
}

}  // namespace readout
