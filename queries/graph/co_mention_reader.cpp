#include "queries/graph/co_mention_reader.hpp"

#include "queries/sql/row.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace readout {

namespace {

/// Counts pairs of nodes.
class PairCount {
 public:
  /// Hands over at the latest when it holds `most` of them.
  PairCount(std::vector<GraphEdge>& edges, std::size_t most) : m_edges(&edges), m_most(most) {}

  void add(std::uint32_t a, std::uint32_t b) {
    m_pairs.push_back((std::uint64_t{a} << 32) | b);
    if (m_pairs.size() == m_most) {
      finish();
    }
  }

  /// Hands over what has been counted.
  void finish() {
    std::sort(m_pairs.begin(), m_pairs.end());
    for (auto first = m_pairs.begin(); first != m_pairs.end();) {
      const auto last = std::upper_bound(first, m_pairs.end(), *first);
      m_edges->push_back({static_cast<std::uint32_t>(*first >> 32),
                          static_cast<std::uint32_t>(*first), static_cast<double>(last - first),
                          false});
      first = last;
    }
    m_pairs.clear();
  }

 private:
  std::vector<GraphEdge>* m_edges;
  std::size_t m_most;
  std::vector<std::uint64_t> m_pairs;
};

std::vector<PairCount> counts_for(const TiePlaces& places) {
  constexpr std::size_t most_of_all = std::size_t{1} << 25;
  constexpr std::size_t least = std::size_t{1} << 16;
  std::vector<PairCount> counts;
  counts.reserve(places.edges.size());
  for (std::vector<GraphEdge>& edges : places.edges) {
    counts.emplace_back(edges, std::max(least, most_of_all / places.edges.size()));
  }
  return counts;
}

/// Who is named in the sentences of one document.
class NamedInDocument {
 public:
  /// From here on names of this document come, whose pairs are counted there.
  void begin(std::int64_t document, PairCount& pairs) {
    if (document != m_document) {
      finish();
      m_document = document;
      m_pairs = &pairs;
    }
  }

  void add(std::int64_t sentence, std::uint32_t node) { m_named.emplace_back(sentence, node); }

  void finish() {
    std::sort(m_named.begin(), m_named.end());
    m_named.erase(std::unique(m_named.begin(), m_named.end()), m_named.end());
    for (std::size_t i = 0; i < m_named.size(); ++i) {
      for (std::size_t j = i + 1; j < m_named.size() && m_named[j].first == m_named[i].first; ++j) {
        m_pairs->add(m_named[i].second, m_named[j].second);
      }
    }
    m_named.clear();
  }

 private:
  PairCount* m_pairs = nullptr;
  std::int64_t m_document = 0;
  std::vector<std::pair<std::int64_t, std::uint32_t>> m_named;  // sentence and node
};

/// What is asked of a document's day.
struct Days {
  std::string column = "null";  // the day, where it is needed
  std::string documents;        // a join
  std::string condition;
  std::vector<Parameter> parameters;
};

Days days_of(const GraphOptions& options, bool is_asked) {
  Days days;
  if (is_asked) {
    days.column = "d.published";
  }
  if (!options.since.empty()) {
    days.condition += " and d.published >= :since";
    days.parameters.push_back({"since", options.since});
  }
  if (!options.until.empty()) {
    days.condition += " and d.published <= :until";
    days.parameters.push_back({"until", options.until});
  }
  if (is_asked || !days.parameters.empty()) {
    days.documents = " join document d on d.document = m.document";
  }
  return days;
}

}  // namespace

void read_co_mentions(Database& database, const GraphOptions& options, const NodeList& nodes,
                      const TiePlaces& places) {
  const Days days = days_of(options, places.days != nullptr);
  std::vector<PairCount> counts = counts_for(places);
  NamedInDocument named;
  database.query(
      fmt::format("select m.document, m.sentence, m.entity_id, {} from mention_entity m{}"
                  " where m.entity_id is not null and m.form in ('name', 'adjective', 'descriptor')"
                  "{} order by m.document",
                  days.column, days.documents, days.condition),
      days.parameters, [&](std::span<const Value> values) {
        const Row row(values);
        const auto node = nodes.with_id(row.integer(2));
        const auto period = places.days == nullptr ? std::optional<std::size_t>(0)
                                                   : places.days->period_of(row.text(3));
        if (node && period) {
          named.begin(row.integer(0), counts[*period]);
          named.add(row.integer(1), *node);
        }
      });
  named.finish();
  std::ranges::for_each(counts, &PairCount::finish);
}

}  // namespace readout
