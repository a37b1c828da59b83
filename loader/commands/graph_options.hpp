#pragma once

#include "queries/graph/entity_graph.hpp"

namespace CLI {
class App;
}

namespace readout {

/// --graph, --tie, --since, --until, --min-precision: which ties make the graph.
void add_graph_options(CLI::App& command, GraphOptions& options);

}  // namespace readout
