#include "queries/graph/hop_reader.hpp"

#include "queries/sql/row.hpp"

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

double weight_between(const EntityGraph& graph, std::uint32_t from, std::uint32_t to) {
  const Neighbours row = graph.neighbours(from);
  const auto place = std::lower_bound(row.nodes.begin(), row.nodes.end(), to);
  return row.ties[static_cast<std::size_t>(place - row.nodes.begin())].weight;
}

void add_evidence(Database& database, const GraphOptions& options, const GraphNode& source,
                  const GraphNode& target, bool forward, std::vector<Found>& all) {
  const bool entities = source.kind != "statement" && target.kind != "statement";
  const std::array parameters = {Parameter{"source", source.key}, Parameter{"target", target.key}};
  database.query(entities ? select_ties : select_said, parameters,
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
                   if (passes(found, options)) {
                     all.push_back(std::move(found));
                   }
                 });
}

Evidence evidence_of(Database& database, const Found& found) {
  Evidence evidence;
  evidence.kind = found.kind;
  evidence.forward = found.forward;
  evidence.document = found.document;
  evidence.publisher = found.publisher;
  evidence.date = found.date;
  evidence.statement = found.statement < 0 ? std::nullopt : std::optional(found.statement);
  const std::array<Parameter, 2> parameters = {
      {{"document", found.document_id}, {"sentence", found.sentence}}};
  database.query(
      "select text from sentence_text where document = :document and sentence = :sentence",
      parameters, [&](std::span<const Value> values) { evidence.sentence = Row(values).text(0); });
  return evidence;
}

void fill(Database& database, const std::vector<Found>& all, PathHop& hop) {
  hop.evidence_count = static_cast<std::int64_t>(all.size());
  std::set<std::int64_t> documents;
  for (const Found& found : all) {
    documents.insert(found.document_id);
  }
  hop.document_count = static_cast<std::int64_t>(documents.size());
  const auto best = std::min_element(all.begin(), all.end(), before);
  if (best != all.end()) {
    hop.evidence = evidence_of(database, *best);
  }
}

}  // namespace

PathHop HopReader::read(std::uint32_t from, std::uint32_t to) const {
  PathHop hop;
  hop.from = m_graph.node(from);
  hop.to = m_graph.node(to);
  hop.weight = weight_between(m_graph, from, to);
  std::vector<Found> all;
  add_evidence(m_database, m_options, hop.from, hop.to, true, all);
  add_evidence(m_database, m_options, hop.to, hop.from, false, all);
  fill(m_database, all, hop);
  return hop;
}

}  // namespace readout
