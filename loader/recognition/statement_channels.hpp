#pragma once

#include "loader/recognition/clauses.hpp"
#include "loader/recognition/recognition.hpp"

namespace readout {

/// Gives a statement the first channel noun of its sentence that stands outside its content and is
/// the occasion: "told him in a phone call", not "in his call for a ban". The statement has a cue.
void fill_channel(const Recognition& recognition, const Clauses& clauses,
                  TokenStatement& statement);

/// Takes away channels that belong to another statement of the sentence, and lets the channel and
/// the chain of an account go on; a call or meeting that opens the text goes on to what those
/// who took part say, until somebody else speaks. The statements must be in the order of the text.
void settle_channels(Recognition& recognition, const Clauses& clauses);

}  // namespace readout
