#include "queries/report/metric_report.hpp"

#include "queries/graph/centrality.hpp"
#include "queries/graph/rank.hpp"
#include "queries/report/status_sections.hpp"
#include "queries/sql/run_script.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace readout {

namespace {

Section script_section(Database& database, const std::string& script, const std::string& title,
                       const std::vector<ParameterText>& parameters) {
  const QueryScript found = find_script(script);
  std::string note = found.what + ".";
  note[0] = static_cast<char>(note[0] >= 'a' && note[0] <= 'z' ? note[0] - 'a' + 'A' : note[0]);
  return {script, title, note, run_script(database, found, parameters)};
}

Section stale_section(const Status& status) {
  Table table{{"documents", "stale"}, {}};
  table.rows.push_back({status.documents, status.stale_documents});
  return {"stale", "Stale documents", "Made by another rule set than the current one.", table};
}

/// Entities by PageRank, each with its place by betweenness and degree.
Section central_section(const EntityGraph& graph, std::size_t top) {
  Table table{{"rank", "entity", "kind", "key", "pagerank", "betweenness", "betweenness_rank",
               "degree", "degree_rank"},
              {}};
  std::map<std::string, RankRow> by_betweenness;
  std::map<std::string, RankRow> by_degree;
  for (const RankRow& row : rank_nodes(graph, betweenness_of(graph), {}, {})) {
    by_betweenness.emplace(row.node.key, row);
  }
  for (const RankRow& row : rank_nodes(graph, degree_of(graph), {}, {})) {
    by_degree.emplace(row.node.key, row);
  }
  for (const RankRow& row : rank_nodes(graph, pagerank_of(graph).values, {}, top)) {
    const RankRow& betweenness = by_betweenness.at(row.node.key);
    const RankRow& degree = by_degree.at(row.node.key);
    table.rows.push_back(
        {static_cast<std::int64_t>(row.rank), row.node.name, row.node.kind, row.node.key, row.value,
         betweenness.value, static_cast<std::int64_t>(betweenness.rank),
         static_cast<std::int64_t>(degree.value), static_cast<std::int64_t>(degree.rank)});
  }
  return {"central", "Most central entities",
          "By PageRank on the weighted directed graph; betweenness and degree without direction or "
          "weight, "
          "not normalised.",
          table};
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

}  // namespace

Report metric_report(Database& database, const MetricReportOptions& options) {
  const Status status = status_of(database, 0);
  const EntityGraph graph = load_graph(database, options.graph);
  const ParameterText top{"top", std::to_string(options.top)};
  Report report{"Graph metric report", {}};
  report.sections = {content_section(status),  languages_section(status),
                     entities_section(status), statements_section(status),
                     unknown_section(status),  stale_section(status)};
  report.sections.push_back(
      script_section(database, "most_quoted", "Most quoted", {top, {"kind", "all"}}));
  report.sections.push_back(script_section(database, "who_quotes_whom", "Who quotes whom", {top}));
  report.sections.push_back(
      script_section(database, "statements_by_channel", "Statements by channel", {}));
  report.sections.push_back(
      script_section(database, "states_talked_about", "States most talked about", {top}));
  report.sections.push_back(central_section(graph, options.top));
  report.sections.push_back(components_section(graph));
  return report;
}

}  // namespace readout
