#pragma once

#include "queries/graph/entity_graph.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// What nodes are ranked by: centrality.hpp and articulation.hpp define each.
enum class Metric {
  degree,
  in_degree,
  out_degree,
  strength,
  pagerank,
  betweenness,
  closeness,
  harmonic,
  eigenvector,
  hub,
  authority,
  kcore,
  clustering,
  articulation
};

/// Their names, in the order of the enumeration.
std::vector<std::string> metric_words();

std::string_view to_string(Metric metric);
std::optional<Metric> metric_of(std::string_view word);

/// Whether it is found by rounds: pagerank, eigenvector, hub, authority.
bool is_iterated(Metric metric);

struct MetricOptions {
  std::vector<std::uint32_t> near = {};  ///< pagerank: where jumps lead; empty: to any node
  std::optional<int> max_rounds = {};    ///< where is_iterated; none: the metric's own
};

struct MetricValues {
  std::vector<double> values;  ///< of each node
  int rounds = 0;              ///< 0 unless is_iterated
  bool converged = true;
};

/// One metric, betweenness and articulation not normalised.
MetricValues metric_values(const EntityGraph& graph, Metric metric,
                           const MetricOptions& options = {});

}  // namespace readout
