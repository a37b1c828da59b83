#pragma once

#include "queries/graph/entity_graph.hpp"
#include "tests/bench/rivals.hpp"

namespace readout::bench {

/// One graph, as we and igraph have it. Each bench prints a line or two.
struct BothSides {
  const BenchGraph& source;
  const EntityGraph& graph;
  const Igraph& igraph;
  int runs = 1;
};

/// Leiden on one core, both with two rounds and, where it is asked for, with so many as ours takes
/// until it stops; with modularity of both.
void bench_communities(const BothSides& sides, bool until_it_stops);
/// Articulation points and bridges; whether both sides found the same ones.
void bench_cuts(const BothSides& sides);
/// The 10 shortest paths, and 4 paths without a common tie, between some pairs; whether lengths and
/// numbers of paths are the same.
void bench_several_paths(const BothSides& sides, int pairs);

}  // namespace readout::bench
