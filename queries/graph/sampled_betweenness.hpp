#pragma once

#include "queries/graph/entity_graph.hpp"

#include <cstdint>
#include <vector>

namespace readout {

/// With these the samples of any graph can be numbered in 32 bits.
constexpr double smallest_epsilon = 1e-4;
constexpr double smallest_delta = 1e-9;

struct SamplingOptions {
  double epsilon = 0.01;   ///< at least smallest_epsilon
  double delta = 0.1;      ///< at least smallest_delta, less than 1
  std::uint64_t seed = 1;  ///< another seed, another sample
  unsigned threads = 0;    ///< 0: all cores
};

struct SampledBetweenness {
  std::vector<double> values;  ///< normalised: shares of all pairs, from 0 to 1
  std::uint64_t samples = 0;
  std::uint32_t largest_path = 0;  ///< a bound of the nodes of a shortest path
};

/// Betweenness without regard to direction and weight from sampled shortest paths. With a
/// probability of at least 1 - delta every value is within epsilon of the exact one, both as shares
/// of the n(n - 1) / 2 pairs of nodes. Each sample is a pair of nodes, and one of its shortest
/// paths by chance, found from both ends: (0.5 / epsilon^2) (floor(log2(L - 2)) + 1 + ln(1 /
/// delta)) samples, L the most nodes of a shortest path, for which each component is searched once.
/// Riondato and Kornaropoulos, "Fast approximation of betweenness centrality through sampling",
/// Data Mining and Knowledge Discovery 30(2), 2016. Samples are numbered and each has its own seed,
/// so the values depend on the seed alone. 48 bytes a node and thread. Throws std::invalid_argument
/// for an epsilon or delta out of range.
SampledBetweenness sampled_betweenness_of(const EntityGraph& graph,
                                          const SamplingOptions& options = {});

}  // namespace readout
