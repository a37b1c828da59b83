#pragma once

#include "queries/graph/communities.hpp"
#include "queries/graph/graph_options.hpp"
#include "queries/report/section.hpp"
#include "schema/store/database.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace readout {

struct CommunitiesOptions {
  GraphOptions graph = {};
  CommunityOptions communities = {};
  std::size_t top = 20;                     ///< communities shown, the largest first
  std::optional<std::size_t> members = {};  ///< of each; none: three names, or all rows
};

/// How a graph hangs together, and whether it has any tie.
struct CommunitiesAnswer {
  Report report;
  bool is_empty = false;
};

/// `readout communities`: a summary with modularity, components, articulation points and bridges;
/// the communities by the names of their first members; components by size. Throws UsageError as
/// load_graph.
CommunitiesAnswer communities_report(Database& database, const CommunitiesOptions& options);

/// The members of communities, a row each (member_table).
struct MembersAnswer {
  Table table;
  bool is_empty = false;
};

/// Of the first communities, or of that of `of`, a user's words, where they are given. Throws
/// UsageError as load_graph, and for words that name no node of the graph, or several.
MembersAnswer community_members(Database& database, const CommunitiesOptions& options,
                                const std::optional<std::string>& of = {});

/// Parts that the metric report has, too.
Section communities_section(const EntityGraph& graph, const Communities& communities,
                            std::size_t top, std::size_t names);
Section components_section(const EntityGraph& graph);

}  // namespace readout
