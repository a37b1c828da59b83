#pragma once

#include "loader/recognition/recognition.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace readout {

/// Whether words of the content are its speaker's by an outer quotation: not where all of it lies
/// within the marks, as somebody else's report of it (“both sides stressed that talks go on”).
bool is_quoted_by(TokenRange content, const Quotation& quotation);

/// Ends contents with their sentence and with the words in quotation marks that hold `cue`, without
/// the mark or comma there; drops those outside, and all where no marks hold it.
void keep_within_quotation(const Recognition& recognition, std::uint32_t cue,
                           std::vector<TokenRange>& content);

/// The form of what was said, by the share of its letters and digits in quotation marks: direct
/// from nine tenths on, indirect without any, else mixed.
StatementKind form_of(const Recognition& recognition, const std::vector<TokenRange>& content);

/// "it would not", "they have", and the answer "no": something is said without an open word.
bool is_clause_of_function_words(const Recognition& recognition, TokenRange content);

/// How many words of it are of no closed class.
std::size_t open_words_in(const Recognition& recognition, const std::vector<TokenRange>& content);

}  // namespace readout
