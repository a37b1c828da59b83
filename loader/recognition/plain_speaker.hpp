#pragma once

#include "loader/recognition/clauses.hpp"
#include "loader/recognition/recognition.hpp"

#include <cstdint>

namespace readout {

/// Who speaks where no rule knows the subject of a verb: the words of the noun group before it, if
/// the verb reports here (a clause or quotation begins at `content`, or it takes nothing else), or
/// does something to what begins there ("the oldest bakers denounced the toll"). Empty otherwise.
TokenRange plain_speaker(const Recognition& recognition, const Clauses& clauses, TokenRange cue,
                         std::uint32_t content);

}  // namespace readout
