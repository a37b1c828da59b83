#include "queries/graph/search_graph.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <stdexcept>

namespace readout {

namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

/// Gives nodes their order.
class BreadthFirst {
 public:
  BreadthFirst(const EntityGraph& graph, const std::vector<char>& keep)
      : m_graph(graph), m_keep(keep), m_number(graph.node_count(), none) {}

  void run(SearchGraph& search) {
    std::vector<std::uint32_t> starts;
    for (std::uint32_t node = 0; node < m_keep.size(); ++node) {
      if (m_keep[node] != 0) {
        starts.push_back(node);
      }
    }
    sort_by_degree(starts.begin(), starts.end());
    search.node.reserve(starts.size());
    for (const std::uint32_t start : starts) {
      if (m_number[start] == none) {
        add_component(start, search);
      }
    }
  }

  const std::vector<std::uint32_t>& numbers() const { return m_number; }

 private:
  using Place = std::vector<std::uint32_t>::iterator;

  void sort_by_degree(Place first, Place last) const {
    std::sort(first, last, [&](std::uint32_t a, std::uint32_t b) {
      const std::size_t of_a = m_graph.neighbours(a).nodes.size();
      const std::size_t of_b = m_graph.neighbours(b).nodes.size();
      return of_a != of_b ? of_a > of_b : a < b;
    });
  }

  void take(std::uint32_t node, std::vector<std::uint32_t>& order) {
    m_number[node] = static_cast<std::uint32_t>(order.size());
    order.push_back(node);
  }

  void add_component(std::uint32_t start, SearchGraph& search) {
    std::vector<std::uint32_t>& order = search.node;
    const auto first = static_cast<std::uint32_t>(order.size());
    take(start, order);
    for (std::size_t next = first; next < order.size(); ++next) {
      const std::size_t end = order.size();
      for (const std::uint32_t neighbour : m_graph.neighbours(order[next]).nodes) {
        if (m_keep[neighbour] != 0 && m_number[neighbour] == none) {
          take(neighbour, order);
        }
      }
      const auto fresh = order.begin() + static_cast<std::ptrdiff_t>(end);
      sort_by_degree(fresh, order.end());
      for (std::size_t place = end; place < order.size(); ++place) {
        m_number[order[place]] = static_cast<std::uint32_t>(place);
      }
    }
    search.components.push_back({first, static_cast<std::uint32_t>(order.size())});
  }

  const EntityGraph& m_graph;
  const std::vector<char>& m_keep;
  std::vector<std::uint32_t> m_number;
};

template <typename RowOf>
SearchRows rows_of(const SearchGraph& search, const std::vector<std::uint32_t>& numbers,
                   const RowOf& row_of) {
  SearchRows rows;
  rows.starts.reserve(search.node.size() + 1);
  rows.starts.push_back(0);
  for (const std::uint32_t node : search.node) {
    for (const std::uint32_t neighbour : row_of(node)) {
      if (numbers[neighbour] != none) {
        rows.targets.push_back(numbers[neighbour]);
      }
    }
    if (rows.targets.size() > none) {
      throw std::length_error("the graph has more than 2^32 - 1 ties");
    }
    std::sort(rows.targets.begin() + rows.starts.back(), rows.targets.end());
    rows.starts.push_back(static_cast<std::uint32_t>(rows.targets.size()));
  }
  return rows;
}

/// Every arc the other way round.
SearchRows turned(const SearchRows& rows) {
  SearchRows result;
  result.starts.assign(rows.starts.size(), 0);
  result.targets.resize(rows.targets.size());
  for (const std::uint32_t target : rows.targets) {
    ++result.starts[target + 1];
  }
  std::partial_sum(result.starts.begin(), result.starts.end(), result.starts.begin());
  std::vector<std::uint32_t> next(result.starts.begin(), result.starts.end());
  for (std::uint32_t node = 0; node + 1 < rows.starts.size(); ++node) {
    for (const std::uint32_t target : rows[node]) {
      result.targets[next[target]++] = node;
    }
  }
  return result;
}

}  // namespace

SearchGraph search_graph(const EntityGraph& graph, const std::vector<char>& keep, bool directed) {
  SearchGraph search;
  BreadthFirst order(graph, keep);
  order.run(search);
  if (directed) {
    search.out = rows_of(search, order.numbers(),
                         [&](std::uint32_t node) { return graph.successors(node).nodes; });
    search.in = turned(search.out);
  } else {
    search.out = rows_of(search, order.numbers(),
                         [&](std::uint32_t node) { return graph.neighbours(node).nodes; });
  }
  return search;
}

Folding fold_trees(const EntityGraph& graph) {
  const auto n = static_cast<std::uint32_t>(graph.node_count());
  Folding folding{std::vector<char>(n, 1), std::vector<std::uint32_t>(n, none),
                  std::vector<double>(n, 1), std::vector<double>(n)};
  std::vector<std::size_t> degree(n);
  std::vector<std::uint32_t> leaves;
  for (std::uint32_t node = 0; node < n; ++node) {
    degree[node] = graph.neighbours(node).nodes.size();
    if (degree[node] == 1) {
      leaves.push_back(node);
    }
  }
  for (std::size_t next = 0; next < leaves.size(); ++next) {
    const std::uint32_t leaf = leaves[next];
    if (degree[leaf] != 1) {
      continue;  // the last of a tree: what hung on it is gone
    }
    const auto row = graph.neighbours(leaf).nodes;
    const std::uint32_t parent = *std::find_if(
        row.begin(), row.end(), [&](std::uint32_t node) { return folding.is_kept[node] != 0; });
    folding.is_kept[leaf] = 0;
    folding.parent[leaf] = parent;
    folding.weight[parent] += folding.weight[leaf];
    folding.squares[parent] += folding.weight[leaf] * folding.weight[leaf];
    degree[leaf] = 0;
    if (--degree[parent] == 1) {
      leaves.push_back(parent);
    }
  }
  return folding;
}

}  // namespace readout
