#pragma once

#include "queries/graph/graph_options.hpp"

namespace CLI {
class App;
}

namespace readout {

/// --graph, --tie, --entity-kind, --since, --until, --min-sources, --min-weight, --edges-sql and
/// --min-precision: which ties make the graph.
void add_graph_options(CLI::App& command, GraphOptions& options);

/// Says on stderr what a graph without ties was looked for by.
void tell_empty_graph(const GraphOptions& options);

}  // namespace readout
