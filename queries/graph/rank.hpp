#pragma once

#include "queries/graph/entity_graph.hpp"
#include "queries/graph/graph_options.hpp"
#include "queries/graph/metric.hpp"
#include "queries/graph/sampled_betweenness.hpp"
#include "schema/model/kinds.hpp"
#include "schema/store/database.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace readout {

/// Exact betweenness takes a time in proportion to nodes times ties; at this many it is some
/// minutes.
constexpr double largest_exact_product = 1e11;

struct RankOptions {
  Metric metric = Metric::pagerank;
  std::optional<EntityKind> kind = {};  ///< shown; the metric is of the whole graph
  std::optional<std::size_t> top = 20;  ///< none: all
  GraphOptions graph = {};
  std::vector<std::string> near = {};            ///< pagerank: a user's words (see find_entity)
  std::optional<int> max_rounds = {};            ///< where is_iterated
  std::optional<SamplingOptions> sampling = {};  ///< betweenness; none: exact if it is not too dear
  double exact_up_to = largest_exact_product;    ///< nodes times ties above which it is too dear
};

/// Throws UsageError as for the graph, and for an option that does not go with the metric.
void check_options(const RankOptions& options);

/// To 12 significant digits, beyond which the order of summation shows.
double rounded(double value);

struct RankRow {
  std::size_t rank = 0;  ///< from 1 among the nodes shown; equal values share a rank, and the next
                         ///< one is skipped (1, 2, 2, 4)
  GraphNode node;
  double value = 0;  ///< rounded
};

/// Nodes by value, largest first, then by key.
std::vector<RankRow> rank_nodes(const EntityGraph& graph, const std::vector<double>& values,
                                std::optional<EntityKind> kind, std::optional<std::size_t> top);

/// How betweenness was sampled.
struct UsedSample {
  SamplingOptions options;
  std::uint64_t samples = 0;
  bool was_asked_for = true;  ///< false: exact betweenness would have been too dear
};

struct Ranking {
  std::vector<RankRow> rows;
  int rounds = 0;  ///< 0 unless is_iterated
  bool converged = true;
  bool is_empty = false;                  ///< the graph has no ties at all
  std::optional<UsedSample> sample = {};  ///< then values are in pairs, as those that are exact
};

/// Where betweenness is sampled though nobody asked for it.
constexpr SamplingOptions default_sampling = {.epsilon = 0.005};

/// Loads the graph and ranks its entities: `readout rank`. Throws UsageError as check_options, and
/// for words that name no entity or several.
Ranking rank_entities(Database& database, const RankOptions& options);

/// Columns: rank, entity, kind, key and one named after the metric.
Table rank_table(const std::vector<RankRow>& rows, Metric metric);

}  // namespace readout
