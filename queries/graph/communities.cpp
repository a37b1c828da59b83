#include "queries/graph/communities.hpp"

#include "queries/graph/leiden.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <optional>
#include <random>
#include <stdexcept>
#include <utility>

namespace readout {

namespace {

constexpr double least_improvement = 1e-4;

double modularity(double inside, double whole, std::span<const double> strengths,
                  double resolution) {
  double expected = 0;
  for (const double strength : strengths) {
    expected += strength / whole * (strength / whole);
  }
  return whole > 0 ? inside / whole - resolution * expected : 0;
}

double weight_of_rows(const EntityGraph& graph) {
  double sum = 0;
  for (std::uint32_t node = 0; node < size_of(graph); ++node) {
    sum += weight_sum(graph.neighbours(node).ties);
  }
  return sum;
}

struct Division {
  Partition partition;
  double modularity = 0;
  int rounds = 0;
};

class Rounds {
 public:
  Rounds(const EntityGraph& graph, const CommunityOptions& options)
      : m_base(graph),
        m_both_ways(weight_of_rows(graph)),
        m_resolution(options.resolution),
        m_scale(m_both_ways > 0 ? options.resolution / m_both_ways : 0),
        m_random(options.seed) {}

  /// A small graph is worth several.
  int starts() const {
    constexpr std::size_t worth_of_entries = 100'000;
    constexpr std::size_t most = 10;
    const std::size_t entries = std::max<std::size_t>(m_base.entry_count(), 1);
    return static_cast<int>(std::clamp<std::size_t>(worth_of_entries / entries, 1, most));
  }

  /// Rounds that begin with single nodes.
  Division best_of_start(int max_rounds) {
    Division best = single_nodes();
    int rounds = 0;
    for (double gain = 1; gain >= least_improvement && rounds < max_rounds; ++rounds) {
      Division division = next(best.partition);
      gain = division.modularity - best.modularity;
      if (gain > 0) {
        best = std::move(division);
      }
    }
    best.rounds = rounds;
    return best;
  }

 private:
  Division single_nodes() const {
    Partition single{std::vector<std::uint32_t>(m_base.size()), m_base.size()};
    std::iota(single.part.begin(), single.part.end(), 0U);
    const double modularity = modularity_of(m_base, single);
    return {std::move(single), modularity};
  }

  /// One round, from this partition to that of the last level.
  Division next(Partition partition) {
    std::vector<std::uint32_t> place(m_base.size());  // of each node in the level
    std::iota(place.begin(), place.end(), 0U);
    std::optional<ContractedGraph> contracted;
    while (true) {
      const ContractedGraph& level = contracted ? *contracted : m_base;
      move_nodes(level, m_scale, m_random, partition);
      const Partition parts = partition.count == level.size()
                                  ? partition
                                  : refined(level, m_scale, m_random, partition);
      if (parts.count == level.size()) {
        const double modularity = modularity_of(level, partition);
        return {{through(place, partition.part), partition.count}, modularity};
      }
      std::vector<std::uint32_t> of_part(parts.count);
      for (std::uint32_t node = 0; node < level.size(); ++node) {
        of_part[parts.part[node]] = partition.part[node];
      }
      place = through(place, parts.part);
      contracted = ContractedGraph(level, parts);
      partition.part = std::move(of_part);
    }
  }

  static std::vector<std::uint32_t> through(std::vector<std::uint32_t> place,
                                            const std::vector<std::uint32_t>& part) {
    for (std::uint32_t& node : place) {
      node = part[node];
    }
    return place;
  }

  double modularity_of(const ContractedGraph& level, const Partition& partition) const {
    std::vector<double> strengths(partition.count);
    double between = 0;
    for (std::uint32_t node = 0; node < level.size(); ++node) {
      strengths[partition.part[node]] += level.strength(node);
      const Neighbours row = level.row(node);
      for (std::size_t i = 0; i < row.nodes.size(); ++i) {
        between += partition.part[row.nodes[i]] != partition.part[node] ? row.ties[i].weight : 0;
      }
    }
    return modularity(m_both_ways - between, m_both_ways, strengths, m_resolution);
  }

  ContractedGraph m_base;
  double m_both_ways;  // all weight, twice
  double m_resolution;
  double m_scale;
  std::mt19937_64 m_random;
};

/// Parts that are not connected fall into those that are, which never lowers modularity.
Partition connected_parts(const EntityGraph& graph, const Partition& partition) {
  constexpr std::uint32_t none = ~std::uint32_t{0};
  Partition connected{std::vector<std::uint32_t>(graph.node_count(), none), 0};
  std::vector<std::uint32_t> reached;
  for (std::uint32_t first = 0; first < size_of(graph); ++first) {
    if (connected.part[first] != none) {
      continue;
    }
    connected.part[first] = connected.count;
    reached.assign(1, first);
    while (!reached.empty()) {
      const std::uint32_t node = reached.back();
      reached.pop_back();
      for (const std::uint32_t other : graph.neighbours(node).nodes) {
        if (connected.part[other] == none && partition.part[other] == partition.part[node]) {
          connected.part[other] = connected.count;
          reached.push_back(other);
        }
      }
    }
    ++connected.count;
  }
  return connected;
}

/// Parts are numbered by their first nodes: a stable order by size keeps that among equals.
Communities by_size(const Partition& partition) {
  std::vector<std::uint32_t> sizes(partition.count);
  for (const std::uint32_t part : partition.part) {
    ++sizes[part];
  }
  std::vector<std::uint32_t> order(partition.count);
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return sizes[a] > sizes[b]; });
  std::vector<std::uint32_t> number(partition.count);
  Communities communities;
  for (std::uint32_t place = 0; place < order.size(); ++place) {
    number[order[place]] = place;
    communities.sizes.push_back(sizes[order[place]]);
  }
  for (const std::uint32_t part : partition.part) {
    communities.community.push_back(number[part]);
  }
  return communities;
}

void check(const CommunityOptions& options) {
  if (!(options.resolution > 0)) {
    throw std::invalid_argument(fmt::format(
        "communities: a resolution of {}, but it must be more than 0", options.resolution));
  }
  if (options.max_rounds < 1) {
    throw std::invalid_argument(
        fmt::format("communities: {} rounds, but there must be one", options.max_rounds));
  }
}

}  // namespace

Communities communities_of(const EntityGraph& graph, const CommunityOptions& options) {
  check(options);
  Rounds rounds(graph, options);
  Division best = rounds.best_of_start(options.max_rounds);
  for (int start = 1; start < rounds.starts(); ++start) {
    Division other = rounds.best_of_start(options.max_rounds);
    if (other.modularity > best.modularity) {
      best = std::move(other);
    }
  }
  Communities communities = by_size(connected_parts(graph, best.partition));
  communities.modularity = modularity_of(graph, communities.community, options.resolution);
  communities.rounds = best.rounds;
  return communities;
}

double modularity_of(const EntityGraph& graph, std::span<const std::uint32_t> community,
                     double resolution) {
  if (community.size() != graph.node_count()) {
    throw std::invalid_argument(fmt::format("modularity: communities of {} nodes in a graph of {}",
                                            community.size(), graph.node_count()));
  }
  const std::uint32_t count =
      community.empty() ? 0 : 1 + *std::max_element(community.begin(), community.end());
  std::vector<double> strengths(count);
  double inside = 0;
  double whole = 0;
  for (std::uint32_t node = 0; node < size_of(graph); ++node) {
    const Neighbours row = graph.neighbours(node);
    double strength = 0;
    for (std::size_t i = 0; i < row.nodes.size(); ++i) {
      strength += row.ties[i].weight;
      inside += community[row.nodes[i]] == community[node] ? row.ties[i].weight : 0;
    }
    strengths[community[node]] += strength;
    whole += strength;
  }
  return modularity(inside, whole, strengths, resolution);
}

}  // namespace readout
