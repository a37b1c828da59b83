#include "queries/graph/centrality.hpp"

#include <algorithm>
#include <numeric>

namespace readout {

namespace {

/// Nodes sorted by how many neighbours they have left, kept sorted while these become fewer.
class Buckets {
 public:
  explicit Buckets(const EntityGraph& graph) : m_left(graph.node_count()), m_place(m_left.size()) {
    for (std::uint32_t node = 0; node < m_left.size(); ++node) {
      m_left[node] = graph.neighbours(node).nodes.size();
    }
    m_order.resize(m_left.size());
    std::iota(m_order.begin(), m_order.end(), 0U);
    std::stable_sort(m_order.begin(), m_order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return m_left[a] < m_left[b]; });
    for (std::uint32_t place = 0; place < m_order.size(); ++place) {
      m_place[m_order[place]] = place;
      while (m_starts.size() <= m_left[m_order[place]]) {
        m_starts.push_back(place);
      }
    }
  }

  std::uint32_t node_at(std::uint32_t place) const { return m_order[place]; }
  std::size_t left(std::uint32_t node) const { return m_left[node]; }

  /// One neighbour less: the node changes places with the first of its bucket, which moves on.
  void decrease(std::uint32_t node) {
    std::uint32_t& start = m_starts[m_left[node]];
    const std::uint32_t first = m_order[start];
    std::swap(m_order[start], m_order[m_place[node]]);
    std::swap(m_place[first], m_place[node]);
    ++start;
    --m_left[node];
  }

 private:
  std::vector<std::size_t> m_left;
  std::vector<std::uint32_t> m_order;
  std::vector<std::uint32_t> m_place;
  std::vector<std::uint32_t> m_starts;  // of the nodes with so many neighbours left
};

}  // namespace

std::vector<double> core_of(const EntityGraph& graph) {
  Buckets buckets(graph);
  std::vector<double> values(graph.node_count());
  for (std::uint32_t place = 0; place < values.size(); ++place) {
    const std::uint32_t node = buckets.node_at(place);
    values[node] = static_cast<double>(buckets.left(node));
    for (const std::uint32_t neighbour : graph.neighbours(node).nodes) {
      if (buckets.left(neighbour) > buckets.left(node)) {
        buckets.decrease(neighbour);
      }
    }
  }
  return values;
}

std::vector<double> clustering_of(const EntityGraph& graph) {
  // Each tie is kept at its end with fewer neighbours, so that no row is longer than sqrt(2m).
  const auto is_above = [&](std::uint32_t a, std::uint32_t b) {
    const std::size_t of_a = graph.neighbours(a).nodes.size();
    const std::size_t of_b = graph.neighbours(b).nodes.size();
    return of_a != of_b ? of_a > of_b : a > b;
  };
  std::vector<std::vector<std::uint32_t>> above(graph.node_count());
  for (std::uint32_t node = 0; node < size_of(graph); ++node) {
    const auto row = graph.neighbours(node).nodes;
    std::copy_if(row.begin(), row.end(), std::back_inserter(above[node]),
                 [&](std::uint32_t other) { return is_above(other, node); });
  }
  std::vector<double> triangles(graph.node_count());
  std::vector<char> is_marked(graph.node_count());
  for (std::uint32_t node = 0; node < size_of(graph); ++node) {
    for (const std::uint32_t other : above[node]) {
      is_marked[other] = 1;
    }
    for (const std::uint32_t other : above[node]) {
      for (const std::uint32_t third : above[other]) {
        if (is_marked[third] != 0) {
          ++triangles[node];
          ++triangles[other];
          ++triangles[third];
        }
      }
    }
    for (const std::uint32_t other : above[node]) {
      is_marked[other] = 0;
    }
  }
  for (std::uint32_t node = 0; node < size_of(graph); ++node) {
    const auto degree = static_cast<double>(graph.neighbours(node).nodes.size());
    triangles[node] = degree > 1 ? triangles[node] / (degree * (degree - 1) / 2) : 0;
  }
  return triangles;
}

}  // namespace readout
