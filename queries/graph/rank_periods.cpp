#include "queries/graph/rank_periods.hpp"

#include "queries/graph/node_list.hpp"
#include "queries/graph/tie_reader.hpp"
#include "queries/sql/entity_lookup.hpp"
#include "queries/sql/row.hpp"
#include "schema/model/error.hpp"
#include "schema/store/judged_facts.hpp"
#include "schema/text/dates.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace readout {

namespace {

/// Days of publication of all documents.
struct Calendar {
  std::vector<std::string> days;  // sorted, those between since and until
  std::int64_t documents = 0;
  std::int64_t undated = 0;
};

Calendar calendar_of(Database& database, const GraphOptions& options) {
  Calendar calendar;
  database.query("select published, count(*) from document group by published order by published",
                 {}, [&](std::span<const Value> values) {
                   const Row row(values);
                   const std::string day = row.text(0);
                   calendar.documents += row.integer(1);
                   if (!is_date(day)) {
                     calendar.undated += row.integer(1);
                   } else if ((options.since.empty() || day >= options.since) &&
                              (options.until.empty() || day <= options.until)) {
                     calendar.days.push_back(day);
                   }
                 });
  std::ranges::sort(calendar.days);
  return calendar;
}

std::vector<Period> periods_of(const Calendar& calendar, const PeriodRankOptions& options) {
  const GraphOptions& graph = options.rank.graph;
  if (calendar.days.empty() && (graph.since.empty() || graph.until.empty())) {
    return {};
  }
  return periods_between(options.by, graph.since.empty() ? calendar.days.front() : graph.since,
                         graph.until.empty() ? calendar.days.back() : graph.until);
}

PeriodDays days_of(const Calendar& calendar, const std::vector<Period>& periods) {
  PeriodDays days;
  std::size_t period = 0;
  for (const std::string& day : calendar.days) {
    while (periods[period].last < day) {
      ++period;
    }
    days.add(day, period);
  }
  return days;
}

/// The nodes of `near` that the graph has.
std::vector<std::uint32_t> near_in(const EntityGraph& graph, const std::vector<std::string>& keys) {
  std::vector<std::uint32_t> nodes;
  for (const std::string& key : keys) {
    if (const auto node = graph.find(key)) {
      nodes.push_back(*node);
    }
  }
  return nodes;
}

/// Collects the values of one period after another.
class Collector {
 public:
  Collector(std::size_t periods, const PeriodRankOptions& options)
      : m_periods(periods), m_options(options) {}

  void add(std::size_t period, const EntityGraph& graph, const std::vector<double>& values) {
    const std::vector<double> shares = shares_of(graph, values);
    for (const NodeRank& place : ranks_of(graph, values, m_options.rank.kind, {})) {
      if (!graph.neighbours(place.node).nodes.empty()) {
        row_of(graph, place.node).values[period] =
            PeriodValue{place.rank, place.value, shares[place.node]};
      }
    }
  }

  std::vector<PeriodRow> take() { return std::move(m_rows); }

 private:
  PeriodRow& row_of(const EntityGraph& graph, std::uint32_t node) {
    const auto [found, is_new] = m_places.emplace(graph.key(node), m_rows.size());
    if (is_new) {
      m_rows.push_back({.node = graph.node(node)});
      m_rows.back().values.resize(m_periods);
    }
    return m_rows[found->second];
  }

  std::size_t m_periods;
  const PeriodRankOptions& m_options;
  std::unordered_map<std::string, std::size_t> m_places;
  std::vector<PeriodRow> m_rows;
};

double share_in(const PeriodRow& row, std::size_t period) {
  return row.values[period] ? row.values[period]->share : 0;
}

void compare(PeriodRanking& ranking) {
  const auto has_ties = [](std::size_t ties) { return ties > 0; };
  const auto first = std::ranges::find_if(ranking.ties, has_ties);
  const auto last = std::find_if(ranking.ties.rbegin(), ranking.ties.rend(), has_ties);
  const auto count = std::ranges::count_if(ranking.ties, has_ties);
  if (count > 1) {
    ranking.first = static_cast<std::size_t>(first - ranking.ties.begin());
    ranking.last = static_cast<std::size_t>(ranking.ties.rend() - last) - 1;
  }
  for (PeriodRow& row : ranking.rows) {
    double sum = 0;
    for (std::size_t period = 0; period < row.values.size(); ++period) {
      sum += share_in(row, period);
    }
    row.share = rounded(sum / static_cast<double>(count));
    row.change =
        count > 1 ? rounded(share_in(row, *ranking.last) - share_in(row, *ranking.first)) : 0;
  }
}

/// What rows are ordered by, the smallest first.
double place_by(const PeriodRow& row, PeriodOrder order) {
  switch (order) {
    case PeriodOrder::share:
      return -row.share;
    case PeriodOrder::rising:
      return -row.change;
    case PeriodOrder::falling:
      return row.change;
  }
  return 0;
}

void order(PeriodRanking& ranking, const PeriodRankOptions& options) {
  std::vector<PeriodRow>& rows = ranking.rows;
  const auto place = [&](const PeriodRow& row) { return place_by(row, options.order); };
  if (options.order != PeriodOrder::share) {
    std::erase_if(rows, [&](const PeriodRow& row) { return place(row) >= 0; });
  }
  std::ranges::sort(rows, [&](const PeriodRow& a, const PeriodRow& b) {
    return place(a) != place(b) ? place(a) < place(b) : a.node.key < b.node.key;
  });
  rows.resize(std::min(rows.size(), options.rank.top.value_or(rows.size())));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool equals_last = i > 0 && place(rows[i]) == place(rows[i - 1]);
    rows[i].rank = equals_last ? rows[i - 1].rank : i + 1;
  }
}

void check(const PeriodRankOptions& options) {
  check_options(options.rank);
  if (!options.rank.graph.edges_sql.empty()) {
    throw UsageError("--by does not go with --edges-sql, whose ties have no dates");
  }
}

}  // namespace

PeriodRanking rank_periods(Database& database, const PeriodRankOptions& options) {
  check(options);
  const GraphOptions& how = options.rank.graph;
  const Calendar calendar = calendar_of(database, how);
  PeriodRanking ranking{.periods = periods_of(calendar, options),
                        .documents = calendar.documents,
                        .undated = calendar.undated};
  std::vector<std::string> near;
  near.reserve(options.rank.near.size());
  for (const std::string& words : options.rank.near) {
    near.push_back(find_entity(database, words).key);
  }
  const PeriodDays days = days_of(calendar, ranking.periods);
  const JudgedFacts judged(database, how.min_precision);
  NodeList nodes(database);
  std::vector<std::vector<GraphEdge>> edges(ranking.periods.size());
  read_ties(database, how, nodes, {.edges = edges, .days = &days});
  Collector collector(ranking.periods.size(), options);
  for (std::size_t period = 0; period < edges.size(); ++period) {
    const EntityGraph graph =
        std::as_const(nodes).graph(edges[period], how.entity_kinds, has_all_entities(how));
    edges[period] = {};
    ranking.ties.push_back(graph.edge_count());
    const std::vector<std::uint32_t> near_here = near_in(graph, near);
    if (graph.edge_count() == 0 || near_here.size() < std::min<std::size_t>(near.size(), 1)) {
      continue;
    }
    const NodeValues found = node_values(graph, options.rank, near_here);
    ranking.sampled += found.sample ? 1 : 0;
    ranking.not_converged += found.converged ? 0 : 1;
    collector.add(period, graph, found.values);
  }
  ranking.rows = collector.take();
  compare(ranking);
  order(ranking, options);
  return ranking;
}

Table period_table(const PeriodRanking& ranking) {
  Table table{{"rank", "entity", "kind"}, {}};
  for (const Period& period : ranking.periods) {
    table.columns.push_back(period.name);
  }
  table.columns.insert(table.columns.end(), {"share", "change"});
  for (const PeriodRow& row : ranking.rows) {
    std::vector<Value>& cells = table.rows.emplace_back();
    cells = {static_cast<std::int64_t>(row.rank), row.node.name, row.node.kind};
    for (const auto& value : row.values) {
      cells.push_back(value ? Value(value->value) : Value());
    }
    cells.emplace_back(row.share);
    cells.push_back(ranking.first ? Value(row.change) : Value());
  }
  return table;
}

Table period_rows(const PeriodRanking& ranking, Metric metric) {
  Table table{{"entity", "kind", "key", "period", "rank", std::string(to_string(metric)), "share",
               "change"},
              {}};
  for (const PeriodRow& row : ranking.rows) {
    for (std::size_t period = 0; period < ranking.periods.size(); ++period) {
      const auto& value = row.values[period];
      table.rows.push_back(
          {row.node.name, row.node.kind, row.node.key, ranking.periods[period].name,
           value ? Value(static_cast<std::int64_t>(value->rank)) : Value(),
           value ? Value(value->value) : Value(), value ? Value(value->share) : Value(),
           ranking.first ? Value(row.change) : Value()});
    }
  }
  return table;
}

}  // namespace readout
