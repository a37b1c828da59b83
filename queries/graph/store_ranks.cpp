#include "queries/graph/store_ranks.hpp"

#include "queries/graph/load_graph.hpp"
#include "queries/graph/metric_run.hpp"
#include "queries/graph/options_text.hpp"
#include "queries/sql/row.hpp"
#include "schema/store/graph_state.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace readout {

namespace {

/// A graph, and the state of the database that it is of; none where that changed meanwhile, and
/// where a query of the user's own makes the ties, which can look at anything.
struct GraphOfState {
  EntityGraph graph;
  std::optional<std::string> state;
};

GraphOfState graph_of_state(Database& database, const GraphOptions& options) {
  const auto before = options.edges_sql.empty() ? graph_state(database) : std::nullopt;
  EntityGraph graph = load_graph(database, options);
  const bool is_same = before && graph_state(database) == before;
  return {std::move(graph), is_same ? before : std::nullopt};
}

Stored outcome_of(const std::optional<StoredRun>& earlier) {
  return earlier ? Stored::replaced : Stored::added;
}

std::vector<RunRow> run_rows(const EntityGraph& graph, const std::vector<double>& values) {
  std::vector<RunRow> rows;
  rows.reserve(values.size());
  for (const NodeRank& place : ranks_of(graph, values, {}, {})) {
    rows.push_back(
        {std::string(graph.key(place.node)), static_cast<std::int64_t>(place.rank), place.value});
  }
  return rows;
}

/// The values of a run, as they were found; nothing where it is not of these nodes.
std::optional<NodeValues> kept_values(Database& database, const StoredRun& stored,
                                      const EntityGraph& graph, const RankOptions& options) {
  const std::vector<RunRow> rows = read_run(database, stored.number, value_table());
  if (rows.size() != graph.node_count()) {
    return std::nullopt;
  }
  NodeValues found;
  found.values.reserve(rows.size());
  for (const RunRow& values : rows) {
    const Row row(values);
    if (row.text(0) != graph.key(static_cast<std::uint32_t>(found.values.size()))) {
      return std::nullopt;
    }
    found.values.push_back(row.number(2));
  }
  found.rounds = static_cast<int>(stored.run.rounds.value_or(0));
  found.converged = stored.run.converged;
  if (stored.run.samples) {
    found.sample =
        UsedSample{used_sampling(graph, options).value_or(default_sampling),
                   static_cast<std::uint64_t>(*stored.run.samples), options.sampling.has_value()};
  }
  return found;
}

void note_how(MetricRun& run, const NodeValues& found) {
  if (found.sample) {
    run.samples = static_cast<std::int64_t>(found.sample->samples);
  }
  if (found.rounds > 0) {
    run.rounds = found.rounds;
  }
  run.converged = found.converged;
}

std::vector<RunRow> run_rows(const std::vector<TieRow>& ties) {
  std::vector<RunRow> rows;
  rows.reserve(ties.size());
  for (const TieRow& tie : ties) {
    rows.push_back(
        {tie.from.key, tie.to.key, static_cast<std::int64_t>(tie.rank), tie.weight, tie.value});
  }
  return rows;
}

/// The ties of a run, best first.
std::vector<TieRow> kept_ties(Database& database, std::int64_t number, const EntityGraph& graph) {
  std::vector<TieRow> ties;
  for (const RunRow& values : read_run(database, number, tie_table())) {
    const Row row(values);
    const auto source = graph.find(row.text(0));
    const auto target = graph.find(row.text(1));
    if (source && target) {
      ties.push_back({static_cast<std::size_t>(row.integer(2)), graph.node(*source),
                      graph.node(*target), row.number(3), row.number(4)});
    }
  }
  std::ranges::stable_sort(ties, {}, &TieRow::rank);
  return ties;
}

}  // namespace

StoredRanking rank_and_store(Database& database, const RankOptions& options) {
  check_options(options);
  const auto [graph, state] = graph_of_state(database, options.graph);
  const std::vector<std::string> near = near_keys(database, graph, options);
  MetricRun run{std::string(to_string(options.metric)), graph_text(options.graph),
                options_text(options, near, used_sampling(graph, options)), state};
  const auto earlier = find_run(database, run, state);
  if (earlier && earlier->is_current) {
    if (const auto found = kept_values(database, *earlier, graph, options)) {
      return {ranking_of(graph, *found, options), earlier->number, Stored::kept,
              graph.node_count()};
    }
  }
  const NodeValues found = node_values(graph, options, near_nodes(graph, near));
  note_how(run, found);
  const std::int64_t number =
      write_run(database, run, value_table(), run_rows(graph, found.values));
  return {ranking_of(graph, found, options), number, outcome_of(earlier), graph.node_count()};
}

StoredTies rank_and_store(Database& database, const TieRankOptions& options) {
  const auto [graph, state] = graph_of_state(database, options.graph);
  const MetricRun run{std::string(to_string(options.metric)), graph_text(options.graph),
                      tie_options_text(options.graph), state};
  const auto earlier = find_run(database, run, state);
  StoredTies found;
  if (earlier && earlier->is_current) {
    found = {kept_ties(database, earlier->number, graph), earlier->number, Stored::kept};
  } else {
    found.rows = rank_ties(graph, options.metric, {});
    found.run = write_run(database, run, tie_table(), run_rows(found.rows));
    found.stored = outcome_of(earlier);
  }
  found.size = found.rows.size();
  found.rows.resize(std::min(found.rows.size(), options.top.value_or(found.rows.size())));
  return found;
}

}  // namespace readout
