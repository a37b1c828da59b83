#include "queries/graph/path_finder.hpp"

#include <algorithm>
#include <bit>
#include <limits>

namespace readout {

PathFinder::PathFinder(const EntityGraph& graph)
    : m_graph(graph), m_marks(graph.node_count()), m_ways(graph.node_count()) {}

void PathFinder::start(Side& side, std::uint32_t node) {
  m_marks[node][side.number] = {m_search, 0};
  side.levels.assign(1, {node});
  side.ties.reset();
}

bool PathFinder::is_at(const Side& side, std::uint32_t node, std::size_t hops) const {
  const Mark& mark = m_marks[node][side.number];
  return mark.search == m_search && mark.hops == hops;
}

/// Of the last level; counted when somebody asks.
std::size_t PathFinder::ties_of(Side& side) const {
  if (!side.ties) {
    std::size_t sum = 0;
    for (const std::uint32_t node : side.levels.back()) {
      sum += m_graph.neighbours(node).nodes.size();
    }
    side.ties = sum;
  }
  return *side.ties;
}

/// A level has at least as many ties as nodes, so that a large one need not be counted.
bool PathFinder::is_dearer(Side& a, Side& b) const {
  if (a.levels.back().size() > b.levels.back().size()) {
    return ties_of(b) < a.levels.back().size() || ties_of(b) < ties_of(a);
  }
  return ties_of(a) > b.levels.back().size() && ties_of(a) > ties_of(b);
}

/// The next level of a side; where the other side knows a node of it, they meet there. All
/// meetings, or the first alone.
void PathFinder::grow(Side& side, bool is_first_enough) {
  const auto hops = static_cast<std::uint32_t>(side.levels.size());
  std::vector<std::uint32_t> level;
  for (const std::uint32_t node : side.levels.back()) {
    for (const std::uint32_t neighbour : m_graph.neighbours(node).nodes) {
      Marks& marks = m_marks[neighbour];
      if (marks[side.number].search != m_search) {
        marks[side.number] = {m_search, hops};
        level.push_back(neighbour);
        if (marks[1 - side.number].search == m_search) {
          m_meetings.push_back(neighbour);
          if (is_first_enough) {
            return;
          }
        }
      }
    }
  }
  side.levels.push_back(std::move(level));
  side.ties.reset();
}

/// Calls `visit(neighbour, weight)` for the neighbours of a node that are one step nearer to the
/// end of the side: looked for in its row or, where that is cheaper, from the level before.
template <typename Visit>
void PathFinder::visit_before(const Side& side, std::uint32_t node, std::size_t hops,
                              const Visit& visit) const {
  const Neighbours row = m_graph.neighbours(node);
  const std::vector<std::uint32_t>& level = side.levels[hops - 1];
  if (row.nodes.size() <=
      level.size() * static_cast<std::size_t>(std::bit_width(row.nodes.size()))) {
    for (std::size_t i = 0; i < row.nodes.size(); ++i) {
      if (is_at(side, row.nodes[i], hops - 1)) {
        visit(row.nodes[i], row.ties[i].weight);
      }
    }
    return;
  }
  for (const std::uint32_t nearer : level) {
    const auto place = std::lower_bound(row.nodes.begin(), row.nodes.end(), nearer);
    if (place != row.nodes.end() && *place == nearer) {
      visit(nearer, row.ties[static_cast<std::size_t>(place - row.nodes.begin())].weight);
    }
  }
}

/// True for the first way of a node.
bool PathFinder::offer(std::uint32_t node, double weight, std::uint32_t next) {
  Way& way = m_ways[node];
  if (way.search != m_search) {
    way = {m_search, next, weight};
    return true;
  }
  if (weight > way.weight || (weight == way.weight && next < way.next)) {
    way.next = next;
    way.weight = weight;
  }
  return false;
}

/// First which nodes lie between the meetings and the goal, level by level, then, from the goal,
/// the best way of each.
void PathFinder::add_ways_to_goal() {
  const std::size_t last = m_marks[m_meetings.front()][m_to.number].hops;
  std::vector<std::vector<std::uint32_t>> between(last + 1);
  between[last] = m_meetings;
  const std::uint32_t seen = m_search - 1;  // not yet a way
  for (std::size_t hops = last; hops > 0; --hops) {
    for (const std::uint32_t node : between[hops]) {
      visit_before(m_to, node, hops, [&](std::uint32_t nearer, double /*weight*/) {
        if (m_ways[nearer].search != seen) {
          m_ways[nearer].search = seen;
          between[hops - 1].push_back(nearer);
        }
      });
    }
  }
  const std::uint32_t goal = m_to.levels[0][0];
  m_ways[goal] = {m_search, goal, 0};
  for (std::size_t hops = 1; hops <= last; ++hops) {
    for (const std::uint32_t node : between[hops]) {
      visit_before(m_to, node, hops, [&](std::uint32_t nearer, double weight) {
        offer(node, weight + m_ways[nearer].weight, nearer);
      });
    }
  }
}

/// From the meetings back to the start, each node handing its way to those before it.
void PathFinder::add_ways_from_start() {
  std::vector<std::uint32_t> level = m_meetings;
  for (std::size_t hops = m_marks[level.front()][m_from.number].hops; hops > 0; --hops) {
    std::vector<std::uint32_t> before;
    for (const std::uint32_t further : level) {
      visit_before(m_from, further, hops, [&](std::uint32_t nearer, double weight) {
        if (offer(nearer, weight + m_ways[further].weight, further)) {
          before.push_back(nearer);
        }
      });
    }
    level.swap(before);
  }
}

/// Whether the two are connected; then the meetings are known.
bool PathFinder::meet(std::uint32_t from, std::uint32_t to, bool is_first_enough) {
  if (m_search > std::numeric_limits<std::uint32_t>::max() - 2) {
    std::fill(m_marks.begin(), m_marks.end(), Marks{});
    std::fill(m_ways.begin(), m_ways.end(), Way{});
    m_search = 0;
  }
  m_search += 2;  // one less: a node whose way is not known yet
  m_meetings.clear();
  start(m_from, from);
  start(m_to, to);
  while (m_meetings.empty()) {
    if (m_from.levels.back().empty() || m_to.levels.back().empty()) {
      return false;
    }
    grow(is_dearer(m_from, m_to) ? m_to : m_from, is_first_enough);
  }
  return true;
}

std::optional<std::vector<std::uint32_t>> PathFinder::find(std::uint32_t from, std::uint32_t to) {
  if (from == to) {
    return std::vector<std::uint32_t>{from};
  }
  if (!meet(from, to, false)) {
    return std::nullopt;
  }
  add_ways_to_goal();
  add_ways_from_start();
  std::vector<std::uint32_t> path{from};
  while (path.back() != to) {
    path.push_back(m_ways[path.back()].next);
  }
  return path;
}

/// From a meeting to the end of a side, always to the first node that is nearer.
std::vector<std::uint32_t> PathFinder::steps_to_end(const Side& side, std::uint32_t node) const {
  std::vector<std::uint32_t> steps;
  for (std::size_t hops = m_marks[node][side.number].hops; hops > 0; --hops) {
    std::uint32_t first = std::numeric_limits<std::uint32_t>::max();
    visit_before(side, node, hops,
                 [&](std::uint32_t nearer, double /*weight*/) { first = std::min(first, nearer); });
    steps.push_back(first);
    node = first;
  }
  return steps;
}

std::optional<std::vector<std::uint32_t>> PathFinder::find_any(std::uint32_t from,
                                                               std::uint32_t to) {
  if (from == to) {
    return std::vector<std::uint32_t>{from};
  }
  if (!meet(from, to, true)) {
    return std::nullopt;
  }
  std::vector<std::uint32_t> path = steps_to_end(m_from, m_meetings.front());
  std::reverse(path.begin(), path.end());
  path.push_back(m_meetings.front());
  const std::vector<std::uint32_t> rest = steps_to_end(m_to, m_meetings.front());
  path.insert(path.end(), rest.begin(), rest.end());
  return path;
}

}  // namespace readout
