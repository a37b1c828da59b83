#include "queries/graph/entity_graph.hpp"

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <numeric>
#include <ranges>
#include <stdexcept>
#include <utility>

namespace readout {

namespace {

using Csr = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Tie,
                                               boost::no_property, std::uint32_t, std::size_t>;

struct Arc {
  std::uint32_t target;
  double weight;
};

/// Calls `visit(source, target, weight)` for all arcs of the edges.
template <typename Visit>
void visit_arcs(std::span<const GraphEdge> edges, bool both_ways, const Visit& visit) {
  for (const GraphEdge& edge : edges) {
    if (edge.source == edge.target) {
      continue;
    }
    visit(edge.source, edge.target, edge.weight);
    if (both_ways || !edge.directed) {
      visit(edge.target, edge.source, edge.weight);
    }
  }
}

/// The rows before they become a graph: arcs by source, then target, each pair once.
struct SortedArcs {
  std::vector<std::size_t> starts;  // of each source, and the end
  std::vector<Arc> arcs;
};

/// Parallel arcs become one. Weights are added in an order that depends on the arcs alone, not on
/// how they came. The end of the row.
Arc* merge_parallel(Arc* first, Arc* last) {
  std::sort(first, last, [](const Arc& a, const Arc& b) {
    return a.target != b.target ? a.target < b.target : a.weight < b.weight;
  });
  Arc* end = first;
  for (const Arc* arc = first; arc != last; ++arc) {
    if (end != first && end[-1].target == arc->target) {
      end[-1].weight += arc->weight;
    } else {
      *end++ = *arc;
    }
  }
  return end;
}

SortedArcs sorted_arcs(std::span<const GraphEdge> edges, std::size_t nodes, bool both_ways) {
  SortedArcs sorted{std::vector<std::size_t>(nodes + 1), {}};
  visit_arcs(edges, both_ways,
             [&](std::uint32_t source, std::uint32_t /*target*/, double /*weight*/) {
               ++sorted.starts[source + 1];
             });
  std::partial_sum(sorted.starts.begin(), sorted.starts.end(), sorted.starts.begin());
  sorted.arcs.resize(sorted.starts.back());
  std::vector<std::size_t> next(sorted.starts.begin(), sorted.starts.end() - 1);
  visit_arcs(edges, both_ways, [&](std::uint32_t source, std::uint32_t target, double weight) {
    sorted.arcs[next[source]++] = {target, weight};
  });
  std::size_t kept = 0;
  for (std::size_t node = 0; node < nodes; ++node) {
    Arc* first = sorted.arcs.data() + std::exchange(sorted.starts[node], kept);
    Arc* last = merge_parallel(first, sorted.arcs.data() + sorted.starts[node + 1]);
    std::copy(first, last, sorted.arcs.data() + kept);
    kept += static_cast<std::size_t>(last - first);
  }
  sorted.starts[nodes] = kept;
  sorted.arcs.resize(kept);
  return sorted;
}

/// Walks over the arcs as pairs of nodes, which the graph is made of.
class ArcEnds {
 public:
  using iterator_category = std::forward_iterator_tag;
  using value_type = std::pair<std::uint32_t, std::uint32_t>;
  using difference_type = std::ptrdiff_t;
  using pointer = const value_type*;
  using reference = const value_type&;

  ArcEnds() = default;
  ArcEnds(const SortedArcs& sorted, std::size_t place) : m_sorted(&sorted), m_place(place) {}

  const value_type& operator*() {
    while (m_sorted->starts[m_ends.first + 1] <= m_place) {
      ++m_ends.first;
    }
    m_ends.second = m_sorted->arcs[m_place].target;
    return m_ends;
  }
  const value_type* operator->() { return &**this; }
  ArcEnds& operator++() {
    ++m_place;
    return *this;
  }
  ArcEnds operator++(int) {
    ArcEnds old = *this;
    ++m_place;
    return old;
  }
  bool operator==(const ArcEnds& other) const { return m_place == other.m_place; }

 private:
  const SortedArcs* m_sorted = nullptr;
  std::size_t m_place = 0;
  value_type m_ends;
};

Csr csr_of(std::span<const GraphEdge> edges, std::size_t nodes, bool both_ways) {
  const SortedArcs sorted = sorted_arcs(edges, nodes, both_ways);
  const auto ties =
      sorted.arcs | std::views::transform([](const Arc& arc) { return Tie{arc.weight}; });
  return {boost::edges_are_sorted,
          ArcEnds(sorted, 0),
          ArcEnds(sorted, sorted.arcs.size()),
          ties.begin(),
          static_cast<std::uint32_t>(nodes),
          sorted.arcs.size()};
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
  std::optional<Csr> of_both_ways;  // none: no edge has a direction, so the rows are the same

  const Csr& undirected() const { return of_both_ways ? *of_both_ways : directed; }
};

EntityGraph::EntityGraph(std::vector<GraphNode> nodes, std::span<const GraphEdge> edges)
    : m_nodes(std::move(nodes)) {
  check(edges, m_nodes.size());
  Rows rows{csr_of(edges, m_nodes.size(), false), {}};
  if (std::any_of(edges.begin(), edges.end(),
                  [](const GraphEdge& edge) { return edge.directed; })) {
    rows.of_both_ways = csr_of(edges, m_nodes.size(), true);
  }
  m_rows = std::make_unique<const Rows>(std::move(rows));
}

EntityGraph::~EntityGraph() = default;
EntityGraph::EntityGraph(EntityGraph&&) noexcept = default;
EntityGraph& EntityGraph::operator=(EntityGraph&&) noexcept = default;

std::size_t EntityGraph::edge_count() const { return boost::num_edges(m_rows->undirected()) / 2; }

bool EntityGraph::has_directions() const { return m_rows->of_both_ways.has_value(); }

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
  return row_of(m_rows->undirected(), node);
}

Neighbours EntityGraph::successors(std::uint32_t node) const {
  return row_of(m_rows->directed, node);
}

std::uint32_t size_of(const EntityGraph& graph) {
  return static_cast<std::uint32_t>(graph.node_count());
}

double weight_sum(std::span<const Tie> ties) {
  return std::accumulate(ties.begin(), ties.end(), 0.0,
                         [](double sum, const Tie& tie) { return sum + tie.weight; });
}

}  // namespace readout
