#pragma once

#include "loader/lexicon/phase.hpp"
#include "loader/text/annotated_text.hpp"

#include <vector>

namespace readout {

/// The stretches of tokens whose units make one sequence.
using Stretches = std::vector<TokenRange>;

/// What a phase's scope and zones make of a text: each sentence, each paragraph (sentences in a row
/// that share it) or the document, without the zones that are not asked for. Linear.
std::vector<Stretches> stretches_of(const AnnotatedText& text, const Phase& phase);

}  // namespace readout
