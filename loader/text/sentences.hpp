#pragma once

#include "loader/text/annotated_text.hpp"
#include "loader/text/quotations.hpp"

#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace readout {

/// What sentence borders need to know of English; words are given in small letters, without their
/// full stop.
struct SentenceWords {
  std::function<bool(std::string_view)>
      is_abbreviation;  ///< a full stop behind it ends no sentence
  std::function<bool(std::string_view)>
      is_starter;  ///< a capital on it speaks for a new sentence ("The", "He")
};

/// The sentences of one paragraph, in order, together all of its tokens. A sentence ends at . ! ? …
/// with the closing marks behind it, where the next word can start one; never inside a quotation,
/// so that a quotation stands whole in its sentence.
std::vector<TokenRange> sentences_in(const AnnotatedText& text, TokenRange paragraph,
                                     std::span<const Quotation> quotations,
                                     const SentenceWords& words);

}  // namespace readout
