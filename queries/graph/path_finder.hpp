#pragma once

#include "queries/graph/entity_graph.hpp"
#include "schema/text/large_pages.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace readout {

/// Shortest paths in one graph, for many pairs of nodes: the working memory (32 bytes a node) is
/// made once, and a search touches only what it reaches. For one thread. The graph must stay.
class PathFinder {
 public:
  explicit PathFinder(const EntityGraph& graph);

  /// Node numbers of a shortest path by hops, both ends included, without regard to direction;
  /// among several the one with the largest sum of weights, then the first in the order of the node
  /// numbers. Nothing where the nodes are not connected. O(n + m), mostly far less: levels grow
  /// from both ends, each time at the end whose level has fewer ties (Pohl, "Bi-directional
  /// search", Machine Intelligence 6, 1971), until they meet.
  std::optional<std::vector<std::uint32_t>> find(std::uint32_t from, std::uint32_t to);

  /// The same, but of several shortest paths the one that is met with first: always the same one,
  /// though not the one with the most weight. A search ends where the two sides touch, which is
  /// several times sooner.
  std::optional<std::vector<std::uint32_t>> find_any(std::uint32_t from, std::uint32_t to);

 private:
  /// What the search from one end knows of a node; valid if `search` is that of the finder.
  struct Mark {
    std::uint32_t search = 0;
    std::uint32_t hops = 0;
  };
  using Marks = std::array<Mark, 2>;
  /// The best way on from a node to the end of the path.
  struct Way {
    std::uint32_t search = 0;
    std::uint32_t next = 0;
    double weight = 0;
  };
  struct Side {
    std::size_t number = 0;
    std::vector<std::vector<std::uint32_t>> levels = {};
    std::optional<std::size_t> ties = {};
  };

  void start(Side& side, std::uint32_t node);
  void grow(Side& side, bool is_first_enough);
  bool meet(std::uint32_t from, std::uint32_t to, bool is_first_enough);
  std::vector<std::uint32_t> steps_to_end(const Side& side, std::uint32_t node) const;
  std::size_t ties_of(Side& side) const;
  bool is_dearer(Side& a, Side& b) const;
  bool is_at(const Side& side, std::uint32_t node, std::size_t hops) const;
  template <typename Visit>
  void visit_before(const Side& side, std::uint32_t node, std::size_t hops,
                    const Visit& visit) const;
  void add_ways_to_goal();
  void add_ways_from_start();
  bool offer(std::uint32_t node, double weight, std::uint32_t next);

  const EntityGraph& m_graph;
  std::uint32_t m_search = 0;
  Side m_from{0};
  Side m_to{1};
  LargeVector<Marks> m_marks;
  LargeVector<Way> m_ways;
  std::vector<std::uint32_t> m_meetings;  // nodes where the two sides meet: all lie on paths
};

}  // namespace readout
