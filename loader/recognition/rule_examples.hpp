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

/// Runs each example of each rule through the phases up to its own: a `match` must give an
/// annotation of that rule with the captures that it names, a `no-match` none.
ExampleResults run_examples(const Lexicon& lexicon);

}  // namespace readout
