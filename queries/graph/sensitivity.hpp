#pragma once

#include "queries/graph/rank.hpp"
#include "schema/store/database.hpp"
#include "schema/store/facts_without.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace readout {

/// What is left out, one after the other.
constexpr std::array<LeftOut, 2> all_left_out = {LeftOut::decisions, LeftOut::metonyms};
std::string_view to_string(LeftOut what);

/// A graph that was ranked.
struct RankedVariant {
  std::int64_t left_out = 0;  ///< decisions, or mentions; 0: it is the graph as it is
  std::size_t nodes = 0;
  std::size_t ties = 0;  ///< tied pairs
  std::size_t stay = 0;  ///< of the first `top` nodes as it is, those that are among the first here
};

/// A node in a variant.
struct WithoutThese {
  std::optional<std::size_t> rank;  ///< none: there is no such node
  /// What these facts give to the node: its share of the sum over all nodes that have ties, less
  /// the share without them. 0 for a node that is not there or has no ties.
  double gain = 0;
};

struct SensitivityRow {
  GraphNode node;
  std::optional<std::size_t> rank;  ///< as it is; none: the node is there only without something
  std::optional<double> value;
  std::array<WithoutThese, all_left_out.size()> without = {};
};

struct Sensitivity {
  RankedVariant now;
  std::array<RankedVariant, all_left_out.size()> without = {};
  std::vector<SensitivityRow> first;   ///< `top` nodes by rank as it is
  std::vector<SensitivityRow> movers;  ///< `top` nodes by their largest gain or loss; only those
                                       ///< that have one
  Ranking ranking;                     ///< how it was found as it is, without rows
};

/// What ranks hang on: those of the graph as it is, beside those without decisions and those
/// without metonyms (FactsWithout). Nothing that is stored changes. Throws UsageError as
/// rank_entities and with a judged precision, which chooses facts in the same way.
Sensitivity sensitivity_of(Database& database, const RankOptions& options);

}  // namespace readout
