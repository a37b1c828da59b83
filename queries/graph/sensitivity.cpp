#include "queries/graph/sensitivity.hpp"

#include "queries/graph/load_graph.hpp"
#include "schema/model/error.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>
#include <utility>

namespace readout {

namespace {

/// Collects the ranks of one graph after another.
class Comparison {
 public:
  explicit Comparison(const RankOptions& options) : m_options(options) {}

  void add_now(const EntityGraph& graph, const std::vector<double>& values) {
    const std::vector<double> shares = shares_of(graph, values);
    for (const NodeRank& place : ranks_of(graph, values, m_options.kind, {})) {
      SensitivityRow& row = row_of(graph, place.node);
      row.rank = place.rank;
      row.value = place.value;
      m_shares.at(row.node.key) = shares[place.node];
    }
  }

  void add_without(std::size_t variant, const EntityGraph& graph,
                   const std::vector<double>& values) {
    const std::vector<double> shares = shares_of(graph, values);
    std::unordered_map<std::string, double> without;
    for (const NodeRank& place : ranks_of(graph, values, m_options.kind, {})) {
      SensitivityRow& row = row_of(graph, place.node);
      row.without[variant].rank = place.rank;
      without.emplace(row.node.key, shares[place.node]);
    }
    m_without.emplace_back(variant, std::move(without));
  }

  /// All rows, in the order in which their nodes came.
  std::vector<SensitivityRow> take() {
    for (SensitivityRow& row : m_rows) {
      for (const auto& [variant, shares] : m_without) {
        const auto found = shares.find(row.node.key);
        const double without = found == shares.end() ? 0 : found->second;
        row.without[variant].gain = rounded(m_shares.at(row.node.key) - without);
      }
    }
    return std::move(m_rows);
  }

 private:
  SensitivityRow& row_of(const EntityGraph& graph, std::uint32_t node) {
    const auto [found, is_new] = m_places.emplace(graph.key(node), m_rows.size());
    if (is_new) {
      m_rows.push_back({.node = graph.node(node)});
      m_shares.emplace(graph.key(node), 0);
    }
    return m_rows[found->second];
  }

  const RankOptions& m_options;
  std::vector<SensitivityRow> m_rows;
  std::unordered_map<std::string, std::size_t> m_places;
  std::unordered_map<std::string, double> m_shares;
  std::vector<std::pair<std::size_t, std::unordered_map<std::string, double>>> m_without;
};

double largest_move(const SensitivityRow& row) {
  double largest = 0;
  for (const WithoutThese& without : row.without) {
    largest = std::max(largest, std::abs(without.gain));
  }
  return largest;
}

std::vector<SensitivityRow> first_rows(const std::vector<SensitivityRow>& rows,
                                       const RankOptions& options) {
  std::vector<SensitivityRow> first;
  std::ranges::copy_if(rows, std::back_inserter(first),
                       [](const SensitivityRow& row) { return row.rank.has_value(); });
  std::ranges::sort(first, [](const SensitivityRow& a, const SensitivityRow& b) {
    return a.rank != b.rank ? a.rank < b.rank : a.node.key < b.node.key;
  });
  first.resize(std::min(first.size(), options.top.value_or(first.size())));
  return first;
}

std::vector<SensitivityRow> moved_rows(std::vector<SensitivityRow> rows,
                                       const RankOptions& options) {
  std::erase_if(rows, [](const SensitivityRow& row) { return largest_move(row) == 0; });
  std::ranges::sort(rows, [](const SensitivityRow& a, const SensitivityRow& b) {
    const double move_of_a = largest_move(a);
    const double move_of_b = largest_move(b);
    return move_of_a != move_of_b ? move_of_a > move_of_b : a.node.key < b.node.key;
  });
  rows.resize(std::min(rows.size(), options.top.value_or(rows.size())));
  return rows;
}

void check(const RankOptions& options) {
  check_options(options);
  if (options.graph.min_precision) {
    throw UsageError("--sensitivity does not go with --min-precision");
  }
}

}  // namespace

std::string_view to_string(LeftOut what) {
  return what == LeftOut::decisions ? "decisions" : "metonyms";
}

Sensitivity sensitivity_of(Database& database, const RankOptions& options) {
  check(options);
  const EntityGraph graph = load_graph(database, options.graph);
  const std::vector<std::string> near = near_keys(database, graph, options);
  const NodeValues now = node_values(graph, options, near_nodes(graph, near));
  Sensitivity found{.now = {0, graph.node_count(), graph.edge_count()}};
  Comparison comparison(options);
  comparison.add_now(graph, now.values);
  GraphOptions read_anew = options.graph;
  read_anew.snapshot_folder.clear();
  for (std::size_t i = 0; i < all_left_out.size(); ++i) {
    const FactsWithout facts(database, all_left_out[i]);
    if (facts.count() == 0) {
      comparison.add_without(i, graph, now.values);
      found.without[i] = found.now;
      continue;
    }
    const EntityGraph without = load_graph(database, read_anew);
    comparison.add_without(i, without,
                           node_values(without, options, near_nodes(without, near)).values);
    found.without[i] = {facts.count(), without.node_count(), without.edge_count()};
  }
  std::vector<SensitivityRow> rows = comparison.take();
  found.first = first_rows(rows, options);
  found.movers = moved_rows(std::move(rows), options);
  found.now.stay = found.first.size();
  for (const SensitivityRow& row : found.first) {
    for (std::size_t i = 0; i < all_left_out.size(); ++i) {
      found.without[i].stay += row.without[i].rank.value_or(found.now.stay + 1) <= found.now.stay;
    }
  }
  found.ranking = {{}, now.rounds, now.converged, graph.edge_count() == 0, now.sample};
  return found;
}

}  // namespace readout
