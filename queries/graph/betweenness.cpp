#include "queries/graph/centrality.hpp"
#include "queries/graph/lanes.hpp"

#include <algorithm>
#include <atomic>
#include <thread>

namespace readout {

namespace {

/// Sources are cut into this many blocks, whose sums are added in order: the result does not depend
/// on the number of threads.
constexpr std::size_t block_count = 64;

/// So many searches run side by side, one in each lane: a step along a tie is then the addition of
/// one cache line to another, without a branch (the idea of Then et al., "The more the merrier:
/// efficient multi-source graph traversal", PVLDB 8(4), 2014).
constexpr std::size_t lane_count = Lanes::count;

using Pair = Lanes::Pair;

constexpr double unreached = -1;

using Rows = std::vector<std::span<const std::uint32_t>>;

/// Working memory of one thread; between two calls every array is as it was made.
class Searches {
 public:
  explicit Searches(const Rows& rows)
      : m_rows(rows),
        m_paths(rows.size()),
        m_dependency(rows.size()),
        m_sum(rows.size()),
        m_distance(rows.size(), everywhere(unreached)),
        m_is_touched(rows.size()) {
    m_reached.reserve(lane_count * rows.size());
    m_level_starts.reserve(rows.size() + 2);
    m_touched.reserve(rows.size());
  }

  /// Adds the dependencies of the sources from `first` to `last` (exclusive, at most as many as
  /// there are lanes) on all other nodes to `sums`.
  void add_dependencies(std::size_t first, std::size_t last, std::vector<double>& sums) {
    start(first, last);
    count_paths();
    gather_dependencies();
    finish(sums);
  }

 private:
  using Level = std::span<const std::uint32_t>;

  /// The nodes that some lane reaches in `distance` hops.
  Level level(std::size_t distance) const {
    return Level(m_reached).subspan(m_level_starts[distance],
                                    m_level_starts[distance + 1] - m_level_starts[distance]);
  }
  std::size_t level_count() const { return m_level_starts.size() - 1; }

  void start(std::size_t first, std::size_t last) {
    m_reached.clear();
    for (std::size_t source = first; source < last; ++source) {
      m_paths[source].set(source - first, 1);
      m_distance[source].set(source - first, 0);
      m_reached.push_back(static_cast<std::uint32_t>(source));
    }
    m_level_starts = {0, m_reached.size()};
  }

  void count_paths() {
    for (double distance = 0; !level(level_count() - 1).empty(); ++distance) {
      for (const std::uint32_t node : level(level_count() - 1)) {
        push(node, distance);
      }
      for (const std::uint32_t node : m_touched) {
        take_paths(node, distance + 1);
      }
      m_touched.clear();
      m_level_starts.push_back(m_reached.size());
    }
    m_level_starts.pop_back();
  }

  /// `values` in the lanes that reach the node in `distance` hops, 0 in the others.
  Lanes only_at(double distance, std::uint32_t node, const Lanes& values) const {
    const Pair wanted = {distance, distance};
    return each([&](Pair at, Pair value) { return at == wanted ? value : Pair{}; },
                m_distance[node], values);
  }

  /// Hands the paths of a node on, in the lanes that reach it in `distance` hops.
  void push(std::uint32_t from, double distance) {
    const Lanes paths = only_at(distance, from, m_paths[from]);
    for (const std::uint32_t node : m_rows[from]) {
      if (m_is_touched[node] == 0) {
        m_is_touched[node] = 1;
        m_touched.push_back(node);
      }
      add(m_sum[node], paths);
    }
  }

  /// Keeps what came to a node in lanes that had not reached it.
  void take_paths(std::uint32_t node, double distance) {
    const Lanes fresh = only_at(unreached, node, m_sum[node]);
    const Pair here = {distance, distance};
    m_distance[node] =
        each([&](Pair paths, Pair at) { return paths > 0 ? here : at; }, fresh, m_distance[node]);
    add(m_paths[node], fresh);
    m_sum[node] = {};
    m_is_touched[node] = 0;
    if (total(fresh) > 0) {
      m_reached.push_back(node);
    }
  }

  void gather_dependencies() {
    for (std::size_t far = level_count() - 1; far >= 2; --far) {
      for (const std::uint32_t node : level(far)) {
        m_sum[node] = only_at(static_cast<double>(far), node, shares(node));
      }
      for (const std::uint32_t node : level(far - 1)) {
        gather(node, static_cast<double>(far - 1));
      }
      for (const std::uint32_t node : level(far)) {
        m_sum[node] = {};
      }
    }
  }

  /// What each shortest path to a node is worth; nonsense in lanes that do not reach it.
  Lanes shares(std::uint32_t node) const {
    return each([](Pair dependency, Pair paths) { return (1 + dependency) / paths; },
                m_dependency[node], m_paths[node]);
  }

  void gather(std::uint32_t node, double distance) {
    Lanes sum;
    for (const std::uint32_t neighbour : m_rows[node]) {
      add(sum, m_sum[neighbour]);
    }
    const Lanes paths = only_at(distance, node, m_paths[node]);
    m_dependency[node] = each([](Pair old, Pair path, Pair share) { return old + path * share; },
                              m_dependency[node], paths, sum);
  }

  void finish(std::vector<double>& sums) {
    for (std::size_t at = m_level_starts[1]; at < m_reached.size(); ++at) {
      const std::uint32_t node = m_reached[at];
      sums[node] += total(m_dependency[node]);
      m_dependency[node] = {};
    }
    for (const std::uint32_t node : m_reached) {
      m_paths[node] = {};
      m_distance[node] = everywhere(unreached);
    }
  }

  const Rows& m_rows;
  std::vector<Lanes> m_paths;       // sigma: shortest paths from the source
  std::vector<Lanes> m_dependency;  // delta of the source on the node; 0 for the source itself
  std::vector<Lanes> m_sum;         // what comes to a node within a level
  std::vector<Lanes> m_distance;
  std::vector<char> m_is_touched;
  std::vector<std::uint32_t> m_touched;
  std::vector<std::uint32_t> m_reached;  // level by level; a node stands in the levels of its lanes
  std::vector<std::size_t> m_level_starts;
};

Rows rows_of(const EntityGraph& graph) {
  Rows rows(graph.node_count());
  for (std::uint32_t node = 0; node < rows.size(); ++node) {
    rows[node] = graph.neighbours(node).nodes;
  }
  return rows;
}

/// Takes blocks until none is left. Allocates nothing, so nothing can be thrown in a thread.
void work(Searches& searches, std::atomic<std::size_t>& next_block,
          std::vector<std::vector<double>>& sums) {
  for (std::size_t block = next_block++; block < sums.size(); block = next_block++) {
    const std::size_t n = sums[block].size();
    const std::size_t last = n * (block + 1) / sums.size();
    for (std::size_t first = n * block / sums.size(); first < last; first += lane_count) {
      searches.add_dependencies(first, std::min(first + lane_count, last), sums[block]);
    }
  }
}

std::vector<std::vector<double>> block_sums(const Rows& rows, std::size_t threads) {
  const std::size_t blocks = std::min(block_count, rows.size());
  std::vector<std::vector<double>> sums(blocks, std::vector<double>(rows.size()));
  std::vector<Searches> searches;
  searches.reserve(std::min(threads, blocks));
  for (std::size_t i = 0; i < std::min(threads, blocks); ++i) {
    searches.emplace_back(rows);
  }
  std::atomic<std::size_t> next_block = 0;
  std::vector<std::jthread> workers;
  for (std::size_t i = 1; i < searches.size(); ++i) {
    workers.emplace_back([&, i] { work(searches[i], next_block, sums); });
  }
  if (!searches.empty()) {
    work(searches[0], next_block, sums);
  }
  workers.clear();
  return sums;
}

}  // namespace

std::vector<double> betweenness_of(const EntityGraph& graph, const BetweennessOptions& options) {
  const unsigned threads =
      options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  std::vector<double> values(graph.node_count());
  for (const std::vector<double>& sums : block_sums(rows_of(graph), threads)) {
    for (std::size_t node = 0; node < values.size(); ++node) {
      values[node] += sums[node];
    }
  }
  // Each pair was counted from both its ends.
  const auto n = static_cast<double>(values.size());
  const double pairs = n > 2 ? (n - 1) * (n - 2) / 2 : 1;
  const double scale = options.normalised ? 0.5 / pairs : 0.5;
  std::for_each(values.begin(), values.end(), [&](double& value) { value *= scale; });
  return values;
}

}  // namespace readout
