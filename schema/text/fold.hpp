#pragma once

#include <string>
#include <string_view>

namespace readout {

/// The only way in which names are compared, in rules, look-up and SQL: NFKD, marks dropped, case
/// folded, letters without a decomposition (ø ł đ ß æ œ ı þ) spelt out, apostrophes and full stops
/// dropped, dashes to spaces, spaces squeezed and trimmed. `name` is valid UTF-8. Idempotent.
/// Linear.
std::string fold(std::string_view name);

/// Part of the rule set's hash: changes with the definition of `fold` and with the version of
/// Unicode behind it.
std::string_view fold_version();

}  // namespace readout
