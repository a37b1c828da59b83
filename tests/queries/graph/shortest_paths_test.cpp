#include "queries/graph/shortest_paths.hpp"

#include "queries/graph/path_finder.hpp"
#include "tests/queries/graph/path_oracles.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

namespace readout {
namespace {

constexpr std::size_t most = 12;

std::string text_of(const std::vector<FoundPath>& paths) {
  std::string text;
  for (const FoundPath& path : paths) {
    for (const std::uint32_t node : path.nodes) {
      text += std::to_string(node) + " ";
    }
    text +=
        "(" + std::to_string(path.cost.length) + " " + std::to_string(path.cost.lacking) + "), ";
  }
  return text;
}

std::string text_of(const PathQuery& query) {
  std::string text = std::to_string(query.from) + " to " + std::to_string(query.to);
  for (const std::uint32_t node : query.through) {
    text += " through " + std::to_string(node);
  }
  for (const std::uint32_t node : query.avoid) {
    text += " without " + std::to_string(node);
  }
  text += query.max_hops ? " within " + std::to_string(*query.max_hops) : "";
  text += query.measure.by_weight ? " by weight" : "";
  return text + (query.measure.avoid_hubs ? " without hubs" : "");
}

/// Any of the options, by chance.
PathQuery random_query(std::uint32_t nodes, std::mt19937& random) {
  std::vector<std::uint32_t> order(nodes);
  std::iota(order.begin(), order.end(), 0U);
  for (std::uint32_t i = nodes; i > 1; --i) {
    std::swap(order[i - 1], order[random() % i]);
  }
  PathQuery query{.from = order[0], .to = order[1]};
  std::size_t next = 2;
  for (std::size_t left = random() % 3; left > 0 && next < nodes; --left) {
    query.through.push_back(order[next++]);
  }
  for (std::size_t left = random() % 3; left > 0 && next < nodes; --left) {
    query.avoid.push_back(order[next++]);
  }
  if (random() % 2 == 0) {
    query.max_hops = 1 + random() % 6;
  }
  query.to = random() % 8 == 0 && !query.through.empty() ? query.from : query.to;
  query.measure = {random() % 2 == 0, random() % 2 == 0};
  return query;
}

/// Calls `check(graph, query)` for some queries on each small graph; grids have too many paths.
template <typename Check>
void for_random_queries(const Check& check) {
  std::mt19937 random(41);
  for (const unsigned seed : {17U, 18U}) {
    for (const test::PlainGraph& plain : test::small_graphs(seed)) {
      for (int number = 0;
           plain.nodes > 1 && plain.nodes < 16 && plain.edges.size() < 25 && number < 4; ++number) {
        const PathQuery query = random_query(plain.nodes, random);
        INFO(plain.name << ", " << text_of(query));
        check(plain, query);
      }
    }
  }
}

std::vector<FoundPath> first(std::vector<FoundPath> paths, std::size_t count) {
  paths.resize(std::min(paths.size(), count));
  return paths;
}

TEST_CASE("The shortest paths are the first of all paths, whatever is asked for") {
  std::size_t found = 0;
  for_random_queries([&](const test::PlainGraph& plain, const PathQuery& query) {
    const EntityGraph graph = plain.built();
    const std::vector<FoundPath> all = test::all_paths(plain, query);
    const std::vector<FoundPath> paths = shortest_paths(graph, query, most);
    CHECK(text_of(paths) == text_of(first(all, most)));
    CHECK(paths == first(all, most));
    CHECK(shortest_paths(graph, query, 1) == first(all, 1));
    found += paths.size();
  });
  CHECK(found > 1000);
}

TEST_CASE("All paths between two nodes come, and each once") {
  for (const test::PlainGraph& plain : test::small_graphs(23)) {
    INFO(plain.name);
    if (plain.nodes > 1 && plain.nodes < 16 && plain.edges.size() < 25) {
      const PathQuery query{.from = 0, .to = plain.nodes - 1};
      const std::vector<FoundPath> all = first(test::all_paths(plain, query), 300);
      CHECK(shortest_paths(plain.built(), query, 300) == all);
    }
  }
}

TEST_CASE("The first plain path is that of the finder, alone and among several") {
  for (const test::PlainGraph& plain : test::small_graphs(29)) {
    INFO(plain.name);
    const EntityGraph graph = plain.built();
    for (std::uint32_t to = 1; to < plain.nodes; ++to) {
      const auto expected = PathFinder(graph).find(0, to);
      for (const std::size_t count : {std::size_t{1}, std::size_t{3}}) {
        const auto paths = shortest_paths(graph, {.from = 0, .to = to}, count);
        REQUIRE(paths.empty() == !expected);
        CHECK((!expected || paths[0].nodes == *expected));
      }
    }
  }
}

TEST_CASE("Disjoint paths are as many as the flow is large, and together as short as can be") {
  std::size_t several = 0;
  for_random_queries([&](const test::PlainGraph& plain, PathQuery query) {
    query.through.clear();
    query.max_hops.reset();
    if (query.from == query.to) {
      return;
    }
    const std::size_t largest = test::boost_disjoint_count(plain, query);
    const std::vector<FoundPath> all = test::all_paths(plain, query);
    for (const std::size_t count : {std::size_t{1}, std::size_t{2}, std::size_t{9}}) {
      const auto paths = disjoint_paths(plain.built(), query, count);
      REQUIRE(paths.size() == std::min(count, largest));
      PathCost sum;
      for (std::size_t i = 0; i < paths.size(); ++i) {
        sum = sum + paths[i].cost;
        CHECK(std::find(all.begin(), all.end(), paths[i]) != all.end());
        CHECK((i == 0 || paths[i - 1].cost <= paths[i].cost));
        for (std::size_t other = 0; other < i; ++other) {
          CHECK_FALSE(test::share_a_tie(paths[i], paths[other]));
        }
      }
      if (paths.size() < 3 && all.size() < 400) {
        CHECK(sum == test::least_cost_of_disjoint(all, paths.size()));
      }
      several += paths.size() > 1 ? 1 : 0;
    }
  });
  CHECK(several > 100);
}

TEST_CASE("Hubs are gone round where that costs less than the logarithm of their ties") {
  // 0 - 1 - 2 with eight more neighbours of 1, and 0 - 11 - 12 - 2.
  test::PlainGraph plain{"a hub", 13, {{0, 1}, {1, 2}, {0, 11}, {11, 12}, {12, 2}}};
  for (std::uint32_t node = 3; node < 11; ++node) {
    plain.edges.push_back({1, node});
  }
  const EntityGraph graph = plain.built();
  const PathQuery query{.from = 0, .to = 2};
  CHECK(shortest_paths(graph, query, 1)[0].nodes == std::vector<std::uint32_t>{0, 1, 2});
  const auto paths = shortest_paths(graph, {.from = 0, .to = 2, .measure = {false, true}}, 2);
  REQUIRE(paths.size() == 2);
  CHECK(paths[0].nodes == std::vector<std::uint32_t>{0, 11, 12, 2});
  CHECK(paths[0].cost.length_shown() == 5);
  CHECK(paths[1].cost.length_shown() == Approx(2 + 3.321928));
}

TEST_CASE("By weight much evidence makes short") {
  const test::PlainGraph plain{"a triangle", 3, {{0, 2, 1}, {0, 1, 4}, {1, 2, 4}}};
  const auto paths =
      shortest_paths(plain.built(), {.from = 0, .to = 2, .measure = {true, false}}, 2);
  REQUIRE(paths.size() == 2);
  CHECK(paths[0].nodes == std::vector<std::uint32_t>{0, 1, 2});
  CHECK(paths[0].cost.length_shown() == 0.5);
  CHECK(paths[0].cost.weight_shown() == 8);
  CHECK(paths[1].cost.length_shown() == 1);
}

TEST_CASE("Queries against the contract are refused") {
  const EntityGraph graph = test::PlainGraph{"four", 4, {{0, 1}, {1, 2}, {2, 3}}}.built();
  for (const PathQuery& query :
       {PathQuery{.from = 0, .to = 9}, PathQuery{.from = 0, .to = 3, .through = {0}},
        PathQuery{.from = 0, .to = 3, .through = {1, 1}},
        PathQuery{.from = 0, .to = 3, .avoid = {3}},
        PathQuery{.from = 0, .to = 3, .through = {1}, .avoid = {1}}}) {
    CHECK_THROWS_AS(shortest_paths(graph, query, 2), std::invalid_argument);
    CHECK_THROWS_AS(disjoint_paths(graph, query, 2), std::invalid_argument);
  }
  CHECK_THROWS_AS(disjoint_paths(graph, {.from = 0, .to = 3, .max_hops = 3}, 2),
                  std::invalid_argument);
  CHECK(shortest_paths(graph, {.from = 0, .to = 3}, 0).empty());
  CHECK(shortest_paths(graph, {.from = 2, .to = 2}, 5) == std::vector<FoundPath>{{{2}, {}}});
}

}  // namespace
}  // namespace readout
