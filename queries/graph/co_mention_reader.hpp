#pragma once

#include "queries/graph/graph_options.hpp"
#include "queries/graph/node_list.hpp"
#include "queries/graph/tie_places.hpp"
#include "schema/store/database.hpp"

namespace readout {

/// Adds the ties of kind co-mention, each in the list of its period, as view `co_mention` has them,
/// for the days that are asked for. Mentions are read once, sentence by sentence, and paired here:
/// the view joins all of them with themselves, which takes several times as long. The same two
/// nodes may come more than once. O(p log p) for p pairs.
void read_co_mentions(Database& database, const GraphOptions& options, const NodeList& nodes,
                      const TiePlaces& places);

}  // namespace readout
