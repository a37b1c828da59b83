#pragma once

#include <string>
#include <string_view>

namespace readout {

/// The first piece of a regular expression that matches capitals only, outside of a negation: a
/// capital, a class such as `[A-Z]`, or `\p{Lu}`. Empty where there is none, and where letter case
/// is aside (`(?i)`) or a piece is quoted (`\Q`).
std::string capitals_in(std::string_view regex);

}  // namespace readout
