#pragma once

#include "schema/model/facts.hpp"
#include "schema/model/text_words.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// What a statement is known by: words, so that neither its place in the text nor its number
/// matters.
struct StatementWords {
  std::string_view sentence;  ///< in which it begins
  std::string content;        ///< as it is kept; the words of the cue where there is none
};

/// The hashes of all statements of one document, in the order given: 16 lower-case hexadecimal
/// digits, by which decisions name a statement. A pure function of these words: a document that
/// is loaded again, under another id or with other passages changed, keeps them, and so do other
/// rules that find the same content. Statements with the same words have a hash each, which then
/// hangs on how many they are and which of them it is.
std::vector<std::string> statement_hashes(std::span<const StatementWords> statements);

/// The same for the statements that recognition found in a document, from the words of its text.
std::vector<std::string> statement_hashes(const Facts& facts, const TextWords& words);

/// Whether `text` has the form of such a hash.
bool is_statement_hash(std::string_view text);

}  // namespace readout
