#pragma once

#include "loader/explain/explanation.hpp"
#include "loader/explain/step_changes.hpp"
#include "loader/explain/wording.hpp"
#include "loader/lexicon/matcher.hpp"
#include "loader/recognition/recognition.hpp"

#include <vector>

namespace readout {

/// A sequence of units, as a phase sees it before it runs, and what it matches there.
struct PhaseSequence {
  std::vector<TokenRange> stretches{};
  std::vector<Unit> units{};
  std::vector<Match> matches{};

  TokenRange range_of(std::uint32_t first, std::uint32_t end) const {
    return {units[first].range.first, units[end - 1].range.end};
  }
};

/// Every sequence of a text in its order.
std::vector<PhaseSequence> sequences_of(const AnnotatedText& text, const CompiledPhase& phase,
                                        MatchMemory& memory);

ExplainedUnit explained_unit(const Unit& unit, const AnnotatedText& text, const Wording& wording);

/// The captures of a match.
std::vector<ExplainedCapture> explained_captures(const Match& match, const Rule& rule,
                                                 const PhaseSequence& sequence,
                                                 const Wording& wording);

/// A match with what its rule does. `text` is as the phase found it.
ExplainedMatch explained_match(const Match& match, const CompiledPhase& phase,
                               const PhaseSequence& sequence, const AnnotatedText& text,
                               const Wording& wording);

/// The annotations of kinds that the phase reads or skips, inside the sequence, that are no unit:
/// shorter than a unit, across its borders, stepped over, or across the border of the sequence. Of
/// one kind and stretch each once.
std::vector<UnseenAnnotation> unseen_in(const PhaseSequence& sequence, const Phase& phase,
                                        const AnnotatedText& text, const Wording& wording);

}  // namespace readout
