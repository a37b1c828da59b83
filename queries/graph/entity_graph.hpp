#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// A node: an entity, or what else a graph is made of (see load_graph).
struct GraphNode {
  std::string key = {};
  std::string kind = {};  ///< person, state, organization, place, statement...
  std::string name = {};
};

/// A tie between two nodes, given by their numbers.
struct GraphEdge {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  double weight = 1;     ///< number of sentences or statements behind it; greater than 0
  bool directed = true;  ///< false: stands for both directions (co-mention)
};

/// What the graph keeps of a tie.
struct Tie {
  double weight = 0;
};

/// A row of the graph: neighbours, ascending by number, each with the tie to it.
struct Neighbours {
  std::span<const std::uint32_t> nodes;
  std::span<const Tie> ties;  ///< as many
};

/// All rows of a graph as they lie in memory: that of node i from starts[i] to starts[i + 1].
struct GraphRows {
  std::span<const std::size_t> starts;  ///< of each node, and the end
  std::span<const std::uint32_t> targets;
  std::span<const Tie> ties;  ///< as many
};

/// Keys, kinds and names of nodes, packed: text i, of which node n has 3n, 3n + 1 and 3n + 2, ends
/// at ends[i + 1].
struct NodeTexts {
  std::span<const std::size_t> ends;  ///< the first one is 0
  std::string_view bytes;
};

/// What a graph is made of, in memory of somebody else.
struct GraphParts {
  NodeTexts texts;
  GraphRows directed;
  std::optional<GraphRows> of_both_ways;  ///< none: no edge has a direction
  std::shared_ptr<const void> memory;     ///< holds all of it
};

/// A compact graph that does not change. Edges that join the same nodes are one, with the sum of
/// their weights; an edge from a node to itself is left out, since it says nothing of a place among
/// others. Kept twice, each a boost::compressed_sparse_row_graph with rows in the order of the node
/// numbers: directed, and undirected (every tie in both rows); once where no edge has a direction.
/// Building is O(n + m log d), d the largest degree; 12 bytes a row entry, while it is built 28.
/// Reading is safe from many threads.
class EntityGraph {
 public:
  /// Node numbers are positions in `nodes`. Throws std::invalid_argument for an edge that names
  /// another node or has no positive weight.
  EntityGraph(std::vector<GraphNode> nodes, std::span<const GraphEdge> edges);
  /// The graph that was once built, from its parts.
  explicit EntityGraph(GraphParts parts);
  ~EntityGraph();
  EntityGraph(EntityGraph&&) noexcept;
  EntityGraph& operator=(EntityGraph&&) noexcept;

  std::size_t node_count() const;
  /// Pairs of nodes that are tied, without regard to direction.
  std::size_t edge_count() const;
  /// Whether any edge was directed; otherwise successors are neighbours.
  bool has_directions() const;
  GraphNode node(std::uint32_t number) const;
  /// Parts of node(number), valid as long as the graph.
  std::string_view key(std::uint32_t number) const;
  std::string_view kind(std::uint32_t number) const;
  /// The number of the node with this key. Needs nodes in the order of their keys, as load_graph
  /// gives them. O(log n).
  std::optional<std::uint32_t> find(std::string_view wanted) const;

  /// Those tied to `node`, without regard to direction; the weights of both directions are added.
  /// O(1), as `successors`; both are valid as long as the graph.
  Neighbours neighbours(std::uint32_t node) const;
  /// Those to which a tie leads from `node`; a tie without direction leads both ways.
  Neighbours successors(std::uint32_t node) const;

  /// What it is made of, without the memory, which stays with the graph.
  GraphParts parts() const;

 private:
  struct Built;
  std::string_view text(std::size_t number) const;
  std::shared_ptr<const Built> m_built;  // none: the parts lie in memory of their own
  GraphParts m_parts;
};

/// The number of nodes as nodes are numbered.
std::uint32_t size_of(const EntityGraph& graph);
/// Of the ties' weights, added in their order.
double weight_sum(std::span<const Tie> ties);

}  // namespace readout
