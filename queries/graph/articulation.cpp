#include "queries/graph/articulation.hpp"

#include "queries/graph/boost_view.hpp"

#include <boost/graph/biconnected_components.hpp>
#include <boost/property_map/function_property_map.hpp>

#include <algorithm>
#include <utility>

namespace readout {

namespace {

constexpr std::uint32_t none = ~std::uint32_t{0};

/// Ties in parts that no single node holds together; each tie is in one.
struct Blocks {
  std::vector<std::uint32_t> block;  // of each row entry; none where the other way's entry has it
  std::uint32_t count = 0;
};

Blocks blocks_of(const BoostView& view) {
  Blocks blocks{std::vector<std::uint32_t>(view.entry_count(), none), 0};
  const auto place = boost::make_function_property_map<RowEntry, std::size_t>(
      [](const RowEntry& entry) { return entry.place; });
  blocks.count = static_cast<std::uint32_t>(boost::biconnected_components(
      view, boost::make_iterator_property_map(blocks.block.begin(), place)));
  return blocks;
}

/// Calls `visit(entry, block)` for each tie, once.
template <typename Visit>
void visit_ties(const BoostView& view, const Blocks& blocks, const Visit& visit) {
  for (std::uint32_t node = 0; node < num_vertices(view); ++node) {
    const auto [first, last] = out_edges(node, view);
    for (auto entry = first; entry != last; ++entry) {
      if (blocks.block[(*entry).place] != none) {
        visit(*entry, blocks.block[(*entry).place]);
      }
    }
  }
}

/// The ties that are a block by themselves, source < target, in their order.
std::vector<EdgeValue> lonely_ties(const BoostView& view, const Blocks& blocks) {
  std::vector<std::uint32_t> ties(blocks.count);
  visit_ties(view, blocks, [&](const RowEntry& /*entry*/, std::uint32_t block) { ++ties[block]; });
  std::vector<EdgeValue> bridges;
  visit_ties(view, blocks, [&](const RowEntry& entry, std::uint32_t block) {
    if (ties[block] == 1) {
      bridges.push_back(
          {std::min(entry.source, entry.target), std::max(entry.source, entry.target), 0});
    }
  });
  std::sort(bridges.begin(), bridges.end(), [](const EdgeValue& a, const EdgeValue& b) {
    return std::pair(a.source, a.target) < std::pair(b.source, b.target);
  });
  return bridges;
}

/// A search from the smallest node of each component. A bridge is a step of it, so that one of its
/// sides is all that is found from its further end on.
struct SearchTree {
  std::vector<std::uint32_t> order;   // nodes as they are found
  std::vector<std::uint32_t> before;  // of each node; itself where a component begins
  std::vector<double> below;          // nodes that are found from each node on, itself included
};

SearchTree search_tree(const EntityGraph& graph) {
  SearchTree tree{{},
                  std::vector<std::uint32_t>(graph.node_count(), none),
                  std::vector<double>(graph.node_count(), 1)};
  for (std::uint32_t start = 0; start < size_of(graph); ++start) {
    if (tree.before[start] != none) {
      continue;
    }
    tree.before[start] = start;
    tree.order.push_back(start);
    for (std::size_t next = tree.order.size() - 1; next < tree.order.size(); ++next) {
      const std::uint32_t node = tree.order[next];
      for (const std::uint32_t neighbour : graph.neighbours(node).nodes) {
        if (tree.before[neighbour] == none) {
          tree.before[neighbour] = node;
          tree.order.push_back(neighbour);
        }
      }
    }
  }
  std::for_each(tree.order.rbegin(), tree.order.rend(), [&](std::uint32_t node) {
    if (tree.before[node] != node) {
      tree.below[tree.before[node]] += tree.below[node];
    }
  });
  return tree;
}

}  // namespace

std::vector<double> articulation_of(const EntityGraph& graph) {
  const BoostView view(graph);
  const Blocks blocks = blocks_of(view);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> at;  // node and block
  visit_ties(view, blocks, [&](const RowEntry& entry, std::uint32_t block) {
    at.emplace_back(entry.source, block);
    at.emplace_back(entry.target, block);
  });
  std::sort(at.begin(), at.end());
  at.erase(std::unique(at.begin(), at.end()), at.end());
  std::vector<double> values(graph.node_count());
  for (std::size_t i = 1; i < at.size(); ++i) {
    values[at[i].first] += at[i].first == at[i - 1].first ? 1 : 0;
  }
  return values;
}

std::vector<EdgeValue> bridges_of(const EntityGraph& graph) {
  const BoostView view(graph);
  const SearchTree tree = search_tree(graph);
  const Components components = components_of(graph);
  std::vector<EdgeValue> bridges = lonely_ties(view, blocks_of(view));
  for (EdgeValue& bridge : bridges) {
    const std::uint32_t further =
        tree.before[bridge.target] == bridge.source ? bridge.target : bridge.source;
    const double whole = components.sizes[components.component[further]];
    bridge.value = std::min(tree.below[further], whole - tree.below[further]);
  }
  std::vector<EdgeValue> ties;
  for (std::uint32_t node = 0; node < size_of(graph); ++node) {
    for (const std::uint32_t other : graph.neighbours(node).nodes) {
      if (node < other) {
        ties.push_back({node, other, 0});
      }
    }
  }
  auto bridge = bridges.begin();
  for (EdgeValue& tie : ties) {
    if (bridge != bridges.end() && bridge->source == tie.source && bridge->target == tie.target) {
      tie = *bridge++;
    }
  }
  return ties;
}

}  // namespace readout
