#pragma once

#include "loader/lexicon/lexicon.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace readout {

/// What running the `tests:` of every rule gave.
struct ExampleResults {
  std::size_t rules = 0;
  std::size_t examples = 0;
  std::vector<std::string>
      failures;  ///< "file:line:column: rule: what is wrong", in the order of the rules
};

/// Runs each example of each rule through the phases before its own: in a `match` that rule must
/// match, with the captures that the example names, in a `no-match` it must not. `chosen`, where it
/// is given, says by a rule's number in the lexicon's rule set whose examples are run.
ExampleResults run_examples(const Lexicon& lexicon,
                            const std::function<bool(std::uint32_t)>& chosen = {});

}  // namespace readout
