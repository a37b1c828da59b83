#include "tests/bench/structure_bench.hpp"

#include "queries/graph/articulation.hpp"
#include "queries/graph/communities.hpp"
#include "queries/graph/shortest_paths.hpp"
#include "tests/bench/timing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace readout::bench {

namespace {

void print_line(const std::string& bench, const BothSides& sides, double ours, double theirs,
                const std::string& more) {
  fmt::print(
      "{{\"bench\": \"{}\", \"graph\": \"{}\", \"cores\": 1, \"ours_s\": {:.5f}, \"against\": "
      "\"igraph\", \"against_s\": {:.5f}, \"ratio\": {:.1f}, \"runs\": {}, {}}}\n",
      bench, sides.source.name, ours, theirs, theirs / ours, sides.runs, more);
  std::fflush(stdout);
}

void compare_leiden(const BothSides& sides, int max_rounds) {
  Communities found;
  const double seconds = best_seconds(
      sides.runs, [&] { found = communities_of(sides.graph, {.max_rounds = max_rounds}); });
  const Division theirs = sides.igraph.leiden(found.rounds);
  print_line("communities", sides, seconds, theirs.seconds,
             fmt::format("\"rounds\": {}, \"modularity\": {:.4f}, \"against_modularity\": {:.4f}",
                         found.rounds, found.modularity, theirs.modularity));
}

/// Of the query, over pairs of nodes that are tied to something; the same for each side.
template <typename Ours, typename Theirs>
void compare_paths(const std::string& bench, const BothSides& sides, int pairs, const Ours& ours,
                   const Theirs& theirs) {
  std::mt19937_64 random(1);
  double our_seconds = 0;
  double their_seconds = 0;
  bool is_same = true;
  for (int i = 0; i < pairs; ++i) {
    const auto from = static_cast<std::uint32_t>(random() % sides.source.nodes);
    const auto to = static_cast<std::uint32_t>(random() % sides.source.nodes);
    if (from == to) {
      continue;
    }
    std::vector<std::size_t> ours_found;
    std::vector<std::size_t> theirs_found;
    our_seconds += seconds_of([&] { ours_found = ours(from, to); });
    their_seconds += seconds_of([&] { theirs_found = theirs(from, to); });
    is_same = is_same && ours_found == theirs_found;
  }
  print_line(bench, sides, our_seconds / pairs, their_seconds / pairs,
             fmt::format("\"pairs\": {}, \"same\": {}", pairs, is_same));
}

}  // namespace

void bench_communities(const BothSides& sides, bool until_it_stops) {
  compare_leiden(sides, 2);
  if (until_it_stops) {
    compare_leiden(sides, CommunityOptions{}.max_rounds);
  }
}

void bench_cuts(const BothSides& sides) {
  std::vector<double> values;
  const double points_s = best_seconds(sides.runs, [&] { values = articulation_of(sides.graph); });
  std::vector<std::uint32_t> points;
  for (std::uint32_t node = 0; node < values.size(); ++node) {
    if (values[node] > 0) {
      points.push_back(node);
    }
  }
  const Found their_points = sides.igraph.articulation_points();
  print_line(
      "articulation", sides, points_s, their_points.seconds,
      fmt::format("\"found\": {}, \"same\": {}", points.size(), points == their_points.numbers));
  std::vector<EdgeValue> ties;
  const double bridges_s = best_seconds(sides.runs, [&] { ties = bridges_of(sides.graph); });
  std::vector<std::pair<std::uint32_t, std::uint32_t>> bridges;
  for (const EdgeValue& tie : ties) {
    if (tie.value > 0) {
      bridges.emplace_back(tie.source, tie.target);
    }
  }
  const Found their_bridges = sides.igraph.bridges();
  std::vector<std::pair<std::uint32_t, std::uint32_t>> theirs;
  for (const std::uint32_t edge : their_bridges.numbers) {
    const auto& [one, other] = sides.source.edges[edge];
    theirs.emplace_back(std::minmax(one, other));
  }
  std::sort(theirs.begin(), theirs.end());
  print_line("bridges", sides, bridges_s, their_bridges.seconds,
             fmt::format("\"found\": {}, \"same\": {}", bridges.size(), bridges == theirs));
}

void bench_several_paths(const BothSides& sides, int pairs) {
  constexpr std::size_t shortest = 10;
  constexpr std::size_t disjoint = 4;
  compare_paths(
      "paths-shortest-10", sides, pairs,
      [&](std::uint32_t from, std::uint32_t to) {
        std::vector<std::size_t> hops;
        for (const FoundPath& path : shortest_paths(sides.graph, {from, to}, shortest)) {
          hops.push_back(path.nodes.size());
        }
        return hops;
      },
      [&](std::uint32_t from, std::uint32_t to) {
        return sides.igraph.shortest_paths(from, to, shortest);
      });
  compare_paths(
      "paths-disjoint-4", sides, pairs,
      [&](std::uint32_t from, std::uint32_t to) {
        return std::vector{disjoint_paths(sides.graph, {from, to}, disjoint).size()};
      },
      [&](std::uint32_t from, std::uint32_t to) {
        return std::vector{std::min(disjoint, sides.igraph.disjoint_paths(from, to))};
      });
}

}  // namespace readout::bench
