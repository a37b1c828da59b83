#include "loader/explain/pattern_walk.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <numeric>
#include <ranges>
#include <set>
#include <unordered_map>
#include <utility>

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
  Reach barred{};  // by one question at the beginning
  std::vector<Beginning> beginnings{};
  std::set<const PatternNode*> held{};  // questions before the first unit
  std::size_t steps = 0;

  void fail(std::uint32_t progress, std::uint32_t first, std::uint32_t end,
            const PatternNode* node) {
    const auto mine = std::pair(progress, end - first);
    const auto its = std::pair(best.progress, best.end - best.first);
    if (mine > its) {
      best = {.progress = progress, .first = first, .end = end, .failed = {node}};
    } else if (mine == its && first == best.first &&
               std::ranges::find(best.failed, node) == best.failed.end()) {
      best.failed.push_back(node);
    }
  }

  void fail_at_once(std::uint32_t place, const PatternNode* node,
                    std::vector<const PatternNode*> behind) {
    const auto known = std::ranges::find_if(
        beginnings, [&](const Beginning& one) { return one.node == node && one.behind == behind; });
    if (known == beginnings.end()) {
      beginnings.push_back({.node = node, .behind = std::move(behind), .places = {place}});
    } else if (known->places.back() != place) {
      known->places.push_back(place);
    }
  }

  void match_but_for(const PatternNode* question, std::uint32_t first, std::uint32_t end) {
    if (barred.only_this == nullptr || end - first > barred.end - barred.first) {
      barred = {.first = first, .end = end, .failed = {question}, .only_this = question};
    }
  }

  Reach result() const {
    Reach reach = barred.only_this != nullptr ? barred : best;
    if (reach.first == reach.end) {
      std::ranges::copy_if(beginnings, std::back_inserter(reach.beginnings),
                           [&](const Beginning& one) { return !held.contains(one.node); });
    }
    reach.complete = steps < most_steps;
    return reach;
  }
};

/// A place on a way.
struct PatternWalk::Position {
  std::uint32_t step = 0;
  std::uint32_t place = 0;
  std::uint32_t progress = 0;
  const PatternNode* barred_by = nullptr;    // the question at the beginning that does not hold
  std::vector<const PatternNode*> behind{};  // those that hold there; empty behind the first unit
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
  return search.result();
}

// A step is taken again at a place only where more of the pattern lies behind it, so that rounds
// that read nothing end.
void PatternWalk::walk_from(std::uint32_t start, const PatternProbe& probe, std::uint32_t size,
                            Search& search) const {
  std::array<std::unordered_map<std::uint64_t, std::uint32_t>, 2> reached;  // barred or not
  std::vector<Position> waiting = {{.step = m_start, .place = start}};
  while (!waiting.empty() && search.steps < most_steps) {
    const Position at = std::move(waiting.back());
    waiting.pop_back();
    ++search.steps;
    const auto [known, is_new] = reached[at.barred_by == nullptr ? 0 : 1].try_emplace(
        std::uint64_t{at.step} << 32U | at.place, at.progress);
    if (!is_new && known->second >= at.progress) {
      continue;
    }
    known->second = at.progress;
    const Step& step = m_steps[at.step];
    if (step.op == Step::Op::split) {
      for (const std::uint32_t next : {step.other, step.next}) {
        waiting.push_back(at);
        waiting.back().step = next;
      }
    } else if (step.op == Step::Op::match) {
      if (at.barred_by != nullptr) {
        search.match_but_for(at.barred_by, start, at.place);
      }
    } else if (step.op == Step::Op::question) {
      ask(at, start, probe, search, waiting);
    } else if (at.place < size && probe.holds(step.node->constraint, at.place)) {
      waiting.push_back({.step = step.next,
                         .place = at.place + 1,
                         .progress = std::max(at.progress, step.depth),
                         .barred_by = at.barred_by});
    } else {
      fail(at, start, search);
    }
  }
}

void PatternWalk::ask(const Position& at, std::uint32_t start, const PatternProbe& probe,
                      Search& search, std::vector<Position>& waiting) const {
  const Step& step = m_steps[at.step];
  const bool begins = at.place == start;
  Position next = at;
  next.step = step.next;
  if (!probe.holds(*step.node, at.place)) {
    fail(at, start, search);
    if (begins && at.barred_by == nullptr) {
      next.barred_by = step.node;
      waiting.push_back(std::move(next));
    }
    return;
  }
  next.progress = std::max(at.progress, step.depth);
  if (begins) {
    next.behind.push_back(step.node);
    if (at.barred_by == nullptr) {
      search.held.insert(step.node);
    }
  }
  waiting.push_back(std::move(next));
}

void PatternWalk::fail(const Position& at, std::uint32_t start, Search& search) const {
  if (at.barred_by != nullptr) {
    return;
  }
  const PatternNode* node = m_steps[at.step].node;
  if (at.place == start) {
    search.fail_at_once(start, node, at.behind);
  } else {
    search.fail(at.progress, start, at.place, node);
  }
}

}  // namespace readout
