#pragma once

#include "loader/text/annotated_text.hpp"
#include "loader/text/quotations.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace readout {

/// What sentence borders need to know of English.
struct SentenceWords {
  /// A full stop behind it ends no sentence. Asked without the full stop, letter case as a
  /// dictionary has it: "No" is an abbreviation, "no" is none. A word of the text is looked for as
  /// it stands, one with a capital also in small letters, one in CAPITALS also with one capital.
  std::function<bool(std::string_view)> is_abbreviation;
  /// A capital on it speaks for a new sentence ("The", "He"). Asked in small letters.
  std::function<bool(std::string_view)> is_starter;
  /// Behind a name it tells who has said what stands in quotation marks ("said"). Asked as it
  /// stands.
  std::function<bool(std::string_view)> is_quote_verb;
};

/// The sentences of one paragraph, in order, together all of its tokens. A sentence ends at . ! ? …
/// with the closing marks behind it, where the next word can start one; never inside a quotation,
/// so that a quotation stands whole in its sentence, nor between it and who says it ("“Why?”
/// Tannik asked"). `quotations` are in order of their start; those of other paragraphs may be among
/// them. Linear in the paragraph and its quotations.
std::vector<TokenRange> sentences_in(const AnnotatedText& text, TokenRange paragraph,
                                     std::span<const Quotation> quotations,
                                     const SentenceWords& words);

/// What phases walk over costs the square of a sentence, so longer ones are cut.
inline constexpr std::uint32_t longest_sentence = 1000;

/// A sentence of up to `longest_sentence` tokens as it is, a longer one in pieces of that many,
/// without line breaks at their ends. Linear.
std::vector<TokenRange> pieces_of(const AnnotatedText& text, TokenRange sentence);

}  // namespace readout
