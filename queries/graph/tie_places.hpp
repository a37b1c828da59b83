#pragma once

#include "queries/graph/entity_graph.hpp"
#include "queries/graph/periods.hpp"

#include <span>
#include <vector>

namespace readout {

/// Where ties go while they are read.
struct TiePlaces {
  std::span<std::vector<GraphEdge>> edges;  ///< a list for each period
  /// Which period a document is in, by its day of publication; others are left out. None: all ties
  /// go into one list.
  const PeriodDays* days = nullptr;
};

}  // namespace readout
