#include "queries/graph/centrality.hpp"
#include "tests/queries/graph/oracles.hpp"
#include "tests/queries/graph/random_graphs.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <cstdint>
#include <numeric>
#include <random>
#include <stdexcept>
#include <vector>

namespace readout {
namespace {

constexpr unsigned seed = 20310304;

// What is left over where values are put into PageRank's equations, summed over the nodes.
double residual_of(const test::PlainGraph& plain, const std::vector<double>& values,
                   const std::vector<std::uint32_t>& restart) {
  constexpr double damping = 0.85;
  std::vector<double> out(plain.nodes, 0);
  std::vector<double> expected(plain.nodes, 0);
  const auto each_arc = [&](auto&& visit) {
    for (const GraphEdge& edge : plain.edges) {
      visit(edge.source, edge.target, edge.weight);
      if (!edge.directed) {
        visit(edge.target, edge.source, edge.weight);
      }
    }
  };
  each_arc([&](std::uint32_t from, std::uint32_t, double weight) { out[from] += weight; });
  each_arc([&](std::uint32_t from, std::uint32_t to, double weight) {
    expected[to] += damping * values[from] * weight / out[from];
  });
  double jumps = 1 - damping;
  for (std::uint32_t node = 0; node < plain.nodes; ++node) {
    jumps += out[node] > 0 ? 0 : damping * values[node];
  }
  for (std::uint32_t node = 0; node < plain.nodes; ++node) {
    expected[node] += restart.empty() ? jumps / plain.nodes : 0;
  }
  for (const std::uint32_t node : restart) {
    expected[node] += jumps / static_cast<double>(restart.size());
  }
  double residual = 0;
  for (std::uint32_t node = 0; node < plain.nodes; ++node) {
    residual += std::abs(values[node] - expected[node]);
  }
  return residual;
}

TEST_CASE("PageRank solves its equations") {
  for (const test::PlainGraph& plain : test::small_graphs(seed)) {
    INFO(plain.name);
    const PagerankResult result = pagerank_of(plain.built());
    CHECK(result.converged);
    test::check_near(result.values, test::solved_pagerank(plain, 0.85), 1e-9);
    if (plain.nodes > 0) {
      CHECK(std::accumulate(result.values.begin(), result.values.end(), 0.0) == Approx(1));
    }
  }
}

TEST_CASE("PageRank says when it did not converge") {
  const EntityGraph graph =
      test::PlainGraph{"two rings", 4, {{0, 1}, {1, 2}, {2, 0}, {2, 3}, {3, 0}}}.built();
  const PagerankResult result = pagerank_of(graph, {.max_rounds = 2});
  CHECK_FALSE(result.converged);
  CHECK(result.rounds == 2);
}

TEST_CASE("PageRank from chosen nodes solves its equations, for each number of threads") {
  for (const test::PlainGraph& plain : test::small_graphs(seed)) {
    if (plain.nodes < 3) {
      continue;
    }
    INFO(plain.name);
    const std::vector<std::uint32_t> restart{1, 2, 2};
    const auto result = pagerank_of(plain.built(), {.restart = restart, .threads = 1});
    test::check_near(result.values, test::solved_pagerank(plain, 0.85, restart), 1e-9);
    CHECK(pagerank_of(plain.built(), {.restart = restart, .threads = 3}).values == result.values);
  }
}

TEST_CASE("PageRank of a graph that is worth threads has the same bits for each number of them") {
  std::mt19937 random(seed);
  test::PlainGraph plain{"large", 40'000, {}};
  for (std::uint32_t i = 0; i < 550'000; ++i) {
    plain.edges.push_back({static_cast<std::uint32_t>(random() % 40'000),
                           static_cast<std::uint32_t>(random() % 20'000), 1.0 + i % 3, i % 9 == 0});
  }
  const EntityGraph graph = plain.built();
  const auto one = pagerank_of(graph, {.threads = 1});
  CHECK(one.converged);
  CHECK(pagerank_of(graph, {.threads = 2}).values == one.values);
  CHECK(pagerank_of(graph, {.threads = 3}).values == one.values);
}

TEST_CASE("PageRank solves its equations on large sparse graphs, whatever the threads") {
  constexpr std::uint32_t nodes = 40'000;
  for (const bool directed : {false, true}) {
    std::mt19937 random(seed);
    test::PlainGraph plain{directed ? "directed" : "undirected", nodes, {}};
    for (std::uint32_t node = 1; node < nodes; ++node) {
      if (node % 50 != 0) {  // a forest, with some ties more
        plain.edges.push_back({node, static_cast<std::uint32_t>(random() % node),
                               static_cast<double>(1 + random() % 3), directed});
      }
      if (node % 7 == 0) {
        plain.edges.push_back({static_cast<std::uint32_t>(random() % node), node, 1, directed});
      }
    }
    const EntityGraph graph = plain.built();
    for (const std::vector<std::uint32_t>& restart :
         {std::vector<std::uint32_t>{}, std::vector<std::uint32_t>{3, 17, 39'999}}) {
      INFO(plain.name << ", " << restart.size() << " restarts");
      const PagerankResult result = pagerank_of(graph, {.restart = restart, .threads = 1});
      CHECK(result.converged);
      CHECK(residual_of(plain, result.values, restart) < 1e-8);
      CHECK(pagerank_of(graph, {.restart = restart, .threads = 2}).values == result.values);
    }
  }
}

TEST_CASE("Nodes with the same ties have the same PageRank, wherever they stand") {
  const EntityGraph star =
      test::PlainGraph{"star", 5, {{0, 2, 1, false}, {1, 2, 1, false}, {3, 2, 1, false}}}.built();
  const std::vector<double> values = pagerank_of(star).values;
  CHECK(values[0] == values[1]);
  CHECK(values[0] == values[3]);
}

TEST_CASE("PageRank refuses nonsense") {
  const EntityGraph graph = test::PlainGraph{"pair", 2, {{0, 1}}}.built();
  CHECK_THROWS_AS(pagerank_of(graph, {.damping = 1}), std::invalid_argument);
  CHECK_THROWS_AS(pagerank_of(graph, {.restart = {2}}), std::invalid_argument);
}

}  // namespace
}  // namespace readout
