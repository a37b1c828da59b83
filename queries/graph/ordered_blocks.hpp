#pragma once

#include <cstddef>
#include <functional>

namespace readout {

/// 0: all cores.
unsigned threads_or_all(unsigned threads);

/// What one thread does with its blocks: both are called for one block after another.
struct BlockWorker {
  std::function<void(std::size_t block)> work;   ///< side by side with other threads
  std::function<void(std::size_t block)> merge;  ///< alone, and in the order of the blocks
};

/// Works through the blocks 0 to `blocks` - 1 with at most `threads` threads (0: all cores), each
/// of which has a worker of its own. Since results are merged in the order of the blocks, sums of
/// numbers have the same bits for any number of threads, and only as many unmerged results as
/// threads are in memory. The first exception of a worker stops all and is thrown.
void work_in_blocks(std::size_t blocks, unsigned threads,
                    const std::function<BlockWorker()>& make_worker);

}  // namespace readout
