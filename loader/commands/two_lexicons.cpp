#include "loader/commands/two_lexicons.hpp"

namespace readout {

void ChangeCounts::add(const FactComparison& comparison) {
  for (const FactChange& change : comparison.changes) {
    ++changes[static_cast<std::size_t>(change.what)];
  }
  other_rule += static_cast<std::int64_t>(comparison.other_rule);
  ++documents;
  differing += comparison.changes.empty() ? 0 : 1;
}

}  // namespace readout
