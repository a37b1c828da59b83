#pragma once

#include "queries/graph/graph_options.hpp"
#include "queries/graph/rank.hpp"
#include "queries/report/section.hpp"
#include "schema/store/database.hpp"

#include <cstddef>

namespace readout {

struct MetricReportOptions {
  std::size_t top = 10;  ///< rows of each list
  GraphOptions graph = {};
  /// Of nodes and ties; above it betweenness, O(nm), is left out.
  double largest_product = largest_exact_product;
};

/// The graph metric report: what is in the database, unknown shares, stale documents, most quoted,
/// who quotes whom, statements by channel, states most talked about, most central entities by
/// PageRank, betweenness and degree, communities, components. A function of the graph alone:
/// neither the database's name nor its loads nor the clock show in it, so equal graphs give equal
/// bytes.
Report metric_report(Database& database, const MetricReportOptions& options = {});

}  // namespace readout
