#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace readout {

/// A first-in-first-out queue between threads whose entries weigh something: `push` waits while the
/// sum is at the limit, `pop` while it is empty. After `close`, `push` drops its entry and says so,
/// and `pop` gives what is left, then nothing.
template <typename Entry>
class BoundedQueue {
 public:
  explicit BoundedQueue(std::size_t limit) : m_limit(limit) {}

  bool push(Entry entry, std::size_t weight) {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [&] { return m_closed || m_weight < m_limit; });
    if (m_closed) {
      return false;
    }
    m_entries.emplace_back(std::move(entry), weight);
    m_weight += weight;
    m_changed.notify_all();
    return true;
  }

  std::optional<Entry> pop() {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [&] { return m_closed || !m_entries.empty(); });
    if (m_entries.empty()) {
      return std::nullopt;
    }
    auto [entry, weight] = std::move(m_entries.front());
    m_entries.pop_front();
    m_weight -= weight;
    m_changed.notify_all();
    return std::move(entry);
  }

  void close() {
    const std::lock_guard lock(m_mutex);
    m_closed = true;
    m_changed.notify_all();
  }

 private:
  std::mutex m_mutex;
  std::condition_variable m_changed;
  std::deque<std::pair<Entry, std::size_t>> m_entries;
  std::size_t m_limit;
  std::size_t m_weight = 0;
  bool m_closed = false;
};

}  // namespace readout
