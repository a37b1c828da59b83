#pragma once

#include "loader/text/annotated_text.hpp"

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace readout {

/// A stretch in quotation marks, with its marks.
struct Quotation {
  TokenRange range;
  std::uint32_t depth = 0;  ///< 0: stands in no other
  bool closed = true;       ///< false: its closing mark is missing
};

/// By what it is told that the words before, with no closing mark, are somebody's: "said Ana
/// Tannik", "she said". Words are asked as they stand; without functions nobody is said to speak.
struct AttributionWords {
  std::function<bool(std::string_view)> is_quote_verb;
  std::function<bool(std::string_view)> is_subject;  ///< beside names: he, she
};

/// The quotations of one paragraph in order of their start; two of them are apart or one holds the
/// other. Never fails: an opening double mark without a closing one runs to the comma before who
/// says it, else to the paragraph's end, or to the next one of its sort, or to the end of the
/// quotation around it; other marks without a partner are apostrophes. Pairs “ ”, „ “, « » and » «,
/// ‹ ›, " ", `` '', 「 」, 『 』, and single ‘ ’, ‚ ‘ and ' '. A " behind a digit (5'10" tall)
/// opens nothing, and a ” there closes nothing that ends later. Linear in the tokens but for
/// straight and curly marks and apostrophes, which look ahead for their partner.
std::vector<Quotation> quotations_in(const AnnotatedText& text, TokenRange paragraph,
                                     const AttributionWords& words = {});

}  // namespace readout
