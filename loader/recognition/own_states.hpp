#pragma once

#include "loader/recognition/nominals.hpp"
#include "loader/recognition/recognition.hpp"

namespace readout {

/// What a speaker calls his own state gets its mention where the state is known: “our country” in
/// words in quotation marks, "his country" of somebody who is known; "our two countries" and "both
/// sides" without names near before are his state and that of who is told.
void name_own_states(Recognition& recognition, const Nominals& nominals);

}  // namespace readout
