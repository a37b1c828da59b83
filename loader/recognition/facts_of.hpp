#pragma once

#include "loader/lexicon/lexicon.hpp"
#include "schema/model/document.hpp"
#include "schema/model/facts.hpp"

#include <memory>

namespace readout {

struct RecognitionMemory;

/// Working memory of one thread; never changes a result.
class Scratch {
 public:
  Scratch();
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  /// What the thread has kept for this lexicon; begun anew for another one.
  RecognitionMemory& memory_for(const Lexicon& lexicon);

 private:
  std::unique_ptr<RecognitionMemory> m_memory;
};

/// What the rules and dictionaries of `lexicon` find in a document: a pure function of both; no
/// clock, no locale, no input or output. The lexicon may be shared between threads, a scratch may
/// not. Time is linear in the text for a given longest sentence. A document in another language
/// goes through no step.
Facts facts_of(const Document& document, const Lexicon& lexicon, Scratch& scratch);

}  // namespace readout
