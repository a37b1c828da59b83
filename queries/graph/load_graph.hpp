#pragma once

#include "queries/graph/entity_graph.hpp"
#include "queries/graph/graph_options.hpp"
#include "schema/store/database.hpp"

namespace readout {

/// Reads the graph, with one query for ties between entities and one for others. Nodes of the
/// projections `entities` and `full` are the entities that exist, tied or not, and what is tied
/// else; of the other ones what is tied. They are numbered in the order of their keys, so that
/// equal databases give equal graphs; weights are the pieces of evidence, as in view `edge`. Nodes
/// that are no entities: "statement:COLLECTION/ID#n", "document:COLLECTION/ID", "occasion:KEY",
/// "publisher:NAME", each of the kind before its colon; what else edges_sql names is of kind
/// "node". A graph that is kept for the state of the database (graph_state) is mapped, not read.
/// Throws UsageError as check_options and for rows of edges_sql that are no ties;
/// InputError where the database refuses edges_sql.
EntityGraph load_graph(Database& database, const GraphOptions& options = {});

}  // namespace readout
