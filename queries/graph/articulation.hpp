#pragma once

#include "queries/graph/centrality.hpp"
#include "queries/graph/entity_graph.hpp"

#include <vector>

namespace readout {

/// Where a graph would fall apart, without regard to direction and weight; n is the number of
/// nodes, m that of tied pairs. One depth-first walk: Tarjan, "Depth-first search and linear graph
/// algorithms", SIAM J. Computing 1(2), 1972; Hopcroft and Tarjan, "Algorithm 447: efficient
/// algorithms for graph manipulation", Communications of the ACM 16(6), 1973. 24 bytes a node.

/// For each node, how many more components there are without it: 1 or more for an articulation
/// point, 0 for the others and for a node alone. Not normalised. O(n + m).
std::vector<double> articulation_of(const EntityGraph& graph);

/// For each tie, how many nodes it alone holds to the others: the size of the smaller of the two
/// parts into which its component falls without it; 0 where it is no bridge, since the component
/// stays whole. Ties by their ends, source < target. Not normalised. O(n + m).
std::vector<EdgeValue> bridges_of(const EntityGraph& graph);

}  // namespace readout
