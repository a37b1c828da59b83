#include "queries/graph/registers.hpp"

#include "queries/graph/centrality.hpp"
#include "queries/graph/closeness_search.hpp"
#include "queries/graph/path_batch_search.hpp"
#include "tests/queries/graph/random_graphs.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
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

// What all batches add to the distances of the nodes, by a search of one batch.
template <typename Search>
Distances distances_by(const SearchGraph& graph, const Search& search) {
  ClosenessMemory memory(graph.node_count());
  Distances distances(graph.node_count());
  for (const NodeRange component : graph.components) {
    for (std::uint32_t first = component.first; first < component.last;
         first += sources_side_by_side) {
      const std::uint32_t last = std::min(first + sources_side_by_side, component.last);
      const ClosenessBatch batch{component, {first, last}};
      search(memory, batch);
      memory.distances.move_to(distances, component);
    }
  }
  return distances;
}

// The small graphs, and one of more nodes than fit into a batch.
std::vector<test::PlainGraph> graphs() {
  std::vector<test::PlainGraph> all = test::small_graphs(17);
  std::mt19937 random(3);
  test::PlainGraph large{"large", 1300, {}};
  for (int edge = 0; edge < 2600; ++edge) {
    large.edges.push_back({static_cast<std::uint32_t>(random() % large.nodes),
                           static_cast<std::uint32_t>(random() % large.nodes)});
  }
  all.push_back(large);
  return all;
}

// Of registers that are compiled for one processor after another, as far as this one has them.
std::vector<std::size_t> widths() {
  std::vector<std::size_t> all;
  for (std::size_t width = 16; width <= register_width(); width *= 2) {
    all.push_back(width);
  }
  return all;
}

}  // namespace

TEST_CASE("Registers of every width find the same bits of betweenness") {
  for (const test::PlainGraph& plain : test::small_graphs(17)) {
    INFO(plain.name);
    for (const bool directed : {false, true}) {
      const EntityGraph built = plain.built();
      const SearchGraph graph =
          search_graph(built, std::vector<char>(built.node_count(), 1), directed);
      PathMemory<float> widest(graph.node_count());
      const auto expected =
          sums_by(graph, [&](const PathBatch& batch) { add_dependencies(widest, batch); });
      for (const std::size_t width : widths()) {
        INFO(width << " bytes");
        PathMemory<float> memory(graph.node_count());
        CHECK(sums_by(graph, [&](const PathBatch& batch) {
                run_with_registers<PathBatchKernel<float>>(width, memory, batch);
              }) == expected);
      }
      PathMemory<float> memory(graph.node_count());
      CHECK(sums_by(graph, [&](const PathBatch& batch) {
              PathBatchSearch<float, 32>(memory, batch).run();
            }) == expected);
    }
  }
}

TEST_CASE("Registers of every width find the same closeness") {
  for (const test::PlainGraph& plain : graphs()) {
    INFO(plain.name);
    const EntityGraph built = plain.built();
    const SearchGraph graph = search_graph(built, std::vector<char>(built.node_count(), 1), false);
    const std::vector<Closeness> closeness = closeness_of(built);
    const auto check = [&](const Distances& distances) {
      const double others = std::max(1.0, static_cast<double>(built.node_count()) - 1);
      for (std::uint32_t place = 0; place < graph.node_count(); ++place) {
        const auto sum = static_cast<double>(distances.sum[place]);
        const Closeness& expected = closeness[graph.node[place]];
        CHECK((sum > 0 ? static_cast<double>(distances.reached[place]) / sum : 0) ==
              expected.closeness);
        CHECK(distances.inverse_sum[place] / others == expected.harmonic);
      }
    };
    for (const std::size_t width : widths()) {
      INFO(width << " bytes");
      check(distances_by(graph, [&](ClosenessMemory& memory, const ClosenessBatch& batch) {
        run_with_registers<ClosenessKernel>(width, memory, graph.out, batch);
      }));
    }
    // Made of narrow ones, where the processor has no wide ones.
    check(distances_by(graph, [&](ClosenessMemory& memory, const ClosenessBatch& batch) {
      ClosenessSearch<32>(memory, graph.out, batch).run();
    }));
  }
}
