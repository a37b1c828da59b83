#pragma once

#include "queries/graph/entity_graph.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace readout {

/// Rows of neighbours, one behind the other.
struct SearchRows {
  std::vector<std::uint32_t> starts;  ///< of each node, and the end
  std::vector<std::uint32_t> targets;

  std::uint32_t degree(std::uint32_t node) const { return starts[node + 1] - starts[node]; }
  std::span<const std::uint32_t> operator[](std::uint32_t node) const {
    return {targets.data() + starts[node], degree(node)};
  }
};

/// Node numbers from `first` to `last`, exclusive.
struct NodeRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;

  std::uint32_t size() const { return last - first; }
};

/// A copy of a graph's rows for searches from very many sources, numbered anew so that nodes that
/// are near each other lie near each other: component after component, each breadth first from its
/// largest node, larger neighbours first. Searches from consecutive nodes then reach the same nodes
/// at nearly the same time. Nodes that are left out of it have no number here.
struct SearchGraph {
  std::vector<std::uint32_t> node;    ///< number in the EntityGraph
  std::vector<NodeRange> components;  ///< without regard to direction
  SearchRows out;
  SearchRows in;  ///< empty unless directed: `out` serves for both

  bool is_directed() const { return !in.starts.empty(); }
  const SearchRows& into() const { return is_directed() ? in : out; }
  std::uint32_t node_count() const { return static_cast<std::uint32_t>(node.size()); }
};

/// `keep` has an entry for each node. Throws std::length_error for more than 2^32 - 1 row entries.
/// O(n log n + m log m).
SearchGraph search_graph(const EntityGraph& graph, const std::vector<char>& keep, bool directed);

/// What is left when nodes with one neighbour are taken off again and again, and what was taken.
struct Folding {
  std::vector<char> is_kept;
  std::vector<std::uint32_t> parent;  ///< of a node that was taken off: the neighbour it hung on
  std::vector<double> weight;         ///< nodes that a node stands for, itself included
  std::vector<double> squares;  ///< sum of the squares of the weights that hang on it directly
};

/// O(n + m). Baglioni, Geraci, Pellegrini, Lastres, "Fast exact computation of betweenness
/// centrality in social networks" (ASONAM 2012).
Folding fold_trees(const EntityGraph& graph);

}  // namespace readout
