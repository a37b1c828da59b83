#include "loader/lexicon/matcher.hpp"
#include "tests/fuzz/no_lists.hpp"
#include "tests/fuzz/promise.hpp"
#include "tests/fuzz/targets.hpp"

namespace readout::fuzz {

// A file of rules that is read must also compile or be refused.
void rule_reader(std::string_view bytes) {
  Phase phase;
  if (!is_accepted([&] { phase = read_phase(bytes, "fuzz.yaml", "fuzz"); })) {
    return;
  }
  promise(!phase.rules.empty(), "a phase without rules");
  const NoLists lists;
  SymbolTable symbols;
  is_accepted([&] { const CompiledPhase compiled(std::move(phase), symbols, lists, 0); });
}

}  // namespace readout::fuzz
