#include "queries/graph/path.hpp"

#include "queries/graph/hop_reader.hpp"
#include "queries/graph/shortest_paths.hpp"
#include "schema/model/error.hpp"
#include "schema/store/judged_facts.hpp"

#include <fmt/format.h>

#include <iterator>
#include <map>
#include <utility>

namespace readout {

namespace {

/// The nodes that a user's words name, each with what it is in the path.
class NamedNodes {
 public:
  NamedNodes(Database& database, const EntityGraph& graph) : m_database(database), m_graph(graph) {}

  void add_end(const EntityRecord& entity) { m_roles.emplace(entity.key, "an end of the path"); }

  /// `option` names them: an entity has one role.
  std::vector<std::uint32_t> add(std::string_view option, const std::vector<std::string>& words) {
    std::vector<std::uint32_t> nodes;
    for (const std::string& word : words) {
      const EntityRecord entity = find_entity(m_database, word);
      const auto [role, is_new] = m_roles.emplace(entity.key, fmt::format("named by {}", option));
      if (!is_new) {
        throw UsageError(fmt::format("{}: {} ({}) is already {}", option, entity.name, entity.key,
                                     role->second));
      }
      nodes.push_back(node_of(entity));
    }
    return nodes;
  }

  std::uint32_t node_of(const EntityRecord& entity) const {
    return m_graph.find(entity.key).value();
  }

 private:
  Database& m_database;
  const EntityGraph& m_graph;
  std::map<std::string, std::string> m_roles;  // by key
};

PathQuery query_of(Database& database, const EntityGraph& graph, const PathOptions& options,
                   const PathAnswer& answer) {
  NamedNodes named(database, graph);
  named.add_end(answer.from);
  named.add_end(answer.to);
  PathQuery query{.from = named.node_of(answer.from), .to = named.node_of(answer.to)};
  query.through = named.add("--through", options.through);
  query.avoid = named.add("--avoid", options.avoid);
  query.max_hops = options.max_hops;
  query.measure = options.measure;
  return query;
}

std::string tie_shown(const Evidence& evidence) {
  if (evidence.kind == "co-mention") {
    return "co-mention";
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
  PathAnswer answer;
  answer.from = find_entity(database, options.from);
  answer.to = find_entity(database, options.to);
  answer.is_restricted = !options.through.empty() || !options.avoid.empty() || options.max_hops;
  answer.is_plain = options.count == 1 && !options.disjoint && options.measure == PathMeasure{};
  const EntityGraph graph = load_graph(database, options.graph);
  const PathQuery query = query_of(database, graph, options, answer);
  const JudgedFacts judged(database, options.graph.min_precision);
  const HopReader reader(database, graph, options.graph);
  for (const FoundPath& path : options.disjoint ? disjoint_paths(graph, query, options.count)
                                                : shortest_paths(graph, query, options.count)) {
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
                          hop.evidence.document, hop.evidence.sentence});
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
