#pragma once

#include "loader/recognition/clauses.hpp"
#include "loader/recognition/recognition.hpp"

namespace readout {

/// Takes away channels that belong to another statement of the sentence, and lets the channel and
/// the chain of an account go on. The statements must be in the order of the text.
void settle_channels(Recognition& recognition, const Clauses& clauses);

}  // namespace readout
