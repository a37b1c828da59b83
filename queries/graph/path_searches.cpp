#include "queries/graph/path_searches.hpp"

#include "queries/graph/path_batch_search.hpp"

#include <stdexcept>

namespace readout {

namespace {

#if defined(__x86_64__)
template <typename Count>
[[gnu::target("avx512f,avx512dq,avx512bw,avx512vl")]] bool run_512(PathMemory<Count>& memory,
                                                                   const PathBatch& batch) {
  return PathBatchSearch<Count, 64>(memory, batch).run();
}

template <typename Count>
[[gnu::target("avx2")]] bool run_256(PathMemory<Count>& memory, const PathBatch& batch) {
  return PathBatchSearch<Count, 32>(memory, batch).run();
}
#endif

template <typename Count>
bool run_128(PathMemory<Count>& memory, const PathBatch& batch) {
  return PathBatchSearch<Count, 16>(memory, batch).run();
}

template <typename Count>
bool run(PathMemory<Count>& memory, const PathBatch& batch) {
  switch (register_width()) {
#if defined(__x86_64__)
    case 64:
      return run_512(memory, batch);
    case 32:
      return run_256(memory, batch);
#endif
    default:
      return run_128(memory, batch);
  }
}

}  // namespace

bool add_dependencies(PathMemory<float>& memory, const PathBatch& batch) {
  return run(memory, batch);
}

void add_dependencies(PathMemory<double>& memory, const PathBatch& batch) {
  if (!run(memory, batch)) {
    throw std::range_error("betweenness: more than 1e300 shortest paths join two nodes");
  }
}

}  // namespace readout
