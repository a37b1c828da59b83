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

constexpr std::size_t texts_of_node = 3;

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

GraphRows rows_of(const Csr& csr) {
  const auto& rows = csr.m_forward;
  const Tie* const ties = rows.m_column.empty() ? nullptr : &csr[*boost::edges(csr).first];
  return {rows.m_rowstart, rows.m_column, {ties, rows.m_column.size()}};
}

Neighbours row_of(const GraphRows& rows, std::uint32_t node) {
  const std::size_t start = rows.starts[node];
  const std::size_t size = rows.starts[node + 1] - start;
  return {rows.targets.subspan(start, size), rows.ties.subspan(start, size)};
}

}  // namespace

struct EntityGraph::Built {
  std::vector<std::size_t> text_ends;
  std::string texts;
  Csr directed;
  std::optional<Csr> of_both_ways;

  void add(const std::string& text) {
    texts += text;
    text_ends.push_back(texts.size());
  }
};

EntityGraph::EntityGraph(std::vector<GraphNode> nodes, std::span<const GraphEdge> edges) {
  check(edges, nodes.size());
  auto built = std::make_shared<Built>();
  built->text_ends.reserve(texts_of_node * nodes.size() + 1);
  built->text_ends.push_back(0);
  for (const GraphNode& node : nodes) {
    built->add(node.key);
    built->add(node.kind);
    built->add(node.name);
  }
  const std::size_t count = nodes.size();
  nodes = {};
  built->directed = csr_of(edges, count, false);
  m_parts.directed = rows_of(built->directed);
  if (std::any_of(edges.begin(), edges.end(),
                  [](const GraphEdge& edge) { return edge.directed; })) {
    built->of_both_ways = csr_of(edges, count, true);
    m_parts.of_both_ways = rows_of(*built->of_both_ways);
  }
  m_parts.texts = {built->text_ends, built->texts};
  m_built = std::move(built);
}

EntityGraph::EntityGraph(GraphParts parts) : m_parts(std::move(parts)) {}
EntityGraph::~EntityGraph() = default;
EntityGraph::EntityGraph(EntityGraph&&) noexcept = default;
EntityGraph& EntityGraph::operator=(EntityGraph&&) noexcept = default;

std::size_t EntityGraph::node_count() const {
  return (m_parts.texts.ends.size() - 1) / texts_of_node;
}

std::size_t EntityGraph::edge_count() const {
  return (m_parts.of_both_ways ? *m_parts.of_both_ways : m_parts.directed).targets.size() / 2;
}

bool EntityGraph::has_directions() const { return m_parts.of_both_ways.has_value(); }

std::string_view EntityGraph::text(std::size_t number) const {
  const std::size_t start = m_parts.texts.ends[number];
  return m_parts.texts.bytes.substr(start, m_parts.texts.ends[number + 1] - start);
}

std::string_view EntityGraph::key(std::uint32_t number) const {
  return text(texts_of_node * number);
}

std::string_view EntityGraph::kind(std::uint32_t number) const {
  return text(texts_of_node * number + 1);
}

GraphNode EntityGraph::node(std::uint32_t number) const {
  return {std::string(key(number)), std::string(kind(number)),
          std::string(text(texts_of_node * number + 2))};
}

std::optional<std::uint32_t> EntityGraph::find(std::string_view wanted) const {
  const auto numbers = std::views::iota(std::uint32_t{0}, size_of(*this));
  const auto found = std::ranges::lower_bound(numbers, wanted, {},
                                              [&](std::uint32_t number) { return key(number); });
  if (found == numbers.end() || key(*found) != wanted) {
    return std::nullopt;
  }
  return *found;
}

Neighbours EntityGraph::neighbours(std::uint32_t node) const {
  return row_of(m_parts.of_both_ways ? *m_parts.of_both_ways : m_parts.directed, node);
}

Neighbours EntityGraph::successors(std::uint32_t node) const {
  return row_of(m_parts.directed, node);
}

GraphParts EntityGraph::parts() const {
  GraphParts parts = m_parts;
  parts.memory = nullptr;
  return parts;
}

std::uint32_t size_of(const EntityGraph& graph) {
  return static_cast<std::uint32_t>(graph.node_count());
}

double weight_sum(std::span<const Tie> ties) {
  return std::accumulate(ties.begin(), ties.end(), 0.0,
                         [](double sum, const Tie& tie) { return sum + tie.weight; });
}

}  // namespace readout
