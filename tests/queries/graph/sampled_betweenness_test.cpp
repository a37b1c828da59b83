#include "queries/graph/sampled_betweenness.hpp"

#include "queries/graph/centrality.hpp"
#include "tests/queries/graph/random_graphs.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <random>
#include <stdexcept>
#include <vector>

namespace readout {
namespace {

constexpr unsigned seed = 20310304;

}  // namespace

TEST_CASE("Sampled betweenness is within epsilon of the exact one") {
  std::mt19937 random(seed);
  test::PlainGraph plain{"tree with shortcuts", 120, {}};
  for (std::uint32_t node = 1; node < 110; ++node) {
    plain.edges.push_back({node, static_cast<std::uint32_t>(random() % node), 1, true});
    plain.edges.push_back({node, static_cast<std::uint32_t>(random() % 110), 1, true});
  }
  const EntityGraph graph = plain.built();
  const std::vector<double> exact = betweenness_of(graph);
  const double pairs = 120.0 * 119 / 2;
  int outside = 0;
  for (std::uint64_t sample = 1; sample <= 20; ++sample) {
    const auto sampled = sampled_betweenness_of(graph, {.epsilon = 0.03, .seed = sample});
    CHECK(sampled.largest_path >= 5);
    double worst = 0;
    for (std::size_t node = 0; node < exact.size(); ++node) {
      worst = std::max(worst, std::abs(sampled.values[node] - exact[node] / pairs));
    }
    outside += worst > 0.03 ? 1 : 0;
    CHECK(worst > 0);
  }
  CHECK(outside <= 2);  // delta is a tenth
}

TEST_CASE("A sample depends on its seed alone") {
  const EntityGraph graph = test::small_graphs(seed)[5].built();
  const auto one = sampled_betweenness_of(graph, {.epsilon = 0.02, .seed = 7, .threads = 1});
  CHECK(one.samples > 5000);
  CHECK(sampled_betweenness_of(graph, {.epsilon = 0.02, .seed = 7, .threads = 3}).values ==
        one.values);
  CHECK(sampled_betweenness_of(graph, {.epsilon = 0.02, .seed = 8}).values != one.values);
}

TEST_CASE("Sampled betweenness holds for all small graphs and refuses nonsense") {
  for (const test::PlainGraph& plain : test::small_graphs(seed)) {
    INFO(plain.name);
    const auto sampled = sampled_betweenness_of(plain.built(), {.epsilon = 0.1, .delta = 1e-9});
    const std::vector<double> exact = betweenness_of(plain.built());
    const double pairs = std::max(1.0, 0.5 * plain.nodes * (plain.nodes - 1.0));
    for (std::size_t node = 0; node < exact.size(); ++node) {
      CHECK(std::abs(sampled.values[node] - exact[node] / pairs) <= 0.1);
    }
  }
  const EntityGraph graph = test::small_graphs(seed)[5].built();
  CHECK_THROWS_AS(sampled_betweenness_of(graph, {.epsilon = 0}), std::invalid_argument);
  CHECK_THROWS_AS(sampled_betweenness_of(graph, {.epsilon = 1e-5}), std::invalid_argument);
  CHECK_THROWS_AS(sampled_betweenness_of(graph, {.delta = 1}), std::invalid_argument);
}

}  // namespace readout
