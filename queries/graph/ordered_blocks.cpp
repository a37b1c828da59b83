#include "queries/graph/ordered_blocks.hpp"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace readout {

namespace {

/// Who is next, and what went wrong.
class Turns {
 public:
  explicit Turns(std::size_t blocks) : m_blocks(blocks) {}

  /// The next block that nobody has taken, or the number of blocks.
  std::size_t take() {
    const std::lock_guard lock(m_mutex);
    return m_error ? m_blocks : std::min(m_next++, m_blocks);
  }

  /// Merges once all blocks before this one are merged.
  void in_turn(std::size_t block, const std::function<void(std::size_t)>& merge) {
    std::unique_lock lock(m_mutex);
    m_turned.wait(lock, [&] { return m_error || m_merged == block; });
    if (m_error) {
      return;
    }
    merge(block);
    ++m_merged;
    m_turned.notify_all();
  }

  void fail(std::exception_ptr error) {
    const std::lock_guard lock(m_mutex);
    if (!m_error) {
      m_error = std::move(error);
    }
    m_turned.notify_all();
  }

  void rethrow() const {
    if (m_error) {
      std::rethrow_exception(m_error);
    }
  }

 private:
  std::size_t m_blocks;
  std::size_t m_next = 0;
  std::size_t m_merged = 0;
  std::exception_ptr m_error;
  std::mutex m_mutex;
  std::condition_variable m_turned;
};

void run(Turns& turns, std::size_t blocks, const std::function<BlockWorker()>& make_worker) {
  try {
    const BlockWorker worker = make_worker();
    for (std::size_t block = turns.take(); block < blocks; block = turns.take()) {
      worker.work(block);
      turns.in_turn(block, worker.merge);
    }
  } catch (...) {
    turns.fail(std::current_exception());
  }
}

}  // namespace

unsigned threads_or_all(unsigned threads) {
  return threads > 0 ? threads : std::max(1U, std::thread::hardware_concurrency());
}

void work_in_blocks(std::size_t blocks, unsigned threads,
                    const std::function<BlockWorker()>& make_worker) {
  Turns turns(blocks);
  const std::size_t count = std::min<std::size_t>(threads_or_all(threads), blocks);
  {
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < count; ++i) {
      others.emplace_back([&] { run(turns, blocks, make_worker); });
    }
    if (count > 0) {
      run(turns, blocks, make_worker);
    }
  }
  turns.rethrow();
}

}  // namespace readout
