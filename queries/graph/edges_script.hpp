#pragma once

#include "queries/graph/graph_options.hpp"
#include "queries/graph/node_list.hpp"
#include "schema/store/database.hpp"

#include <vector>

namespace readout {

/// Reads the rows of options.edges_sql: source, target and weight. See load_graph.
void read_edges(Database& database, const GraphOptions& options, NodeList& nodes,
                std::vector<GraphEdge>& edges);

}  // namespace readout
