#pragma once

#include "loader/explain/explanation.hpp"
#include "loader/lexicon/lexicon.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace readout {

/// Numbers of sentences from 1, both ends included.
struct SentenceRange {
  std::uint32_t first = 1;
  std::uint32_t last = 1;
};

/// What of an explanation is asked for. What is empty leaves everything.
struct Narrowing {
  std::vector<SentenceRange> sentences{};
  std::string find{};   ///< words that a sentence holds; letter case and marks do not count
  std::string phase{};  ///< a step or a file of rules, as phases.txt names it
};

/// Throws UsageError for a phase that the lexicon does not run, with those that may be meant, and
/// for one that does not hold the rule that is asked for.
void check_phase(const std::string& phase, const Lexicon& lexicon,
                 const std::optional<ExplainedRule>& rule);

/// Leaves what is asked for. Where a rule was asked after, only its phase and the passages that it
/// has an outcome in are left.
void narrow(Explanation& explanation, const Narrowing& narrowing);

}  // namespace readout
