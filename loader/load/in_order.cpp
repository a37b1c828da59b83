#include "loader/load/in_order.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

namespace readout {

void run_on_threads(unsigned jobs, std::size_t items,
                    const std::function<void(unsigned, std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  std::mutex error_mutex;
  std::exception_ptr error;
  const auto work_on = [&](unsigned worker) {
    try {
      for (std::size_t item = next++; item < items; item = next++) {
        work(worker, item);
      }
    } catch (...) {
      const std::lock_guard lock(error_mutex);
      error = error ? error : std::current_exception();
      next = items;
    }
  };
  std::vector<std::thread> threads;
  const auto wanted = static_cast<unsigned>(std::min<std::size_t>(std::max(1U, jobs), items));
  for (unsigned worker = 1; worker < wanted; ++worker) {
    threads.emplace_back(work_on, worker);
  }
  work_on(0);
  for (std::thread& thread : threads) {
    thread.join();
  }
  if (error) {
    std::rethrow_exception(error);
  }
}

}  // namespace readout
