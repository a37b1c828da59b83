#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// A folded name with letters that languages write differently made equal (spellings.tsv, the
/// longest first, from left to right; then doubled letters are one): names that sound alike but
/// were romanised in different ways have one spelling. Words keep their order. Linear.
std::string spelling_of(std::string_view folded);

/// The words of a folded name.
std::vector<std::string_view> words_of_name(std::string_view folded);

/// The first of the forms that one given name has (given_names.tsv), folded; the word itself where
/// no line has it.
std::string_view usual_given_name(std::string_view word);

/// A folded name without the words at its end that say a legal form ("inc", legal_forms.tsv); one
/// word is left at least.
std::string_view without_legal_form(std::string_view folded);

/// Whether one becomes the other by one letter put in, left out, replaced, or exchanged with its
/// neighbour; both valid UTF-8. Changes of digits do not count: "line 1" and "line 2" are two.
bool differ_in_one_letter(std::string_view left, std::string_view right);

}  // namespace readout
