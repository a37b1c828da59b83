#pragma once

#include "queries/graph/graph_options.hpp"
#include "queries/graph/rank_options.hpp"
#include "queries/graph/sampled_betweenness.hpp"

#include <optional>
#include <string>
#include <vector>

namespace readout {

/// The graph's name in table metric_run: its projection, or `sql`.
std::string graph_text(const GraphOptions& options);

/// What beside the metric and the graph_text makes the values of entities, as options of the
/// command line in the order of the alphabet, quoted as a shell wants it; empty where nothing does.
/// What changes no value (what is shown, an option that says the default) is not in it, so that
/// equal texts mean equal values. `near` are keys; `sampling` is what is used, whoever asked for
/// it. A script of `edges_sql` stands there by its text. Throws UsageError where there is no such
/// script.
std::string options_text(const RankOptions& options, std::vector<std::string> near,
                         const std::optional<SamplingOptions>& sampling);

/// The same of ties; begins with `--ties`.
std::string tie_options_text(const GraphOptions& options);

}  // namespace readout
