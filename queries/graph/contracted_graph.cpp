#include "queries/graph/contracted_graph.hpp"

#include "queries/graph/centrality.hpp"

#include <numeric>
#include <utility>

namespace readout {

Partition numbered(std::vector<std::uint32_t> part) {
  constexpr std::uint32_t none = ~std::uint32_t{0};
  std::vector<std::uint32_t> number(part.size(), none);
  Partition partition{std::move(part), 0};
  for (std::uint32_t& of_node : partition.part) {
    if (number[of_node] == none) {
      number[of_node] = partition.count++;
    }
    of_node = number[of_node];
  }
  return partition;
}

std::span<const std::uint32_t> PartMembers::of(std::uint32_t part) const {
  return std::span(nodes).subspan(starts[part], starts[part + 1] - starts[part]);
}

PartMembers members_of(const Partition& partition) {
  PartMembers members{std::vector<std::uint32_t>(partition.count + 1),
                      std::vector<std::uint32_t>(partition.part.size())};
  for (const std::uint32_t part : partition.part) {
    ++members.starts[part + 1];
  }
  std::partial_sum(members.starts.begin(), members.starts.end(), members.starts.begin());
  std::vector<std::uint32_t> next(members.starts.begin(), members.starts.end() - 1);
  for (std::uint32_t node = 0; node < partition.part.size(); ++node) {
    members.nodes[next[partition.part[node]]++] = node;
  }
  return members;
}

ContractedGraph::ContractedGraph(const EntityGraph& graph) : m_strengths(strength_of(graph)) {
  const GraphParts parts = graph.parts();
  m_rows = parts.of_both_ways ? *parts.of_both_ways : parts.directed;
}

ContractedGraph::ContractedGraph(const ContractedGraph& graph, const Partition& partition)
    : m_starts(1), m_strengths(partition.count) {
  const PartMembers members = members_of(partition);
  WeightsByPart weights(partition.count);
  for (std::uint32_t part = 0; part < partition.count; ++part) {
    for (const std::uint32_t node : members.of(part)) {
      m_strengths[part] += graph.strength(node);
      const Neighbours row = graph.row(node);
      for (std::size_t i = 0; i < row.nodes.size(); ++i) {
        if (const std::uint32_t other = partition.part[row.nodes[i]]; other != part) {
          weights.add(other, row.ties[i].weight);
        }
      }
    }
    for (const std::uint32_t other : weights.parts()) {
      m_targets.push_back(other);
      m_ties.push_back({weights[other]});
    }
    m_starts.push_back(m_targets.size());
    weights.clear();
  }
  m_rows = {m_starts, m_targets, m_ties};
}

}  // namespace readout
