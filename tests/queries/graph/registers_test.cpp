#include "queries/graph/path_batch_search.hpp"
#include "tests/queries/graph/random_graphs.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <vector>

using namespace readout;

namespace {

// What all sources of a graph add to nodes and arcs, by a search of one batch.
template <typename Search>
std::vector<double> sums_by(const SearchGraph& graph, const Search& search) {
  std::vector<double> nodes(graph.node_count());
  std::vector<double> arcs(graph.out.targets.size());
  const std::vector<double> weight(graph.node_count(), 1);
  for (const NodeRange component : graph.components) {
    for (std::uint32_t first = component.first; first < component.last; first += search_lanes) {
      const std::uint32_t last =
          std::min(first + static_cast<std::uint32_t>(search_lanes), component.last);
      search(PathBatch{graph, component, first, last, weight, nodes, arcs});
    }
  }
  nodes.insert(nodes.end(), arcs.begin(), arcs.end());
  return nodes;
}

}  // namespace

TEST_CASE("The narrowest registers find the bits that this processor's widest find") {
  for (const test::PlainGraph& plain : test::small_graphs(17)) {
    INFO(plain.name);
    for (const bool directed : {false, true}) {
      const EntityGraph built = plain.built();
      const SearchGraph graph =
          search_graph(built, std::vector<char>(built.node_count(), 1), directed);
      PathMemory<float> widest(graph.node_count());
      PathMemory<float> narrow(graph.node_count());
      CHECK(sums_by(graph, [&](const PathBatch& batch) { add_dependencies(widest, batch); }) ==
            sums_by(graph, [&](const PathBatch& batch) {
              PathBatchSearch<float, 16>(narrow, batch).run();
            }));
    }
  }
}
