#include "queries/graph/co_mention_reader.hpp"

#include "queries/sql/row.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

namespace readout {

namespace {

/// Counts pairs of nodes.
class PairCount {
 public:
  explicit PairCount(std::vector<GraphEdge>& edges) : m_edges(edges) {}

  void add(std::uint32_t a, std::uint32_t b) {
    constexpr std::size_t most = std::size_t{1} << 25;
    m_pairs.push_back((std::uint64_t{a} << 32) | b);
    if (m_pairs.size() == most) {
      finish();
    }
  }

  /// Hands over what has been counted.
  void finish() {
    std::sort(m_pairs.begin(), m_pairs.end());
    for (auto first = m_pairs.begin(); first != m_pairs.end();) {
      const auto last = std::upper_bound(first, m_pairs.end(), *first);
      m_edges.push_back({static_cast<std::uint32_t>(*first >> 32),
                         static_cast<std::uint32_t>(*first), static_cast<double>(last - first),
                         false});
      first = last;
    }
    m_pairs.clear();
  }

 private:
  std::vector<GraphEdge>& m_edges;
  std::vector<std::uint64_t> m_pairs;
};

/// Who is named in the sentences of one document.
class NamedInDocument {
 public:
  explicit NamedInDocument(PairCount& pairs) : m_pairs(pairs) {}

  void add(std::int64_t document, std::int64_t sentence, std::uint32_t node) {
    if (document != m_document) {
      finish();
      m_document = document;
    }
    m_named.emplace_back(sentence, node);
  }

  void finish() {
    std::sort(m_named.begin(), m_named.end());
    m_named.erase(std::unique(m_named.begin(), m_named.end()), m_named.end());
    for (std::size_t i = 0; i < m_named.size(); ++i) {
      for (std::size_t j = i + 1; j < m_named.size() && m_named[j].first == m_named[i].first; ++j) {
        m_pairs.add(m_named[i].second, m_named[j].second);
      }
    }
    m_named.clear();
  }

 private:
  PairCount& m_pairs;
  std::int64_t m_document = 0;
  std::vector<std::pair<std::int64_t, std::uint32_t>> m_named;  // sentence and node
};

}  // namespace

void read_co_mentions(Database& database, const GraphOptions& options, const NodeList& nodes,
                      std::vector<GraphEdge>& edges) {
  std::string sql =
      "select m.document, m.sentence, m.entity_id from mention_entity m"
      " where m.entity_id is not null and m.form in ('name', 'adjective', 'descriptor')";
  std::vector<Parameter> parameters;
  if (!options.since.empty() || !options.until.empty()) {
    sql += " and exists (select 1 from document d where d.document = m.document";
    if (!options.since.empty()) {
      sql += " and d.published >= :since";
      parameters.push_back({"since", options.since});
    }
    if (!options.until.empty()) {
      sql += " and d.published <= :until";
      parameters.push_back({"until", options.until});
    }
    sql += ")";
  }
  PairCount pairs(edges);
  NamedInDocument named(pairs);
  database.query(sql + " order by m.document", parameters, [&](std::span<const Value> values) {
    const Row row(values);
    if (const auto node = nodes.with_id(row.integer(2))) {
      named.add(row.integer(0), row.integer(1), *node);
    }
  });
  named.finish();
  pairs.finish();
}

}  // namespace readout
