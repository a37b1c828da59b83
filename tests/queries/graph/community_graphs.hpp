#pragma once

#include "tests/queries/graph/random_graphs.hpp"

#include <cstdint>
#include <vector>

namespace readout::test {

/// Graphs in which communities are looked for. The same for each seed.

/// `groups` of `size` nodes; two nodes are tied with the chance `inside` in one group, else
/// `outside`.
struct PlantedGroups {
  std::uint32_t groups = 0;
  std::uint32_t size = 0;
  double inside = 0;
  double outside = 0;
};
PlainGraph planted(const PlantedGroups& groups, std::uint64_t seed);
/// So many cliques, each tied to the next by one edge, the last to the first.
PlainGraph ring_of_cliques(std::uint32_t cliques, std::uint32_t size);
/// Each new node is tied to `edges` ends of earlier edges.
PlainGraph scale_free(std::uint32_t nodes, std::uint32_t edges, std::uint64_t seed);
PlainGraph even_random(std::uint32_t nodes, std::uint32_t edges, std::uint64_t seed);
PlainGraph square_grid(std::uint32_t side);
/// The second beside the first, not tied to it.
PlainGraph beside(PlainGraph first, const PlainGraph& second);
/// The same edges with weights from 1 to 9, some twice and some without direction.
PlainGraph with_weights(PlainGraph graph, std::uint64_t seed);

/// One or more of each.
std::vector<PlainGraph> community_graphs(std::uint64_t seed);

}  // namespace readout::test
