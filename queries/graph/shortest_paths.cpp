#include "queries/graph/shortest_paths.hpp"

#include "queries/graph/leg_search.hpp"
#include "queries/graph/path_finder.hpp"
#include "queries/graph/path_query.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace readout {

namespace {

/// A path, and the place up to which it is that of the path that it was made from.
struct Candidate {
  FoundPath path;
  std::size_t deviation = 0;

  bool operator<(const Candidate& other) const {
    return std::tie(path.cost, path.nodes) < std::tie(other.path.cost, other.path.nodes);
  }
};

bool is_plain(const PathQuery& query) {
  return query.through.empty() && query.avoid.empty() && query.measure == PathMeasure{};
}

bool begins_with(const std::vector<std::uint32_t>& nodes, const std::vector<std::uint32_t>& start) {
  return nodes.size() > start.size() && std::equal(start.begin(), start.end(), nodes.begin());
}

std::vector<FoundPath> first_plain_path(const EntityGraph& graph, const PathQuery& query) {
  auto nodes = PathFinder(graph).find(query.from, query.to);
  if (!nodes || (query.max_hops && nodes->size() > *query.max_hops + 1)) {
    return {};
  }
  const PathCost cost = StepCosts(graph, query.measure).path(*nodes);
  return {{std::move(*nodes), cost}};
}

/// Adds the best path that leaves the last of `found` at each place behind its own deviation.
void add_deviations(LegSearch& search, const std::vector<FoundPath>& found, std::size_t deviation,
                    std::set<Candidate>& candidates) {
  const std::vector<std::uint32_t>& last = found.back().nodes;
  for (std::size_t place = deviation; place + 1 < last.size(); ++place) {
    PathStart start{{last.begin(), last.begin() + static_cast<std::ptrdiff_t>(place) + 1}};
    for (const FoundPath& known : found) {
      if (begins_with(known.nodes, start.nodes)) {
        start.not_to.push_back(known.nodes[place + 1]);
      }
    }
    if (auto path = search.find(start)) {
      candidates.insert({std::move(*path), place});
    }
  }
}

}  // namespace

std::vector<FoundPath> shortest_paths(const EntityGraph& graph, const PathQuery& query,
                                      std::size_t count) {
  check_query(graph, query);
  if (count == 0) {
    return {};
  }
  if (query.from == query.to && query.through.empty()) {
    return {{{query.from}, {}}};
  }
  if (count == 1 && is_plain(query)) {
    return first_plain_path(graph, query);
  }
  LegSearch search(graph, query);
  std::set<Candidate> candidates;
  if (auto first = search.find({{query.from}})) {
    candidates.insert({std::move(*first), 0});
  }
  std::vector<FoundPath> found;
  while (!candidates.empty()) {
    auto best = candidates.extract(candidates.begin());
    found.push_back(std::move(best.value().path));
    if (found.size() == count) {
      break;
    }
    add_deviations(search, found, best.value().deviation, candidates);
  }
  return found;
}

}  // namespace readout
