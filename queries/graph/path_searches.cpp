#include "queries/graph/path_searches.hpp"

#include "queries/graph/path_batch_search.hpp"
#include "queries/graph/registers.hpp"

#include <stdexcept>

namespace readout {

namespace {

template <typename Count>
bool run(PathMemory<Count>& memory, const PathBatch& batch) {
  return run_with_registers<PathBatchKernel<Count>>(register_width(), memory, batch);
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
