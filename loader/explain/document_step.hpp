#pragma once

#include "loader/explain/explanation.hpp"
#include "loader/explain/wording.hpp"
#include "loader/recognition/recognition.hpp"

#include <utility>
#include <vector>

namespace readout {

/// What one step did in the whole document.
struct DocumentStep {
  std::vector<TokenRange> read{};  ///< what a file of rules looked at
  std::vector<ExplainedUnit> units{};
  std::vector<UnseenAnnotation> unseen{};
  std::vector<ExplainedMatch> matches{};
  std::vector<Change> changes{};
  std::vector<EvidenceOfString> evidence{};
  /// Each with where it belongs.
  std::vector<std::pair<TokenRange, RuleOutcome>> outcomes{};
};

/// The evidence of all strings after the step `decide`; `changes` are those of the step.
std::vector<EvidenceOfString> evidence_in(const Recognition& recognition, const Wording& wording,
                                          const std::vector<Change>& changes);

/// The sentences of a text, and what stands between them, each with its share of the records. What
/// belongs to none of them goes to `steps`.
std::vector<Passage> passages_of(const Recognition& recognition, const Wording& wording,
                                 std::vector<DocumentStep> records,
                                 std::vector<ExplainedStep>& steps);

}  // namespace readout
