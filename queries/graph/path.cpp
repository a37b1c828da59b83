#include "queries/graph/path.hpp"

#include "queries/graph/hop_reader.hpp"
#include "queries/graph/load_graph.hpp"
#include "queries/graph/named_node.hpp"
#include "queries/graph/shortest_paths.hpp"
#include "queries/sql/entity_lookup.hpp"
#include "schema/model/error.hpp"
#include "schema/store/judged_facts.hpp"

#include <fmt/format.h>

#include <iterator>
#include <map>
#include <utility>

namespace readout {

namespace {

/// What a user's words name, each once but for the two ends.
class NamedNodes {
 public:
  NamedNodes(Database& database, const EntityGraph& graph) : m_database(database), m_graph(graph) {}

  GraphNode end(const std::string& words) {
    const GraphNode node = named_node(m_database, m_graph, words);
    m_roles.emplace(node.key, "an end of the path");
    return node;
  }

  std::vector<GraphNode> others(std::string_view option, const std::vector<std::string>& words) {
    std::vector<GraphNode> nodes;
    for (const std::string& word : words) {
      nodes.push_back(named_node(m_database, m_graph, word));
      const GraphNode& node = nodes.back();
      const auto [role, is_new] = m_roles.emplace(node.key, fmt::format("named by {}", option));
      if (!is_new) {
        throw UsageError(
            fmt::format("{}: {} ({}) is already {}", option, node.name, node.key, role->second));
      }
    }
    return nodes;
  }

 private:
  Database& m_database;
  const EntityGraph& m_graph;
  std::map<std::string, std::string> m_roles;  // by key
};

/// Nothing where the graph lacks one that the path has to come to.
std::optional<PathQuery> query_of(Database& database, const EntityGraph& graph,
                                  const PathOptions& options, PathAnswer& answer) {
  NamedNodes named(database, graph);
  answer.from = named.end(options.from);
  answer.to = named.end(options.to);
  const std::vector<GraphNode> through = named.others("--through", options.through);
  const std::vector<GraphNode> avoid = named.others("--avoid", options.avoid);
  const auto from = graph.find(answer.from.key);
  const auto to = graph.find(answer.to.key);
  if (!from || !to) {
    return std::nullopt;
  }
  PathQuery query{.from = *from, .to = *to};
  for (const GraphNode& node : through) {
    const auto number = graph.find(node.key);
    if (!number) {
      return std::nullopt;
    }
    query.through.push_back(*number);
  }
  for (const GraphNode& node : avoid) {
    if (const auto number = graph.find(node.key)) {
      query.avoid.push_back(*number);
    }
  }
  query.max_hops = options.max_hops;
  query.measure = options.measure;
  return query;
}

std::vector<FoundPath> paths_of(const EntityGraph& graph, const PathQuery& query,
                                const PathOptions& options) {
  return options.disjoint ? disjoint_paths(graph, query, options.count)
                          : shortest_paths(graph, query, options.count);
}

std::string tie_shown(const Evidence& evidence) {
  if (evidence.kind.empty()) {
    return evidence.forward ? "->" : "<-";
  }
  if (is_mutual(evidence.kind)) {
    return evidence.kind;
  }
  return evidence.forward ? evidence.kind + " ->" : "<- " + evidence.kind;
}

Value text_or_null(const std::string& text) { return text.empty() ? Value() : Value(text); }

}  // namespace

void check_options(const PathOptions& options) {
  check_options(options.graph);
  if (options.disjoint && (!options.through.empty() || options.max_hops)) {
    throw UsageError(fmt::format("--disjoint does not go with {}",
                                 options.max_hops ? "--max-hops" : "--through"));
  }
}

PathAnswer path_between(Database& database, const PathOptions& options) {
  check_options(options);
  if (options.graph.projection == Projection::entities && options.graph.edges_sql.empty()) {
    // before a large graph is read
    find_entity(database, options.from);
    find_entity(database, options.to);
  }
  PathAnswer answer;
  answer.is_restricted = !options.through.empty() || !options.avoid.empty() || options.max_hops;
  answer.is_plain = options.count == 1 && !options.disjoint && options.measure == PathMeasure{};
  const EntityGraph graph = load_graph(database, options.graph);
  answer.is_empty = graph.edge_count() == 0;
  const std::optional<PathQuery> query = query_of(database, graph, options, answer);
  if (!query) {
    return answer;
  }
  const JudgedFacts judged(database, options.graph.min_precision);
  const HopReader reader(database, graph, options.graph);
  for (const FoundPath& path : paths_of(graph, *query, options)) {
    ProvenPath proven{path.cost.length_shown(), path.cost.weight_shown(), {}};
    for (std::size_t i = 1; i < path.nodes.size(); ++i) {
      proven.hops.push_back(reader.read(path.nodes[i - 1], path.nodes[i]));
    }
    answer.paths.push_back(std::move(proven));
  }
  return answer;
}

Table hop_table(const ProvenPath& path) {
  Table table{{"hop", "from", "tie", "to", "weight", "evidence", "documents", "date", "document",
               "sentence"},
              {}};
  for (const PathHop& hop : path.hops) {
    table.rows.push_back({static_cast<std::int64_t>(table.rows.size() + 1), hop.from.name,
                          tie_shown(hop.evidence), hop.to.name, hop.weight, hop.evidence_count,
                          hop.document_count, text_or_null(hop.evidence.date),
                          text_or_null(hop.evidence.document),
                          text_or_null(hop.evidence.sentence)});
  }
  return table;
}

Table path_table(const PathAnswer& answer) {
  Table table{{"path", "length"}, {}};
  const std::vector<std::string> of_hop = hop_table({}).columns;
  table.columns.insert(table.columns.end(), of_hop.begin(), of_hop.end());
  for (std::size_t i = 0; i < answer.paths.size(); ++i) {
    for (std::vector<Value>& hop : hop_table(answer.paths[i]).rows) {
      std::vector<Value> row{static_cast<std::int64_t>(i + 1), answer.paths[i].length};
      row.insert(row.end(), std::make_move_iterator(hop.begin()),
                 std::make_move_iterator(hop.end()));
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

}  // namespace readout
