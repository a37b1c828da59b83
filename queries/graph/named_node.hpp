#pragma once

#include "queries/graph/entity_graph.hpp"
#include "schema/store/database.hpp"

#include <string>

namespace readout {

/// What a user's words name: a node of the graph that is no entity, by its key; else an entity (see
/// find_entity), which the graph may lack. Throws UsageError where they name nothing, or several.
GraphNode named_node(Database& database, const EntityGraph& graph, const std::string& words);

}  // namespace readout
