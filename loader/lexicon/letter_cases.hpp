#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// A name in CAPITALS as texts may write it: "HEAD OF UN" gives "Head of Un" and "Head of UN".
/// Words after the first for which `is_small` holds (asked in small letters) become small, others
/// get one capital; words of up to three letters, which may be acronyms, also stay as they are. A
/// single word of that length stays as it is only. A name with a small letter is given back alone.
/// The first is for showing. At most eight.
std::vector<std::string> letter_cases_of(std::string_view name,
                                         const std::function<bool(std::string_view)>& is_small);

/// Whether a word has two capitals or more and no small letter.
bool is_all_caps(std::string_view word);

}  // namespace readout
