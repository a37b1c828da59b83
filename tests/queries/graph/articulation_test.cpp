#include "queries/graph/articulation.hpp"

#include "tests/queries/graph/oracles.hpp"
#include "tests/queries/graph/random_graphs.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace readout {
namespace {

std::size_t count_of(const std::vector<std::uint32_t>& components) {
  return std::set<std::uint32_t>(components.begin(), components.end()).size();
}

/// The plain graph without the edges for which `is_cut` holds.
template <typename IsCut>
test::PlainGraph without(const test::PlainGraph& plain, const IsCut& is_cut) {
  test::PlainGraph left = plain;
  left.edges.erase(std::remove_if(left.edges.begin(), left.edges.end(), is_cut), left.edges.end());
  return left;
}

std::vector<test::PlainGraph> graphs() {
  std::vector<test::PlainGraph> all = test::small_graphs(31);
  std::mt19937 random(7);
  for (int number = 0; number < 20; ++number) {
    test::PlainGraph sparse{"sparse " + std::to_string(number), 60, {}};
    for (int edge = 0; edge < 65; ++edge) {
      sparse.edges.push_back({static_cast<std::uint32_t>(random() % 60),
                              static_cast<std::uint32_t>(random() % 60), 1, random() % 2 == 0});
    }
    all.push_back(sparse);
  }
  return all;
}

TEST_CASE("A node's articulation is the number of components that its removal adds") {
  double sum = 0;
  for (const test::PlainGraph& plain : graphs()) {
    INFO(plain.name);
    const std::vector<double> values = articulation_of(plain.built());
    REQUIRE(values.size() == plain.nodes);
    const std::size_t whole = count_of(test::boost_components(plain));
    for (std::uint32_t node = 0; node < plain.nodes; ++node) {
      INFO("node " << node);
      const auto left = without(
          plain, [&](const GraphEdge& edge) { return edge.source == node || edge.target == node; });
      // The node itself is one of the components that are left; alone, it was one before.
      const std::size_t others = count_of(test::boost_components(left)) - 1;
      CHECK(values[node] == (others + 1 == whole ? 0 : static_cast<double>(others - whole)));
      sum += values[node];
    }
  }
  CHECK(sum > 100);
}

TEST_CASE("A bridge holds the smaller part of what falls apart without it, another tie nothing") {
  std::size_t bridges = 0;
  for (const test::PlainGraph& plain : graphs()) {
    INFO(plain.name);
    const auto weights = test::undirected_matrix(plain);
    const std::vector<EdgeValue> ties = bridges_of(plain.built());
    std::size_t next = 0;
    for (std::uint32_t a = 0; a < plain.nodes; ++a) {
      for (std::uint32_t b = a + 1; b < plain.nodes; ++b) {
        if (weights[a][b] == 0) {
          continue;
        }
        const auto components = test::boost_components(without(plain, [&](const GraphEdge& edge) {
          return std::minmax(edge.source, edge.target) == std::minmax(a, b);
        }));
        const auto size = [&](std::uint32_t node) {
          return std::count(components.begin(), components.end(), components[node]);
        };
        const auto held = components[a] == components[b] ? 0 : std::min(size(a), size(b));
        REQUIRE(next < ties.size());
        CHECK(ties[next++] == EdgeValue{a, b, static_cast<double>(held)});
        bridges += held > 0 ? 1 : 0;
      }
    }
    CHECK(next == ties.size());
  }
  CHECK(bridges > 100);
}

TEST_CASE("Depth is no matter") {
  test::PlainGraph line{"a long line", 200'000, {}};
  for (std::uint32_t node = 1; node < line.nodes; ++node) {
    line.edges.push_back({node - 1, node});
  }
  const EntityGraph graph = line.built();
  const std::vector<double> values = articulation_of(graph);
  CHECK(values.front() == 0);
  CHECK(std::count(values.begin(), values.end(), 1.0) == 199'998);
  CHECK(bridges_of(graph)[99'999].value == 100'000);
}

}  // namespace
}  // namespace readout
