#include "queries/graph/node_list.hpp"

#include "queries/sql/row.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <string_view>
#include <utility>

namespace readout {

namespace {

constexpr std::uint32_t left_out = std::numeric_limits<std::uint32_t>::max();

GraphNode outer_node(const std::string& key) {
  constexpr std::array<std::string_view, 4> kinds = {"statement", "document", "occasion",
                                                     "publisher"};
  const std::size_t colon = key.find(':');
  const std::string_view prefix = std::string_view(key).substr(0, colon);
  if (colon == std::string::npos || std::find(kinds.begin(), kinds.end(), prefix) == kinds.end()) {
    return {key, "node", key};
  }
  return {key, std::string(prefix), prefix == "publisher" ? key.substr(colon + 1) : key};
}

bool is_among(const GraphNode& node, const std::vector<EntityKind>& kinds) {
  return kinds.empty() || std::any_of(kinds.begin(), kinds.end(), [&](EntityKind kind) {
           return to_string(kind) == node.kind;
         });
}

/// Numbers of nodes, in the order of their keys.
std::vector<std::uint32_t> by_key(const std::vector<GraphNode>& nodes) {
  std::vector<std::uint32_t> order(nodes.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return nodes[a].key < nodes[b].key; });
  return order;
}

/// Ends of edges become places in `order`.
void renumber(std::vector<GraphEdge>& edges, const std::vector<std::uint32_t>& order,
              std::size_t nodes) {
  std::vector<std::uint32_t> number(nodes, left_out);
  for (std::uint32_t place = 0; place < order.size(); ++place) {
    number[order[place]] = place;
  }
  for (GraphEdge& edge : edges) {
    edge.source = number[edge.source];
    edge.target = number[edge.target];
  }
}

}  // namespace

NodeList::NodeList(Database& database) {
  std::vector<std::int64_t> ids;
  std::vector<GraphNode> nodes;
  database.query("select entity_id, entity, kind, name from entity", {},
                 [&](std::span<const Value> values) {
                   const Row row(values);
                   ids.push_back(row.integer(0));
                   nodes.push_back({row.text(1), row.text(2), row.text(3)});
                 });
  m_nodes.reserve(nodes.size());
  m_by_id.reserve(nodes.size());
  for (const std::uint32_t node : by_key(nodes)) {
    m_by_id.emplace(ids[node], static_cast<std::uint32_t>(m_nodes.size()));
    m_nodes.push_back(std::move(nodes[node]));
    ++m_entities;
  }
}

std::optional<std::uint32_t> NodeList::with_id(std::int64_t entity_id) const {
  const auto found = m_by_id.find(entity_id);
  return found == m_by_id.end() ? std::nullopt : std::optional(found->second);
}

std::uint32_t NodeList::with_key(const std::string& key) {
  if (m_by_key.empty()) {
    for (std::uint32_t node = 0; node < m_entities; ++node) {
      m_by_key.emplace(m_nodes[node].key, node);
    }
  }
  const auto [found, is_new] = m_by_key.emplace(key, static_cast<std::uint32_t>(m_nodes.size()));
  if (is_new) {
    m_nodes.push_back(outer_node(key));
  }
  return found->second;
}

/// The nodes of the graph, in the order of their keys; edges that it does not have are taken out.
std::vector<std::uint32_t> NodeList::chosen(std::vector<GraphEdge>& edges,
                                            const std::vector<EntityKind>& kinds,
                                            bool has_untied) const {
  std::vector<char> is_kept(m_nodes.size());
  for (std::size_t node = 0; node < m_nodes.size(); ++node) {
    is_kept[node] = static_cast<char>(node >= m_entities || is_among(m_nodes[node], kinds));
  }
  std::erase_if(edges, [&](const GraphEdge& edge) {
    return is_kept[edge.source] == 0 || is_kept[edge.target] == 0;
  });
  if (!has_untied) {
    std::fill(is_kept.begin(), is_kept.end(), 0);
    for (const GraphEdge& edge : edges) {
      is_kept[edge.source] = 1;
      is_kept[edge.target] = 1;
    }
  }
  std::vector<std::uint32_t> order(m_nodes.size());
  std::iota(order.begin(), order.end(), 0U);
  std::erase_if(order, [&](std::uint32_t node) { return is_kept[node] == 0; });
  const auto is_before = [&](std::uint32_t a, std::uint32_t b) {
    return m_nodes[a].key < m_nodes[b].key;
  };
  // Entities stand in this order already.
  const auto others = std::partition_point(order.begin(), order.end(),
                                           [&](std::uint32_t node) { return node < m_entities; });
  std::sort(others, order.end(), is_before);
  std::inplace_merge(order.begin(), others, order.end(), is_before);
  return order;
}

EntityGraph NodeList::graph(std::vector<GraphEdge>& edges, const std::vector<EntityKind>& kinds,
                            bool has_untied) const& {
  const std::vector<std::uint32_t> order = chosen(edges, kinds, has_untied);
  std::vector<GraphNode> nodes;
  nodes.reserve(order.size());
  for (const std::uint32_t node : order) {
    nodes.push_back(m_nodes[node]);
  }
  renumber(edges, order, m_nodes.size());
  return {std::move(nodes), edges};
}

EntityGraph NodeList::graph(std::vector<GraphEdge>& edges, const std::vector<EntityKind>& kinds,
                            bool has_untied) && {
  const std::vector<std::uint32_t> order = chosen(edges, kinds, has_untied);
  std::vector<GraphNode> nodes;
  nodes.reserve(order.size());
  for (const std::uint32_t node : order) {
    nodes.push_back(std::move(m_nodes[node]));
  }
  renumber(edges, order, m_nodes.size());
  return {std::move(nodes), edges};
}

}  // namespace readout
