#pragma once

#include "queries/graph/graph_options.hpp"
#include "queries/graph/node_list.hpp"
#include "queries/graph/tie_places.hpp"
#include "schema/store/database.hpp"

namespace readout {

/// Reads the ties of the projection: all in one query for ties between entities, one for
/// co-mentions and one for others, each tie into the list of its period. `min_sources` and
/// `min_weight` then look at the evidence in one period.
void read_ties(Database& database, const GraphOptions& options, NodeList& nodes,
               const TiePlaces& places);

}  // namespace readout
