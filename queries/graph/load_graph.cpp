#include "queries/graph/load_graph.hpp"

#include "queries/graph/edges_script.hpp"
#include "queries/graph/graph_snapshot.hpp"
#include "queries/graph/node_list.hpp"
#include "queries/graph/tie_reader.hpp"
#include "schema/store/graph_state.hpp"
#include "schema/store/judged_facts.hpp"

#include <fmt/format.h>

#include <utility>

namespace readout {

namespace {

EntityGraph read_graph(Database& database, const GraphOptions& options) {
  const JudgedFacts judged(database, options.min_precision);
  NodeList nodes(database);
  std::vector<GraphEdge> edges;
  if (options.edges_sql.empty()) {
    read_ties(database, options, nodes, {.edges = {&edges, 1}});
  } else {
    read_edges(database, options, nodes, edges);
  }
  return std::move(nodes).graph(edges, options.entity_kinds, has_all_entities(options));
}

}  // namespace

EntityGraph load_graph(Database& database, const GraphOptions& options) {
  check_options(options);
  const auto state = options.snapshot_folder.empty() || !options.edges_sql.empty()
                         ? std::nullopt
                         : graph_state(database);
  if (!state) {
    return read_graph(database, options);
  }
  const GraphSnapshots snapshots(options.snapshot_folder);
  const std::string made_of =
      fmt::format("{}\n{}\n{}", *state, to_string(options.projection), described(options));
  if (auto graph = snapshots.find(made_of)) {
    return std::move(*graph);
  }
  EntityGraph graph = read_graph(database, options);
  if (graph.edge_count() >= options.least_kept && graph_state(database) == state) {
    snapshots.keep(made_of, graph);
  }
  return graph;
}

}  // namespace readout
