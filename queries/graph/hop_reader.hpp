#pragma once

#include "queries/graph/entity_graph.hpp"
#include "queries/graph/graph_options.hpp"
#include "queries/graph/path.hpp"
#include "schema/store/database.hpp"

#include <cstdint>

namespace readout {

/// Reads what proves the hops of paths: see PathHop. All must stay.
class HopReader {
 public:
  HopReader(Database& database, const EntityGraph& graph, const GraphOptions& options)
      : m_database(database), m_graph(graph), m_options(options) {}

  /// The two are tied in the graph, which was read with the same options.
  PathHop read(std::uint32_t from, std::uint32_t to) const;

 private:
  Database& m_database;
  const EntityGraph& m_graph;
  const GraphOptions& m_options;
};

}  // namespace readout
