#include "queries/graph/load_graph.hpp"

#include "queries/graph/path.hpp"
#include "queries/graph/rank.hpp"
#include "schema/model/error.hpp"
#include "tests/support/sample_database.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace readout {
namespace {

using Weights = std::map<std::pair<std::string, std::string>, double>;  // smaller key first

/// A piece of evidence of view edge_evidence.
struct Piece {
  std::string source;
  std::string target;
  std::string kind;
  std::string date;
  std::string publisher;
};

std::string text_in(const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  return text == nullptr ? "" : *text;
}

std::vector<Piece> evidence_of(Database& database) {
  std::vector<Piece> pieces;
  for (const auto& row : database
                             .table("select t.source, t.target, t.kind, d.published, d.publisher"
                                    " from edge_evidence t join document d"
                                    " on d.document = t.document")
                             .rows) {
    pieces.push_back(
        {text_in(row[0]), text_in(row[1]), text_in(row[2]), text_in(row[3]), text_in(row[4])});
  }
  return pieces;
}

std::string kind_of(const std::string& key) { return key.substr(0, key.find(':')); }

bool is_left_out(const std::string& key, const GraphOptions& options) {
  const auto kind = entity_kind_of(kind_of(key));
  return kind && !options.entity_kinds.empty() &&
         std::find(options.entity_kinds.begin(), options.entity_kinds.end(), *kind) ==
             options.entity_kinds.end();
}

/// What the graph must have, the slow way.
Weights expected(Database& database, const GraphOptions& options) {
  const std::vector<std::string> kinds = asked_kinds(options);
  std::map<std::tuple<std::string, std::string, std::string>, std::vector<Piece>> lines;
  for (const Piece& piece : evidence_of(database)) {
    const bool is_dated = !piece.date.empty();
    if (std::find(kinds.begin(), kinds.end(), piece.kind) != kinds.end() &&
        (options.since.empty() || (is_dated && piece.date >= options.since)) &&
        (options.until.empty() || (is_dated && piece.date <= options.until)) &&
        !is_left_out(piece.source, options) && !is_left_out(piece.target, options)) {
      lines[{piece.source, piece.target, piece.kind}].push_back(piece);
    }
  }
  Weights weights;
  for (const auto& [name, pieces] : lines) {
    std::set<std::string> publishers;
    for (const Piece& piece : pieces) {
      if (!piece.publisher.empty()) {
        publishers.insert(piece.publisher);
      }
    }
    const auto weight = static_cast<double>(pieces.size());
    if (weight >= options.min_weight &&
        static_cast<std::int64_t>(publishers.size()) >= options.min_sources) {
      weights[std::minmax(std::get<0>(name), std::get<1>(name))] += weight;
    }
  }
  return weights;
}

Weights weights_of(const EntityGraph& graph) {
  Weights weights;
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
    const Neighbours row = graph.neighbours(node);
    for (std::size_t i = 0; i < row.nodes.size(); ++i) {
      weights[std::minmax(graph.node(node).key, graph.node(row.nodes[i]).key)] = row.ties[i].weight;
    }
  }
  return weights;
}

void check_against_view(Database& database, const GraphOptions& options) {
  INFO(to_string(options.projection) << ": " << described(options));
  const EntityGraph graph = load_graph(database, options);
  CHECK(weights_of(graph) == expected(database, options));
}

constexpr std::array projections = {Projection::entities, Projection::full, Projection::quotes,
                                    Projection::reports, Projection::meets};

TEST_CASE("Every projection has the ties of view edge", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    for (const Projection projection : projections) {
      const EntityGraph graph = load_graph(sample->database(), {.projection = projection});
      CHECK(graph.edge_count() > 0);
      check_against_view(sample->database(), {.projection = projection});
      for (const std::string& kind : tie_kinds(projection)) {
        check_against_view(sample->database(), {.projection = projection, .kinds = {kind}});
      }
    }
  }
}

TEST_CASE("Ties are filtered by day, sources, weight and kind of entity", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    Database& database = sample->database();
    for (const Projection projection :
         {Projection::entities, Projection::full, Projection::reports}) {
      check_against_view(database, {.projection = projection, .since = "2031-03-02"});
      check_against_view(database, {.projection = projection, .until = "2031-03-02"});
      check_against_view(database, {.projection = projection, .min_sources = 2});
      check_against_view(database, {.projection = projection, .min_weight = 2});
      check_against_view(database,
                         {.projection = projection, .since = "2031-03-02", .min_weight = 2});
      check_against_view(database,
                         {.projection = projection,
                          .entity_kinds = {EntityKind::person, EntityKind::organization}});
    }
    CHECK(load_graph(database, {.min_sources = 2}).edge_count() > 0);
    CHECK(load_graph(database, {.min_sources = 2}).edge_count() <
          load_graph(database).edge_count());
    CHECK(load_graph(database, {.min_weight = 2}).edge_count() > 0);
    const EntityGraph people = load_graph(database, {.entity_kinds = {EntityKind::person}});
    CHECK(people.node_count() > 0);
    for (std::uint32_t node = 0; node < people.node_count(); ++node) {
      CHECK(people.kind(node) == "person");
    }
  }
}

TEST_CASE("Entities without ties are nodes of the graphs of all entities only", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    Database& database = sample->database();
    CHECK(load_graph(database).node_count() == 8);
    for (const Projection projection :
         {Projection::quotes, Projection::reports, Projection::meets}) {
      const EntityGraph graph = load_graph(database, {.projection = projection});
      for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
        CHECK_FALSE(graph.neighbours(node).nodes.empty());
      }
    }
  }
}

TEST_CASE("Statements, documents and publishers are nodes with keys and kinds", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    const EntityGraph full = load_graph(sample->database(), {.projection = Projection::full});
    const auto statement = full.find("statement:sample/call.txt#0");
    const auto document = full.find("document:sample/call.txt");
    REQUIRE(statement);
    REQUIRE(document);
    CHECK(full.node(*statement).kind == "statement");
    CHECK(full.node(*document).kind == "document");
    const Neighbours row = full.neighbours(*statement);
    REQUIRE(row.nodes.size() == 2);
    CHECK(full.node(row.nodes[0]).key == "document:sample/call.txt");
    CHECK(full.node(row.nodes[1]).key == "person:ana reyes");
    for (std::uint32_t node = 1; node < full.node_count(); ++node) {
      CHECK(full.key(node - 1) < full.key(node));
    }
    const EntityGraph reports = load_graph(sample->database(), {.projection = Projection::reports});
    const auto publisher = reports.find("publisher:Beacon Wire");
    REQUIRE(publisher);
    CHECK(reports.node(*publisher).kind == "publisher");
    CHECK(reports.node(*publisher).name == "Beacon Wire");
  }
}

TEST_CASE("Any query is a graph: its rows are the ties", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    Database& database = sample->database();
    const EntityGraph graph = load_graph(
        database, {.edges_sql = "select 'state:PER' as source, 'here' as target, 2 as weight\n"
                                "union all select 'here', 'there', 0.5 -- the end"});
    REQUIRE(graph.node_count() == 3);
    CHECK(graph.node(0).key == "here");
    CHECK(graph.node(0).kind == "node");
    CHECK(graph.node(1).key == "state:PER");
    CHECK(graph.node(1).kind == "state");
    CHECK(graph.node(1).name == "Peru");
    CHECK(weights_of(graph) == Weights{{{"here", "state:PER"}, 2}, {{"here", "there"}, 0.5}});
    CHECK(graph.successors(0).nodes.size() == 1);
    const GraphOptions at_least_one = {
        .min_weight = 1, .edges_sql = "select 'a' source, 'b' target, weight from edge"};
    CHECK(load_graph(database, at_least_one).edge_count() == 1);
    CHECK(weights_of(load_graph(
              database, {.edges_sql = "select source, target, weight from edge "
                                      "where kind in ('about', 'addressed-to', 'co-mention', "
                                      "'relayed-by')"})) == weights_of(load_graph(database)));
  }
}

TEST_CASE("A query that gives no ties is refused with what is wrong", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    const auto loaded = [&](const std::string& sql) {
      return load_graph(sample->database(), {.edges_sql = sql});
    };
    CHECK_THROWS_WITH(loaded("select 'a' source, 'b' target, 0 weight"),
                      "--edges-sql: row 1 (a to b) has the weight 0; it must be more than 0");
    CHECK_THROWS_WITH(loaded("select 'a' source, 'b' target, null weight"),
                      Catch::Contains("has the weight null"));
    CHECK_THROWS_WITH(loaded("select 'a' source, null target, 1 weight"),
                      "--edges-sql: row 1 has no target");
    CHECK_THROWS_WITH(loaded("select 'a' source, 'b' target"), Catch::Contains("weight"));
    CHECK_THROWS_AS(loaded("select 'a' source, 'b' target"), InputError);
    CHECK_THROWS_AS(loaded("select 1; select 2"), InputError);
    CHECK_THROWS_AS(loaded("delete from document"), UsageError);
    CHECK_THROWS_WITH(load_graph(sample->database(), {.kinds = {"about"}, .edges_sql = "select 1"}),
                      "--tie does not go with --edges-sql");
  }
}

TEST_CASE("Paths run over nodes that are no entities, and say what proves a hop", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    Database& database = sample->database();
    const PathAnswer carried =
        path_between(database, {.from = "publisher:Beacon Wire",
                                .to = "Reyes",
                                .graph = {.projection = Projection::reports}});
    REQUIRE(carried.paths.size() == 1);
    for (const PathHop& hop : carried.paths[0].hops) {
      CHECK_FALSE(hop.evidence.sentence.empty());
      CHECK(static_cast<double>(hop.evidence_count) == hop.weight);
    }
    const PathAnswer bare = path_between(
        database, {.from = "Peru",
                   .to = "here",
                   .graph = {.edges_sql = "select 'here' source, 'state:PER' target, 3 weight"}});
    REQUIRE(bare.paths.size() == 1);
    REQUIRE(bare.paths[0].hops.size() == 1);
    CHECK(bare.paths[0].hops[0].evidence.kind.empty());
    CHECK_FALSE(bare.paths[0].hops[0].evidence.forward);
    CHECK(bare.paths[0].hops[0].weight == 3);
  }
}

TEST_CASE("A hop has as many pieces of evidence as its weight says, filtered alike", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    Database& database = sample->database();
    for (const GraphOptions& options :
         {GraphOptions{}, GraphOptions{.min_weight = 2}, GraphOptions{.min_sources = 2},
          GraphOptions{.since = "2031-03-02"}, GraphOptions{.projection = Projection::full},
          GraphOptions{.projection = Projection::meets}}) {
      const EntityGraph graph = load_graph(database, options);
      for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
        for (const std::uint32_t other : graph.neighbours(node).nodes) {
          INFO(graph.node(node).key << " and " << graph.node(other).key);
          if (other == node || graph.node(node).kind == "statement") {
            continue;
          }
          const PathAnswer answer = path_between(
              database,
              {.from = graph.node(node).key, .to = graph.node(other).key, .graph = options});
          REQUIRE(answer.paths.at(0).hops.size() == 1);
          const PathHop& hop = answer.paths[0].hops[0];
          CHECK(static_cast<double>(hop.evidence_count) == hop.weight);
        }
      }
    }
  }
}

TEST_CASE("An entity that the graph lacks has no path, and cannot be what PageRank starts from") {
  test::SampleDatabase sample;
  const GraphOptions meets = {.projection = Projection::meets};
  const PathAnswer none =
      path_between(sample.database(), {.from = "Lima", .to = "Reyes", .graph = meets});
  CHECK(none.paths.empty());
  CHECK_FALSE(none.is_empty);
  CHECK_THROWS_WITH(rank_entities(sample.database(), {.graph = meets, .near = {"Lima"}}),
                    "--near: Lima (place:lima) has no ties in this graph");
  CHECK(rank_entities(sample.database(), {.graph = {.since = "2100-01-01"}}).is_empty);
}

}  // namespace
}  // namespace readout
