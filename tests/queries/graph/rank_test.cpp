#include "queries/graph/rank.hpp"

#include "queries/graph/entity_graph.hpp"
#include "tests/queries/graph/random_graphs.hpp"
#include "tests/support/sample_database.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <map>
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
    CHECK(text_of(rank_entities(database, {.metric = Metric::degree})) ==
          "1 person:ana reyes, 1 state:PER, 3 state:MLI, 4 organization:harbour-news, "
          "4 person:oskar lind, 6 organization:ministry of fisheries, 7 place:bamako, "
          "7 place:lima, ");
    const auto strong = rank_entities(database, {.metric = Metric::strength, .top = 1});
    REQUIRE(strong.size() == 1);
    CHECK(strong[0].value == 12);
    CHECK(text_of(rank_entities(database,
                                {.metric = Metric::betweenness, .kind = EntityKind::state})) ==
          "1 state:PER, 2 state:MLI, ");
    const Table table = rank_table(strong, Metric::strength);
    CHECK(table.columns == std::vector<std::string>{"rank", "entity", "kind", "key", "strength"});
    CHECK(table.rows.size() == 1);
  }
}

TEST_CASE("Entities are ranked by a sample too", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    Database& database = sample->database();
    const auto exact = rank_entities(database, {.metric = Metric::betweenness, .top = {}});
    const SampledRanking sampled =
        rank_entities_by_sample(database, {.top = {}}, {.epsilon = 0.01, .delta = 1e-9});
    CHECK(sampled.samples > 100'000);
    REQUIRE(sampled.rows.size() == exact.size());
    CHECK(sampled.rows[0].node.key == exact[0].node.key);
    CHECK(std::abs(sampled.rows[0].value - exact[0].value) <= 0.01 * 8 * 7 / 2);
  }
}

TEST_CASE("Statements are nodes of the full graph, tied to their speakers", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    const EntityGraph graph = load_graph(sample->database(), {.full = true});
    const EntityGraph entities = load_graph(sample->database());
    CHECK(entities.node_count() == 8);
    CHECK(graph.node_count() == entities.node_count() + 6);
    CHECK(graph.edge_count() == entities.edge_count() + 6);
    const auto statement = graph.find("statement:sample/call.txt#0");
    REQUIRE(statement);
    CHECK(graph.node(*statement).kind == "statement");
    const Neighbours row = graph.neighbours(*statement);
    REQUIRE(row.nodes.size() == 1);
    CHECK(graph.node(row.nodes[0]).key == "person:ana reyes");
    const auto by_key = [](const GraphNode& a, const GraphNode& b) { return a.key < b.key; };
    CHECK(std::is_sorted(graph.nodes().begin(), graph.nodes().end(), by_key));
  }
}

TEST_CASE("The graph has the weights of view edge", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    const EntityGraph graph = load_graph(sample->database());
    std::map<std::pair<std::string, std::string>, double> weights;
    for (const auto& row :
         sample->database()
             .table("select source, target, weight from edge where kind <> 'said'")
             .rows) {
      const auto& source = std::get<std::string>(row[0]);
      const auto& target = std::get<std::string>(row[1]);
      weights[std::minmax(source, target)] += static_cast<double>(std::get<std::int64_t>(row[2]));
    }
    CHECK(graph.edge_count() == weights.size());
    for (const auto& [ends, weight] : weights) {
      const Neighbours row = graph.neighbours(*graph.find(ends.first));
      const auto place = std::find(row.nodes.begin(), row.nodes.end(), *graph.find(ends.second));
      REQUIRE(place != row.nodes.end());
      CHECK(row.ties[static_cast<std::size_t>(place - row.nodes.begin())].weight == weight);
    }
  }
}

}  // namespace
}  // namespace readout
