#include "queries/graph/named_node.hpp"

#include "queries/sql/entity_lookup.hpp"

namespace readout {

GraphNode named_node(Database& database, const EntityGraph& graph, const std::string& words) {
  if (const auto number = graph.find(words); number && !entity_kind_of(graph.node(*number).kind)) {
    return graph.node(*number);
  }
  const EntityRecord entity = find_entity(database, words);
  return {entity.key, std::string(to_string(entity.kind)), entity.name};
}

}  // namespace readout
