#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace readout {

/// "1 document", "2 documents".
std::string counted(std::size_t count, std::string_view what);

/// A text as part of a line: every stretch of blanks and line ends is one blank.
std::string on_one_line(std::string_view text);

}  // namespace readout
