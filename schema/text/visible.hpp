#pragma once

#include <string>
#include <string_view>

namespace readout {

/// A text that may be shown on a terminal: control characters, with which a text could move the
/// cursor, rename the window or hide what it says, stand there escaped: `\x1B`, `\u009B`. Line
/// feeds and tabs stay. Bytes that are no UTF-8 are left as they are. Linear.
std::string visible(std::string_view text);

}  // namespace readout
