#include "queries/report/metric_report.hpp"

#include "queries/graph/centrality.hpp"
#include "queries/graph/communities.hpp"
#include "queries/graph/load_graph.hpp"
#include "queries/graph/rank.hpp"
#include "queries/report/communities_report.hpp"
#include "queries/report/status_sections.hpp"
#include "queries/sql/run_script.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace readout {

namespace {

constexpr std::size_t names_of_a_community = 3;

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

using Ranks = std::map<std::string, RankRow>;

Ranks ranks_of(const EntityGraph& graph, const std::vector<double>& values) {
  Ranks ranks;
  for (const RankRow& row : rank_nodes(graph, values, {}, {})) {
    ranks.emplace(row.node.key, row);
  }
  return ranks;
}

Value rank_in(const Ranks& ranks, const std::string& key) {
  const auto found = ranks.find(key);
  return found == ranks.end() ? Value() : Value(static_cast<std::int64_t>(found->second.rank));
}

Value value_in(const Ranks& ranks, const std::string& key) {
  const auto found = ranks.find(key);
  return found == ranks.end() ? Value() : Value(found->second.value);
}

bool is_too_large(const EntityGraph& graph, double largest_product) {
  return static_cast<double>(graph.node_count()) * static_cast<double>(graph.edge_count()) >
         largest_product;
}

std::string central_note(bool with_betweenness) {
  std::string note = "By PageRank on the weighted directed graph.";
  note += with_betweenness
              ? " Betweenness and degree without direction or weight, not normalised."
              : " Degree without direction or weight. Betweenness is left out, since the graph is "
                "large: readout rank --metric betweenness.";
  return note;
}

/// Entities by PageRank, each with its place by betweenness and degree.
Section central_section(const EntityGraph& graph, const MetricReportOptions& options) {
  Table table{{"rank", "entity", "key", "pagerank", "betweenness", "betweenness_rank", "degree",
               "degree_rank"},
              {}};
  const bool with_betweenness = !is_too_large(graph, options.largest_product);
  const Ranks betweenness = with_betweenness ? ranks_of(graph, betweenness_of(graph)) : Ranks();
  const Ranks degree = ranks_of(graph, degree_of(graph));
  for (const RankRow& row : rank_nodes(graph, pagerank_of(graph).values, {}, options.top)) {
    const std::string& key = row.node.key;
    table.rows.push_back({static_cast<std::int64_t>(row.rank), row.node.name, key, row.value,
                          value_in(betweenness, key), rank_in(betweenness, key),
                          static_cast<std::int64_t>(degree.at(key).value), rank_in(degree, key)});
  }
  return {"central", "Most central entities", central_note(with_betweenness), table};
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
  report.sections.push_back(central_section(graph, options));
  report.sections.push_back(
      communities_section(graph, communities_of(graph), options.top, names_of_a_community));
  report.sections.push_back(components_section(graph));
  return report;
}

}  // namespace readout
