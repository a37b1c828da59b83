#include "queries/graph/hop_reader.hpp"

#include "queries/sql/row.hpp"
#include "schema/model/kinds.hpp"
#include "schema/store/number_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace readout {

namespace {

constexpr std::array<std::string_view, 11> telling_kinds = {
    "meets", "addressed-to", "reports", "relayed-by", "carries",   "about",
    "said",  "takes-part",   "told-in", "stands-in",  "co-mention"};

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

constexpr std::string_view columns_of_evidence =
    "t.kind, t.document, t.sentence, t.statement, d.published, d.collection || '/' || d.id, "
    "d.publisher";

bool is_entity(const GraphNode& node) { return entity_kind_of(node.kind).has_value(); }

bool is_asked_for(const GraphOptions& options, const std::string& kind) {
  const std::vector<std::string> kinds = asked_kinds(options);
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

bool passes(const Found& found, const GraphOptions& options) {
  return is_asked_for(options, found.kind) &&
         (options.since.empty() || (!found.undated && found.date >= options.since)) &&
         (options.until.empty() || (!found.undated && found.date <= options.until));
}

double weight_between(const EntityGraph& graph, std::uint32_t from, std::uint32_t to) {
  const Neighbours row = graph.neighbours(from);
  const auto place = std::lower_bound(row.nodes.begin(), row.nodes.end(), to);
  return row.ties[static_cast<std::size_t>(place - row.nodes.begin())].weight;
}

std::int64_t id_of(Database& database, const GraphNode& entity) {
  std::int64_t id = 0;
  const std::array parameters = {Parameter{"key", entity.key}};
  database.query("select entity_id from entity where entity = :key", parameters,
                 [&](std::span<const Value> values) { id = Row(values).integer(0); });
  return id;
}

/// The documents that hold an entity, or in which a decision names it as a speaker.
std::vector<std::int64_t> documents_of(Database& database, std::int64_t entity) {
  std::vector<std::int64_t> documents;
  const std::array parameters = {Parameter{"entity", entity}};
  database.query(
      "select document from entity_local where entity_id = :entity"
      " union select document from correction where entity_id = :entity",
      parameters,
      [&](std::span<const Value> values) { documents.push_back(Row(values).integer(0)); });
  std::sort(documents.begin(), documents.end());
  return documents;
}

/// Adds the evidence that is selected from `rest`, which names it `t` and the documents `d`.
void add_evidence(Database& database, const GraphOptions& options, const std::string& rest,
                  std::string_view is_forward, std::span<const Parameter> parameters,
                  std::vector<Found>& all) {
  database.query(fmt::format("select {}, case when {} then 1 else 0 end from {}",
                             columns_of_evidence, is_forward, rest),
                 parameters, [&](std::span<const Value> values) {
                   const Row row(values);
                   Found found;
                   found.kind = row.text(0);
                   found.telling = static_cast<std::size_t>(
                       std::find(telling_kinds.begin(), telling_kinds.end(), found.kind) -
                       telling_kinds.begin());
                   found.document_id = row.integer(1);
                   found.sentence = row.optional_integer(2).value_or(-1);
                   found.statement = row.optional_integer(3).value_or(-1);
                   found.undated = row.is_null(4);
                   found.date = row.text(4);
                   found.document = row.text(5);
                   found.publisher = row.text(6);
                   found.forward = row.integer(7) != 0 || is_mutual(found.kind);
                   if (passes(found, options)) {
                     all.push_back(std::move(found));
                   }
                 });
}

/// Between two entities. By document, in which rows are found by their keys: no database finds
/// evidence by entity but by working out that of all others, too.
void add_entity_evidence(Database& database, const GraphOptions& options, const GraphNode& from,
                         const GraphNode& to, std::vector<Found>& all) {
  const std::array ids = {id_of(database, from), id_of(database, to)};
  std::vector<std::int64_t> shared;
  std::ranges::set_intersection(documents_of(database, ids[0]), documents_of(database, ids[1]),
                                std::back_inserter(shared));
  const std::array ends = {Parameter{"source", ids[0]}, Parameter{"target", ids[1]}};
  const std::vector<std::string> kinds = asked_kinds(options);
  for (const auto piece : pieces_of(shared)) {
    const std::string documents = number_list(piece);
    const auto add_from = [&](std::string_view view) {
      add_evidence(database, options,
                   fmt::format("{} t join document d on d.document = t.document"
                               " where t.source_id in (:source, :target)"
                               " and t.target_id in (:source, :target) and t.document in {}",
                               view, documents),
                   "t.source_id = :source", ends, all);
    };
    if (std::ranges::any_of(kinds, rests_on_statement)) {
      add_from("statement_tie");
    }
    if (is_asked_for(options, "meets")) {
      add_from(
          "(select 'meets' as kind, source_id, target_id, document, sentence,"
          " null as statement from meeting)");
    }
    if (is_asked_for(options, "co-mention")) {
      add_evidence(database, options,
                   fmt::format("(select 'co-mention' as kind, a.document, a.sentence,"
                               " null as statement from sentence_entity a join sentence_entity b"
                               " on b.document = a.document and b.sentence = a.sentence"
                               " where a.entity_id = :source and b.entity_id = :target"
                               " and a.document in {0} and b.document in {0}) t"
                               " join document d on d.document = t.document",
                               documents),
                   "1 = 1", ends, all);
    }
  }
}

/// Where an end is no entity.
void add_outer_evidence(Database& database, const GraphOptions& options, const GraphNode& source,
                        const GraphNode& target, bool is_forward, std::vector<Found>& all) {
  const std::string rest =
      "outer_tie t join document d on d.document = t.document"
      " where t.source = :source and t.target = :target";
  const std::string_view forward = is_forward ? "1 = 1" : "1 = 0";
  const std::array keys = {Parameter{"source", source.key}, Parameter{"target", target.key}};
  const GraphNode* const entity =
      is_entity(source) ? &source : (is_entity(target) ? &target : nullptr);
  if (entity == nullptr) {
    add_evidence(database, options, rest, forward, keys, all);
    return;
  }
  const std::vector<std::int64_t> documents = documents_of(database, id_of(database, *entity));
  for (const auto piece : pieces_of(documents)) {
    add_evidence(database, options,
                 fmt::format("{} and t.document in {}", rest, number_list(piece)), forward, keys,
                 all);
  }
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

/// Of each line of view `edge` all evidence goes, or none.
void drop_thin_lines(const GraphOptions& options, std::vector<Found>& all) {
  struct Line {
    double weight = 0;
    std::set<std::string> publishers = {};
  };
  const auto name = [](const Found& found) { return std::pair(found.kind, found.forward); };
  std::map<std::pair<std::string, bool>, Line> lines;
  for (const Found& found : all) {
    Line& line = lines[name(found)];
    ++line.weight;
    if (!found.publisher.empty()) {
      line.publishers.insert(found.publisher);
    }
  }
  std::erase_if(all, [&](const Found& found) {
    const Line& line = lines[name(found)];
    return line.weight < options.min_weight ||
           static_cast<std::int64_t>(line.publishers.size()) < options.min_sources;
  });
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
  if (!m_options.edges_sql.empty()) {
    const Neighbours row = m_graph.successors(from);
    hop.evidence.forward = std::binary_search(row.nodes.begin(), row.nodes.end(), to);
    return hop;
  }
  std::vector<Found> all;
  if (is_entity(hop.from) && is_entity(hop.to)) {
    add_entity_evidence(m_database, m_options, hop.from, hop.to, all);
  } else {
    add_outer_evidence(m_database, m_options, hop.from, hop.to, true, all);
    add_outer_evidence(m_database, m_options, hop.to, hop.from, false, all);
  }
  drop_thin_lines(m_options, all);
  fill(m_database, all, hop);
  return hop;
}

}  // namespace readout
