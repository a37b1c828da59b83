#pragma once

#include "schema/model/error.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// A code and when it holds: `[AFGGOV 791227-861124]` is AFGGOV from 1979-12-27 to before
/// 1986-11-25.
struct PetrarchCode {
  std::string code{};   ///< capitals and digits, without the ~ of an agent; "---" for none
  std::string start{};  ///< ISO date, empty where open
  std::string end{};    ///< ISO date, exclusive, empty where open
  Place place{};
};

struct PetrarchName {
  std::string words{};     ///< with blanks for _
  bool is_plural = false;  ///< stood in { }
  Place place{};
};

/// A block of an actor or agent file: the first name, its synonyms, the codes of all.
struct PetrarchActor {
  std::vector<PetrarchName> names{};  ///< at least one
  std::vector<PetrarchCode> codes{};  ///< at least one
  bool is_agent = false;              ///< codes had ~
};

/// Reads an actor or agent file of PETRARCH. `century` is the first year of the hundred in which
/// dates with two digits lie: 1940 makes 40 to 99 of 19xx, 00 to 39 of 20xx. Throws InputError with
/// line and column for a broken line, an impossible date, a date with two digits without a century.
std::vector<PetrarchActor> petrarch_actors_of(std::string_view content, const std::string& file,
                                              std::optional<int> century);

}  // namespace readout
