#pragma once

#include "queries/sql/query_script.hpp"

#include <string>
#include <string_view>

namespace readout {

/// Reads the head of a script, the comment lines before its statement, into `script`: `what`,
/// `param` and `column` lines; a line that goes on from the one before is indented by two blanks or
/// more behind the dashes; other comments are passed over, unless the word before their colon is
/// nearly one of the three. Throws InputError with `script.file` and the line.
void read_head(std::string_view head, QueryScript& script);

}  // namespace readout
