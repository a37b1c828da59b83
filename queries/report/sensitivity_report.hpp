#pragma once

#include "queries/graph/metric.hpp"
#include "queries/graph/sensitivity.hpp"
#include "queries/report/section.hpp"

namespace readout {

/// `readout rank --sensitivity` as a report: the graphs that were ranked, the first entities, and
/// those that move most.
Report sensitivity_report(const Sensitivity& found, Metric metric);

}  // namespace readout
