#pragma once

#include "queries/graph/entity_graph.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// Every function gives one value for each node, by number; n is the number of nodes, m that of
/// tied pairs. All are pure and give the same bits on each run and for each number of threads.

/// Number of different neighbours, without regard to direction. Not normalised. O(n).
std::vector<double> degree_of(const EntityGraph& graph);

/// Number of different nodes from which ties lead to a node, and to which they lead from it; a tie
/// without direction counts in both. Not normalised. O(n + m).
std::vector<double> in_degree_of(const EntityGraph& graph);
std::vector<double> out_degree_of(const EntityGraph& graph);

/// Sum of the weights of a node's ties in both directions ("weighted degree": Barrat, Barthélemy,
/// Pastor-Satorras, Vespignani, "The architecture of complex weighted networks", PNAS 101(11),
/// 2004). Not normalised. O(m).
std::vector<double> strength_of(const EntityGraph& graph);

struct PagerankOptions {
  double damping = 0.85;     ///< at least 0, below 1
  double tolerance = 1e-10;  ///< of the differences between two rounds, summed over the nodes
  int max_rounds = 1000;
  std::vector<std::uint32_t> restart = {};  ///< where jumps lead; empty: to any node
  unsigned threads = 0;                     ///< 0: all cores
};

struct PagerankResult {
  std::vector<double> values;  ///< they add up to 1
  int rounds = 0;
  bool converged = false;
};

/// PageRank on the directed graph (a tie without direction counts as two), where a step follows a
/// tie with a chance in proportion to its weight; a node without outgoing ties jumps. Jumps lead to
/// any node or, personalised, to one of `restart`, each as often as it stands there. A round renews
/// sixteen ranges of nodes one after another (block Gauss-Seidel; about half the rounds of Jacobi's
/// method), each value summed in a fixed order. Below 32,769 nodes, and where there are four ties a
/// node or fewer, it renews node after node, large graphs breadth first, by one thread; and beyond
/// what fits where differences shrink slowly and no tie has a direction (successive
/// over-relaxation with a measured factor: Young, "Iterative methods for solving partial difference
/// equations of elliptic type", Trans. AMS 76, 1954); then once all at once, so that nodes with the
/// same ties have the same value. Page, Brin, Motwani, Winograd, "The PageRank citation ranking"
/// (1999); dangling nodes as in Langville and Meyer, "Deeper inside PageRank", Internet Mathematics
/// 1(3), 2004, section 3. O(m) a round; 24 bytes a tie and 8 a node where some have a direction or
/// the order is another one. Throws std::invalid_argument for a damping out of range and a restart
/// that is no node.
PagerankResult pagerank_of(const EntityGraph& graph, const PagerankOptions& options = {});

struct Closeness {
  double closeness = 0;
  double harmonic = 0;
};

/// By hops, without regard to direction and weight. Closeness: the number of other nodes in a
/// node's component, divided by the sum of their distances from it; 0 for a node alone; from 0
/// to 1. Bavelas, "Communication patterns in task-oriented groups", J. Acoustical Society of
/// America 22(6), 1950, for each component by itself. Harmonic: the sum of 1 / distance over all
/// other nodes, 0 where there is no path, divided by n - 1; from 0 to 1. Rochat, "Closeness
/// centrality extended to unconnected graphs" (ASNA 2009). Searches of 512 sources, a bit each
/// (Then et al., as for betweenness). O(nm / 512) steps of the processor for each distance; 160
/// bytes a node and thread.
std::vector<Closeness> closeness_of(const EntityGraph& graph, unsigned threads = 0);

struct BetweennessOptions {
  bool directed = false;    ///< paths follow the direction of ties
  bool normalised = false;  ///< divided by the number of pairs: of others, or of all for edges
  unsigned threads = 0;     ///< 0: all cores
};

/// For each node the sum, over all pairs of other nodes (unordered; directed: ordered), of the
/// share of their shortest paths by hops, without regard to weight, that pass through it.
/// Normalised it is divided by (n - 1)(n - 2) / 2 (directed: (n - 1)(n - 2)). Freeman, "A set of
/// measures of centrality based on betweenness", Sociometry 40(1), 1977; computed as in Brandes, "A
/// faster algorithm for betweenness centrality", J. Math. Sociology 25(2), 2001, for sixteen
/// sources side by side (Then et al., "The more the merrier: efficient multi-source graph
/// traversal", PVLDB 8(4), 2014), after trees have been folded (see fold_trees). O(nm); 460 bytes a
/// node and thread, 650 more where single precision does not do. Throws std::range_error where two
/// nodes are joined by more than 1e300 shortest paths.
std::vector<double> betweenness_of(const EntityGraph& graph,
                                   const BetweennessOptions& options = {});

struct EdgeValue {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  double value = 0;

  bool operator==(const EdgeValue&) const = default;
};

/// The same for each tie: shares of the shortest paths that pass over it, between all pairs of
/// nodes (Girvan and Newman, "Community structure in social and biological networks", PNAS 99(12),
/// 2002). Ties by their ends, source < target unless directed. Normalised it is divided by n(n - 1)
/// / 2 (directed: n(n - 1)). O(nm).
std::vector<EdgeValue> edge_betweenness_of(const EntityGraph& graph,
                                           const BetweennessOptions& options = {});

/// Connected components without regard to direction.
struct Components {
  /// Of each node; components are numbered by size, largest first, then by smallest node.
  std::vector<std::uint32_t> component;
  std::vector<std::uint32_t> sizes;
};

/// O(n + m).
Components components_of(const EntityGraph& graph);

struct SpectralOptions {
  double tolerance = 1e-12;  ///< of the largest difference between two rounds
  int max_rounds = 10000;
};

struct SpectralResult {
  std::vector<double> values;
  int rounds = 0;
  bool converged = false;
};

/// The principal eigenvector of the weights without regard to direction, the largest value 1: a
/// node counts for what its neighbours count for. Where the graph falls apart, the components with
/// the largest eigenvalue alone have values above 0; without ties all are 0. Values below 1e-9 are
/// given as 0. Bonacich, "Factoring
/// and weighting approaches to status scores and clique identification", J. Math. Sociology 2(1),
/// 1972; power iteration on the matrix plus the identity, from all ones. O(m) a round.
SpectralResult eigenvector_of(const EntityGraph& graph, const SpectralOptions& options = {});

struct HitsResult {
  std::vector<double> hubs;
  std::vector<double> authorities;
  int rounds = 0;
  bool converged = false;
};

/// Hubs tie to authorities, authorities are tied to by hubs, by weight and direction; the largest
/// value of each is 1, values below 1e-9 are given as 0. Kleinberg, "Authoritative sources in a
/// hyperlinked environment", J. ACM 46(5), 1999. O(m) a round.
HitsResult hits_of(const EntityGraph& graph, const SpectralOptions& options = {});

/// The largest k for which a node is in a part of the graph where each node has k neighbours.
/// Seidman, "Network structure and minimum degree", Social Networks 5(3), 1983; Batagelj and
/// Zaversnik, "An O(m) algorithm for cores decomposition of networks" (2003). O(n log n + m).
std::vector<double> core_of(const EntityGraph& graph);

/// The share of the pairs of a node's neighbours that are tied themselves, from 0 to 1; 0 for fewer
/// than two neighbours. Watts and Strogatz, "Collective dynamics of small-world networks", Nature
/// 393, 1998; triangles as in Latapy, "Main-memory triangle computations for very large sparse
/// power-law graphs", Theoretical Computer Science 407, 2008. O(m sqrt(m)).
std::vector<double> clustering_of(const EntityGraph& graph);

}  // namespace readout
