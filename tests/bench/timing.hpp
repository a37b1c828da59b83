#pragma once

#include <algorithm>
#include <chrono>

namespace readout::bench {

/// Wall clock of work that is done once.
template <typename Work>
double seconds_of(const Work& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// The least of so many runs.
template <typename Work>
double best_seconds(int runs, const Work& work) {
  double best = seconds_of(work);
  for (int run = 1; run < runs; ++run) {
    best = std::min(best, seconds_of(work));
  }
  return best;
}

}  // namespace readout::bench
