#include "queries/graph/articulation.hpp"

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

namespace readout {

namespace {

/// A depth-first walk over all components, on a stack of its own: a graph may be deep.
class DepthFirst {
 public:
  explicit DepthFirst(const EntityGraph& graph)
      : m_graph(graph), m_nodes(graph.node_count()), m_cut_off(graph.node_count()) {
    for (std::uint32_t node = 0; node < size_of(graph); ++node) {
      if (m_nodes[node].found == 0) {
        walk_component(node);
      }
    }
  }

  /// Of each node, how many parts are cut off from the rest of its component without it.
  const std::vector<std::uint32_t>& cut_off() const { return m_cut_off; }
  /// source < target, with the size of the smaller side.
  std::vector<EdgeValue> bridges() && { return std::move(m_bridges); }

 private:
  struct Node {
    std::uint32_t found = 0;  // when, from 1 on
    std::uint32_t low = 0;    // the first node to which a tie leads from here or from further on
    std::uint32_t below = 1;  // nodes found from here on, itself included
    std::uint32_t next = 0;   // the place in its row where the walk goes on
  };

  void walk_component(std::uint32_t start) {
    const std::size_t first_bridge = m_bridges.size();
    find(start);
    while (!m_stack.empty()) {
      const std::uint32_t node = m_stack.back();
      if (!step(node)) {
        m_stack.pop_back();
        if (!m_stack.empty()) {
          leave(node, m_stack.back());
        }
      }
    }
    m_cut_off[start] -= m_cut_off[start] > 0 ? 1 : 0;
    const double whole = m_nodes[start].below;
    for (std::size_t i = first_bridge; i < m_bridges.size(); ++i) {
      m_bridges[i].value = std::min(m_bridges[i].value, whole - m_bridges[i].value);
    }
  }

  void find(std::uint32_t node) {
    m_nodes[node].found = m_nodes[node].low = ++m_count;
    m_stack.push_back(node);
  }

  /// Goes on to a node that is not found yet; false where there is none left.
  bool step(std::uint32_t node) {
    const std::uint32_t before = m_stack.size() > 1 ? m_stack[m_stack.size() - 2] : node;
    const auto row = m_graph.neighbours(node).nodes;
    Node& here = m_nodes[node];
    while (here.next < row.size()) {
      const std::uint32_t other = row[here.next++];
      if (m_nodes[other].found == 0) {
        find(other);
        return true;
      }
      if (other != before) {
        here.low = std::min(here.low, m_nodes[other].found);
      }
    }
    return false;
  }

  void leave(std::uint32_t node, std::uint32_t before) {
    const Node& left = m_nodes[node];
    Node& back = m_nodes[before];
    back.below += left.below;
    back.low = std::min(back.low, left.low);
    m_cut_off[before] += left.low >= back.found ? 1 : 0;
    if (left.low > back.found) {
      m_bridges.push_back(
          {std::min(node, before), std::max(node, before), static_cast<double>(left.below)});
    }
  }

  const EntityGraph& m_graph;
  std::vector<Node> m_nodes;
  std::vector<std::uint32_t> m_stack;
  std::uint32_t m_count = 0;
  std::vector<std::uint32_t> m_cut_off;
  std::vector<EdgeValue> m_bridges;
};

}  // namespace

std::vector<double> articulation_of(const EntityGraph& graph) {
  const DepthFirst walk(graph);
  return {walk.cut_off().begin(), walk.cut_off().end()};
}

std::vector<EdgeValue> bridges_of(const EntityGraph& graph) {
  std::vector<EdgeValue> bridges = DepthFirst(graph).bridges();
  std::sort(bridges.begin(), bridges.end(), [](const EdgeValue& a, const EdgeValue& b) {
    return std::tie(a.source, a.target) < std::tie(b.source, b.target);
  });
  std::vector<EdgeValue> ties;
  ties.reserve(graph.edge_count());
  auto bridge = bridges.begin();
  for (std::uint32_t node = 0; node < size_of(graph); ++node) {
    for (const std::uint32_t other : graph.neighbours(node).nodes) {
      if (node < other) {
        const bool is_bridge =
            bridge != bridges.end() && bridge->source == node && bridge->target == other;
        ties.push_back(is_bridge ? *bridge++ : EdgeValue{node, other, 0});
      }
    }
  }
  return ties;
}

}  // namespace readout
