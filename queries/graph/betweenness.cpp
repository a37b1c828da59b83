#include "queries/graph/centrality.hpp"

#include <algorithm>
#include <atomic>
#include <thread>

namespace readout {

namespace {

/// Sources are cut into this many blocks, whose sums are added in order: the result does not depend
/// on the number of threads.
constexpr std::size_t block_count = 64;

constexpr std::int32_t unreached = -1;

/// What one search knows of a node, together so that a visit touches one cache line.
struct Visit {
  double paths = 0;       // sigma: shortest paths from the source
  double dependency = 0;  // delta of the source on this node
  std::int32_t distance = unreached;
};

using Rows = std::vector<std::span<const std::uint32_t>>;

Rows rows_of(const EntityGraph& graph) {
  Rows rows(graph.node_count());
  for (std::uint32_t node = 0; node < rows.size(); ++node) {
    rows[node] = graph.neighbours(node).nodes;
  }
  return rows;
}

/// Working memory of one thread.
class Search {
 public:
  explicit Search(const Rows& rows) : m_rows(rows), m_visits(rows.size()) {
    m_order.reserve(rows.size());
  }
  Search(const Search& other) : Search(other.m_rows) {}
  Search& operator=(const Search&) = delete;

  /// Adds the dependencies of `source` on all other nodes to `sums`.
  void add_dependencies(std::uint32_t source, std::vector<double>& sums) {
    count_paths(source);
    gather_dependencies();
    for (std::size_t i = 1; i < m_order.size(); ++i) {
      sums[m_order[i]] += m_visits[m_order[i]].dependency;
    }
    for (const std::uint32_t node : m_order) {
      m_visits[node] = {};
    }
  }

 private:
  void count_paths(std::uint32_t source) {
    m_order.assign(1, source);
    m_visits[source] = {1, 0, 0};
    for (std::size_t next = 0; next < m_order.size(); ++next) {
      const Visit from = m_visits[m_order[next]];
      for (const std::uint32_t node : m_rows[m_order[next]]) {
        Visit& to = m_visits[node];
        if (to.distance == unreached) {
          to.distance = from.distance + 1;
          m_order.push_back(node);
        }
        if (to.distance == from.distance + 1) {
          to.paths += from.paths;
        }
      }
    }
  }

  void gather_dependencies() {
    for (std::size_t i = m_order.size(); i-- > 0;) {
      const Visit from = m_visits[m_order[i]];
      const double share = (1 + from.dependency) / from.paths;
      for (const std::uint32_t node : m_rows[m_order[i]]) {
        Visit& to = m_visits[node];
        if (to.distance + 1 == from.distance) {
          to.dependency += to.paths * share;
        }
      }
    }
  }

  const Rows& m_rows;
  std::vector<Visit> m_visits;
  std::vector<std::uint32_t> m_order;
};

/// Takes blocks until none is left. Allocates nothing, so nothing can be thrown in a thread.
void work(Search& search, std::atomic<std::size_t>& next_block,
          std::vector<std::vector<double>>& sums) {
  for (std::size_t block = next_block++; block < sums.size(); block = next_block++) {
    const std::size_t n = sums[block].size();
    for (std::size_t source = n * block / sums.size(); source < n * (block + 1) / sums.size();
         ++source) {
      search.add_dependencies(static_cast<std::uint32_t>(source), sums[block]);
    }
  }
}

std::vector<std::vector<double>> block_sums(const Rows& rows, std::size_t threads) {
  const std::size_t blocks = std::min(block_count, rows.size());
  std::vector<std::vector<double>> sums(blocks, std::vector<double>(rows.size()));
  std::vector<Search> searches(
      std::clamp<std::size_t>(threads, 1, std::max<std::size_t>(1, blocks)), Search(rows));
  std::atomic<std::size_t> next_block = 0;
  {
    std::vector<std::jthread> workers;
    for (std::size_t i = 1; i < searches.size(); ++i) {
      workers.emplace_back([&, i] { work(searches[i], next_block, sums); });
    }
    work(searches[0], next_block, sums);
  }
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
  const double n = static_cast<double>(values.size());
  const double pairs = n > 2 ? (n - 1) * (n - 2) / 2 : 1;
  const double scale = options.normalised ? 0.5 / pairs : 0.5;
  std::for_each(values.begin(), values.end(), [&](double& value) { value *= scale; });
  return values;
}

}  // namespace readout
