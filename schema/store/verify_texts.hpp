#pragma once

#include "schema/store/database.hpp"
#include "schema/store/verify.hpp"

#include <cstddef>
#include <functional>

namespace readout {

using ViolationHandler = std::function<void(Violation)>;

struct TextsVerified {
  std::size_t documents = 0;
  std::size_t spans = 0;
  std::size_t conditions = 0;
};

/// Reads every text again: that it is UTF-8 and has the hash under which it is kept, that every
/// span lies within it, and that the words that are stored with mentions, statements and local
/// entities are those of the text, or follow from them.
TextsVerified verify_texts(Database& database, const ViolationHandler& handler);

}  // namespace readout
