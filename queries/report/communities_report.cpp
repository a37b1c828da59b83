#include "queries/report/communities_report.hpp"

#include "queries/graph/articulation.hpp"
#include "queries/graph/centrality.hpp"
#include "queries/graph/community_profile.hpp"
#include "queries/graph/load_graph.hpp"
#include "queries/graph/named_node.hpp"
#include "queries/graph/rank.hpp"
#include "schema/model/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>

namespace readout {

namespace {

constexpr std::size_t names_of_a_title = 3;

std::int64_t count_of_more_than_one(const std::vector<std::uint32_t>& sizes) {
  return std::ranges::count_if(sizes, [](std::uint32_t size) { return size > 1; });
}

Section summary_section(const EntityGraph& graph, const Communities& communities) {
  const auto articulations =
      std::ranges::count_if(articulation_of(graph), [](double value) { return value > 0; });
  const auto bridges =
      std::ranges::count_if(bridges_of(graph), [](const EdgeValue& tie) { return tie.value > 0; });
  Table table{{"what", "value"}, {}};
  table.rows = {{"entities", static_cast<std::int64_t>(graph.node_count())},
                {"tied pairs", static_cast<std::int64_t>(graph.edge_count())},
                {"components", static_cast<std::int64_t>(components_of(graph).sizes.size())},
                {"communities", count_of_more_than_one(communities.sizes)},
                {"modularity", rounded(communities.modularity)},
                {"articulation points", static_cast<std::int64_t>(articulations)},
                {"bridges", static_cast<std::int64_t>(bridges)}};
  return {"summary", "How the graph hangs together",
          "Without direction; modularity by weight. An entity by itself is a component, and no "
          "community. The last two are listed by readout rank --metric articulation, and --ties "
          "--metric bridge.",
          table};
}

std::size_t number_of(Database& database, const EntityGraph& graph, const std::string& words) {
  const GraphNode node = named_node(database, graph, words);
  const auto number = graph.find(node.key);
  if (!number) {
    throw UsageError(fmt::format("--of: {} ({}) is not in this graph", node.name, node.key));
  }
  return *number;
}

}  // namespace

Section communities_section(const EntityGraph& graph, const Communities& communities,
                            std::size_t top, std::size_t names) {
  const auto found = static_cast<std::size_t>(count_of_more_than_one(communities.sizes));
  const std::string note = fmt::format(
      "{} communit{} of two or more; modularity {:.4g}, by weight, without direction. Each is "
      "named "
      "by those with the most weight inside.",
      found, found == 1 ? "y" : "ies", communities.modularity);
  const auto profiles = profiles_of(graph, communities, std::min(top, found));
  return {"communities", "Communities", note, community_table(graph, profiles, names)};
}

Section components_section(const EntityGraph& graph) {
  const Components components = components_of(graph);
  std::map<std::uint32_t, std::int64_t, std::greater<>> how_many;
  for (const std::uint32_t size : components.sizes) {
    ++how_many[size];
  }
  Table table{{"entities", "components"}, {}};
  for (const auto& [size, count] : how_many) {
    table.rows.push_back({static_cast<std::int64_t>(size), count});
  }
  return {"components", "Connected components",
          fmt::format("{} entities, {} tied pairs, {} components.", graph.node_count(),
                      graph.edge_count(), components.sizes.size()),
          table};
}

CommunitiesAnswer communities_report(Database& database, const CommunitiesOptions& options) {
  const EntityGraph graph = load_graph(database, options.graph);
  const Communities communities = communities_of(graph, options.communities);
  return {{"Communities",
           {summary_section(graph, communities),
            communities_section(graph, communities, options.top,
                                options.members.value_or(names_of_a_title)),
            components_section(graph)}},
          graph.edge_count() == 0};
}

MembersAnswer community_members(Database& database, const CommunitiesOptions& options,
                                const std::optional<std::string>& of) {
  const EntityGraph graph = load_graph(database, options.graph);
  const auto node = of ? std::optional(number_of(database, graph, *of)) : std::nullopt;
  const Communities communities = communities_of(graph, options.communities);
  const std::size_t last = node ? communities.community[*node] + std::size_t{1} : options.top;
  auto profiles = profiles_of(graph, communities, last);
  if (node) {
    profiles.erase(profiles.begin(), profiles.end() - 1);
  }
  return {member_table(graph, profiles, options.members), graph.edge_count() == 0};
}

}  // namespace readout
