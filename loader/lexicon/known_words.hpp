#pragma once

#include "schema/model/error.hpp"

#include <span>
#include <string>
#include <string_view>

namespace readout {

/// Throws InputError at `place` where a value is not one of `known`. `what` names it
/// in the message: "kind".
void require_known(std::string_view what, std::string_view value,
                   std::span<const std::string_view> known, const Place& place);

/// "a state", "an organization".
std::string with_article(std::string_view noun);

/// Throws InputError at `place` where a key of an entity is not `kind:` with a word behind it that
/// has no blanks, such as "state:XLU".
void require_key(std::string_view kind, std::string_view key, const Place& place);

}  // namespace readout
