#pragma once

#include "loader/text/annotated_text.hpp"

#include <cstdint>
#include <optional>

namespace readout {

/// The sentence that a token stands in, by position; nothing between sentences. Logarithmic,
/// constant time if it is `guess`, which may be any number.
std::optional<std::uint32_t> sentence_at(const AnnotatedText& text, std::uint32_t token,
                                         std::uint32_t guess = 0);
/// How many parts of a text, in the order of `anchor_names`, start or end with a sentence. Where
/// one does, all smaller ones do.
std::uint32_t parts_starting_with(const AnnotatedText& text, std::uint32_t sentence);
std::uint32_t parts_ending_with(const AnnotatedText& text, std::uint32_t sentence);

}  // namespace readout
