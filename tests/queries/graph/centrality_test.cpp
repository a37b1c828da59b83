#include "queries/graph/centrality.hpp"

#include "queries/graph/metric.hpp"
#include "tests/queries/graph/oracles.hpp"
#include "tests/queries/graph/random_graphs.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

namespace readout {
namespace {

constexpr unsigned seed = 20310304;

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

TEST_CASE("Betweenness is Boost's and that of its definition") {
  for (const test::PlainGraph& plain : test::small_graphs(seed)) {
    INFO(plain.name);
    const std::vector<double> values = betweenness_of(plain.built());
    test::check_near(values, test::boost_betweenness(plain), 1e-9);
    test::check_near(values, test::slow_betweenness(plain), 1e-9);
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
  test::check_near(values, test::boost_betweenness(plain), 1e-6);
  for (const unsigned threads : {2U, 3U, 8U, 200U}) {
    CHECK(betweenness_of(graph, {.threads = threads}) == values);
  }
}

TEST_CASE("Betweenness along the direction of ties is that of its definition") {
  for (const test::PlainGraph& plain : test::small_graphs(seed)) {
    INFO(plain.name);
    test::check_near(betweenness_of(plain.built(), {.directed = true}),
                     test::slow_directed_betweenness(plain), 1e-9);
  }
}

TEST_CASE("Betweenness of ties is that of its definition, both ways") {
  for (const test::PlainGraph& plain : test::small_graphs(seed)) {
    for (const bool directed : {false, true}) {
      INFO(plain.name << (directed ? ", directed" : ""));
      const auto expected = test::slow_edge_betweenness(plain, directed);
      const auto edges = edge_betweenness_of(plain.built(), {.directed = directed});
      std::size_t ties = 0;
      for (std::uint32_t a = 0; a < plain.nodes; ++a) {
        for (std::uint32_t b = directed ? 0 : a; b < plain.nodes; ++b) {
          ties += expected[a][b] > 0 ? 1 : 0;
        }
      }
      REQUIRE(edges.size() == ties);
      for (const EdgeValue& edge : edges) {
        INFO(edge.source << " - " << edge.target);
        CHECK(edge.value == Approx(expected[edge.source][edge.target]).margin(1e-9));
      }
    }
  }
}

TEST_CASE("Normalised betweenness of ties is divided by all pairs") {
  const EntityGraph star = test::PlainGraph{"star", 3, {{0, 1}, {0, 2}}}.built();
  CHECK(edge_betweenness_of(star) == std::vector<EdgeValue>{{0, 1, 2}, {0, 2, 2}});
  CHECK(edge_betweenness_of(star, {.directed = true, .normalised = true}) ==
        std::vector<EdgeValue>{{0, 1, 1 / 6.0}, {0, 2, 1 / 6.0}});
}

TEST_CASE("Where there are more paths than single precision can count, betweenness is exact") {
  // 15 layers of three nodes, each tied to all of the next: 3^13 paths from end to end. A tree
  // hangs on it, and more sources than fit side by side lie in it.
  test::PlainGraph plain{"layers", 50, {}};
  for (std::uint32_t node = 0; node < 42; ++node) {
    for (std::uint32_t next = node / 3 * 3 + 3; next < node / 3 * 3 + 6; ++next) {
      plain.edges.push_back({node, next, 1, true});
    }
  }
  for (std::uint32_t node = 45; node < 50; ++node) {
    plain.edges.push_back({node == 48 ? 47U : 0U, node, 1, true});
  }
  test::PlainGraph longer = plain;  // 3^22 paths: more than 2^24
  longer.name = "more layers";
  longer.nodes = 80;
  longer.edges.clear();
  for (std::uint32_t node = 0; node < 72; ++node) {
    for (std::uint32_t next = node / 3 * 3 + 3; next < node / 3 * 3 + 6; ++next) {
      longer.edges.push_back({node, next, 1, true});
    }
  }
  for (const test::PlainGraph& layers : {plain, longer}) {
    INFO(layers.name);
    const EntityGraph graph = layers.built();
    test::check_near(betweenness_of(graph), test::boost_betweenness(layers), 1e-6);
    CHECK(betweenness_of(graph, {.threads = 1}) == betweenness_of(graph, {.threads = 3}));
  }
}

TEST_CASE("More paths than a number can hold are an error") {
  test::PlainGraph plain{"layers", 64 * 180, {}};  // 64^178 paths from end to end
  for (std::uint32_t layer = 0; layer + 1 < 180; ++layer) {
    for (std::uint32_t a = 0; a < 64; ++a) {
      for (std::uint32_t b = 0; b < 64; ++b) {
        plain.edges.push_back({layer * 64 + a, layer * 64 + 64 + b, 1, true});
      }
    }
  }
  CHECK_THROWS_WITH(betweenness_of(plain.built()),
                    "betweenness: more than 1e300 shortest paths join two nodes");
}

TEST_CASE("Closeness and harmonic are those of all distances, component by component") {
  for (const test::PlainGraph& plain : test::small_graphs(seed)) {
    INFO(plain.name);
    const auto expected = test::slow_closeness(plain);
    const auto values = closeness_of(plain.built());
    REQUIRE(values.size() == expected.size());
    for (std::size_t node = 0; node < values.size(); ++node) {
      CHECK(values[node].closeness == Approx(expected[node].closeness).margin(1e-12));
      CHECK(values[node].harmonic == Approx(expected[node].harmonic).margin(1e-12));
    }
  }
}

TEST_CASE("Closeness of more nodes than fit side by side, for each number of threads") {
  test::PlainGraph plain{"two circles", 1200, {}};
  for (std::uint32_t node = 0; node < 1200; ++node) {
    plain.edges.push_back({node, node % 600 == 599 ? node - 599 : node + 1, 1, true});
  }
  const auto values = closeness_of(plain.built(), 1);
  // Half way round 300, twice 1 to 299: 90,000 together.
  CHECK(values[0].closeness == Approx(599.0 / 90000));
  CHECK(values[777].closeness == values[0].closeness);
  const auto others = closeness_of(plain.built(), 3);
  for (std::size_t node = 0; node < values.size(); ++node) {
    CHECK(others[node].harmonic == values[node].harmonic);
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

TEST_CASE("In and out degree are those of the matrix") {
  for (const test::PlainGraph& plain : test::small_graphs(seed)) {
    INFO(plain.name);
    const auto matrix = test::directed_matrix(plain);
    std::vector<double> in(plain.nodes);
    std::vector<double> out(plain.nodes);
    for (std::size_t a = 0; a < matrix.size(); ++a) {
      for (std::size_t b = 0; b < matrix.size(); ++b) {
        out[a] += matrix[a][b] > 0 ? 1 : 0;
        in[b] += matrix[a][b] > 0 ? 1 : 0;
      }
    }
    CHECK(in_degree_of(plain.built()) == in);
    CHECK(out_degree_of(plain.built()) == out);
  }
}

TEST_CASE("The eigenvector is what powers of the matrix come to") {
  for (const test::PlainGraph& plain : test::small_graphs(seed)) {
    INFO(plain.name);
    auto matrix = test::undirected_matrix(plain);
    for (std::size_t i = 0; i < matrix.size(); ++i) {
      matrix[i][i] += 1;
    }
    const SpectralResult result = eigenvector_of(plain.built());
    CHECK(result.converged);
    if (plain.built().edge_count() > 0) {
      test::check_near(result.values, test::powered(matrix), 1e-7);
    }
  }
}

TEST_CASE("Hubs and authorities are what powers of their matrices come to") {
  for (const test::PlainGraph& plain : test::small_graphs(seed)) {
    INFO(plain.name);
    const auto matrix = test::directed_matrix(plain);
    const std::size_t n = plain.nodes;
    std::vector<std::vector<double>> of_hubs(n, std::vector<double>(n));
    for (std::size_t a = 0; a < n; ++a) {
      for (std::size_t b = 0; b < n; ++b) {
        for (std::size_t k = 0; k < n; ++k) {
          of_hubs[a][b] += matrix[a][k] * matrix[b][k];
        }
      }
    }
    const HitsResult result = hits_of(plain.built());
    CHECK(result.converged);
    if (plain.built().edge_count() > 0) {
      test::check_near(result.hubs, test::powered(of_hubs), 1e-7);
      std::vector<double> authorities(n);
      for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t b = 0; b < n; ++b) {
          authorities[b] += matrix[a][b] * result.hubs[a];
        }
      }
      const double largest = *std::max_element(authorities.begin(), authorities.end());
      for (std::size_t a = 0; a < n; ++a) {
        CHECK(result.authorities[a] == Approx(authorities[a] / largest).margin(1e-9));
      }
    }
  }
}

TEST_CASE("Cores and clustering are Boost's") {
  for (const test::PlainGraph& plain : test::small_graphs(seed)) {
    INFO(plain.name);
    CHECK(core_of(plain.built()) == test::boost_cores(plain));
    test::check_near(clustering_of(plain.built()), test::boost_clustering(plain), 1e-12);
  }
}

TEST_CASE("Metrics have names") {
  for (const std::string& word : metric_words()) {
    INFO(word);
    const auto metric = metric_of(word);
    REQUIRE(metric);
    CHECK(to_string(*metric) == word);
    CHECK(metric_values(test::PlainGraph{"pair", 2, {{0, 1}}}.built(), *metric).values.size() == 2);
  }
  CHECK(metric_words().size() == 14);
  CHECK_FALSE(metric_of("fame"));
}

}  // namespace

TEST_CASE("Outside the components that count, eigenvector, hubs and authorities are 0") {
  const EntityGraph graph =
      test::PlainGraph{"two parts", 7, {{0, 1}, {0, 2}, {1, 2}, {3, 4}, {4, 5}}}.built();
  const SpectralResult eigenvector = eigenvector_of(graph);
  const HitsResult hits = hits_of(graph);
  for (const std::size_t node : {3U, 4U, 5U, 6U}) {
    CHECK(eigenvector.values[node] == 0);
    CHECK(hits.hubs[node] == 0);
    CHECK(hits.authorities[node] == 0);
  }
}

}  // namespace readout
