#pragma once

#include "loader/recognition/recognition.hpp"

#include <cstdint>
#include <set>

namespace readout {

/// The first tokens of the cues of statements that open a paragraph of a transcript.
struct Turns {
  std::set<std::uint32_t> sure;   ///< with a verb, a question or a word of reply
  std::set<std::uint32_t> brief;  ///< a speaker and a few words: only in a transcript
};

/// In the transcript of a talk, where speakers take two turns or more, all sentences of a paragraph
/// are of who is named at its start. A brief turn is dropped unless one stands before or behind it
/// and one of the document is sure.
void settle_transcript(Recognition& recognition, const Turns& turns);

}  // namespace readout
