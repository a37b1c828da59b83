#pragma once

#include "queries/graph/entity_graph.hpp"
#include "queries/graph/rank_options.hpp"
#include "schema/store/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace readout {

/// How betweenness was sampled.
struct UsedSample {
  SamplingOptions options;
  std::uint64_t samples = 0;
  bool was_asked_for = true;  ///< false: exact betweenness would have been too dear
};

struct NodeValues {
  std::vector<double> values;  ///< of each node
  int rounds = 0;              ///< 0 unless is_iterated
  bool converged = true;
  std::optional<UsedSample> sample = {};  ///< then values are in pairs, as those that are exact
};

/// How betweenness of this graph is sampled; nothing where the metric is another one or exact.
std::optional<SamplingOptions> used_sampling(const EntityGraph& graph, const RankOptions& options);

/// The keys of options.near, one for each. Throws UsageError for words that name no entity or
/// several.
std::vector<std::string> near_keys(Database& database, const EntityGraph& graph,
                                   const RankOptions& options);

/// The nodes with these keys. Throws UsageError where the graph lacks one.
std::vector<std::uint32_t> near_nodes(const EntityGraph& graph,
                                      const std::vector<std::string>& keys);

/// The metric of all nodes. `near` as near_nodes gives it.
NodeValues node_values(const EntityGraph& graph, const RankOptions& options,
                       const std::vector<std::uint32_t>& near = {});

/// Each value as a part of the sum over all nodes that have ties, rounded; 0 for a node without
/// ties.
std::vector<double> shares_of(const EntityGraph& graph, const std::vector<double>& values);

/// To 12 significant digits, beyond which the order of summation shows.
double rounded(double value);

}  // namespace readout
