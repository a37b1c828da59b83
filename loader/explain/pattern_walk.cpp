#include "loader/explain/pattern_walk.hpp"

#include <algorithm>
#include <numeric>
#include <ranges>
#include <tuple>
#include <unordered_map>

namespace readout {

namespace {

using Type = PatternNode::Type;

constexpr std::size_t most_steps = 2'000'000;

// Conditions along a pattern; of alternatives the longest counts.
std::uint32_t length_of(const PatternNode& node) {
  switch (node.type) {
    case Type::unit:
    case Type::look:
    case Type::anchor:
      return 1;
    case Type::alternation: {
      std::uint32_t longest = 0;
      for (const PatternNode& part : node.parts) {
        longest = std::max(longest, length_of(part));
      }
      return longest;
    }
    default:
      return std::accumulate(
          node.parts.begin(), node.parts.end(), 0U,
          [](std::uint32_t sum, const PatternNode& part) { return sum + length_of(part); });
  }
}

}  // namespace

/// The best reach so far, and how much work it took.
struct PatternWalk::Search {
  Reach best{};
  bool any = false;
  std::size_t steps = 0;

  void fail(std::uint32_t progress, std::uint32_t first, std::uint32_t end,
            const PatternNode* node) {
    const auto rank = [](std::uint32_t depth, std::uint32_t from, std::uint32_t to) {
      return std::tuple(depth, to - from);
    };
    const auto mine = rank(progress, first, end);
    const auto its = rank(best.progress, best.first, best.end);
    if (!any || mine > its) {
      best = {.progress = progress, .first = first, .end = end, .failed = {node}};
      any = true;
    } else if (mine == its && first == best.first &&
               std::ranges::find(best.failed, node) == best.failed.end()) {
      best.failed.push_back(node);
    }
  }
};

PatternWalk::PatternWalk(const PatternNode& pattern) {
  const std::uint32_t match = emit({});
  m_start = compile(pattern, 0, match);
}

std::uint32_t PatternWalk::emit(const Step& step) {
  m_steps.push_back(step);
  return static_cast<std::uint32_t>(m_steps.size() - 1);
}

std::uint32_t PatternWalk::compile(const PatternNode& node, std::uint32_t depth,
                                   std::uint32_t next) {
  switch (node.type) {
    case Type::unit:
      return emit({.op = Step::Op::unit, .node = &node, .depth = depth + 1, .next = next});
    case Type::look:
    case Type::anchor:
      return emit({.op = Step::Op::question, .node = &node, .depth = depth + 1, .next = next});
    case Type::repetition:
      return repetition(node, depth, next);
    case Type::capture:
      return compile(node.parts.front(), depth, next);
    case Type::alternation: {
      std::uint32_t start = compile(node.parts.back(), depth, next);
      for (auto part = node.parts.rbegin() + 1; part != node.parts.rend(); ++part) {
        const std::uint32_t way = compile(*part, depth, next);
        start = emit({.op = Step::Op::split, .next = way, .other = start});
      }
      return start;
    }
    case Type::sequence: {
      std::uint32_t end = depth + length_of(node);
      for (const auto& part : std::views::reverse(node.parts)) {
        end -= length_of(part);
        next = compile(part, end, next);
      }
      return next;
    }
    case Type::empty:
      break;
  }
  return next;
}

std::uint32_t PatternWalk::repetition(const PatternNode& node, std::uint32_t depth,
                                      std::uint32_t next) {
  const PatternNode& part = node.parts.front();
  std::uint32_t start = next;
  if (node.most == 0) {
    start = emit({.op = Step::Op::split, .other = next});
    const std::uint32_t round = compile(part, depth, start);
    m_steps[start].next = round;
  }
  for (std::uint32_t i = node.least; i < node.most; ++i) {
    const std::uint32_t way = compile(part, depth, start);
    start = emit({.op = Step::Op::split, .next = way, .other = next});
  }
  for (std::uint32_t i = 0; i < node.least; ++i) {
    start = compile(part, depth, start);
  }
  return start;
}

Reach PatternWalk::furthest(const PatternProbe& probe, std::uint32_t size) const {
  Search search;
  for (std::uint32_t start = 0; start < size && search.steps < most_steps; ++start) {
    walk_from(start, probe, size, search);
  }
  search.best.complete = search.steps < most_steps;
  return search.best;
}

// A step is taken again at a place only where more of the pattern lies behind it, so that rounds
// that read nothing end.
void PatternWalk::walk_from(std::uint32_t start, const PatternProbe& probe, std::uint32_t size,
                            Search& search) const {
  struct Position {
    std::uint32_t step = 0;
    std::uint32_t place = 0;
    std::uint32_t progress = 0;
  };
  std::unordered_map<std::uint64_t, std::uint32_t> reached;
  std::vector<Position> waiting = {{.step = m_start, .place = start}};
  while (!waiting.empty() && search.steps < most_steps) {
    const Position at = waiting.back();
    waiting.pop_back();
    ++search.steps;
    const auto [known, is_new] =
        reached.try_emplace(std::uint64_t{at.step} << 32U | at.place, at.progress);
    if (!is_new && known->second >= at.progress) {
      continue;
    }
    known->second = at.progress;
    const Step& step = m_steps[at.step];
    const std::uint32_t further = std::max(at.progress, step.depth);
    switch (step.op) {
      case Step::Op::match:
        break;
      case Step::Op::split:
        waiting.push_back({step.other, at.place, at.progress});
        waiting.push_back({step.next, at.place, at.progress});
        break;
      case Step::Op::question:
        if (probe.holds(*step.node, at.place)) {
          // What is only looked at is no progress before the first unit.
          waiting.push_back({step.next, at.place, at.place == start ? at.progress : further});
        } else {
          search.fail(at.progress, start, at.place, step.node);
        }
        break;
      case Step::Op::unit:
        if (at.place < size && probe.holds(step.node->constraint, at.place)) {
          waiting.push_back({step.next, at.place + 1, further});
        } else {
          search.fail(at.progress, start, at.place, step.node);
        }
        break;
    }
  }
}

}  // namespace readout
