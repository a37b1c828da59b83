#pragma once

#include "queries/graph/graph_options.hpp"
#include "queries/graph/metric.hpp"
#include "queries/graph/sampled_betweenness.hpp"
#include "schema/model/kinds.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace readout {

/// Exact betweenness takes a time in proportion to nodes times ties; at this many it is some
/// minutes.
constexpr double largest_exact_product = 1e11;

/// Where betweenness is sampled though nobody asked for it.
constexpr SamplingOptions default_sampling = {.epsilon = 0.005};

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

}  // namespace readout
