#pragma once

#include "schema/store/verify_texts.hpp"

#include <cstddef>

namespace readout {

/// Works identity out again for all keys and compares it with the tables, unless keys wait to be
/// settled; checks the hashes of keys. Gives the number of conditions.
std::size_t verify_identity(Database& database, const ViolationHandler& handler);

}  // namespace readout
