#pragma once

#include "loader/lexicon/lexicon.hpp"
#include "schema/model/document.hpp"
#include "schema/model/facts.hpp"

namespace readout {

/// Working memory of one thread; never changes a result.
struct Scratch {};

/// What the rules and dictionaries of `lexicon` find in a document: a pure function of both; no
/// clock, no locale, no input or output. The lexicon may be shared between threads, a scratch may
/// not. Time is linear in the text for a given longest sentence.
Facts facts_of(const Document& document, const Lexicon& lexicon, Scratch& scratch);

}  // namespace readout
