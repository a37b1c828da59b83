#pragma once

#include "queries/graph/entity_graph.hpp"
#include "schema/model/kinds.hpp"
#include "schema/store/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace readout {

/// The nodes of a graph while it is read: first the entities that exist, then what ties name.
class NodeList {
 public:
  explicit NodeList(Database& database);

  /// Of the entity with this id; nothing where there is none.
  std::optional<std::uint32_t> with_id(std::int64_t entity_id) const;
  /// Of the node with this key, which is made where there is none.
  std::uint32_t with_key(const std::string& key);

  /// The graph of these edges, nodes in the order of their keys. Left out are entities of other
  /// kinds than `kinds` (empty: none), with their edges; and, unless `has_untied`, nodes without
  /// edges.
  EntityGraph graph(std::vector<GraphEdge>& edges, const std::vector<EntityKind>& kinds,
                    bool has_untied) const&;
  /// The same, where the list is of no use afterwards: the graph gets its texts.
  EntityGraph graph(std::vector<GraphEdge>& edges, const std::vector<EntityKind>& kinds,
                    bool has_untied) &&;

 private:
  std::vector<std::uint32_t> chosen(std::vector<GraphEdge>& edges,
                                    const std::vector<EntityKind>& kinds, bool has_untied) const;

  std::vector<GraphNode> m_nodes;
  std::size_t m_entities = 0;  // the first ones of the nodes, in the order of their keys
  std::unordered_map<std::int64_t, std::uint32_t> m_by_id;
  std::unordered_map<std::string, std::uint32_t> m_by_key;  // empty until a key is asked for
};

}  // namespace readout
