#include "queries/graph/centrality.hpp"

#include "tests/queries/graph/oracles.hpp"
#include "tests/queries/graph/random_graphs.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>
#include <vector>

namespace readout {
namespace {

constexpr unsigned seed = 20310304;

void check_equal(const std::vector<double>& values, const std::vector<double>& expected,
                 double margin) {
  REQUIRE(values.size() == expected.size());
  for (std::size_t node = 0; node < values.size(); ++node) {
    INFO("node " << node);
    CHECK(values[node] == Approx(expected[node]).margin(margin));
  }
}

TEST_CASE("Degree and strength are those of the matrix") {
  for (const test::PlainGraph& plain : test::small_graphs(seed)) {
    INFO(plain.name);
    const EntityGraph graph = plain.built();
    std::vector<double> degree;
    std::vector<double> strength;
    for (const std::vector<double>& row : test::undirected_matrix(plain)) {
      degree.push_back(static_cast<double>(
          std::count_if(row.begin(), row.end(), [](double weight) { return weight > 0; })));
      strength.push_back(std::accumulate(row.begin(), row.end(), 0.0));
    }
    CHECK(degree_of(graph) == degree);
    CHECK(strength_of(graph) == strength);
  }
}

TEST_CASE("PageRank solves its equations") {
  for (const test::PlainGraph& plain : test::small_graphs(seed)) {
    INFO(plain.name);
    const PagerankResult result = pagerank_of(plain.built());
    CHECK(result.converged);
    check_equal(result.values, test::solved_pagerank(plain, 0.85), 1e-9);
    if (plain.nodes > 0) {
      CHECK(std::accumulate(result.values.begin(), result.values.end(), 0.0) == Approx(1));
    }
  }
}

TEST_CASE("PageRank says when it did not converge") {
  const EntityGraph graph = test::PlainGraph{"pair", 3, {{0, 1}, {1, 2}}}.built();
  const PagerankResult result = pagerank_of(graph, {.max_rounds = 2});
  CHECK_FALSE(result.converged);
  CHECK(result.rounds == 2);
}

TEST_CASE("Betweenness is Boost's and that of its definition") {
  for (const test::PlainGraph& plain : test::small_graphs(seed)) {
    INFO(plain.name);
    const std::vector<double> values = betweenness_of(plain.built());
    check_equal(values, test::boost_betweenness(plain), 1e-9);
    check_equal(values, test::slow_betweenness(plain), 1e-9);
  }
}

TEST_CASE("Betweenness is divided by the pairs of others where it is normalised") {
  const EntityGraph star = test::PlainGraph{"star", 4, {{0, 1}, {0, 2}, {0, 3}}}.built();
  CHECK(betweenness_of(star) == std::vector<double>{3, 0, 0, 0});
  CHECK(betweenness_of(star, {.normalised = true}) == std::vector<double>{1, 0, 0, 0});
  const EntityGraph pair = test::PlainGraph{"pair", 2, {{0, 1}}}.built();
  CHECK(betweenness_of(pair, {.normalised = true}) == std::vector<double>{0, 0});
}

TEST_CASE("Betweenness has the same bits for each number of threads") {
  std::mt19937 random(seed);
  test::PlainGraph plain{"large", 300, {}};
  for (int i = 0; i < 1500; ++i) {
    plain.edges.push_back({static_cast<std::uint32_t>(random() % 300),
                           static_cast<std::uint32_t>(random() % 300), 1, true});
  }
  const EntityGraph graph = plain.built();
  const std::vector<double> values = betweenness_of(graph, {.threads = 1});
  check_equal(values, test::boost_betweenness(plain), 1e-6);
  for (const unsigned threads : {2U, 3U, 8U, 200U}) {
    CHECK(betweenness_of(graph, {.threads = threads}) == values);
  }
}

TEST_CASE("Components are Boost's, largest first") {
  for (const test::PlainGraph& plain : test::small_graphs(seed)) {
    INFO(plain.name);
    const Components components = components_of(plain.built());
    const std::vector<std::uint32_t> expected = test::boost_components(plain);
    REQUIRE(components.component.size() == expected.size());
    CHECK(std::is_sorted(components.sizes.rbegin(), components.sizes.rend()));
    for (std::size_t a = 0; a < expected.size(); ++a) {
      for (std::size_t b = 0; b < expected.size(); ++b) {
        CHECK((components.component[a] == components.component[b]) == (expected[a] == expected[b]));
      }
    }
    std::vector<std::uint32_t> sizes(components.sizes.size());
    for (const std::uint32_t number : components.component) {
      ++sizes.at(number);
    }
    CHECK(sizes == components.sizes);
  }
}

TEST_CASE("Metrics have names") {
  for (const Metric metric :
       {Metric::degree, Metric::strength, Metric::pagerank, Metric::betweenness}) {
    CHECK(metric_of(to_string(metric)) == metric);
    CHECK(metric_values(test::PlainGraph{"pair", 2, {{0, 1}}}.built(), metric).size() == 2);
  }
  CHECK_FALSE(metric_of("fame"));
}

}  // namespace
}  // namespace readout
