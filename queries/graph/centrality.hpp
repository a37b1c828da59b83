#pragma once

#include "queries/graph/entity_graph.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace readout {

/// Every function gives one value for each node, by number; n is the number of nodes, m that of
/// tied pairs. All are pure and give the same bits on each run and for each number of threads.

/// Number of different neighbours, without regard to direction. Not normalised. O(n).
std::vector<double> degree_of(const EntityGraph& graph);

/// Sum of the weights of a node's ties in both directions ("weighted degree": Barrat, Barthélemy,
/// Pastor-Satorras, Vespignani, "The architecture of complex weighted networks", PNAS 101(11),
/// 2004). Not normalised. O(m).
std::vector<double> strength_of(const EntityGraph& graph);

struct PagerankOptions {
  double damping = 0.85;
  double tolerance = 1e-10;  ///< of the differences between two rounds, summed over the nodes
  int max_rounds = 1000;
};

struct PagerankResult {
  std::vector<double> values;  ///< they add up to 1
  int rounds = 0;
  bool converged = false;
};

/// PageRank on the directed graph (a tie without direction counts as two), where a step follows a
/// tie with a chance in proportion to its weight; a node without outgoing ties jumps to any node.
/// Jacobi rounds, each value summed in the order of the node numbers. Page, Brin, Motwani,
/// Winograd, "The PageRank citation ranking" (1999); dangling nodes as in Langville and Meyer,
/// "Deeper inside PageRank", Internet Mathematics 1(3), 2004, section 3. O(m) a round.
PagerankResult pagerank_of(const EntityGraph& graph, const PagerankOptions& options = {});

struct BetweennessOptions {
  bool normalised = false;  ///< divided by (n - 1)(n - 2) / 2, the number of pairs of others
  unsigned threads = 0;     ///< 0: all cores
};

/// For each node the sum, over all unordered pairs of other nodes, of the share of their shortest
/// paths (by hops, without regard to direction or weight) that pass through it. Freeman, "A set of
/// measures of centrality based on betweenness", Sociometry 40(1), 1977; computed as in Brandes, "A
/// faster algorithm for betweenness centrality", J. Math. Sociology 25(2), 2001, for eight sources
/// side by side. O(nm); 320 bytes a node and thread, and 512 a node for the sums.
std::vector<double> betweenness_of(const EntityGraph& graph,
                                   const BetweennessOptions& options = {});

/// Connected components without regard to direction.
struct Components {
  /// Of each node; components are numbered by size, largest first, then by smallest node.
  std::vector<std::uint32_t> component;
  std::vector<std::uint32_t> sizes;
};

/// O(n + m).
Components components_of(const EntityGraph& graph);

enum class Metric { degree, strength, pagerank, betweenness };

std::string_view to_string(Metric metric);
std::optional<Metric> metric_of(std::string_view word);

/// One metric with its default options (betweenness not normalised).
std::vector<double> metric_values(const EntityGraph& graph, Metric metric);

}  // namespace readout
