#include "queries/graph/centrality.hpp"
#include "queries/graph/ordered_blocks.hpp"
#include "queries/graph/path_searches.hpp"
#include "queries/graph/search_graph.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

namespace readout {

namespace {

/// Batches are cut into at most this many blocks, whose sums are added in order.
constexpr std::size_t most_blocks = 256;

struct Sums {
  std::vector<double> nodes;
  std::vector<double> arcs;  // of search.out.targets; empty: not asked for
};

std::vector<PathBatch> batches_of(const SearchGraph& search, std::span<const double> weight) {
  std::vector<PathBatch> batches;
  for (const NodeRange component : search.components) {
    for (std::uint32_t first = component.first; component.size() > 1 && first < component.last;
         first += search_lanes) {
      const std::uint32_t last =
          std::min(first + static_cast<std::uint32_t>(search_lanes), component.last);
      batches.push_back({search, component, first, last, weight, {}, {}});
    }
  }
  return batches;
}

/// One thread's searches: in single precision, and in double where that does not do.
class Searcher {
 public:
  explicit Searcher(const SearchGraph& search, bool with_arcs)
      : m_narrow(search.node_count()),
        m_sums{std::vector<double>(search.node_count()),
               std::vector<double>(with_arcs ? search.out.targets.size() : 0)} {}

  void add(PathBatch batch) {
    batch.node_sums = m_sums.nodes;
    batch.arc_sums = m_sums.arcs;
    if (!add_dependencies(m_narrow, batch)) {
      if (!m_wide) {
        m_wide = std::make_unique<PathMemory<double>>(m_sums.nodes.size());
      }
      add_dependencies(*m_wide, batch);
    }
  }

  void move_to(Sums& sums) {
    move(m_sums.nodes, sums.nodes);
    move(m_sums.arcs, sums.arcs);
  }

 private:
  static void move(std::vector<double>& from, std::vector<double>& to) {
    for (std::size_t i = 0; i < from.size(); ++i) {
      to[i] += std::exchange(from[i], 0);
    }
  }

  PathMemory<float> m_narrow;
  std::unique_ptr<PathMemory<double>> m_wide;
  Sums m_sums;
};

/// Over all ordered pairs of the nodes that the search graph holds, by their weights.
Sums sums_of(const SearchGraph& search, std::span<const double> weight, bool with_arcs,
             unsigned threads) {
  const std::vector<PathBatch> batches = batches_of(search, weight);
  const std::size_t blocks = std::min(most_blocks, batches.size());
  Sums sums{std::vector<double>(search.node_count()),
            std::vector<double>(with_arcs ? search.out.targets.size() : 0)};
  work_in_blocks(blocks, threads, [&] {
    const auto searcher = std::make_shared<Searcher>(search, with_arcs);
    return BlockWorker{[&, searcher](std::size_t block) {
                         const std::size_t last = batches.size() * (block + 1) / blocks;
                         for (std::size_t i = batches.size() * block / blocks; i < last; ++i) {
                           searcher->add(batches[i]);
                         }
                       },
                       [&, searcher](std::size_t /*block*/) { searcher->move_to(sums); }};
  });
  return sums;
}

/// Undirected: trees that hang on a graph are folded into the node that they hang on.
struct Prepared {
  Folding folding;
  std::vector<double> component_size;  // of each node
  SearchGraph search;
  std::vector<double> weight;  // of each node of the search graph
};

Prepared prepared(const EntityGraph& graph, bool directed) {
  const std::size_t n = graph.node_count();
  Prepared made;
  made.folding =
      directed
          ? Folding{std::vector<char>(n, 1), {}, std::vector<double>(n, 1), std::vector<double>(n)}
          : fold_trees(graph);
  const Components components = components_of(graph);
  for (const std::uint32_t component : components.component) {
    made.component_size.push_back(components.sizes[component]);
  }
  made.search = search_graph(graph, made.folding.is_kept, directed);
  for (const std::uint32_t node : made.search.node) {
    made.weight.push_back(made.folding.weight[node]);
  }
  return made;
}

/// Ordered pairs with a node between them because at least one of the two hangs on it: both in
/// different trees, or one in a tree and the other not.
double pairs_through(const Prepared& prepared, std::size_t node) {
  const double weight = prepared.folding.weight[node];
  const double hanging = weight - 1;
  return hanging * hanging - prepared.folding.squares[node] +
         2 * hanging * (prepared.component_size[node] - weight);
}

double scale_of(std::size_t nodes, const BetweennessOptions& options) {
  const auto n = static_cast<double>(nodes);
  const double ordered_pairs = n > 2 ? (n - 1) * (n - 2) : 1;
  // Sums are over ordered pairs; without direction each pair is counted from both its ends.
  return options.normalised ? 1 / ordered_pairs : options.directed ? 1 : 0.5;
}

/// The place of the tie between two nodes among the edges that are given back.
std::size_t place_of(const std::vector<EdgeValue>& edges, std::uint32_t a, std::uint32_t b) {
  const auto found = std::lower_bound(edges.begin(), edges.end(), std::pair(a, b),
                                      [](const EdgeValue& edge, const auto& ends) {
                                        return std::pair(edge.source, edge.target) < ends;
                                      });
  return static_cast<std::size_t>(found - edges.begin());
}

std::vector<EdgeValue> edges_of(const EntityGraph& graph, bool directed) {
  std::vector<EdgeValue> edges;
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
    const auto row = directed ? graph.successors(node).nodes : graph.neighbours(node).nodes;
    for (const std::uint32_t other : row) {
      if (directed || node < other) {
        edges.push_back({node, other, 0});
      }
    }
  }
  return edges;
}

}  // namespace

std::vector<double> betweenness_of(const EntityGraph& graph, const BetweennessOptions& options) {
  const Prepared made = prepared(graph, options.directed);
  const Sums sums = sums_of(made.search, made.weight, false, options.threads);
  std::vector<double> values(graph.node_count());
  for (std::size_t node = 0; node < values.size(); ++node) {
    values[node] = pairs_through(made, node);
  }
  for (std::uint32_t place = 0; place < made.search.node_count(); ++place) {
    values[made.search.node[place]] += sums.nodes[place];
  }
  const double scale = scale_of(values.size(), options);
  std::for_each(values.begin(), values.end(), [&](double& value) { value *= scale; });
  return values;
}

std::vector<EdgeValue> edge_betweenness_of(const EntityGraph& graph,
                                           const BetweennessOptions& options) {
  const Prepared made = prepared(graph, options.directed);
  const Sums sums = sums_of(made.search, made.weight, true, options.threads);
  std::vector<EdgeValue> edges = edges_of(graph, options.directed);
  const auto add = [&](std::uint32_t from, std::uint32_t to, double value) {
    if (!options.directed && to < from) {
      std::swap(from, to);
    }
    edges[place_of(edges, from, to)].value += value;
  };
  for (std::uint32_t node = 0; node < made.folding.parent.size(); ++node) {
    if (made.folding.is_kept[node] == 0) {
      const double weight = made.folding.weight[node];
      add(node, made.folding.parent[node], 2 * weight * (made.component_size[node] - weight));
    }
  }
  for (std::uint32_t place = 0; place < made.search.node_count(); ++place) {
    for (std::uint32_t arc = made.search.out.starts[place]; arc < made.search.out.starts[place + 1];
         ++arc) {
      add(made.search.node[place], made.search.node[made.search.out.targets[arc]], sums.arcs[arc]);
    }
  }
  const auto n = static_cast<double>(graph.node_count());
  const double all_pairs = n > 1 ? n * (n - 1) : 1;
  const double scale = options.normalised ? 1 / all_pairs : options.directed ? 1 : 0.5;
  std::for_each(edges.begin(), edges.end(), [&](EdgeValue& edge) { edge.value *= scale; });
  return edges;
}

}  // namespace readout
