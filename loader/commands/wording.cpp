#include "loader/commands/wording.hpp"

#include "queries/report/text_layout.hpp"

#include <fmt/format.h>

namespace readout {

std::string counted(std::size_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

std::string on_one_line(std::string_view text) {
  const auto lines = wrapped(text, 0);
  return lines.empty() ? std::string() : lines.front();
}

}  // namespace readout
