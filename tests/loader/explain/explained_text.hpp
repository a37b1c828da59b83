#pragma once

#include "loader/explain/explanation.hpp"

#include <string>
#include <utility>
#include <vector>

namespace readout::test {

using Files = std::vector<std::pair<std::string, std::string>>;

/// A text, explained with rules of the test alone: `files` stand beside a phases.txt that runs
/// zones, quotations, sentences and dictionaries, then `phases`. `rule` is the rule to ask after.
Explanation explained(const std::string& words, const std::string& phases, const Files& files,
                      const std::string& rule = {});

/// The same for one phase "names/a" of these rules, which sees tokens.
Explanation explained(const std::string& words, const std::string& rules,
                      const std::string& rule = {});

/// The outcomes of all passages, as lines; " / " joins the lines of one.
std::vector<std::string> outcomes(const Explanation& explanation);

}  // namespace readout::test
