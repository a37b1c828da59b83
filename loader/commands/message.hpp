#pragma once

#include <string_view>

namespace readout {

/// Prints a message as a line of standard error: "readout: " and the text. Control characters,
/// which may come from a file or an argument, are shown escaped.
void tell(std::string_view message);

}  // namespace readout
