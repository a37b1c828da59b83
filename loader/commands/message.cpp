#include "loader/commands/message.hpp"

#include "schema/text/visible.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace readout {

void tell(std::string_view message) { fmt::print(stderr, "readout: {}\n", visible(message)); }

}  // namespace readout
