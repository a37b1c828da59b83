#include "queries/graph/sensitivity.hpp"

#include "queries/graph/load_graph.hpp"
#include "schema/model/error.hpp"
#include "tests/support/sample_database.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace readout {
namespace {

constexpr auto decisions =
    "same \"person:ana reyes\" \"person:oskar lind\" # one voice\n"
    "drop state:MLI # not ours\n"
    "speaker sample/wire.txt f33a24859e5cacdb state:PER # heard\n";

using Ranks = std::map<std::string, std::size_t>;

Ranks ranks_in(Database& database, RankOptions options) {
  options.top = {};
  Ranks ranks;
  for (const RankRow& row : rank_entities(database, options).rows) {
    ranks.emplace(row.node.key, row.rank);
  }
  return ranks;
}

/// Shares of the sum over those that have ties, the slow way.
std::map<std::string, double> shares_in(Database& database, RankOptions options) {
  options.top = {};
  options.kind = {};
  const EntityGraph graph = load_graph(database, options.graph);
  const auto rows = rank_entities(database, options).rows;
  const auto is_tied = [&](const RankRow& row) {
    return !graph.neighbours(*graph.find(row.node.key)).nodes.empty();
  };
  double sum = 0;
  for (const RankRow& row : rows) {
    sum += is_tied(row) ? row.value : 0;
  }
  std::map<std::string, double> shares;
  for (const RankRow& row : rows) {
    shares[row.node.key] = is_tied(row) && sum > 0 ? row.value / sum : 0;
  }
  return shares;
}

Ranks now_in(const Sensitivity& found) {
  Ranks ranks;
  for (const SensitivityRow& row : found.first) {
    ranks.emplace(row.node.key, *row.rank);
  }
  return ranks;
}

/// Ranks without one thing, of all rows that are shown.
Ranks without_in(const Sensitivity& found, std::size_t variant) {
  Ranks ranks;
  for (const auto& rows : {found.first, found.movers}) {
    for (const SensitivityRow& row : rows) {
      if (row.without[variant].rank) {
        ranks.emplace(row.node.key, *row.without[variant].rank);
      }
    }
  }
  return ranks;
}

void leave_out_metonyms(Database& database) {
  database.execute(
      "update mention set local = null, stands_for = null, metonym = null"
      " where metonym = 1 and stands_for is not null and stands_for <> local");
}

TEST_CASE("Ranks without decisions and metonyms are those of databases without", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    for (const std::string& word : metric_words()) {
      INFO(sample->address() << " " << word);
      const RankOptions options{.metric = *metric_of(word), .top = {}};
      sample->decide("");
      const Ranks undecided = ranks_in(sample->database(), options);
      const auto undecided_shares = shares_in(sample->database(), options);
      sample->decide(decisions);
      const Ranks now = ranks_in(sample->database(), options);
      const auto shares = shares_in(sample->database(), options);
      const Sensitivity found = sensitivity_of(sample->database(), options);
      CHECK(found.without[0].left_out == 3);
      CHECK(now_in(found) == now);
      for (const auto& [key, rank] : without_in(found, 0)) {
        CHECK(undecided.at(key) == rank);
      }
      for (const SensitivityRow& row : found.movers) {
        const std::string& key = row.node.key;
        const double before = undecided_shares.count(key) == 0 ? 0 : undecided_shares.at(key);
        const double after = shares.count(key) == 0 ? 0 : shares.at(key);
        CHECK(row.without[0].gain == Approx(after - before).margin(1e-9));
        CHECK(row.rank.has_value() == (now.count(key) == 1));
      }
      CHECK(ranks_in(sample->database(), options) == now);
    }
    const RankOptions strength{.metric = Metric::strength, .top = {}};
    const Sensitivity found = sensitivity_of(sample->database(), strength);
    REQUIRE(found.without[1].left_out > 0);
    sample->change(leave_out_metonyms);
    CHECK(ranks_in(sample->database(), strength) == without_in(found, 1));
  }
}

TEST_CASE("Those who move most come first, with those that decisions took away", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    sample->decide(decisions);
    const Sensitivity all =
        sensitivity_of(sample->database(), {.metric = Metric::strength, .top = {}});
    const auto move = [](const SensitivityRow& row) {
      return std::max(std::abs(row.without[0].gain), std::abs(row.without[1].gain));
    };
    CHECK(std::is_sorted(all.movers.begin(), all.movers.end(),
                         [&](const auto& a, const auto& b) { return move(a) > move(b); }));
    CHECK(move(all.movers.back()) > 0);
    const auto dropped =
        std::find_if(all.movers.begin(), all.movers.end(),
                     [](const SensitivityRow& row) { return row.node.key == "state:MLI"; });
    REQUIRE(dropped != all.movers.end());
    CHECK_FALSE(dropped->rank);
    CHECK_FALSE(dropped->value);
    CHECK(dropped->without[0].rank);
    CHECK(dropped->without[0].gain < 0);
    CHECK(dropped->node.name == "Mali");

    const Sensitivity few = sensitivity_of(
        sample->database(), {.metric = Metric::strength, .kind = EntityKind::state, .top = 1});
    REQUIRE(few.first.size() == 1);
    REQUIRE(few.movers.size() == 1);
    CHECK(few.first[0].node.key == "state:PER");
    const auto first_state =
        std::find_if(all.movers.begin(), all.movers.end(),
                     [](const SensitivityRow& row) { return row.node.kind == "state"; });
    CHECK(few.movers[0].node.key == first_state->node.key);
    CHECK(few.now.stay == 1);
    CHECK(few.without[0].stay == 1);
    CHECK(few.without[0].nodes == few.now.nodes + 2);
  }
}

TEST_CASE("Sensitivity and judged facts do not go together") {
  test::SampleDatabase sample;
  CHECK_THROWS_AS(sensitivity_of(sample.database(), {.graph = {.min_precision = 0.5}}), UsageError);
}

}  // namespace
}  // namespace readout
