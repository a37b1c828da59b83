#pragma once

#include "loader/recognition/recognition.hpp"

#include <cstdint>

namespace readout {

/// What stands before the cue of a statement says what was done, and how surely: "did not say",
/// "has yet to say" (silent), "would not say" (refused), "may say", "reportedly said", "should
/// say", "is not expected to say". Of "neither of them said" and "nobody said" the speakers say it.
void read_act(const Recognition& recognition, std::uint32_t cue, TokenStatement& statement);

}  // namespace readout
