#pragma once

#include "loader/lexicon/builder.hpp"

#include <set>
#include <string>
#include <vector>

namespace readout {

/// Throws InputError for the first of `paths`, files of rules (.yaml) among `files`, that would
/// never run: `phases` does not name it, and no other file imports it.
void require_used(const std::set<std::string>& paths, const std::vector<RuleFile>& files,
                  const RuleFile& phases);

}  // namespace readout
