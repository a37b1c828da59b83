#include "queries/graph/path.hpp"

#include "queries/graph/path_finder.hpp"
#include "queries/sql/row.hpp"
#include "schema/store/judged_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>

namespace readout {

namespace {

constexpr std::array<std::string_view, 5> telling_kinds = {"addressed-to", "relayed-by", "about",
                                                           "said", "co-mention"};

/// A piece of evidence before its sentence is read.
struct Found {
  std::size_t telling = 0;  // place in telling_kinds
  bool undated = false;
  std::string date;
  std::string kind;
  std::string document;
  std::int64_t sentence = 0;
  std::int64_t statement = -1;  // none: -1
  bool forward = true;
  std::string publisher;
  std::int64_t document_id = 0;
};

bool before(const Found& a, const Found& b) {
  const auto key = [](const Found& f) {
    return std::tie(f.telling, f.undated, f.date, f.document, f.sentence, f.statement);
  };
  return key(a) < key(b);
}

// Directly by entity where both ends are entities: the view with text keys is dearer.
constexpr std::string_view select_ties = R"(
select t.kind, t.document, t.sentence, t.statement, d.published, d.collection || '/' || d.id, d.publisher
from tie t
join document d on d.document = t.document
where t.source_id = (select entity_id from entity where entity = :source)
  and t.target_id = (select entity_id from entity where entity = :target))";

constexpr std::string_view select_said = R"(
select t.kind, t.document, t.sentence, t.statement, d.published, d.collection || '/' || d.id, d.publisher
from edge_evidence t
join document d on d.document = t.document
where t.source = :source and t.target = :target)";

bool passes(const Found& found, const GraphOptions& options) {
  const bool dated_right =
      (options.since.empty() || (!found.undated && found.date >= options.since)) &&
      (options.until.empty() || (!found.undated && found.date <= options.until));
  const bool right_kind =
      options.kinds.empty() ||
      std::find(options.kinds.begin(), options.kinds.end(), found.kind) != options.kinds.end();
  return dated_right && right_kind;
}

class HopReader {
 public:
  HopReader(Database& database, const EntityGraph& graph, const GraphOptions& options)
      : m_database(database), m_graph(graph), m_options(options) {}

  PathHop read(std::uint32_t from, std::uint32_t to) {
    PathHop hop;
    hop.from = m_graph.node(from);
    hop.to = m_graph.node(to);
    hop.weight = weight_between(from, to);
    std::vector<Found> all;
    add_evidence(hop.from, hop.to, true, all);
    add_evidence(hop.to, hop.from, false, all);
    fill(all, hop);
    return hop;
  }

 private:
  double weight_between(std::uint32_t from, std::uint32_t to) const {
    const Neighbours row = m_graph.neighbours(from);
    const auto place = std::lower_bound(row.nodes.begin(), row.nodes.end(), to);
    return row.ties[static_cast<std::size_t>(place - row.nodes.begin())].weight;
  }

  void add_evidence(const GraphNode& source, const GraphNode& target, bool forward,
                    std::vector<Found>& all) {
    const bool entities = source.kind != "statement" && target.kind != "statement";
    const std::array parameters = {Parameter{"source", source.key},
                                   Parameter{"target", target.key}};
    m_database.query(entities ? select_ties : select_said, parameters,
                     [&](std::span<const Value> values) {
                       const Row row(values);
                       Found found;
                       found.kind = row.text(0);
                       found.telling = static_cast<std::size_t>(
                           std::find(telling_kinds.begin(), telling_kinds.end(), found.kind) -
                           telling_kinds.begin());
                       found.document_id = row.integer(1);
                       found.sentence = row.integer(2);
                       found.statement = row.optional_integer(3).value_or(-1);
                       found.undated = row.is_null(4);
                       found.date = row.text(4);
                       found.document = row.text(5);
                       found.publisher = row.text(6);
                       found.forward = forward || found.kind == "co-mention";
                       if (passes(found, m_options)) {
                         all.push_back(std::move(found));
                       }
                     });
  }

  void fill(const std::vector<Found>& all, PathHop& hop) {
    hop.evidence_count = static_cast<std::int64_t>(all.size());
    std::set<std::int64_t> documents;
    for (const Found& found : all) {
      documents.insert(found.document_id);
    }
    hop.document_count = static_cast<std::int64_t>(documents.size());
    const auto best = std::min_element(all.begin(), all.end(), before);
    if (best != all.end()) {
      hop.evidence = evidence_of(*best);
    }
  }

  Evidence evidence_of(const Found& found) {
    Evidence evidence;
    evidence.kind = found.kind;
    evidence.forward = found.forward;
    evidence.document = found.document;
    evidence.publisher = found.publisher;
    evidence.date = found.date;
    evidence.statement = found.statement < 0 ? std::nullopt : std::optional(found.statement);
    const std::array<Parameter, 2> parameters = {
        {{"document", found.document_id}, {"sentence", found.sentence}}};
    m_database.query(
        "select text from sentence_text where document = :document and sentence = :sentence",
        parameters,
        [&](std::span<const Value> values) { evidence.sentence = Row(values).text(0); });
    return evidence;
  }

  Database& m_database;
  const EntityGraph& m_graph;
  const GraphOptions& m_options;
};

std::string tie_shown(const Evidence& evidence) {
  if (evidence.kind == "co-mention") {
    return "co-mention";
  }
  return evidence.forward ? evidence.kind + " ->" : "<- " + evidence.kind;
}

Value text_or_null(const std::string& text) { return text.empty() ? Value() : Value(text); }

}  // namespace

PathAnswer path_between(Database& database, const PathOptions& options) {
  check_options(options.graph);
  PathAnswer answer;
  answer.from = find_entity(database, options.from);
  answer.to = find_entity(database, options.to);
  const EntityGraph graph = load_graph(database, options.graph);
  const auto from = graph.find(answer.from.key);
  const auto to = graph.find(answer.to.key);
  const auto path = from && to ? PathFinder(graph).find(*from, *to) : std::nullopt;
  answer.found = path.has_value();
  const JudgedFacts judged(database, options.graph.min_precision);
  HopReader reader(database, graph, options.graph);
  for (std::size_t i = 1; path && i < path->size(); ++i) {
    answer.hops.push_back(reader.read((*path)[i - 1], (*path)[i]));
  }
  return answer;
}

Table path_table(const PathAnswer& answer) {
  Table table{{"hop", "from", "tie", "to", "weight", "evidence", "documents", "date", "document",
               "sentence"},
              {}};
  for (const PathHop& hop : answer.hops) {
    table.rows.push_back({static_cast<std::int64_t>(table.rows.size() + 1), hop.from.name,
                          tie_shown(hop.evidence), hop.to.name, hop.weight, hop.evidence_count,
                          hop.document_count, text_or_null(hop.evidence.date),
                          hop.evidence.document, hop.evidence.sentence});
  }
  return table;
}

}  // namespace readout
