#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// The words that a regular expression matches as a whole, sorted, each once, where it is made of
/// letters, classes of letters, `|`, `(...)`, `(?:...)` and `?` alone: "polls?|stud(y|ies)" is
/// poll, polls, studies, study, and "[.,]|[0-2]" is , . 0 1 2. Nothing for any other expression, a
/// broken one, and one with more than `most` words. Time: linear in the expression and the letters
/// of its words.
std::optional<std::vector<std::string>> words_of_regex(std::string_view regex, std::size_t most);

}  // namespace readout
