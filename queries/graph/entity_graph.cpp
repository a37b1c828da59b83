#include "queries/graph/entity_graph.hpp"

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace readout {

namespace {

using Csr = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Tie,
                                               boost::no_property, std::uint32_t, std::size_t>;

struct Arc {
  std::uint32_t source;
  std::uint32_t target;
  double weight;
};

/// Weights are added in an order that depends on the arcs alone, not on how they came.
bool before(const Arc& a, const Arc& b) {
  return std::tie(a.source, a.target, a.weight) < std::tie(b.source, b.target, b.weight);
}

void merge_parallel(std::vector<Arc>& arcs) {
  std::sort(arcs.begin(), arcs.end(), before);
  std::size_t kept = 0;
  for (const Arc& arc : arcs) {
    if (kept > 0 && arcs[kept - 1].source == arc.source && arcs[kept - 1].target == arc.target) {
      arcs[kept - 1].weight += arc.weight;
    } else {
      arcs[kept++] = arc;
    }
  }
  arcs.resize(kept);
}

Csr csr_of(std::vector<Arc> arcs, std::size_t nodes) {
  merge_parallel(arcs);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  std::vector<Tie> ties;
  ends.reserve(arcs.size());
  ties.reserve(arcs.size());
  for (const Arc& arc : arcs) {
    ends.emplace_back(arc.source, arc.target);
    ties.push_back({arc.weight});
  }
  return {boost::edges_are_sorted,           ends.begin(), ends.end(), ties.begin(),
          static_cast<std::uint32_t>(nodes), ends.size()};
}

std::vector<Arc> arcs_of(std::span<const GraphEdge> edges, bool both_ways) {
  std::vector<Arc> arcs;
  arcs.reserve(both_ways ? 2 * edges.size() : edges.size());
  for (const GraphEdge& edge : edges) {
    if (edge.source == edge.target) {
      continue;
    }
    arcs.push_back({edge.source, edge.target, edge.weight});
    if (both_ways || !edge.directed) {
      arcs.push_back({edge.target, edge.source, edge.weight});
    }
  }
  return arcs;
}

void check(std::span<const GraphEdge> edges, std::size_t nodes) {
  for (const GraphEdge& edge : edges) {
    if (edge.source >= nodes || edge.target >= nodes) {
      throw std::invalid_argument(
          fmt::format("edge {} -> {} in a graph of {} nodes", edge.source, edge.target, nodes));
    }
    if (!(edge.weight > 0)) {
      throw std::invalid_argument(
          fmt::format("edge {} -> {} has the weight {}", edge.source, edge.target, edge.weight));
    }
  }
}

Neighbours row_of(const Csr& csr, std::uint32_t node) {
  const std::size_t size = boost::out_degree(node, csr);
  if (size == 0) {
    return {};
  }
  const auto targets = boost::adjacent_vertices(node, csr).first;
  const auto edge = boost::out_edges(node, csr).first;
  return {{&*targets, size}, {&csr[*edge], size}};
}

}  // namespace

struct EntityGraph::Rows {
  Csr directed;
  Csr undirected;
};

EntityGraph::EntityGraph(std::vector<GraphNode> nodes, std::span<const GraphEdge> edges)
    : m_nodes(std::move(nodes)) {
  check(edges, m_nodes.size());
  m_rows = std::make_unique<const Rows>(Rows{csr_of(arcs_of(edges, false), m_nodes.size()),
                                             csr_of(arcs_of(edges, true), m_nodes.size())});
}

EntityGraph::~EntityGraph() = default;
EntityGraph::EntityGraph(EntityGraph&&) noexcept = default;
EntityGraph& EntityGraph::operator=(EntityGraph&&) noexcept = default;

std::size_t EntityGraph::edge_count() const { return boost::num_edges(m_rows->undirected) / 2; }

std::optional<std::uint32_t> EntityGraph::find(std::string_view key) const {
  const auto found = std::lower_bound(
      m_nodes.begin(), m_nodes.end(), key,
      [](const GraphNode& node, std::string_view wanted) { return node.key < wanted; });
  if (found == m_nodes.end() || found->key != key) {
    return std::nullopt;
  }
  return static_cast<std::uint32_t>(found - m_nodes.begin());
}

Neighbours EntityGraph::neighbours(std::uint32_t node) const {
  return row_of(m_rows->undirected, node);
}

Neighbours EntityGraph::successors(std::uint32_t node) const {
  return row_of(m_rows->directed, node);
}

}  // namespace readout
