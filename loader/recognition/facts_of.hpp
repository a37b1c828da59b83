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

/// Sees a text on its way through the steps of phases.txt.
class StepObserver {
 public:
  StepObserver() = default;
  virtual ~StepObserver() = default;
  StepObserver(const StepObserver&) = delete;
  StepObserver& operator=(const StepObserver&) = delete;

  virtual void before(const PhaseStep& step, const AnnotatedText& text) = 0;
  virtual void after(const PhaseStep& step, const AnnotatedText& text) = 0;
};

/// What the rules and dictionaries of `lexicon` find in a document: a pure function of both; no
/// clock, no locale, no input or output. The lexicon may be shared between threads, a scratch may
/// not. Time is linear in the text for a given longest sentence. `observer`, where there is one, is
/// told of each step; not of a document in another language, which goes through none.
Facts facts_of(const Document& document, const Lexicon& lexicon, Scratch& scratch,
               StepObserver* observer = nullptr);

}  // namespace readout
