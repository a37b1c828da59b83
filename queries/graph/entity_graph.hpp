#pragma once

#include "schema/store/database.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

struct CsrGraphs;

/// A node: an entity, or (full graph) a statement "statement:collection/id#n".
struct GraphNode {
  std::string key;
  std::string kind;  ///< person, state, organization, place or statement
  std::string name;
};

/// A tie between two nodes, given by their numbers.
struct GraphEdge {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  double weight = 1;     ///< number of sentences or statements behind it; greater than 0
  bool directed = true;  ///< false: stands for both directions (co-mention)
};

/// A neighbour of a node in the undirected graph.
struct Neighbour {
  std::uint32_t node = 0;
  double weight = 0;  ///< of all ties between the two, in both directions
};

/// A compact graph that does not change. Edges that join the same nodes are one, with the sum of
/// their weights; an edge from a node to itself is left out, since it says nothing of a place among
/// others. Kept twice, each a boost::compressed_sparse_row_graph with rows in the order of the node
/// numbers: directed, and undirected (every tie in both rows). Building is O(n + m log m); memory
/// about 24 bytes an edge and direction. Reading is safe from many threads.
class EntityGraph {
 public:
  /// Node numbers are positions in `nodes`. Throws std::invalid_argument for an edge that names
  /// another node or has no positive weight.
  EntityGraph(std::vector<GraphNode> nodes, std::span<const GraphEdge> edges);
  ~EntityGraph();
  EntityGraph(EntityGraph&&) noexcept;
  EntityGraph& operator=(EntityGraph&&) noexcept;

  std::size_t node_count() const { return m_nodes.size(); }
  /// Pairs of nodes that are tied, without regard to direction.
  std::size_t edge_count() const;
  std::span<const GraphNode> nodes() const { return m_nodes; }
  const GraphNode& node(std::uint32_t number) const { return m_nodes[number]; }
  /// The number of the node with this key. Needs nodes in the order of their keys, as load_graph
  /// gives them. O(log n).
  std::optional<std::uint32_t> find(std::string_view key) const;
  /// Neighbours without regard to direction, ascending by node.
  std::vector<Neighbour> neighbours(std::uint32_t node) const;

  const CsrGraphs& csr() const { return *m_csr; }  ///< for queries/graph only

 private:
  std::vector<GraphNode> m_nodes;
  std::unique_ptr<const CsrGraphs> m_csr;
};

/// Which ties make the graph.
struct GraphOptions {
  std::vector<std::string> kinds;  ///< of view edge: addressed-to, about, relayed-by,
                                   ///< co-mention...; empty: all that join entities
  bool full = false;               ///< statements are nodes too
  std::string since;               ///< ISO date of publication, inclusive; empty: any
  std::string until;
};

/// The kinds of tie that are in the database, sorted.
std::vector<std::string> tie_kinds(Database& database);

/// Reads the graph from the views `edge` (without dates) or `edge_evidence`. Nodes are the entities
/// that exist, tied or not (full: and the statements with a tie), numbered in the order of their
/// keys, so that equal databases give equal graphs. Throws UsageError for an unknown kind of tie or
/// a date that is none.
EntityGraph load_graph(Database& database, const GraphOptions& options = {});

}  // namespace readout
