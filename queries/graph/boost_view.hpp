#pragma once

#include "queries/graph/entity_graph.hpp"

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/transform_iterator.hpp>
#include <boost/property_map/property_map.hpp>

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace readout {

/// A tie as it stands in a row of a graph.
struct RowEntry {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  std::size_t place = 0;  ///< among all entries of the graph's rows; the other way has another one
  double weight = 0;

  bool operator==(const RowEntry&) const = default;
};

/// An EntityGraph without regard to direction, for the algorithms of Boost.Graph: a VertexListGraph
/// and IncidenceGraph, in whose rows every tie stands twice. O(n) to make, 8 bytes a node. The
/// graph must stay.
class BoostView {
 public:
  struct EntryAt {
    const BoostView* view = nullptr;
    std::uint32_t source = 0;

    RowEntry operator()(std::size_t place) const {
      const Neighbours row = view->m_graph->neighbours(source);
      const std::size_t in_row = place - view->m_starts[source];
      return {source, row.nodes[in_row], place, row.ties[in_row].weight};
    }
  };
  // NOLINTNEXTLINE(readability-identifier-naming): the name that Boost looks for
  struct traversal_category : boost::vertex_list_graph_tag, boost::incidence_graph_tag {};
  using vertex_descriptor = std::uint32_t;
  using edge_descriptor = RowEntry;
  using directed_category = boost::directed_tag;
  using edge_parallel_category = boost::disallow_parallel_edge_tag;
  using vertices_size_type = std::size_t;
  using edges_size_type = std::size_t;
  using degree_size_type = std::size_t;
  using vertex_iterator = boost::counting_iterator<std::uint32_t>;
  using out_edge_iterator =
      boost::transform_iterator<EntryAt, boost::counting_iterator<std::size_t>>;
  using in_edge_iterator = void;
  using edge_iterator = void;
  using adjacency_iterator = void;
  using vertex_property_type = boost::no_property;
  using edge_property_type = boost::no_property;

  static vertex_descriptor null_vertex() { return ~std::uint32_t{0}; }

  explicit BoostView(const EntityGraph& graph) : m_graph(&graph), m_starts(graph.node_count() + 1) {
    for (std::uint32_t node = 0; node < size_of(graph); ++node) {
      m_starts[node + 1] = m_starts[node] + graph.neighbours(node).nodes.size();
    }
  }

  /// Of all rows.
  std::size_t entry_count() const { return m_starts.back(); }

  friend std::size_t num_vertices(const BoostView& view) { return view.m_graph->node_count(); }
  friend std::pair<vertex_iterator, vertex_iterator> vertices(const BoostView& view) {
    return {vertex_iterator(0), vertex_iterator(size_of(*view.m_graph))};
  }
  friend std::size_t out_degree(std::uint32_t node, const BoostView& view) {
    return view.m_starts[node + 1] - view.m_starts[node];
  }
  friend std::pair<out_edge_iterator, out_edge_iterator> out_edges(std::uint32_t node,
                                                                   const BoostView& view) {
    const EntryAt entry{&view, node};
    using Place = boost::counting_iterator<std::size_t>;
    return {{Place(view.m_starts[node]), entry}, {Place(view.m_starts[node + 1]), entry}};
  }
  friend std::uint32_t source(const RowEntry& entry, const BoostView& /*view*/) {
    return entry.source;
  }
  friend std::uint32_t target(const RowEntry& entry, const BoostView& /*view*/) {
    return entry.target;
  }
  friend boost::typed_identity_property_map<std::uint32_t> get(boost::vertex_index_t /*index*/,
                                                               const BoostView& /*view*/) {
    return {};
  }

 private:
  const EntityGraph* m_graph;
  std::vector<std::size_t> m_starts;
};

}  // namespace readout

template <>
struct boost::property_map<readout::BoostView, boost::vertex_index_t> {
  using type = boost::typed_identity_property_map<std::uint32_t>;
  using const_type = type;
};
