#include "loader/load/notes.hpp"

#include <fmt/format.h>

namespace readout {

std::optional<ReadProblem> note_of(const Document& document, const Facts& facts) {
  if (facts.notes.empty()) {
    return std::nullopt;
  }
  const std::size_t more = facts.notes.size() - 1;
  const std::string place = document.origin.empty() ? document.key() : document.origin;
  return ReadProblem{
      .severity = ReadProblem::Severity::warning,
      .message = fmt::format("{}: {}{}", place, facts.notes.front(),
                             more == 0   ? ""
                             : more == 1 ? " (and 1 more note)"
                                         : fmt::format(" (and {} more notes)", more))};
}

}  // namespace readout
