#include "queries/graph/centrality.hpp"
#include "queries/graph/ordered_blocks.hpp"
#include "schema/text/large_pages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <barrier>
#include <cmath>
#include <latch>
#include <numeric>
#include <optional>
#include <stdexcept>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace readout {

namespace {

/// Nodes of a block, whose sums are added in order; so many blocks are renewed side by side, from
/// the values that those before them have already got in this round.
constexpr std::uint32_t nodes_of_block = 2048;
constexpr std::size_t steps_of_round = 16;
constexpr int rounds_to_judge = 8;
/// Below so many ties one thread is done before a second one has started.
constexpr std::size_t ties_worth_threads = 1'000'000;

/// Up to so many ties a node a walk over the graph is cheap beside the rounds that it shortens.
constexpr std::size_t ties_of_sparse_node = 8;

/// What comes in at each node. Where no tie has a direction and the order is the graph's own, that
/// is the graph itself.
struct Inflow {
  const EntityGraph& graph;
  std::vector<std::uint32_t> order = {};  ///< number in the graph of each node; empty: the same
  LargeVector<std::size_t> starts = {};   // empty: as the graph
  LargeVector<std::uint32_t> sources = {};
  LargeVector<Tie> ties = {};
  bool is_even = false;            ///< every node's ties weigh the same
  std::vector<double> share = {};  ///< of each node: 1 / what its ties weigh; 0: it has none

  std::size_t tie_count() const { return starts.empty() ? 2 * graph.edge_count() : sources.size(); }
  Neighbours row(std::uint32_t node) const {
    if (starts.empty()) {
      return graph.neighbours(node);
    }
    const std::size_t size = starts[node + 1] - starts[node];
    return {{sources.data() + starts[node], size}, {ties.data() + starts[node], size}};
  }
};

bool shares_evenly(const EntityGraph& graph) {
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
    const auto ties = graph.successors(node).ties;
    if (!std::all_of(ties.begin(), ties.end(),
                     [&](const Tie& tie) { return tie.weight == ties.front().weight; })) {
      return false;
    }
  }
  return true;
}

/// Breadth first, component after component, without regard to direction: nodes that are tied lie
/// near each other.
std::vector<std::uint32_t> breadth_first(const EntityGraph& graph) {
  const auto n = static_cast<std::uint32_t>(graph.node_count());
  std::vector<std::uint32_t> order;
  order.reserve(n);
  std::vector<char> is_seen(n, 0);
  const auto see = [&](std::uint32_t node) {
    if (is_seen[node] == 0) {
      is_seen[node] = 1;
      order.push_back(node);
    }
  };
  for (std::uint32_t first = 0; first < n; ++first) {
    const std::size_t begin = order.size();
    see(first);
    for (std::size_t i = begin; i < order.size(); ++i) {
      for (const std::uint32_t neighbour : graph.neighbours(order[i]).nodes) {
        see(neighbour);
      }
    }
  }
  return order;
}

/// Where each node of the graph lies in an order.
std::vector<std::uint32_t> positions_in(const std::vector<std::uint32_t>& order, std::uint32_t n) {
  std::vector<std::uint32_t> position(n);
  for (std::uint32_t i = 0; i < n; ++i) {
    position[order.empty() ? i : order[i]] = i;
  }
  return position;
}

/// The graph's ties by where they lead to, in the order.
void turn(const EntityGraph& graph, Inflow& inflow) {
  const auto n = static_cast<std::uint32_t>(graph.node_count());
  const std::vector<std::uint32_t> position = positions_in(inflow.order, n);
  inflow.starts.assign(n + 1, 0);
  for (std::uint32_t node = 0; node < n; ++node) {
    for (const std::uint32_t successor : graph.successors(node).nodes) {
      ++inflow.starts[position[successor] + 1];
    }
  }
  std::partial_sum(inflow.starts.begin(), inflow.starts.end(), inflow.starts.begin());
  inflow.sources.resize(inflow.starts.back());
  inflow.ties.resize(inflow.starts.back());
  LargeVector<std::size_t> next(inflow.starts.begin(), inflow.starts.end() - 1);
  for (std::uint32_t source = 0; source < n; ++source) {
    const Neighbours row = graph.successors(inflow.order.empty() ? source : inflow.order[source]);
    for (std::size_t i = 0; i < row.nodes.size(); ++i) {
      const std::size_t place = next[position[row.nodes[i]]]++;
      inflow.sources[place] = source;
      inflow.ties[place] = row.ties[i];
    }
  }
}

Inflow inflow_of(const EntityGraph& graph) {
  Inflow inflow{graph};
  inflow.is_even = shares_evenly(graph);
  const std::size_t n = graph.node_count();
  if (n > nodes_of_block * steps_of_round && 2 * graph.edge_count() <= ties_of_sparse_node * n) {
    inflow.order = breadth_first(graph);
  }
  for (std::uint32_t i = 0; i < n; ++i) {
    const Neighbours row = graph.successors(inflow.order.empty() ? i : inflow.order[i]);
    const double sum =
        inflow.is_even ? static_cast<double>(row.nodes.size()) : weight_sum(row.ties);
    inflow.share.push_back(row.nodes.empty() ? 0 : 1 / sum);
  }
  if (graph.has_directions() || !inflow.order.empty()) {
    turn(graph, inflow);
  }
  return inflow;
}

/// The values, and what each node hands on: its value / the weight of its outgoing ties.
class Rounds {
 public:
  Rounds(const Inflow& inflow, const PagerankOptions& options)
      : m_inflow(inflow),
        m_options(options),
        m_jump(inflow.share.size(), 0),
        m_handed_on(m_jump.size()),
        m_fresh(m_jump.size()),
        m_differences((m_jump.size() + nodes_of_block - 1) / nodes_of_block),
        m_dangling(m_differences.size()),
        m_sums(m_differences.size()),
        m_in_turn(!inflow.order.empty() || m_differences.size() <= steps_of_round) {
    const auto n = static_cast<double>(m_jump.size());
    if (options.restart.empty()) {
      std::fill(m_jump.begin(), m_jump.end(), 1 / n);
    }
    const std::vector<std::uint32_t> position =
        options.restart.empty()
            ? std::vector<std::uint32_t>{}
            : positions_in(inflow.order, static_cast<std::uint32_t>(m_jump.size()));
    for (const std::uint32_t node : options.restart) {
      m_jump[position[node]] += 1 / static_cast<double>(options.restart.size());
    }
    m_values.assign(m_jump.begin(), m_jump.end());
    for (std::size_t node = 0; node < m_values.size(); ++node) {
      m_handed_on[node] = m_values[node] * m_inflow.share[node];
      m_dangling[node / nodes_of_block] += m_inflow.share[node] > 0 ? 0 : m_values[node];
    }
  }

  PagerankResult run() {
    const std::size_t blocks = m_differences.size();
    const unsigned wanted = m_in_turn || m_inflow.tie_count() < ties_worth_threads
                                ? 1
                                : threads_or_all(m_options.threads);
    const auto threads = static_cast<unsigned>(std::min<std::size_t>(wanted, blocks));
    begin_round();
    work_with(threads);
    m_result.values.resize(m_values.size());
    for (std::size_t i = 0; i < m_values.size(); ++i) {
      m_result.values[m_inflow.order.empty() ? i : m_inflow.order[i]] = m_values[i];
    }
    return std::move(m_result);
  }

 private:
  std::size_t first_block(std::size_t step) const {
    return m_differences.size() * step / steps_of_round;
  }

  void begin_round() {
    const double dangling = std::accumulate(m_dangling.begin(), m_dangling.end(), 0.0);
    m_jumping = 1 - m_options.damping + m_options.damping * dangling;
  }

  /// False where the system gives no more threads.
  template <typename Work>
  static bool has_started(std::vector<std::jthread>& threads, const Work& work, unsigned number) {
    try {
      threads.emplace_back(work, number);
      return true;
    } catch (const std::system_error&) {
      return false;
    }
  }

  /// Fewer threads do the same where the system gives no more.
  void work_with(unsigned wanted) {
    const auto end = [this]() noexcept { end_step(); };
    unsigned threads = 1;
    std::optional<std::barrier<decltype(end)>> step_is_done;
    std::latch all_are_there(1);
    const auto work = [&](unsigned thread) {
      all_are_there.wait();
      while (!m_is_done) {
        renew_blocks(thread, threads);
        step_is_done->arrive_and_wait();
      }
    };
    std::vector<std::jthread> others;
    others.reserve(wanted);
    while (threads < wanted && has_started(others, work, threads)) {
      ++threads;
    }
    step_is_done.emplace(static_cast<std::ptrdiff_t>(threads), end);
    all_are_there.count_down();
    work(0);
  }

  /// One thread's part of the blocks of a step.
  void renew_blocks(unsigned thread, unsigned threads) {
    const std::size_t first = first_block(m_step);
    const std::size_t count = first_block(m_step + 1) - first;
    for (std::size_t i = count * thread / threads; i < count * (thread + 1) / threads; ++i) {
      renew_block(first + i);
    }
  }

  void renew_block(std::size_t block) {
    const auto first = static_cast<std::uint32_t>(block * nodes_of_block);
    const auto last = std::min(first + nodes_of_block, static_cast<std::uint32_t>(m_jump.size()));
    double difference = 0;
    double dangling = 0;
    double sum = 0;
    for (std::uint32_t node = first; node < last; ++node) {
      const double fits = m_jumping * m_jump[node] + m_options.damping * inflow_at(node);
      const double value = m_values[node] + m_relaxation * (fits - m_values[node]);
      sum += value;
      difference += std::abs(value - m_values[node]);
      m_values[node] = value;
      m_fresh[node] = value * m_inflow.share[node];
      if (m_in_turn) {
        m_handed_on[node] = m_fresh[node];
      }
      dangling += m_inflow.share[node] > 0 ? 0 : value;
    }
    m_sums[block] = sum;
    m_differences[block] = difference;
    m_dangling[block] = dangling;
  }

  double inflow_at(std::uint32_t node) const {
    const Neighbours row = m_inflow.row(node);
    double sum = 0;
    if (m_inflow.is_even) {
      for (const std::uint32_t source : row.nodes) {
        sum += m_handed_on[source];
      }
      return sum;
    }
    for (std::size_t i = 0; i < row.nodes.size(); ++i) {
      sum += m_handed_on[row.nodes[i]] * row.ties[i].weight;
    }
    return sum;
  }

  /// While no thread works: what the step has renewed is seen by the next one.
  void end_step() {
    if (!m_is_last) {
      const std::size_t first = first_block(m_step) * nodes_of_block;
      const std::size_t last = std::min(first_block(m_step + 1) * nodes_of_block, m_fresh.size());
      std::copy(m_fresh.begin() + static_cast<std::ptrdiff_t>(first),
                m_fresh.begin() + static_cast<std::ptrdiff_t>(std::max(first, last)),
                m_handed_on.begin() + static_cast<std::ptrdiff_t>(first));
    }
    if (++m_step == steps_of_round) {
      m_step = 0;
      end_round();
      scale();
      begin_round();
    }
  }

  void end_round() {
    if (m_is_last) {
      m_is_done = true;
      return;
    }
    ++m_result.rounds;
    const double difference = std::accumulate(m_differences.begin(), m_differences.end(), 0.0);
    m_result.converged = difference < m_options.tolerance;
    relax(difference);
    const bool is_enough = m_result.converged || m_result.rounds >= m_options.max_rounds;
    m_is_last = is_enough && m_in_turn;
    m_is_done = is_enough && !m_is_last;
    if (m_is_last) {
      m_in_turn = false;
      m_relaxation = 1;
    }
  }

  /// Where differences shrink slowly, values that go beyond what fits shorten the way (successive
  /// over-relaxation). Only node by node and without directions: there the equations are symmetric
  /// but for a scale, and all factors below 2 converge. Given up where differences grow all the
  /// same.
  void relax(double difference) {
    if (!m_in_turn || m_inflow.graph.has_directions()) {
      return;
    }
    if (m_result.rounds == rounds_to_judge) {
      const double shrinking =
          std::clamp(difference / m_difference, 0.0, m_options.damping * m_options.damping);
      m_relaxation = 2 / (1 + std::sqrt(1 - shrinking));
    } else if (m_result.rounds > rounds_to_judge && difference > 2 * m_difference) {
      m_relaxation = 1;
    }
    m_difference = difference;
  }

  /// Ranges that see each other's new values do not keep the sum of 1. It comes back by itself, but
  /// only by the damping in each round; so it is put right.
  void scale() {
    const double factor = 1 / std::accumulate(m_sums.begin(), m_sums.end(), 0.0);
    for (std::size_t node = 0; node < m_values.size(); ++node) {
      m_values[node] *= factor;
      m_handed_on[node] *= factor;
    }
    for (double& dangling : m_dangling) {
      dangling *= factor;
    }
  }

  const Inflow& m_inflow;
  const PagerankOptions& m_options;
  std::vector<double> m_jump;
  LargeVector<double> m_values;
  LargeVector<double> m_handed_on;
  LargeVector<double> m_fresh;
  std::vector<double> m_differences;  // of each block
  std::vector<double> m_dangling;
  std::vector<double> m_sums;
  bool m_is_last = false;  // after rounds in turn: all at once, so that like nodes are equal
  bool m_in_turn;  // each node sees what those before it have got, so one thread renews them all
  double m_jumping = 0;
  double m_relaxation = 1;
  double m_difference = 0;  // of the round before
  std::size_t m_step = 0;
  bool m_is_done = false;
  PagerankResult m_result;
};

void check(const EntityGraph& graph, const PagerankOptions& options) {
  if (!(options.damping >= 0 && options.damping < 1)) {
    throw std::invalid_argument(fmt::format("PageRank with the damping {}", options.damping));
  }
  for (const std::uint32_t node : options.restart) {
    if (node >= graph.node_count()) {
      throw std::invalid_argument(
          fmt::format("PageRank from node {} in a graph of {}", node, graph.node_count()));
    }
  }
}

}  // namespace

PagerankResult pagerank_of(const EntityGraph& graph, const PagerankOptions& options) {
  check(graph, options);
  PagerankResult result;
  if (graph.node_count() == 0 || options.max_rounds < 1) {
    result.values.assign(graph.node_count(), 1 / static_cast<double>(graph.node_count()));
    result.converged = graph.node_count() == 0;
    return result;
  }
  const Inflow inflow = inflow_of(graph);
  result = Rounds(inflow, options).run();
  const double sum = std::accumulate(result.values.begin(), result.values.end(), 0.0);
  std::for_each(result.values.begin(), result.values.end(), [&](double& value) { value /= sum; });
  return result;
}

}  // namespace readout
