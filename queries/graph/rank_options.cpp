#include "queries/graph/rank_options.hpp"

#include "schema/model/error.hpp"

namespace readout {

void check_options(const RankOptions& options) {
  check_options(options.graph);
  if (options.metric != Metric::pagerank && !options.near.empty()) {
    throw UsageError("--near goes with --metric pagerank");
  }
  if (options.metric != Metric::betweenness && options.sampling) {
    throw UsageError("--epsilon goes with --metric betweenness");
  }
  if (!is_iterated(options.metric) && options.max_rounds) {
    throw UsageError("--rounds goes with --metric pagerank, eigenvector, hub and authority");
  }
}

}  // namespace readout
