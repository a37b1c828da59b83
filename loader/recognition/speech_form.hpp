#pragma once

#include "loader/recognition/recognition.hpp"

#include <cstddef>
#include <vector>

namespace readout {

/// Whether words of the content are its speaker's by an outer quotation: not where all of it lies
/// within the marks, as somebody else's report of it (“both sides stressed that talks go on”).
bool is_quoted_by(TokenRange content, const Quotation& quotation);

/// The form of what was said, by the share of its letters and digits in quotation marks: direct
/// from nine tenths on, indirect without any, else mixed.
StatementKind form_of(const Recognition& recognition, const std::vector<TokenRange>& content);

/// How many words of it are of no closed class.
std::size_t open_words_in(const Recognition& recognition, const std::vector<TokenRange>& content);

}  // namespace readout
