#pragma once

#include "loader/lexicon/entry_table.hpp"
#include "loader/lexicon/json_tree.hpp"
#include "loader/lexicon/phase.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace readout {

/// A line of an EntityRuler file that holds a token pattern, as a rule needs it.
struct TokenRuleSource {
  std::string_view line;
  std::string_view form;     ///< name or adjective
  std::uint32_t number = 0;  ///< of the entry
  DictionaryEntry entry;
};

/// The phase that runs the token patterns of one dictionary, without its rules yet: it sees tokens
/// only, and takes the longest match of each rule from every start.
Phase token_phase(const std::string& name, const std::string& file);

/// The rule of a line: it makes what phrases of its entry make, and refers to the entry. Throws
/// InputError for a broken pattern.
Rule token_rule(const TokenRuleSource& source, const Place& place);

}  // namespace readout
