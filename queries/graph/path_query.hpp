#pragma once

#include "queries/graph/shortest_paths.hpp"

namespace readout {

/// Throws std::invalid_argument for a query that no path of the graph can answer by its contract.
void check_query(const EntityGraph& graph, const PathQuery& query);

}  // namespace readout
