#include "queries/graph/centrality.hpp"
#include "queries/graph/closeness_search.hpp"
#include "queries/graph/ordered_blocks.hpp"
#include "queries/graph/registers.hpp"

#include <algorithm>
#include <memory>

namespace readout {

namespace {

std::vector<ClosenessBatch> batches_of(const SearchGraph& search) {
  std::vector<ClosenessBatch> batches;
  for (const NodeRange component : search.components) {
    for (std::uint32_t first = component.first; first < component.last;
         first += sources_side_by_side) {
      batches.push_back(
          {component, {first, std::min(first + sources_side_by_side, component.last)}});
    }
  }
  return batches;
}

}  // namespace

std::vector<Closeness> closeness_of(const EntityGraph& graph, unsigned threads) {
  const std::size_t n = graph.node_count();
  const SearchGraph search = search_graph(graph, std::vector<char>(n, 1), false);
  const std::vector<ClosenessBatch> batches = batches_of(search);
  Distances distances(n);
  work_in_blocks(batches.size(), threads, [&] {
    const auto memory = std::make_shared<ClosenessMemory>(n);
    return BlockWorker{[&, memory](std::size_t block) {
                         run_with_registers<ClosenessKernel>(register_width(), *memory, search.out,
                                                             batches[block]);
                       },
                       [&, memory](std::size_t block) {
                         memory->distances.move_to(distances, batches[block].component);
                       }};
  });
  std::vector<Closeness> values(n);
  const double others = n > 1 ? static_cast<double>(n - 1) : 1;
  for (std::uint32_t place = 0; place < n; ++place) {
    const auto sum = static_cast<double>(distances.sum[place]);
    values[search.node[place]] = {sum > 0 ? static_cast<double>(distances.reached[place]) / sum : 0,
                                  distances.inverse_sum[place] / others};
  }
  return values;
}

}  // namespace readout
