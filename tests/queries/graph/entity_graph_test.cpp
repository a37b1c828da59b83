#include "queries/graph/entity_graph.hpp"

#include "tests/queries/graph/random_graphs.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <stdexcept>
#include <vector>

namespace readout {
namespace {

std::vector<std::vector<double>> matrix_of(const EntityGraph& graph, bool directed) {
  std::vector<std::vector<double>> matrix(graph.node_count(),
                                          std::vector<double>(graph.node_count()));
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
    const Neighbours row = directed ? graph.successors(node) : graph.neighbours(node);
    CHECK(std::is_sorted(row.nodes.begin(), row.nodes.end()));
    CHECK(row.nodes.size() == row.ties.size());
    for (std::size_t i = 0; i < row.nodes.size(); ++i) {
      matrix[node][row.nodes[i]] += row.ties[i].weight;
    }
  }
  return matrix;
}

TEST_CASE("The graph merges parallel edges and leaves loops out") {
  for (const test::PlainGraph& plain : test::small_graphs(11)) {
    INFO(plain.name);
    const EntityGraph graph = plain.built();
    CHECK(matrix_of(graph, false) == test::undirected_matrix(plain));
    CHECK(matrix_of(graph, true) == test::directed_matrix(plain));
    std::size_t ends = 0;
    for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
      ends += graph.neighbours(node).nodes.size();
    }
    CHECK(graph.edge_count() == ends / 2);
  }
}

TEST_CASE("The graph does not depend on the order of its edges") {
  std::mt19937 random(5);
  test::PlainGraph plain{"sums", 3, {}};
  for (int i = 0; i < 40; ++i) {
    plain.edges.push_back({static_cast<std::uint32_t>(random() % 3),
                           static_cast<std::uint32_t>(random() % 3),
                           0.1 * static_cast<double>(1 + random() % 9), true});
  }
  const auto first = matrix_of(plain.built(), false);
  std::shuffle(plain.edges.begin(), plain.edges.end(), random);
  CHECK(matrix_of(plain.built(), false) == first);
}

TEST_CASE("A node is found by its key") {
  const EntityGraph graph = test::PlainGraph{"three", 3, {{0, 1}}}.built();
  CHECK(graph.find("person:101") == 1);
  CHECK_FALSE(graph.find("person:1"));
  CHECK_FALSE(graph.find("zebra"));
  CHECK(graph.node(2).key == "person:102");
}

TEST_CASE("An edge to nowhere or without weight is refused") {
  CHECK_THROWS_AS((test::PlainGraph{"bad", 2, {{0, 2}}}.built()), std::invalid_argument);
  CHECK_THROWS_AS((test::PlainGraph{"bad", 2, {{0, 1, 0}}}.built()), std::invalid_argument);
  CHECK_THROWS_AS((test::PlainGraph{"bad", 2, {{0, 1, -1}}}.built()), std::invalid_argument);
}

}  // namespace
}  // namespace readout
