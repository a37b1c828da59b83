#pragma once

#include "queries/graph/path_cost.hpp"
#include "queries/graph/shortest_paths.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace readout {

/// The beginning of a path, and what may not come next.
struct PathStart {
  std::vector<std::uint32_t> nodes;        ///< from the start on; the path goes on from the last
  std::vector<std::uint32_t> not_to = {};  ///< neighbours of the last that it does not go on to
};

/// Shortest paths that answer one query, from the beginnings that are asked for. Searches are led
/// by the exact distances that are left (Hart, Nilsson, Raphael, "A formal basis for the heuristic
/// determination of minimum cost paths", IEEE Transactions on Systems Science and Cybernetics 4(2),
/// 1968). The graph must stay.
class LegSearch {
 public:
  LegSearch(const EntityGraph& graph, const PathQuery& query);

  /// The first path, by cost and then by node numbers, that begins so.
  std::optional<FoundPath> find(const PathStart& start);

 private:
  /// A way from the start to a node; ways of the same cost to it are one.
  struct Way {
    std::uint32_t node = 0;
    std::uint32_t leg = 0;  ///< of which the node is part; as many as there are: the end
    PathCost cost;
    std::uint32_t next = 0;  ///< of the last step, once a path is read
    std::vector<std::uint32_t> before = {};
  };
  struct Waiting {
    PathCost estimate;
    std::uint32_t way = 0;

    auto operator<=>(const Waiting&) const = default;
  };
  /// Distances to the end from the nodes of a leg.
  struct Rest {
    std::vector<PathCost> cost;
    std::vector<PathCost> by_hops;  ///< empty: not needed
  };

  std::vector<PathCost> distances_of_leg(std::size_t leg, const StepCosts& costs,
                                         const PathCost& behind) const;
  void begin(const PathStart& start);
  void expand(std::uint32_t way, const PathStart& start);
  void offer(std::uint32_t before, std::uint32_t node, std::uint32_t leg, const PathCost& cost);
  bool is_beaten(const std::vector<std::uint32_t>& known, const PathCost& cost) const;
  bool is_closed(std::uint32_t node, std::size_t leg) const;
  PathCost rest_of(std::uint32_t node, std::size_t leg) const;
  bool is_too_far(std::uint32_t node, std::size_t leg, const PathCost& cost) const;
  FoundPath path_to(std::uint32_t end, const PathStart& start);

  const EntityGraph& m_graph;
  std::vector<std::uint32_t> m_stops;  // the ends of the legs
  std::optional<std::size_t> m_max_hops;
  StepCosts m_costs;
  std::vector<char> m_is_closed;          // to be avoided, or begin or end of a leg
  std::vector<Rest> m_rest;               // of each leg
  std::vector<std::uint32_t> m_in_start;  // the search in whose leg the beginning holds the node
  std::uint32_t m_search = 0;
  std::uint32_t m_start_leg = 0;
  std::vector<Way> m_ways;
  std::vector<Waiting> m_waiting;  // a heap
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> m_ways_to;
};

}  // namespace readout
