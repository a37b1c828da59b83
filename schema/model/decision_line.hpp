#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// A word of a line; columns count code points, from 1.
struct DecisionWord {
  std::string text;  ///< without quotation marks
  std::size_t column = 0;
  std::size_t end = 0;  ///< column behind it
};

/// A line of a decisions file as it is written.
struct DecisionLine {
  std::size_t number = 0;
  std::vector<DecisionWord> words;
  std::string reason;  ///< behind #, without blanks at its ends
};

/// Cuts line `number` of `file` into words: between blanks, or in quotation marks, in which two
/// marks stand for one. Throws InputError with the place of what is no UTF-8, a NUL byte or a mark
/// without its other.
DecisionLine decision_line(std::string_view line, std::size_t number, const std::string& file);

/// In quotation marks, so that decision_line gives `word` back.
std::string in_marks(std::string_view word);
/// The same for a key, without marks where it needs none.
std::string quoted_key(const std::string& key);

}  // namespace readout
