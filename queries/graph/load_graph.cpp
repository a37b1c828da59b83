#include "queries/graph/entity_graph.hpp"
#include "queries/sql/parameter_value.hpp"
#include "queries/sql/row.hpp"
#include "schema/model/error.hpp"
#include "schema/store/judged_facts.hpp"
#include "schema/text/similar_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace readout {

namespace {

constexpr std::string_view co_mention = "co-mention";
constexpr std::string_view said_kind = "said";

bool has_said(const GraphOptions& options) {
  return options.full &&
         (options.kinds.empty() ||
          std::find(options.kinds.begin(), options.kinds.end(), said_kind) != options.kinds.end());
}

/// Nodes in the order of their keys, and where each entity stands among them.
struct Nodes {
  std::vector<GraphNode> nodes;
  std::unordered_map<std::int64_t, std::uint32_t> number_of;  // by entity_id
};

/// An edge before all nodes have their numbers.
struct SaidRow {
  std::string speaker;
  std::string statement;
};

std::vector<Parameter> parameters_of(const GraphOptions& options) {
  const auto date = [](const std::string& text) { return text.empty() ? Value() : Value(text); };
  std::vector<Parameter> parameters = {{"since", date(options.since)},
                                       {"until", date(options.until)}};
  for (std::size_t i = 0; i < options.kinds.size(); ++i) {
    parameters.push_back({fmt::format("kind{}", i), options.kinds[i]});
  }
  return parameters;
}

std::string kind_condition(const GraphOptions& options) {
  std::string list;
  for (std::size_t i = 0; i < options.kinds.size(); ++i) {
    list += fmt::format("{}:kind{}", i > 0 ? ", " : "", i);
  }
  return list.empty() ? "" : fmt::format(" and t.kind in ({})", list);
}

constexpr std::string_view date_condition =
    "(cast(:since as text) is null or d.published >= cast(:since as text))"
    " and (cast(:until as text) is null or d.published <= cast(:until as text))";

/// The statements that known speakers said, which become nodes.
std::vector<SaidRow> read_said(Database& database, const GraphOptions& options) {
  std::vector<SaidRow> rows;
  GraphOptions dates = options;
  dates.kinds.clear();
  database.query(
      fmt::format(
          "select distinct x.entity, d.collection, d.id, t.statement from statement_speaker t"
          " join entity x on x.entity_id = t.entity_id"
          " join document d on d.document = t.document where {}",
          date_condition),
      parameters_of(dates), [&](std::span<const Value> values) {
        const Row row(values);
        rows.push_back({row.text(0), fmt::format("statement:{}/{}#{}", row.text(1), row.text(2),
                                                 row.integer(3))});
      });
  return rows;
}

Nodes read_nodes(Database& database, const std::vector<SaidRow>& said) {
  std::vector<std::pair<GraphNode, std::int64_t>> rows;
  database.query("select entity_id, entity, kind, name from entity", {},
                 [&](std::span<const Value> values) {
                   const Row row(values);
                   rows.push_back({{row.text(1), row.text(2), row.text(3)}, row.integer(0)});
                 });
  for (const SaidRow& row : said) {
    rows.push_back({{row.statement, "statement", row.statement}, 0});
  }
  std::sort(rows.begin(), rows.end(),
            [](const auto& a, const auto& b) { return a.first.key < b.first.key; });
  rows.erase(std::unique(rows.begin(), rows.end(),
                         [](const auto& a, const auto& b) { return a.first.key == b.first.key; }),
             rows.end());
  Nodes nodes;
  for (auto& [node, id] : rows) {
    if (node.kind != "statement") {
      nodes.number_of.emplace(id, static_cast<std::uint32_t>(nodes.nodes.size()));
    }
    nodes.nodes.push_back(std::move(node));
  }
  return nodes;
}

std::vector<GraphEdge> read_ties(Database& database, const GraphOptions& options,
                                 const Nodes& nodes) {
  std::vector<GraphEdge> edges;
  database.query(fmt::format("select t.source_id, t.target_id, t.kind, count(*) from tie t"
                             " join document d on d.document = t.document where {}{}"
                             " group by t.source_id, t.target_id, t.kind",
                             date_condition, kind_condition(options)),
                 parameters_of(options), [&](std::span<const Value> values) {
                   const Row row(values);
                   const auto source = nodes.number_of.find(row.integer(0));
                   const auto target = nodes.number_of.find(row.integer(1));
                   if (source != nodes.number_of.end() && target != nodes.number_of.end()) {
                     edges.push_back({source->second, target->second, row.number(3),
                                      row.text(2) != co_mention});
                   }
                 });
  return edges;
}

/// Number of the node with this key; it is there.
std::uint32_t number_of(const std::vector<GraphNode>& nodes, const std::string& key) {
  const auto found =
      std::lower_bound(nodes.begin(), nodes.end(), key,
                       [](const GraphNode& node, const std::string& k) { return node.key < k; });
  return static_cast<std::uint32_t>(found - nodes.begin());
}

}  // namespace

std::vector<std::string> tie_kinds() {
  return {"about", "addressed-to", std::string(co_mention), "relayed-by"};
}

void check_options(const GraphOptions& options) {
  std::vector<std::string> known = tie_kinds();
  if (options.full) {
    known.emplace_back(said_kind);
  }
  for (const std::string& kind : options.kinds) {
    if (kind == said_kind && !options.full) {
      throw UsageError("ties of kind 'said' lead to statements, which only --graph full has");
    }
    if (std::find(known.begin(), known.end(), kind) == known.end()) {
      throw UsageError(
          fmt::format("unknown kind of tie '{}' ({})", kind, alternatives(kind, known)));
    }
  }
  require_days(options.since, options.until);
}

EntityGraph load_graph(Database& database, const GraphOptions& options) {
  check_options(options);
  const JudgedFacts judged(database, options.min_precision);
  const std::vector<SaidRow> said =
      has_said(options) ? read_said(database, options) : std::vector<SaidRow>();
  Nodes nodes = read_nodes(database, said);
  std::vector<GraphEdge> edges = read_ties(database, options, nodes);
  for (const SaidRow& row : said) {
    edges.push_back(
        {number_of(nodes.nodes, row.speaker), number_of(nodes.nodes, row.statement), 1, true});
  }
  return {std::move(nodes.nodes), edges};
}

}  // namespace readout
