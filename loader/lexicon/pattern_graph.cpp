#include "loader/lexicon/pattern_graph.hpp"

#include <algorithm>

namespace readout {

namespace {

using Type = PatternNode::Type;
using Edge = PatternGraph::Edge;

constexpr std::size_t most_states = 2000;

class GraphBuilder {
 public:
  std::optional<PatternGraph> build(const PatternNode& root) {
    m_graph.start = state();
    m_graph.end = add(root, m_graph.start);
    return m_graph.edges.size() > most_states ? std::nullopt : std::optional(std::move(m_graph));
  }

 private:
  std::uint32_t state() {
    m_graph.edges.emplace_back();
    return static_cast<std::uint32_t>(m_graph.edges.size() - 1);
  }

  void connect(std::uint32_t from, std::uint32_t to, Edge::Type type = Edge::Type::free,
               const PatternNode* node = nullptr) {
    m_graph.edges[from].push_back({.type = type, .node = node, .to = to});
  }

  std::uint32_t step(std::uint32_t from, Edge::Type type, const PatternNode& node) {
    const std::uint32_t to = state();
    connect(from, to, type, &node);
    return to;
  }

  /// The state behind the node.
  std::uint32_t add(const PatternNode& node, std::uint32_t from) {
    if (m_graph.edges.size() > most_states) {
      return from;
    }
    switch (node.type) {
      case Type::unit:
        return step(from, Edge::Type::unit, node);
      case Type::look:
        return step(from, Edge::Type::look, node);
      case Type::anchor:
        return step(from, Edge::Type::anchor, node);
      case Type::alternation:
        return add_alternation(node, from);
      case Type::repetition:
        return add_repetition(node, from);
      default:
        for (const PatternNode& part : node.parts) {
          from = add(part, from);
        }
        return from;
    }
  }

  std::uint32_t add_alternation(const PatternNode& node, std::uint32_t from) {
    const std::uint32_t end = state();
    for (const PatternNode& part : node.parts) {
      connect(add(part, from), end);
    }
    return end;
  }

  std::uint32_t add_repetition(const PatternNode& node, std::uint32_t from) {
    const PatternNode& part = node.parts.front();
    for (std::uint32_t round = 0; round < node.least; ++round) {
      from = add(part, from);
    }
    const std::uint32_t end = state();
    if (node.most == 0) {
      const std::uint32_t again = state();
      connect(from, again);
      connect(add(part, again), again);
      connect(again, end);
      return end;
    }
    for (std::uint32_t round = node.least; round < node.most; ++round) {
      connect(from, end);
      from = add(part, from);
    }
    connect(from, end);
    return end;
  }

  PatternGraph m_graph;
};

}  // namespace

std::optional<PatternGraph> pattern_graph(const PatternNode& root) {
  return GraphBuilder().build(root);
}

}  // namespace readout
