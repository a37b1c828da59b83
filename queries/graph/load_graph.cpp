#include "queries/graph/load_graph.hpp"

#include "queries/graph/co_mention_reader.hpp"
#include "queries/graph/edges_script.hpp"
#include "queries/graph/graph_snapshot.hpp"
#include "queries/graph/node_list.hpp"
#include "queries/sql/row.hpp"
#include "schema/store/graph_state.hpp"
#include "schema/store/judged_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace readout {

namespace {

struct Filter {
  std::string documents;  // a join, empty where nothing is asked of documents
  std::string condition;
  std::string having;
  std::vector<Parameter> parameters;
};

Filter filter_of(const GraphOptions& options, const std::vector<std::string>& kinds) {
  Filter filter;
  std::string list;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    list += fmt::format("{}:kind{}", i > 0 ? ", " : "", i);
    filter.parameters.push_back({fmt::format("kind{}", i), kinds[i]});
  }
  filter.condition = fmt::format("t.kind in ({})", list);
  if (!options.since.empty()) {
    filter.condition += " and d.published >= :since";
    filter.parameters.push_back({"since", options.since});
  }
  if (!options.until.empty()) {
    filter.condition += " and d.published <= :until";
    filter.parameters.push_back({"until", options.until});
  }
  filter.having = "having count(*) >= cast(:weight as double precision)";
  filter.parameters.push_back({"weight", options.min_weight});
  if (options.min_sources > 0) {
    filter.having += " and count(distinct d.publisher) >= :sources";
    filter.parameters.push_back({"sources", options.min_sources});
  }
  if (!options.since.empty() || !options.until.empty() || options.min_sources > 0) {
    filter.documents = "join document d on d.document = t.document ";
  }
  return filter;
}

using Wanted = bool (*)(std::string_view kind);

std::vector<std::string> asked_kinds_that(Wanted is_wanted, const GraphOptions& options) {
  std::vector<std::string> kinds;
  std::ranges::copy_if(asked_kinds(options), std::back_inserter(kinds), is_wanted);
  return kinds;
}

void read_ties(Database& database, const GraphOptions& options,
               const std::vector<std::string>& kinds, const NodeList& nodes,
               std::vector<GraphEdge>& edges) {
  if (kinds.empty()) {
    return;
  }
  // Only where it must be: a database works out co-mentions before it looks at the kind.
  const bool all_rest_on_statements = std::ranges::all_of(kinds, rests_on_statement);
  const Filter filter = filter_of(options, kinds);
  database.query(fmt::format("select t.source_id, t.target_id, t.kind, count(*) from {} t {}"
                             "where {} group by t.source_id, t.target_id, t.kind {}",
                             all_rest_on_statements ? "statement_tie" : "tie", filter.documents,
                             filter.condition, filter.having),
                 filter.parameters, [&](std::span<const Value> values) {
                   const Row row(values);
                   const auto source = nodes.with_id(row.integer(0));
                   const auto target = nodes.with_id(row.integer(1));
                   if (source && target) {
                     edges.push_back({*source, *target, row.number(3), !is_mutual(row.text(2))});
                   }
                 });
}

void read_entity_ties(Database& database, const GraphOptions& options, const NodeList& nodes,
                      std::vector<GraphEdge>& edges) {
  std::vector<std::string> others = asked_kinds_that(joins_entities, options);
  const bool counts_here = options.min_sources == 0 && options.min_weight <= 1;
  if (counts_here && std::erase(others, "co-mention") > 0) {
    read_co_mentions(database, options, nodes, edges);
  }
  read_ties(database, options, others, nodes, edges);
}

void read_outer_ties(Database& database, const GraphOptions& options, NodeList& nodes,
                     std::vector<GraphEdge>& edges) {
  const std::vector<std::string> kinds =
      asked_kinds_that([](std::string_view kind) { return !joins_entities(kind); }, options);
  if (kinds.empty()) {
    return;
  }
  const Filter filter = filter_of(options, kinds);
  database.query(fmt::format("select t.source, t.target, count(*) from outer_tie t {}"
                             "where {} group by t.source, t.target, t.kind {}",
                             filter.documents, filter.condition, filter.having),
                 filter.parameters, [&](std::span<const Value> values) {
                   const Row row(values);
                   const std::uint32_t source = nodes.with_key(row.text(0));
                   edges.push_back({source, nodes.with_key(row.text(1)), row.number(2), true});
                 });
}

EntityGraph read_graph(Database& database, const GraphOptions& options) {
  const JudgedFacts judged(database, options.min_precision);
  NodeList nodes(database);
  std::vector<GraphEdge> edges;
  if (options.edges_sql.empty()) {
    read_entity_ties(database, options, nodes, edges);
    read_outer_ties(database, options, nodes, edges);
  } else {
    read_edges(database, options, nodes, edges);
  }
  return nodes.graph(edges, options.entity_kinds, has_all_entities(options));
}

}  // namespace

EntityGraph load_graph(Database& database, const GraphOptions& options) {
  check_options(options);
  const auto state = options.snapshot_folder.empty() || !options.edges_sql.empty()
                         ? std::nullopt
                         : graph_state(database);
  if (!state) {
    return read_graph(database, options);
  }
  const GraphSnapshots snapshots(options.snapshot_folder);
  const std::string made_of =
      fmt::format("{}\n{}\n{}", *state, to_string(options.projection), described(options));
  if (auto graph = snapshots.find(made_of)) {
    return std::move(*graph);
  }
  EntityGraph graph = read_graph(database, options);
  if (graph.edge_count() >= options.least_kept && graph_state(database) == state) {
    snapshots.keep(made_of, graph);
  }
  return graph;
}

}  // namespace readout
