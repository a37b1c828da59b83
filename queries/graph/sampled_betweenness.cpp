#include "queries/graph/sampled_betweenness.hpp"

#include "queries/graph/ordered_blocks.hpp"
#include "queries/graph/search_graph.hpp"
#include "schema/text/large_pages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <memory>
#include <stdexcept>
#include <utility>

namespace readout {

namespace {

/// Samples that a thread takes at a time.
constexpr std::uint64_t samples_of_block = 1024;

/// SplitMix64: Steele, Lea, Flood, "Fast splittable pseudorandom number generators" (OOPSLA 2014).
/// Each sample begins a sequence of its own.
class Random {
 public:
  Random(std::uint64_t seed, std::uint64_t sample) : m_state(mixed(mixed(seed) + sample)) {}

  std::uint64_t next() { return mixed(m_state += increment); }
  std::uint32_t below(std::uint32_t bound) {
    return static_cast<std::uint32_t>(static_cast<double>(bound) * share());
  }
  /// At least 0, below 1.
  double share() { return static_cast<double>(next() >> 11U) * 0x1p-53; }

 private:
  static constexpr std::uint64_t increment = 0x9E3779B97F4A7C15U;

  static std::uint64_t mixed(std::uint64_t z) {
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }

  std::uint64_t m_state;
};

/// What a search from one end knows of a node.
struct Mark {
  std::uint32_t search = 0;
  std::uint32_t hops = 0;
  double paths = 0;
};

struct Side {
  LargeVector<Mark> marks;
  std::vector<std::uint32_t> level;
  std::uint32_t hops = 0;
  std::size_t ties = 0;
};

/// Draws shortest paths and counts the nodes inside them.
class Sampler {
 public:
  explicit Sampler(const SearchGraph& graph) : m_graph(graph), m_counts(graph.node_count()) {
    m_sides[0].marks.resize(graph.node_count());
    m_sides[1].marks.resize(graph.node_count());
  }

  void sample(Random random) {
    const std::uint32_t from = random.below(m_graph.node_count());
    std::uint32_t to = random.below(m_graph.node_count() - 1);
    to += to >= from ? 1 : 0;
    if (search(from, to)) {
      const std::uint32_t meeting = drawn_meeting(random);
      ++m_counts[meeting];
      walk(m_sides[0], meeting, random);
      walk(m_sides[1], meeting, random);
      --m_counts[from];
      --m_counts[to];
    }
  }

  void move_to(std::vector<std::uint64_t>& counts) {
    for (std::size_t node = 0; node < counts.size(); ++node) {
      counts[node] += std::exchange(m_counts[node], 0);
    }
  }

 private:
  void start(Side& side, std::uint32_t node) {
    side.marks[node] = {m_search, 0, 1};
    side.level = {node};
    side.hops = 0;
    side.ties = m_graph.out.degree(node);
  }

  /// Whether the two are connected; then m_meetings are the nodes of one level on shortest paths.
  bool search(std::uint32_t from, std::uint32_t to) {
    ++m_search;
    m_meetings.clear();
    start(m_sides[0], from);
    start(m_sides[1], to);
    while (m_meetings.empty()) {
      if (m_sides[0].level.empty() || m_sides[1].level.empty()) {
        return false;
      }
      const std::size_t smaller = m_sides[0].ties <= m_sides[1].ties ? 0 : 1;
      grow(m_sides[smaller], m_sides[1 - smaller]);
    }
    return true;
  }

  void grow(Side& side, const Side& other) {
    m_next.clear();
    ++side.hops;
    for (const std::uint32_t node : side.level) {
      const double paths = side.marks[node].paths;
      for (const std::uint32_t neighbour : m_graph.out[node]) {
        Mark& mark = side.marks[neighbour];
        if (mark.search != m_search) {
          mark = {m_search, side.hops, 0};
          m_next.push_back(neighbour);
        }
        mark.paths += mark.hops == side.hops ? paths : 0;
      }
    }
    side.level.swap(m_next);
    side.ties = 0;
    for (const std::uint32_t node : side.level) {
      side.ties += m_graph.out.degree(node);
      if (other.marks[node].search == m_search) {
        m_meetings.push_back(node);
      }
    }
  }

  /// Each as often as shortest paths lead through it.
  std::uint32_t drawn_meeting(Random& random) const {
    const auto through = [&](std::uint32_t node) {
      return m_sides[0].marks[node].paths * m_sides[1].marks[node].paths;
    };
    double sum = 0;
    for (const std::uint32_t node : m_meetings) {
      sum += through(node);
    }
    double left = random.share() * sum;
    for (const std::uint32_t node : m_meetings) {
      left -= through(node);
      if (left < 0) {
        return node;
      }
    }
    return m_meetings.back();
  }

  /// To the end of a side, each step as often as shortest paths take it.
  void walk(const Side& side, std::uint32_t node, Random& random) {
    for (std::uint32_t hops = side.marks[node].hops; hops > 0; --hops) {
      double left = random.share() * side.marks[node].paths;
      std::uint32_t step = node;
      for (const std::uint32_t neighbour : m_graph.out[node]) {
        const Mark& mark = side.marks[neighbour];
        if (mark.search == m_search && mark.hops + 1 == hops) {
          step = neighbour;
          left -= mark.paths;
          if (left < 0) {
            break;
          }
        }
      }
      node = step;
      ++m_counts[node];
    }
  }

  const SearchGraph& m_graph;
  std::uint32_t m_search = 0;
  std::array<Side, 2> m_sides;
  std::vector<std::uint32_t> m_meetings;
  std::vector<std::uint32_t> m_next;
  std::vector<std::uint64_t> m_counts;
};

/// Nodes of a longest shortest path are at most twice the levels of any search, plus one.
std::uint32_t longest_path_bound(const SearchGraph& graph) {
  std::uint32_t bound = 0;
  std::vector<std::uint32_t> hops(graph.node_count());
  for (const NodeRange component : graph.components) {
    // Numbers are breadth first from the component's first node: a node's first neighbour is the
    // one that it was reached from.
    for (std::uint32_t node = component.first + 1; node < component.last; ++node) {
      hops[node] = hops[graph.out[node].front()] + 1;
    }
    bound = std::max(bound, 2 * hops[component.last - 1] + 1);
  }
  return bound;
}

std::uint64_t sample_count(const SamplingOptions& options, std::uint32_t largest_path) {
  const double dimension =
      largest_path > 2 ? static_cast<double>(std::bit_width(largest_path - 2)) : 1;
  return static_cast<std::uint64_t>(std::ceil(0.5 / (options.epsilon * options.epsilon) *
                                              (dimension + std::log(1 / options.delta))));
}

}  // namespace

SampledBetweenness sampled_betweenness_of(const EntityGraph& graph,
                                          const SamplingOptions& options) {
  if (!(options.epsilon >= smallest_epsilon && options.delta >= smallest_delta &&
        options.delta < 1)) {
    throw std::invalid_argument(fmt::format("sampled betweenness with epsilon {} and delta {}",
                                            options.epsilon, options.delta));
  }
  const std::size_t n = graph.node_count();
  SampledBetweenness sampled;
  sampled.values.resize(n);
  const SearchGraph search = search_graph(graph, std::vector<char>(n, 1), false);
  sampled.largest_path = longest_path_bound(search);
  if (sampled.largest_path < 3) {
    return sampled;  // no path has an inside
  }
  sampled.samples = sample_count(options, sampled.largest_path);
  std::vector<std::uint64_t> counts(n);
  const std::uint64_t blocks = (sampled.samples + samples_of_block - 1) / samples_of_block;
  work_in_blocks(blocks, options.threads, [&] {
    const auto sampler = std::make_shared<Sampler>(search);
    return BlockWorker{
        [&, sampler](std::size_t block) {
          const std::uint64_t last = std::min(sampled.samples, (block + 1) * samples_of_block);
          for (std::uint64_t sample = block * samples_of_block; sample < last; ++sample) {
            sampler->sample(Random(options.seed, sample));
          }
        },
        [&, sampler](std::size_t /*block*/) { sampler->move_to(counts); }};
  });
  for (std::uint32_t place = 0; place < n; ++place) {
    sampled.values[search.node[place]] =
        static_cast<double>(counts[place]) / static_cast<double>(sampled.samples);
  }
  return sampled;
}

}  // namespace readout
