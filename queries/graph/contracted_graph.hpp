#pragma once

#include "queries/graph/entity_graph.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace readout {

/// Which part each node of a graph is in; parts are numbered from 0, none is empty.
struct Partition {
  std::vector<std::uint32_t> part;
  std::uint32_t count = 0;
};

/// Makes numbers below part.size() those of a partition, in the order of their first nodes. O(n).
Partition numbered(std::vector<std::uint32_t> part);

/// The nodes of each part, ascending: those of part p from starts[p] to starts[p + 1].
struct PartMembers {
  std::vector<std::uint32_t> starts;
  std::vector<std::uint32_t> nodes;

  std::span<const std::uint32_t> of(std::uint32_t part) const;
};
PartMembers members_of(const Partition& partition);

/// A graph without direction whose nodes stand for sets of nodes of an EntityGraph. Rows are in no
/// order and have no loops: ties within a set count in its strength alone.
class ContractedGraph {
 public:
  /// Each node by itself. The graph must outlive it.
  explicit ContractedGraph(const EntityGraph& graph);
  /// Each part of another one as a node. O(n + m).
  ContractedGraph(const ContractedGraph& graph, const Partition& partition);
  ContractedGraph(const ContractedGraph&) = delete;
  ContractedGraph& operator=(const ContractedGraph&) = delete;
  ContractedGraph(ContractedGraph&&) = default;
  ContractedGraph& operator=(ContractedGraph&&) = default;
  ~ContractedGraph() = default;

  std::uint32_t size() const { return static_cast<std::uint32_t>(m_strengths.size()); }
  std::size_t entry_count() const { return m_rows.targets.size(); }
  Neighbours row(std::uint32_t node) const {
    const std::size_t start = m_rows.starts[node];
    const std::size_t size = m_rows.starts[node + 1] - start;
    return {m_rows.targets.subspan(start, size), m_rows.ties.subspan(start, size)};
  }
  /// Of all ties of all nodes that it stands for, those within twice.
  double strength(std::uint32_t node) const { return m_strengths[node]; }

 private:
  GraphRows m_rows;
  std::vector<std::size_t> m_starts;
  std::vector<std::uint32_t> m_targets;
  std::vector<Tie> m_ties;
  std::vector<double> m_strengths;
};

/// Weights of ties from one node, by part of the other end; used again for node after node.
class WeightsByPart {
 public:
  explicit WeightsByPart(std::size_t parts) : m_weights(parts) {}

  void add(std::uint32_t part, double weight) {
    if (m_weights[part] == 0) {
      m_parts.push_back(part);
    }
    m_weights[part] += weight;
  }
  /// Those to which something was added, in this order.
  std::span<const std::uint32_t> parts() const { return m_parts; }
  double operator[](std::uint32_t part) const { return m_weights[part]; }
  void clear() {
    for (const std::uint32_t part : m_parts) {
      m_weights[part] = 0;
    }
    m_parts.clear();
  }

 private:
  std::vector<double> m_weights;
  std::vector<std::uint32_t> m_parts;
};

}  // namespace readout
