#pragma once

#include "queries/graph/path_searches.hpp"

#include <algorithm>
#include <cstring>

namespace readout {

/// The levels of a batch, forwards and backwards. A row holds all lanes, whatever their distance: a
/// lane of a node whose distance is d adds up its neighbours before any node of level d is written,
/// so that all that it finds there is of level d - 1 (forwards) or d + 1 (backwards), and rows need
/// neither be masked nor cleared between levels. Pointers are copied out of the memory: the
/// compiler cannot know that rows do not overwrite them.
template <typename Count, std::size_t width>
class PathBatchSearch {
  using Memory = PathMemory<Count>;
  using Counts = Lanes<Count, search_lanes, width>;
  using Sums = Lanes<double, sum_lanes, width>;
  using Level = std::span<const Reached>;
  using Row = std::span<const std::uint32_t>;

 public:
  [[gnu::always_inline]] PathBatchSearch(Memory& memory, const PathBatch& batch)
      : m_memory(memory),
        m_batch(batch),
        m_paths(memory.paths.data()),
        m_came(memory.came.data()),
        m_new_paths(memory.new_paths.data()),
        m_share(memory.share.data()),
        m_new_share(memory.new_share.data()),
        m_visited(memory.visited.data()),
        m_is_touched(memory.is_touched.data()),
        m_touched(memory.touched.data()),
        m_reached(memory.reached.data()),
        m_out_starts(batch.graph.out.starts.data()),
        m_out_targets(batch.graph.out.targets.data()),
        m_in_starts(batch.graph.into().starts.data()),
        m_in_targets(batch.graph.into().targets.data()) {}

  [[gnu::always_inline]] bool run() {
    start();
    const bool is_exact = count_paths();
    for (std::size_t half = 0; is_exact && half * sum_lanes < source_count(); ++half) {
      gather(half);
    }
    clear(m_paths);
    clear(m_visited);
    return is_exact;
  }

 private:
  [[gnu::always_inline]] Row successors(std::uint32_t node) const {
    return {m_out_targets + m_out_starts[node], m_out_targets + m_out_starts[node + 1]};
  }
  [[gnu::always_inline]] Row predecessors(std::uint32_t node) const {
    return {m_in_targets + m_in_starts[node], m_in_targets + m_in_starts[node + 1]};
  }
  [[gnu::always_inline]] Level level(std::size_t distance) const {
    return {m_reached + m_memory.level_starts[distance],
            m_reached + m_memory.level_starts[distance + 1]};
  }
  [[gnu::always_inline]] std::size_t level_count() const {
    return m_memory.level_starts.size() - 1;
  }
  [[gnu::always_inline]] std::size_t source_count() const {
    return m_batch.last_source - m_batch.first_source;
  }
  [[gnu::always_inline]] std::size_t arcs_of(Level nodes) const {
    std::size_t sum = 0;
    for (const Reached& entry : nodes) {
      sum += m_out_starts[entry.node + 1] - m_out_starts[entry.node];
    }
    return sum;
  }

  [[gnu::always_inline]] void start() {
    m_all = (1U << source_count()) - 1;
    for (std::uint32_t lane = 0; lane < source_count(); ++lane) {
      const std::uint32_t source = m_batch.first_source + lane;
      m_paths[source].lane[lane] = 1;
      m_visited[source] = static_cast<std::uint16_t>(1U << lane);
      m_reached[m_count++] = {source, 1U << lane};
    }
    m_memory.level_starts = {0, m_count};
    m_memory.level_arcs.clear();
    m_unfinished = m_in_starts[m_batch.component.last] - m_in_starts[m_batch.component.first];
  }

  /// False as soon as a number is no longer exact.
  [[gnu::always_inline]] bool count_paths() {
    for (Level front = level(0); !front.empty(); front = level(level_count() - 1)) {
      const std::size_t first = m_count;
      const std::size_t arcs = arcs_of(front);
      m_memory.level_arcs.push_back(arcs);
      if (arcs * push_costs < m_unfinished) {
        push(front);
      } else {
        pull();
      }
      write_paths(first);
      m_memory.level_starts.push_back(m_count);
      if (bits_of(m_too_large) != 0) {
        return false;
      }
    }
    m_memory.level_starts.pop_back();
    return true;
  }

  /// A lane's bit in each lane.
  template <typename L>
  [[gnu::always_inline]] static typename L::Wholes lane_bits(std::size_t k) {
    typename L::Wholes bits = {};
#pragma GCC unroll 16
    for (std::size_t i = 0; i < L::per_part; ++i) {
      bits[i] = 1 << (k * L::per_part + i);
    }
    return bits;
  }
  template <typename L>
  [[gnu::always_inline]] static typename L::Wholes where(std::uint32_t lanes, std::size_t k) {
    const typename L::Wholes all = typename L::Wholes{} + static_cast<typename L::Whole>(lanes);
    return (all & lane_bits<L>(k)) != 0;
  }
  /// The bits of all lanes together.
  [[gnu::always_inline]] static std::uint32_t bits_of(const typename Counts::Wholes& lanes) {
    using Two = typename VectorOf<std::uint64_t, 2>::type;
    Two bits = {};
#pragma GCC unroll 8
    for (std::size_t k = 0; k < sizeof(lanes) / sizeof(Two); ++k) {
      bits |= reinterpret_cast<const Two*>(&lanes)[k];
    }
    const std::uint64_t both = bits[0] | bits[1];
    return static_cast<std::uint32_t>(sizeof(Count) == 4 ? both | (both >> 32U) : both);
  }

  /// From the nodes of a level to all their successors.
  [[gnu::always_inline]] void push(Level front) {
    std::size_t touched = 0;
    for (const Reached& entry : front) {
      Counts paths;
#pragma GCC unroll 8
      for (std::size_t k = 0; k < Counts::parts; ++k) {
        paths.part[k] =
            Counts::only(Counts::raw(m_paths[entry.node].lane, k), where<Counts>(entry.lanes, k));
      }
      for (const std::uint32_t node : successors(entry.node)) {
        m_touched[touched] = node;
        touched += m_is_touched[node] == 0 ? 1 : 0;
        m_is_touched[node] = 1;
#pragma GCC unroll 8
        for (std::size_t k = 0; k < Counts::parts; ++k) {
          Counts::raw(m_came[node].lane, k) += paths.part[k];
        }
      }
    }
    const std::size_t first = m_count;
    for (std::size_t i = 0; i < touched; ++i) {
      const std::uint32_t node = m_touched[i];
      Counts sum = {};
      sum.add(m_came[node].lane);
      m_came[node] = {};
      m_is_touched[node] = 0;
      take(node, sum, first);
    }
  }

  /// From all predecessors of the nodes that some search has not reached.
  [[gnu::always_inline]] void pull() {
    const std::size_t first = m_count;
    for (std::uint32_t node = m_batch.component.first; node < m_batch.component.last; ++node) {
      if (m_visited[node] != m_all) {
        Counts sum = {};
        for (const std::uint32_t other : predecessors(node)) {
          sum.add(m_paths[other].lane);
        }
        take(node, sum, first);
      }
    }
  }

  /// Keeps what came to a node in lanes that had not reached it.
  [[gnu::always_inline]] void take(std::uint32_t node, const Counts& sum, std::size_t first) {
    const std::uint32_t open = m_all & ~std::uint32_t{m_visited[node]};
    typename Counts::Wholes lanes = {};
#pragma GCC unroll 8
    for (std::size_t k = 0; k < Counts::parts; ++k) {
      const typename Counts::Part paths = Counts::only(sum.part[k], where<Counts>(open, k));
      Counts::raw(m_new_paths[m_count - first].lane, k) = paths;
      lanes |= (paths > 0) & lane_bits<Counts>(k);
      m_too_large |= paths >= largest_exact;
    }
    const std::uint32_t fresh = bits_of(lanes);
    if (fresh == 0) {
      return;
    }
    m_reached[m_count++] = {node, fresh};
    m_visited[node] = static_cast<std::uint16_t>(m_visited[node] | fresh);
    if (m_visited[node] == m_all) {
      m_unfinished -= m_in_starts[node + 1] - m_in_starts[node];
    }
  }

  [[gnu::always_inline]] void write_paths(std::size_t first) {
    for (std::size_t i = first; i < m_count; ++i) {
#pragma GCC unroll 8
      for (std::size_t k = 0; k < Counts::parts; ++k) {
        Counts::raw(m_paths[m_reached[i].node].lane, k) +=
            Counts::raw(m_new_paths[i - first].lane, k);
      }
    }
  }

  /// From the farthest level back. Few nodes of the level behind: only those that lead to them
  /// look.
  [[gnu::always_inline]] void gather(std::size_t half) {
    LaneRow<double, sum_lanes> weights = {};
    for (std::size_t lane = 0; lane < sum_lanes; ++lane) {
      const std::size_t source = m_batch.first_source + half * sum_lanes + lane;
      weights.lane[lane] = source < m_batch.last_source ? m_batch.weight[source] : 0;
    }
    const std::size_t last = level_count() - 1;
    for (std::size_t distance = last; distance >= 1; --distance) {
      const bool is_marked = distance < last && m_memory.level_arcs[distance + 1] * mark_costs <
                                                    m_memory.level_arcs[distance];
      if (is_marked) {
        mark(level(distance + 1), 1);
      }
      std::size_t count = 0;
      for (const Reached& entry : level(distance)) {
        const std::uint32_t lanes = (entry.lanes >> (half * sum_lanes)) & 0xffU;
        if (lanes != 0) {
          const bool leads_on = distance < last && (!is_marked || m_is_touched[entry.node] != 0);
          gather_at(entry.node, lanes, half, leads_on, weights, count++);
        }
      }
      if (is_marked) {
        mark(level(distance + 1), 0);
      }
      write_shares(count);
    }
    if (!m_batch.arc_sums.empty()) {
      add_arcs_of_sources(half, weights);
    }
    clear(m_share);
  }

  [[gnu::always_inline]] void mark(Level nodes, char value) {
    for (const Reached& entry : nodes) {
      for (const std::uint32_t other : predecessors(entry.node)) {
        m_is_touched[other] = value;
      }
    }
  }

  [[gnu::always_inline]] void gather_at(std::uint32_t node, std::uint32_t lanes, std::size_t half,
                                        bool leads_on, const LaneRow<double, sum_lanes>& weights,
                                        std::size_t place) {
    const Count* paths = m_paths[node].lane + half * sum_lanes;
    Sums sum = {};
    if (leads_on) {
      for (const std::uint32_t other : successors(node)) {
        sum.add(m_share[other].lane);
      }
      Sums weighted;
      Sums through;
#pragma GCC unroll 8
      for (std::size_t k = 0; k < Sums::parts; ++k) {
        weighted.part[k] =
            Sums::only(Sums::reals(paths, k) * Sums::raw(weights.lane, k), where<Sums>(lanes, k));
        through.part[k] = weighted.part[k] * sum.part[k];
      }
      m_batch.node_sums[node] += through.total();
      if (!m_batch.arc_sums.empty()) {
        add_arcs(node, weighted);
      }
    }
    m_touched[place] = node;
    const double weight = m_batch.weight[node];
#pragma GCC unroll 8
    for (std::size_t k = 0; k < Sums::parts; ++k) {
      Sums::raw(m_new_share[place].lane, k) =
          Sums::only(weight / Sums::reals(paths, k) + sum.part[k], where<Sums>(lanes, k));
    }
  }

  [[gnu::always_inline]] void write_shares(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
#pragma GCC unroll 8
      for (std::size_t k = 0; k < Sums::parts; ++k) {
        Sums::raw(m_share[m_touched[i]].lane, k) += Sums::raw(m_new_share[i].lane, k);
      }
    }
  }

  /// What the paths over each arc of a node are worth; `weighted`: its paths times their weights.
  [[gnu::always_inline]] void add_arcs(std::uint32_t node, const Sums& weighted) {
    for (std::uint32_t arc = m_out_starts[node]; arc < m_out_starts[node + 1]; ++arc) {
      Sums over = weighted;
#pragma GCC unroll 8
      for (std::size_t k = 0; k < Sums::parts; ++k) {
        over.part[k] *= Sums::raw(m_share[m_out_targets[arc]].lane, k);
      }
      m_batch.arc_sums[arc] += over.total();
    }
  }

  [[gnu::always_inline]] void add_arcs_of_sources(std::size_t half,
                                                  const LaneRow<double, sum_lanes>& weights) {
    for (std::size_t lane = 0; lane < sum_lanes; ++lane) {
      const std::uint32_t source =
          m_batch.first_source + static_cast<std::uint32_t>(half * sum_lanes + lane);
      if (source < m_batch.last_source) {
        Sums weighted;
#pragma GCC unroll 8
        for (std::size_t k = 0; k < Sums::parts; ++k) {
          weighted.part[k] = Sums::only(Sums::raw(weights.lane, k), where<Sums>(1U << lane, k));
        }
        add_arcs(source, weighted);
      }
    }
  }

  template <typename RowType>
  [[gnu::always_inline]] void clear(RowType* rows) {
    if (m_count > m_batch.component.size()) {
      std::memset(static_cast<void*>(rows + m_batch.component.first), 0,
                  sizeof(RowType) * m_batch.component.size());
      return;
    }
    for (std::size_t i = 0; i < m_count; ++i) {
      rows[m_reached[i].node] = {};
    }
  }

  static constexpr Count largest_exact = sizeof(Count) == 4 ? Count(1U << 24U) : Count(1e300);
  // Measured: what an arc costs in a push or a mark, for one in a pull or a gathering.
  static constexpr std::size_t push_costs = 4;
  static constexpr std::size_t mark_costs = 4;

  Memory& m_memory;
  const PathBatch& m_batch;
  LaneRow<Count, search_lanes>* m_paths;
  LaneRow<Count, search_lanes>* m_came;
  LaneRow<Count, search_lanes>* m_new_paths;
  LaneRow<double, sum_lanes>* m_share;
  LaneRow<double, sum_lanes>* m_new_share;
  std::uint16_t* m_visited;
  char* m_is_touched;
  std::uint32_t* m_touched;
  Reached* m_reached;
  const std::uint32_t* m_out_starts;
  const std::uint32_t* m_out_targets;
  const std::uint32_t* m_in_starts;
  const std::uint32_t* m_in_targets;
  std::size_t m_count = 0;       // entries of m_reached
  std::size_t m_unfinished = 0;  // row entries of nodes that some search has not reached
  std::uint32_t m_all = 0;
  typename Counts::Wholes m_too_large = {};
};

/// For run_with_registers: false where there are too many paths for `Count`.
template <typename Count>
struct PathBatchKernel {
  template <std::size_t width>
  [[gnu::always_inline]] static bool run(PathMemory<Count>& memory, const PathBatch& batch) {
    return PathBatchSearch<Count, width>(memory, batch).run();
  }
};

}  // namespace readout
