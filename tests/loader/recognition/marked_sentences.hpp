#pragma once

#include "loader/lexicon/lexicon.hpp"
#include "loader/text/reading.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace readout::test {

/// A sentence of tests/loader/recognition/readings, whose sentences.txt describes the marks.
struct MarkedSentence {
  struct Mark {
    std::size_t end = 0;  ///< of the word, in bytes of `text`
    Reading reading = Reading::noun;
  };
  std::string text;                  ///< without marks
  std::vector<Mark> marks;           ///< in their order
  std::vector<std::size_t> borders;  ///< starts of the words behind `|`, in bytes of `text`
};

/// The sentences of a file. Throws std::runtime_error for a word that is no reading.
std::vector<MarkedSentence> marked_sentences(const std::string& file);

/// How far readings and clause borders agree with the marks.
struct Agreement {
  std::size_t open = 0;     ///< marked words with several readings by the dictionaries
  std::size_t right = 0;    ///< of these, with exactly the marked reading left
  std::size_t missing = 0;  ///< marked words whose reading the dictionaries do not have
  std::size_t borders = 0;
  std::size_t found = 0;
  std::size_t agreed = 0;
  std::vector<std::string> errors;  ///< one line each

  double share_right() const;
  double border_score() const;  ///< F1
};

/// Runs the phases up to `step clauses` over each sentence.
Agreement agreement_with(const std::vector<MarkedSentence>& sentences, const Lexicon& lexicon);

/// A text with the marks that the phases up to `step clauses` give it.
std::string with_readings(const std::string& text, const Lexicon& lexicon);

/// The clauses of a text, outer ones first: "relative: who led the talks".
std::vector<std::string> clauses_of(const std::string& text, const Lexicon& lexicon);

}  // namespace readout::test
