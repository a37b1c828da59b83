#include "queries/graph/communities.hpp"

#include "queries/graph/community_profile.hpp"
#include "tests/queries/graph/community_graphs.hpp"
#include "tests/queries/graph/igraph_oracle.hpp"
#include "tests/queries/graph/oracles.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <random>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace readout {
namespace {

constexpr unsigned seed = 20310304;

std::vector<std::uint32_t> by_chance(std::uint32_t nodes, std::mt19937& random) {
  std::vector<std::uint32_t> community(nodes);
  for (std::uint32_t& number : community) {
    number = static_cast<std::uint32_t>(random() % 4);
  }
  return community;
}

/// From the definition: over all ordered pairs of nodes in one community, a_ij - s_i s_j / 2W.
double slow_modularity(const test::PlainGraph& plain, const std::vector<std::uint32_t>& community,
                       double resolution) {
  const auto weights = test::undirected_matrix(plain);
  std::vector<double> strengths;
  double whole = 0;
  for (const auto& row : weights) {
    strengths.push_back(std::accumulate(row.begin(), row.end(), 0.0));
    whole += strengths.back();
  }
  double sum = 0;
  for (std::size_t a = 0; a < plain.nodes; ++a) {
    for (std::size_t b = 0; b < plain.nodes; ++b) {
      if (community[a] == community[b] && whole > 0) {
        sum += (weights[a][b] - resolution * strengths[a] * strengths[b] / whole) / whole;
      }
    }
  }
  return sum;
}

/// The most that any division of the nodes reaches. Tries them all.
double largest_modularity(const test::PlainGraph& plain, std::vector<std::uint32_t>& community,
                          std::uint32_t node, std::uint32_t count) {
  if (node == plain.nodes) {
    return slow_modularity(plain, community, 1);
  }
  double most = -1;
  for (std::uint32_t number = 0; number <= count; ++number) {
    community[node] = number;
    most =
        std::max(most, largest_modularity(plain, community, node + 1, std::max(count, number + 1)));
  }
  return most;
}

/// Ties between communities left out, communities are the components.
bool are_connected(const test::PlainGraph& plain, const std::vector<std::uint32_t>& community) {
  test::PlainGraph inside = plain;
  std::erase_if(inside.edges, [&](const GraphEdge& edge) {
    return community[edge.source] != community[edge.target];
  });
  const auto component = test::boost_components(inside);
  std::set<std::uint32_t> components(component.begin(), component.end());
  return components.size() == std::set<std::uint32_t>(community.begin(), community.end()).size();
}

TEST_CASE("Modularity is that of its definition, and igraph's") {
  std::mt19937 random(seed);
  for (const test::PlainGraph& plain : test::small_graphs(seed)) {
    INFO(plain.name);
    const auto community = by_chance(plain.nodes, random);
    const EntityGraph graph = plain.built();
    for (const double resolution : {1.0, 0.3, 4.0}) {
      const double value = modularity_of(graph, community, resolution);
      CHECK(value == Approx(slow_modularity(plain, community, resolution)).margin(1e-12));
      if (graph.edge_count() > 0) {
        CHECK(value ==
              Approx(test::igraph_modularity_of(plain, community, resolution)).margin(1e-12));
      }
    }
  }
}

TEST_CASE("Communities of small graphs are as good as any division, or nearly") {
  int graphs = 0;
  int best = 0;
  for (const test::PlainGraph& plain : test::small_graphs(seed)) {
    if (plain.nodes > 8 || plain.nodes == 0) {
      continue;
    }
    INFO(plain.name);
    std::vector<std::uint32_t> community(plain.nodes);
    const double most = largest_modularity(plain, community, 0, 0);
    const Communities found = communities_of(plain.built());
    CHECK(found.modularity == Approx(slow_modularity(plain, found.community, 1)).margin(1e-12));
    CHECK(found.modularity <= most + 1e-12);
    CHECK(found.modularity >= most - 0.05);
    best += found.modularity >= most - 1e-12 ? 1 : 0;
    ++graphs;
  }
  CHECK(graphs > 80);
  CHECK(best >= graphs * 95 / 100);
}

TEST_CASE("Modularity is hardly less than what igraph's Leiden and Louvain reach") {
  for (const std::uint64_t number : {1, 2, 3}) {
    for (const test::PlainGraph& plain : test::community_graphs(number)) {
      INFO(plain.name);
      const Communities found = communities_of(plain.built());
      CHECK(found.modularity ==
            Approx(test::igraph_modularity_of(plain, found.community, 1)).margin(1e-12));
      CHECK(found.modularity >= 0.99 * test::igraph_leiden_modularity(plain, 10));
      CHECK(found.modularity >= 0.99 * test::igraph_louvain_modularity(plain));
    }
  }
}

TEST_CASE("Every community is connected, at any resolution, whatever the seed") {
  for (const std::uint64_t number : {4, 5}) {
    for (const test::PlainGraph& plain : test::community_graphs(number)) {
      const EntityGraph graph = plain.built();
      for (const double resolution : {0.1, 1.0, 5.0}) {
        for (const int rounds : {1, 10}) {
          INFO(plain.name << ", resolution " << resolution << ", rounds " << rounds);
          const Communities found = communities_of(
              graph, {.resolution = resolution, .seed = number, .max_rounds = rounds});
          CHECK(are_connected(plain, found.community));
        }
      }
    }
  }
  CHECK_FALSE(are_connected(test::PlainGraph{"three", 3, {{0, 1}, {1, 2}}}, {0, 1, 0}));
}

TEST_CASE("No two communities would be better as one") {
  for (const test::PlainGraph& plain : test::community_graphs(6)) {
    INFO(plain.name);
    const EntityGraph graph = plain.built();
    const Communities found = communities_of(graph);
    std::set<std::pair<std::uint32_t, std::uint32_t>> neighbours;
    for (const GraphEdge& edge : plain.edges) {
      neighbours.insert(std::minmax(found.community[edge.source], found.community[edge.target]));
    }
    for (const auto& [a, b] : neighbours) {
      std::vector<std::uint32_t> merged = found.community;
      std::replace(merged.begin(), merged.end(), b, a);
      CHECK(modularity_of(graph, merged) <= found.modularity + 1e-12);
    }
  }
}

TEST_CASE("Groups that were planted are found") {
  for (const std::uint64_t number : {1, 2, 3}) {
    const test::PlainGraph plain = test::planted({15, 40, 0.4, 0.01}, number);
    const Communities found = communities_of(plain.built(), {.seed = number});
    REQUIRE(found.sizes == std::vector<std::uint32_t>(15, 40));
    for (std::uint32_t node = 0; node < plain.nodes; ++node) {
      CHECK(found.community[node] == node / 40);
    }
  }
}

TEST_CASE("The cliques of a ring are communities, in pairs where there are many") {
  const Communities few = communities_of(test::ring_of_cliques(8, 6).built());
  CHECK(few.sizes == std::vector<std::uint32_t>(8, 6));
  // The limit of resolution: Fortunato and Barthélemy, PNAS 104(1), 2007.
  const test::PlainGraph many = test::ring_of_cliques(30, 5);
  CHECK(communities_of(many.built()).sizes.front() >= 10);
  const Communities fine = communities_of(many.built(), {.resolution = 3});
  CHECK(fine.sizes == std::vector<std::uint32_t>(30, 5));
  CHECK(communities_of(many.built(), {.resolution = 1e-3}).sizes.size() == 1);
}

TEST_CASE("Communities depend on graph and options alone") {
  std::mt19937 random(seed);
  for (test::PlainGraph plain : test::community_graphs(7)) {
    INFO(plain.name);
    const Communities found = communities_of(plain.built());
    for (GraphEdge& edge : plain.edges) {
      edge.weight *= 4;
      if (random() % 2 == 0) {
        std::swap(edge.source, edge.target);
      }
    }
    std::shuffle(plain.edges.begin(), plain.edges.end(), random);
    plain.edges.push_back({0, 0, 100, true});
    const Communities again = communities_of(plain.built());
    CHECK(again.community == found.community);
    CHECK(again.modularity == found.modularity);
  }
}

TEST_CASE("Communities are numbered by size, then by their first nodes") {
  for (const test::PlainGraph& plain : test::small_graphs(seed)) {
    INFO(plain.name);
    const Communities found = communities_of(plain.built());
    REQUIRE(found.community.size() == plain.nodes);
    CHECK(std::is_sorted(found.sizes.rbegin(), found.sizes.rend()));
    std::vector<std::uint32_t> sizes(found.sizes.size());
    std::vector<std::uint32_t> first(found.sizes.size(), plain.nodes);
    for (std::uint32_t node = plain.nodes; node-- > 0;) {
      ++sizes.at(found.community[node]);
      first[found.community[node]] = node;
    }
    CHECK(sizes == found.sizes);
    for (std::size_t i = 1; i < first.size(); ++i) {
      CHECK((sizes[i - 1] > sizes[i] || first[i - 1] < first[i]));
    }
  }
}

TEST_CASE("Communities without ties, and nonsense") {
  const Communities none = communities_of(test::PlainGraph{"three alone", 3, {{1, 1}}}.built());
  CHECK(none.community == std::vector<std::uint32_t>{0, 1, 2});
  CHECK(none.modularity == 0);
  CHECK(communities_of(test::PlainGraph{"nothing", 0, {}}.built()).sizes.empty());
  const EntityGraph graph = test::PlainGraph{"pair", 2, {{0, 1}}}.built();
  CHECK_THROWS_AS(communities_of(graph, {.resolution = 0}), std::invalid_argument);
  CHECK_THROWS_AS(communities_of(graph, {.max_rounds = 0}), std::invalid_argument);
  CHECK_THROWS_AS(modularity_of(graph, std::vector<std::uint32_t>{0}), std::invalid_argument);
}

TEST_CASE("A community is known by those with the most weight inside") {
  const EntityGraph graph =
      test::PlainGraph{
          "two triangles",
          7,
          {{0, 1, 3}, {1, 2, 2}, {2, 0, 1}, {3, 4, 1}, {4, 5, 1}, {5, 3, 1}, {2, 3, 1}}}
          .built();
  const Communities found = communities_of(graph);
  REQUIRE(found.sizes == std::vector<std::uint32_t>{3, 3, 1});
  const auto profiles = profiles_of(graph, found, 2);
  REQUIRE(profiles.size() == 2);
  CHECK(title_of(graph, profiles[0], 2) == "P101, P100");
  CHECK(profiles[0].weight_inside() == 6);
  CHECK(profiles[0].share_inside() == Approx(12.0 / 13));
  CHECK(title_of(graph, profiles[1], 9) == "P103, P104, P105");
  const Table rows = community_table(graph, profiles, 1);
  REQUIRE(rows.rows.size() == 2);
  CHECK(std::get<std::string>(rows.rows[0][1]) == "P101");
  const Table members = member_table(graph, profiles, 2);
  REQUIRE(members.rows.size() == 4);
  CHECK(std::get<std::string>(members.rows[2][4]) == "person:103");
  CHECK(std::get<double>(members.rows[2][5]) == 2);
  CHECK(std::get<double>(members.rows[2][6]) == 1);
  CHECK(member_table(graph, profiles_of(graph, found, 9), {}).rows.size() == 7);
}

}  // namespace
}  // namespace readout
