#include "queries/graph/rank_periods.hpp"

#include "schema/model/error.hpp"
#include "tests/support/sample_database.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <vector>

namespace readout {
namespace {

using Ranks = std::map<std::string, RankRow>;

Ranks by_key(const std::vector<RankRow>& rows) {
  Ranks ranks;
  for (const RankRow& row : rows) {
    ranks.emplace(row.node.key, row);
  }
  return ranks;
}

/// What has ties between these days, as `rank --since --until` says.
std::map<std::string, RankRow> tied_between(Database& database, const Period& period,
                                            RankOptions options) {
  options.graph.since = std::max(options.graph.since, period.first);
  options.graph.until =
      options.graph.until.empty() ? period.last : std::min(options.graph.until, period.last);
  options.top = {};
  Ranks ranks = by_key(rank_entities(database, options).rows);
  options.metric = Metric::degree;
  options.near = {};
  options.max_rounds = {};
  options.sampling = {};
  for (const RankRow& row : rank_entities(database, options).rows) {
    if (row.value == 0) {
      ranks.erase(row.node.key);
    }
  }
  return ranks;
}

PeriodRankOptions all_rows(const RankOptions& rank, const std::string& by) {
  PeriodRankOptions options{.rank = rank, .by = *period_length_of(by)};
  options.rank.top = {};
  return options;
}

void check_against_single_periods(Database& database, const PeriodRankOptions& options) {
  const PeriodRanking ranking = rank_periods(database, options);
  REQUIRE(ranking.ties.size() == ranking.periods.size());
  for (std::size_t at = 0; at < ranking.periods.size(); ++at) {
    INFO(ranking.periods[at].name);
    const Ranks expected = tied_between(database, ranking.periods[at], options.rank);
    std::size_t shown = 0;
    double shares = 0;
    for (const PeriodRow& row : ranking.rows) {
      if (!row.values[at]) {
        CHECK(expected.count(row.node.key) == 0);
        continue;
      }
      REQUIRE(expected.count(row.node.key) == 1);
      CHECK(row.values[at]->value == expected.at(row.node.key).value);
      CHECK(row.values[at]->rank == expected.at(row.node.key).rank);
      shares += row.values[at]->share;
      ++shown;
    }
    CHECK(shown == expected.size());
    CHECK((ranking.ties[at] == 0) == expected.empty());
    const bool has_values = std::any_of(expected.begin(), expected.end(),
                                        [](const auto& row) { return row.second.value > 0; });
    CHECK(shares == Approx(has_values ? 1 : 0));
  }
}

TEST_CASE("Values of a period are those of its days, by each metric", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    for (const std::string& word : metric_words()) {
      for (const std::string by : {"1d", "2d", "week", "month"}) {
        INFO(sample->address() << " " << word << " " << by);
        check_against_single_periods(sample->database(),
                                     all_rows({.metric = *metric_of(word)}, by));
      }
    }
  }
}

TEST_CASE("Values of a period are those of its days, of each graph", "[contract]") {
  const std::vector<GraphOptions> graphs = {
      {.projection = Projection::full},
      {.projection = Projection::quotes},
      {.projection = Projection::reports},
      {.projection = Projection::meets},
      {.kinds = {"about", "co-mention"}},
      {.entity_kinds = {EntityKind::person, EntityKind::state}},
      {.since = "2031-03-02", .until = "2031-03-31"},
      {.min_weight = 2},
      {.min_sources = 2},
      {.projection = Projection::full, .min_weight = 2}};
  for (const auto& sample : test::sample_databases()) {
    for (std::size_t i = 0; i < graphs.size(); ++i) {
      INFO(sample->address() << " graph " << i);
      for (const std::string by : {"2d", "month"}) {
        check_against_single_periods(
            sample->database(), all_rows({.metric = Metric::strength, .graph = graphs[i]}, by));
      }
    }
  }
}

TEST_CASE("Near somebody, betweenness of a sample, and judged facts go by periods too",
          "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    check_against_single_periods(sample->database(), all_rows({.near = {"Ana Reyes"}}, "week"));
    check_against_single_periods(
        sample->database(),
        all_rows({.metric = Metric::betweenness, .sampling = SamplingOptions{.epsilon = 0.05}},
                 "2d"));
    sample->change([](Database& database) {
      database.execute("update rule set judged_precision = 0.8 where name = 'statements/sample'");
    });
    check_against_single_periods(
        sample->database(),
        all_rows({.metric = Metric::strength, .graph = {.min_precision = 0.5}}, "2d"));
  }
}

TEST_CASE("Periods go without gaps over all days that are asked for", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    Database& database = sample->database();
    PeriodRankOptions options = all_rows({.metric = Metric::degree}, "1d");
    const PeriodRanking all = rank_periods(database, options);
    REQUIRE(all.periods.size() == 5);
    CHECK(all.periods.front().name == "2031-03-01");
    CHECK(all.ties[2] == 0);  // nothing was published on the third
    CHECK(all.ties[0] > 0);
    options.rank.graph.since = "2031-02-27";
    options.rank.graph.until = "2031-03-07";
    const PeriodRanking wider = rank_periods(database, options);
    REQUIRE(wider.periods.size() == 9);
    REQUIRE(wider.first);
    CHECK(wider.periods[*wider.first].name == "2031-03-01");
    CHECK(wider.periods[*wider.last].name == "2031-03-05");
    REQUIRE(wider.rows.size() == all.rows.size());
    for (std::size_t i = 0; i < all.rows.size(); ++i) {
      CHECK(wider.rows[i].node.key == all.rows[i].node.key);
      CHECK(wider.rows[i].change == all.rows[i].change);
      CHECK(wider.rows[i].share == all.rows[i].share);
    }
  }
}

TEST_CASE("Shares are compared between the first and the last period that have ties",
          "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    PeriodRankOptions options = all_rows({.metric = Metric::strength}, "1d");
    const PeriodRanking all = rank_periods(sample->database(), options);
    REQUIRE(all.first);
    const auto share = [](const PeriodRow& row, std::size_t at) {
      return row.values[at] ? row.values[at]->share : 0;
    };
    const auto with_ties =
        std::count_if(all.ties.begin(), all.ties.end(), [](std::size_t ties) { return ties > 0; });
    for (const PeriodRow& row : all.rows) {
      INFO(row.node.key);
      CHECK(row.change == Approx(share(row, *all.last) - share(row, *all.first)));
      double sum = 0;
      for (std::size_t at = 0; at < all.periods.size(); ++at) {
        sum += share(row, at);
      }
      CHECK(row.share == Approx(sum / static_cast<double>(with_ties)));
    }
    CHECK(std::is_sorted(all.rows.begin(), all.rows.end(), [](const auto& a, const auto& b) {
      return a.share != b.share ? a.share > b.share : a.node.key < b.node.key;
    }));

    options.order = PeriodOrder::rising;
    const auto rising = rank_periods(sample->database(), options).rows;
    options.order = PeriodOrder::falling;
    const auto falling = rank_periods(sample->database(), options).rows;
    REQUIRE_FALSE(rising.empty());
    REQUIRE_FALSE(falling.empty());
    CHECK(
        std::all_of(rising.begin(), rising.end(), [](const auto& row) { return row.change > 0; }));
    CHECK(std::all_of(falling.begin(), falling.end(),
                      [](const auto& row) { return row.change < 0; }));
    CHECK(rising.front().change >= rising.back().change);
    CHECK(falling.front().change <= falling.back().change);
    const auto still = std::count_if(all.rows.begin(), all.rows.end(),
                                     [](const auto& row) { return row.change == 0; });
    CHECK(rising.size() + falling.size() + static_cast<std::size_t>(still) == all.rows.size());
  }
}

TEST_CASE("Documents without a day are counted and in no period", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    const PeriodRankOptions options = all_rows({.metric = Metric::strength}, "month");
    const PeriodRanking before = rank_periods(sample->database(), options);
    CHECK(before.documents == 5);
    sample->change([](Database& database) {
      database.execute("update document set published = null where id = 'call.txt'");
    });
    const PeriodRanking after = rank_periods(sample->database(), options);
    CHECK(after.undated == before.undated + 1);
    CHECK(after.documents == 5);
    CHECK(after.ties[0] < before.ties[0]);
    check_against_single_periods(sample->database(), options);
    sample->change(
        [](Database& database) { database.execute("update document set published = null"); });
    const PeriodRanking none = rank_periods(sample->database(), options);
    CHECK(none.undated == 5);
    CHECK(none.periods.empty());
    CHECK(none.rows.empty());
    CHECK(period_table(none).columns ==
          std::vector<std::string>{"rank", "entity", "kind", "share", "change"});
  }
}

TEST_CASE("Tables have a column, or a row, for each period", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    PeriodRankOptions options = all_rows({.metric = Metric::degree}, "2d");
    options.rank.top = 2;
    const PeriodRanking ranking = rank_periods(sample->database(), options);
    const Table wide = period_table(ranking);
    CHECK(wide.columns == std::vector<std::string>{"rank", "entity", "kind", "2031-03-01",
                                                   "2031-03-03", "2031-03-05", "share", "change"});
    CHECK(wide.rows.size() == 2);
    const Table rows = period_rows(ranking, Metric::degree);
    CHECK(rows.columns == std::vector<std::string>{"entity", "kind", "key", "period", "rank",
                                                   "degree", "share", "change"});
    CHECK(rows.rows.size() == 6);
    CHECK(std::holds_alternative<std::monostate>(wide.rows[0][4]));
    CHECK(std::holds_alternative<std::monostate>(rows.rows[1][5]));
  }
}

TEST_CASE("Ties from SQL have no periods") {
  test::SampleDatabase sample;
  PeriodRankOptions options = all_rows({}, "month");
  options.rank.graph.edges_sql = "edges";
  CHECK_THROWS_AS(rank_periods(sample.database(), options), UsageError);
}

}  // namespace
}  // namespace readout
