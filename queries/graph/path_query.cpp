#include "queries/graph/path_query.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace readout {

void check_query(const EntityGraph& graph, const PathQuery& query) {
  std::set<std::uint32_t> stops = {query.from, query.to};
  for (const std::uint32_t node : query.through) {
    if (!stops.insert(node).second) {
      throw std::invalid_argument("a path goes through one of its ends, or twice through a node");
    }
  }
  if (std::any_of(query.avoid.begin(), query.avoid.end(),
                  [&](std::uint32_t node) { return stops.count(node) > 0; })) {
    throw std::invalid_argument("a path avoids one of its ends, or a node that it goes through");
  }
  stops.insert(query.avoid.begin(), query.avoid.end());
  if (*stops.rbegin() >= graph.node_count()) {
    throw std::invalid_argument("a path between nodes that the graph lacks");
  }
}

}  // namespace readout
