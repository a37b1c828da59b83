#include "queries/graph/path.hpp"

#include "queries/graph/load_graph.hpp"
#include "queries/graph/path_finder.hpp"
#include "schema/model/error.hpp"
#include "tests/queries/graph/oracles.hpp"
#include "tests/support/sample_database.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace readout {
namespace {

using Path = std::vector<std::uint32_t>;

double weight_of(const Path& path, const std::vector<std::vector<double>>& weights) {
  double sum = 0;
  for (std::size_t i = 1; i < path.size(); ++i) {
    sum += weights[path[i - 1]][path[i]];
  }
  return sum;
}

/// The heaviest of the shortest paths; they come in the order of their nodes, so the first of
/// equals.
std::optional<Path> expected_path(const test::PlainGraph& plain, std::uint32_t from,
                                  std::uint32_t to) {
  const auto weights = test::undirected_matrix(plain);
  const std::vector<Path> all = test::all_shortest_paths(plain, from, to);
  const auto best = std::max_element(all.begin(), all.end(), [&](const Path& a, const Path& b) {
    return weight_of(a, weights) < weight_of(b, weights);
  });
  return best == all.end() ? std::nullopt : std::optional(*best);
}

// Both ends of every pair of nodes of the small graphs, with one finder a graph.
template <typename Check>
void for_all_pairs(const Check& check) {
  for (const test::PlainGraph& plain : test::small_graphs(17)) {
    INFO(plain.name);
    const EntityGraph graph = plain.built();
    PathFinder finder(graph);
    for (std::uint32_t from = 0; from < plain.nodes; ++from) {
      for (std::uint32_t to = 0; to < plain.nodes; ++to) {
        check(plain, graph, finder, from, to);
      }
    }
  }
}

TEST_CASE("The path is the heaviest of the shortest, then the first by its nodes") {
  for_all_pairs([](const test::PlainGraph& plain, const EntityGraph& /*graph*/, PathFinder& finder,
                   std::uint32_t from, std::uint32_t to) {
    CHECK(finder.find(from, to) == expected_path(plain, from, to));
  });
}

TEST_CASE("Any shortest path is one of them, and always the same") {
  for_all_pairs([](const test::PlainGraph& plain, const EntityGraph& graph, PathFinder& finder,
                   std::uint32_t from, std::uint32_t to) {
    const auto path = finder.find_any(from, to);
    const std::vector<Path> all = test::all_shortest_paths(plain, from, to);
    CHECK(path.has_value() == !all.empty());
    CHECK((!path || std::find(all.begin(), all.end(), *path) != all.end()));
    CHECK(PathFinder(graph).find_any(from, to) == path);
  });
}

TEST_CASE("Each hop of a path has the sentence that proves it", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    const PathAnswer answer =
        path_between(sample->database(), {.from = "Harbour News Agency", .to = "Lind"});
    CHECK(answer.from.key == "organization:harbour-news");
    REQUIRE(answer.paths.size() == 1);
    CHECK(answer.paths[0].length == 2);
    CHECK(answer.paths[0].weight == 7);
    const std::vector<PathHop>& hops = answer.paths[0].hops;
    REQUIRE(hops.size() == 2);

    const PathHop& relay = hops[0];
    CHECK(relay.to.key == "person:ana reyes");
    CHECK(relay.weight == 2);
    CHECK(relay.evidence_count == 2);
    CHECK(relay.document_count == 1);
    CHECK(relay.evidence.kind == "relayed-by");
    CHECK_FALSE(relay.evidence.forward);
    CHECK(relay.evidence.document == "sample/wire.txt");
    CHECK(relay.evidence.statement == 1);

    const PathHop& told = hops[1];
    CHECK(told.weight == 5);
    CHECK(told.evidence_count == 5);
    CHECK(told.document_count == 3);
    CHECK(told.evidence.kind == "addressed-to");
    CHECK(told.evidence.date == "2031-03-01");
    CHECK(told.evidence.publisher == "Harbour Times");
    CHECK(told.evidence.statement == 0);
    CHECK(told.evidence.sentence ==
          "President Ana Reyes told Oskar Lind that Peru would keep the port open.");
  }
}

TEST_CASE("A path goes through the ties that are asked for only", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    Database& database = sample->database();
    const PathAnswer relayed = path_between(
        database,
        {.from = "Harbour News Agency", .to = "Reyes", .graph = {.kinds = {"relayed-by"}}});
    REQUIRE(relayed.paths.size() == 1);
    REQUIRE(relayed.paths[0].hops.size() == 1);
    CHECK(relayed.paths[0].hops[0].evidence.kind == "relayed-by");
    CHECK_FALSE(relayed.paths[0].hops[0].evidence.forward);
    CHECK(relayed.paths[0].hops[0].evidence_count == 1);

    const PathAnswer late =
        path_between(database, {.from = "Reyes", .to = "Lind", .graph = {.since = "2031-03-05"}});
    REQUIRE(late.paths.size() == 1);
    REQUIRE(late.paths[0].hops.size() == 1);
    CHECK(late.paths[0].hops[0].evidence.document == "sample/meeting.txt");
    CHECK(late.paths[0].hops[0].evidence_count == 1);

    const PathAnswer none =
        path_between(database, {.from = "Reyes", .to = "Mali", .graph = {.until = "2031-03-01"}});
    CHECK(none.paths.empty());
  }
}

TEST_CASE("A path from an entity to itself has no hops") {
  test::SampleDatabase sample;
  const PathAnswer answer = path_between(sample.database(), {.from = "Reyes", .to = "Ana Reyes"});
  REQUIRE(answer.paths.size() == 1);
  CHECK(answer.paths[0].hops.empty());
  CHECK(path_table(answer).rows.empty());
}

TEST_CASE("Paths are found as they are asked for, by names", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    Database& database = sample->database();
    const auto keys = [&](const PathOptions& options) {
      std::string text;
      for (const ProvenPath& path : path_between(database, options).paths) {
        for (const PathHop& hop : path.hops) {
          text += hop.to.key + " ";
        }
        text += "| ";
      }
      return text;
    };
    const std::string plain = keys({.from = "Reyes", .to = "Mali"});
    CHECK(plain == "state:MLI | ");
    CHECK(keys({.from = "Reyes", .to = "Mali", .count = 2}).starts_with(plain));
    CHECK(path_between(database, {.from = "Reyes", .to = "Mali", .count = 2}).paths.size() == 2);
    CHECK(keys({.from = "Reyes", .to = "Mali", .through = {"Peru"}}).ends_with("state:MLI | "));
    CHECK(keys({.from = "Reyes", .to = "Lind", .avoid = {"Mali", "Peru"}, .max_hops = 1}) ==
          "person:oskar lind | ");
    CHECK(keys({.from = "Reyes", .to = "Reyes", .count = 3}) == "| ");
  }
}

TEST_CASE("Names along a path are resolved like its ends, and have one role each") {
  test::SampleDatabase sample;
  const auto between = [&](const std::vector<std::string>& through,
                           const std::vector<std::string>& avoid) {
    path_between(sample.database(),
                 {.from = "Reyes", .to = "Lind", .through = through, .avoid = avoid});
  };
  CHECK_THROWS_WITH(between({"Perv"}, {}), Catch::Contains("no entity 'Perv'"));
  CHECK_THROWS_WITH(between({}, {"Perv"}), Catch::Contains("did you mean Peru?"));
  CHECK_THROWS_WITH(between({"Peru"}, {"PER"}),
                    "--avoid: Peru (state:PER) is already named by --through");
  CHECK_THROWS_WITH(between({"Peru", "state:PER"}, {}),
                    "--through: Peru (state:PER) is already named by --through");
  CHECK_THROWS_WITH(between({}, {"Lind"}),
                    "--avoid: Oskar Lind (person:oskar lind) is already an end of the path");
  CHECK_THROWS_WITH(
      path_between(sample.database(),
                   {.from = "Reyes", .to = "Lind", .disjoint = true, .through = {"Peru"}}),
      "--disjoint does not go with --through");
}

TEST_CASE("Ties to statements are there in the full graph only, and can be chosen there") {
  test::SampleDatabase sample;
  CHECK_THROWS_WITH(
      path_between(sample.database(), {.from = "x", .to = "y", .graph = {.kinds = {"said"}}}),
      "ties of kind 'said' are no part of --graph entities, but of --graph full");
  const EntityGraph said =
      load_graph(sample.database(), {.projection = Projection::full, .kinds = {"said"}});
  CHECK(said.edge_count() > 0);
  CHECK(said.edge_count() <
        load_graph(sample.database(), {.projection = Projection::full}).edge_count());
  CHECK(load_graph(sample.database(), {.projection = Projection::full, .kinds = {"about"}})
            .edge_count() == load_graph(sample.database(), {.kinds = {"about"}}).edge_count());
}

TEST_CASE("An unknown kind of tie or date is refused before anything is read") {
  test::SampleDatabase sample;
  CHECK_THROWS_WITH(
      path_between(sample.database(), {.from = "x", .to = "y", .graph = {.kinds = {"seen"}}}),
      "unknown kind of tie 'seen' (known: about, addressed-to, co-mention, relayed-by)");
  CHECK_THROWS_WITH(
      path_between(
          sample.database(),
          {.from = "x", .to = "y", .graph = {.since = "2031-03-05", .until = "2031-03-04"}}),
      "--since 2031-03-05 is after --until 2031-03-04");
  CHECK_THROWS_AS(
      path_between(sample.database(), {.from = "x", .to = "y", .graph = {.since = "x"}}),
      UsageError);
}

}  // namespace
}  // namespace readout
