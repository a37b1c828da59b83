#pragma once

#include "queries/graph/entity_graph.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace readout {

/// All of this is without regard to direction: the tie of two nodes has the weights of both
/// directions and of all parallel edges added; loops are no part of the graph (EntityGraph). n is
/// the number of nodes, m that of tied pairs.

struct CommunityOptions {
  double resolution = 1;   ///< more than 0; more of it, more and smaller communities
  std::uint64_t seed = 1;  ///< of what is left to chance: orders, and choices among good moves
  int max_rounds = 10;     ///< at least 1
};

struct Communities {
  /// Of each node; communities are numbered by size, largest first, then by smallest node.
  std::vector<std::uint32_t> community;
  std::vector<std::uint32_t> sizes;
  double modularity = 0;  ///< with the resolution that was asked for
  int rounds = 0;         ///< of the start that counts
};

/// Communities of high modularity. Each is connected, and no two of them would give more as one.
/// The Leiden algorithm: Traag, Waltman, van Eck, "From Louvain to Leiden: guaranteeing
/// well-connected communities", Scientific Reports 9, 5233, 2019. Rounds follow until one improves
/// modularity by less than 1e-4 or is the last; a small graph is worth several starts, of which the
/// best counts. A function of the graph and the options. O(m) for each pass over the nodes, of
/// which a round needs some ten; up to 12 bytes a row entry and 80 a node. Throws
/// std::invalid_argument for a resolution or rounds out of range.
Communities communities_of(const EntityGraph& graph, const CommunityOptions& options = {});

/// The share of the weight inside communities, less what it would be if ties fell by chance, each
/// node with its strength: the sum over communities of w / W - resolution (s / 2W)^2, where W is
/// all weight, w that of ties inside, s the strength of all nodes inside. 0 without ties. Newman
/// and Girvan, "Finding and evaluating community structure in networks", Physical Review E 69,
/// 2004; with weights Newman, Physical Review E 70, 2004; with a resolution Reichardt and
/// Bornholdt, Physical Review E 74, 2006. Throws std::invalid_argument where `community` is not of
/// as many nodes. O(n + m).
double modularity_of(const EntityGraph& graph, std::span<const std::uint32_t> community,
                     double resolution = 1);

}  // namespace readout
