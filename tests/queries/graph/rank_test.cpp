#include "queries/graph/rank.hpp"

#include "queries/graph/articulation.hpp"
#include "queries/graph/centrality.hpp"
#include "queries/graph/load_graph.hpp"
#include "queries/graph/rank_ties.hpp"
#include "tests/queries/graph/random_graphs.hpp"
#include "tests/support/sample_database.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace readout {
namespace {

std::string text_of(const std::vector<RankRow>& rows) {
  std::string text;
  for (const RankRow& row : rows) {
    text += std::to_string(row.rank) + " " + row.node.key + ", ";
  }
  return text;
}

TEST_CASE("Equal values share a rank and come by key") {
  const EntityGraph graph = test::PlainGraph{"five", 5, {}}.built();
  const std::vector<double> values = {1, 3, 0.1 + 0.2, 0.3, 3};
  CHECK(text_of(rank_nodes(graph, values, {}, {})) ==
        "1 person:101, 1 person:104, 3 person:100, 4 person:102, 4 person:103, ");
  CHECK(text_of(rank_nodes(graph, values, {}, 2)) == "1 person:101, 1 person:104, ");
  CHECK(rank_nodes(graph, values, EntityKind::state, {}).empty());
  CHECK(rank_nodes(graph, values, {}, {})[3].value == 0.3);
}

TEST_CASE("Entities of a database are ranked by their ties", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    Database& database = sample->database();
    CHECK(text_of(rank_entities(database, {.metric = Metric::degree}).rows) ==
          "1 person:ana reyes, 1 state:PER, 3 state:MLI, 4 organization:harbour-news, "
          "4 person:oskar lind, 6 organization:ministry of fisheries, 7 place:bamako, "
          "7 place:lima, ");
    const auto strong = rank_entities(database, {.metric = Metric::strength, .top = 1}).rows;
    REQUIRE(strong.size() == 1);
    CHECK(strong[0].value == 12);
    CHECK(
        text_of(rank_entities(database, {.metric = Metric::betweenness, .kind = EntityKind::state})
                    .rows) == "1 state:PER, 2 state:MLI, ");
    const Table table = rank_table(strong, Metric::strength);
    CHECK(table.columns == std::vector<std::string>{"rank", "entity", "kind", "key", "strength"});
    CHECK(table.rows.size() == 1);
  }
}

TEST_CASE("Entities are ranked by a sample too", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    Database& database = sample->database();
    const auto exact = rank_entities(database, {.metric = Metric::betweenness, .top = {}}).rows;
    const SamplingOptions sampling{.epsilon = 0.01, .delta = 1e-9};
    const Ranking sampled =
        rank_entities(database, {.metric = Metric::betweenness, .top = {}, .sampling = sampling});
    REQUIRE(sampled.sample);
    CHECK(sampled.sample->was_asked_for);
    CHECK(sampled.sample->samples > 100'000);
    REQUIRE(sampled.rows.size() == exact.size());
    CHECK(sampled.rows[0].node.key == exact[0].node.key);
    CHECK(std::abs(sampled.rows[0].value - exact[0].value) <= 0.01 * 8 * 7 / 2);
  }
}

TEST_CASE("Betweenness that would be too dear is sampled unasked", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    Database& database = sample->database();
    const EntityGraph graph = load_graph(database);
    const auto product = static_cast<double>(graph.node_count() * graph.edge_count());
    const auto ranked = [&](Metric metric, double exact_up_to) {
      return rank_entities(database, {.metric = metric, .exact_up_to = exact_up_to});
    };
    CHECK_FALSE(ranked(Metric::betweenness, product).sample);
    CHECK_FALSE(ranked(Metric::degree, 0).sample);
    const Ranking sampled = ranked(Metric::betweenness, product - 1);
    REQUIRE(sampled.sample);
    CHECK_FALSE(sampled.sample->was_asked_for);
    CHECK(sampled.sample->options.epsilon == 0.005);
    CHECK(sampled.rows[0].node.key == ranked(Metric::betweenness, product).rows[0].node.key);
  }
}

TEST_CASE("PageRank is seen from those that are named", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    Database& database = sample->database();
    const Ranking near = rank_entities(database, {.near = {"Lind", "Lima"}});
    CHECK(near.converged);
    CHECK(near.rounds > 1);
    const EntityGraph graph = load_graph(database);
    PagerankOptions options;
    options.restart = {*graph.find("person:oskar lind"), *graph.find("place:lima")};
    CHECK(text_of(near.rows) ==
          text_of(rank_nodes(graph, pagerank_of(graph, options).values, {}, 20)));
    CHECK(text_of(near.rows) != text_of(rank_entities(database, {}).rows));
    CHECK_THROWS_WITH(rank_entities(database, {.near = {"Perv"}}),
                      Catch::Contains("did you mean Peru?"));
  }
}

TEST_CASE("A ranking says whether it is final, and options go with some metrics only") {
  test::SampleDatabase sample;
  for (const Metric metric :
       {Metric::pagerank, Metric::eigenvector, Metric::hub, Metric::authority}) {
    const Ranking early = rank_entities(sample.database(), {.metric = metric, .max_rounds = 1});
    CHECK_FALSE(early.converged);
    CHECK(early.rounds == 1);
    CHECK(rank_entities(sample.database(), {.metric = metric}).converged);
  }
  CHECK_THROWS_WITH(check_options(RankOptions{.metric = Metric::degree, .near = {"Peru"}}),
                    "--near goes with --metric pagerank");
  CHECK_THROWS_WITH(check_options(RankOptions{.metric = Metric::degree, .max_rounds = 3}),
                    "--rounds goes with --metric pagerank, eigenvector, hub and authority");
  CHECK_THROWS_WITH(check_options(RankOptions{.sampling = SamplingOptions{}}),
                    "--epsilon goes with --metric betweenness");
}

TEST_CASE("Ties are ranked by value, then by the keys of their ends") {
  const EntityGraph graph =
      test::PlainGraph{"a tail", 5, {{0, 1, 3}, {1, 2}, {2, 0}, {2, 3}, {3, 4, 2}}}.built();
  const std::vector<TieRow> rows = rank_ties(graph, bridges_of(graph), 4);
  REQUIRE(rows.size() == 4);
  CHECK(rows[0].from.key == "person:102");
  CHECK(rows[0].to.key == "person:103");
  CHECK(rows[0].value == 2);
  CHECK(rows[1].from.key == "person:103");
  CHECK(rows[1].weight == 2);
  CHECK(rows[1].value == 1);
  CHECK(rows[2].rank == 3);
  CHECK(rows[3].rank == 3);
  CHECK(rows[3].to.key == "person:102");
}

TEST_CASE("Ties of a database are ranked by betweenness and as bridges", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    Database& database = sample->database();
    const EntityGraph graph = load_graph(database);
    CHECK(rank_ties(database, {.top = {}}).size() == graph.edge_count());
    const Table table = tie_rank_table(rank_ties(database, {.top = 1}), TieMetric::betweenness);
    CHECK(table.columns == std::vector<std::string>{"rank", "from", "to", "from_key", "to_key",
                                                    "weight", "betweenness"});
    CHECK(table.rows.size() == 1);
    for (const TieRow& row : rank_ties(database, {.metric = TieMetric::bridge})) {
      CHECK(row.value > 0);
    }
  }
}

}  // namespace
}  // namespace readout
