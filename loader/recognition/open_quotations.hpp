#pragma once

#include "loader/recognition/clauses.hpp"
#include "loader/recognition/recognition.hpp"

namespace readout {

/// Adds the quotations that no rule has taken up to the statements, in the order of the text: one
/// that is a sentence goes on with the statement before it in its paragraph, or has the speaker of
/// the sentence or paragraph before; one within a sentence that of the sentence; else an unknown
/// one. Single words and titles in quotation marks are left alone.
void add_open_quotations(Recognition& recognition, const Clauses& clauses);

}  // namespace readout
