#pragma once

#include "queries/graph/contracted_graph.hpp"

#include <cstdint>
#include <random>
#include <vector>

namespace readout {

/// The steps of the Leiden algorithm (communities.hpp) on one graph. A move of node v from part A
/// to part B is worth w(v, B) - w(v, A) - scale s(v) (s(B) - s(A)), all without v; s is strength,
/// and with scale = resolution / 2W, W the weight of all ties, it is W times the modularity that is
/// gained.

/// Moves nodes to the part where they are worth most, until none is worth more elsewhere; nodes
/// around one that has moved are looked at again (algorithm 2 of the supplement, MoveNodesFast).
/// Begins with `partition`, the nodes in an order by chance. Whether any has moved.
bool move_nodes(const ContractedGraph& graph, double scale, std::mt19937_64& random,
                Partition& partition);

/// Parts of these parts, each connected: beginning with single nodes, those that are tied well to
/// the rest of their part join one that is tied well itself, by chance one of those where they are
/// worth at least half of the most (RefinePartition and MergeNodesSubset, where the chance is
/// exponential).
Partition refined(const ContractedGraph& graph, double scale, std::mt19937_64& random,
                  const Partition& partition);

}  // namespace readout
