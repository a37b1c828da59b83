#pragma once

#include "loader/lexicon/lexicon.hpp"

#include <string>
#include <vector>

namespace readout {

/// What running the `tests:` of every rule gave.
struct ExampleResults {
  std::size_t examples = 0;
  std::vector<std::string>
      failures;  ///< "file:line:column: rule: what is wrong", in the order of the rules
};

/// Runs each example of each rule through the phases before its own: in a `match` that rule must
/// match, with the captures that the example names, in a `no-match` it must not.
ExampleResults run_examples(const Lexicon& lexicon);

}  // namespace readout
