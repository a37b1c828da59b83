#pragma once

#include "loader/explain/explanation.hpp"
#include "loader/explain/pattern_probe.hpp"
#include "loader/explain/pattern_walk.hpp"
#include "loader/explain/phase_view.hpp"
#include "loader/explain/rule_names.hpp"
#include "loader/lexicon/conditions.hpp"
#include "loader/lexicon/lexicon.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace readout {

/// Asks of one rule, sequence by sequence, what became of it. Belongs to one thread.
class RuleInquiry {
 public:
  /// The lexicon must outlive the inquiry.
  RuleInquiry(const RulePlace& place, const Lexicon& lexicon);

  const CompiledPhase& phase() const { return *m_place.phase; }

  /// Begins a text, as it is when the rule's phase has its turn.
  void begin(const AnnotatedText& text);
  /// Each match of the rule in the order of the text; each that was overruled, or that a line of
  /// `where:` refuses; where there is none of these, how far the pattern came.
  std::vector<RuleOutcome> outcomes_in(const PhaseSequence& sequence, const AnnotatedText& text,
                                       const Wording& wording);

 private:
  RuleOutcome outcome_of(const Match& match, const PhaseSequence& sequence,
                         const AnnotatedText& text, const Wording& wording) const;
  std::optional<std::string> refusal_of(const Match& match, const PhaseSequence& sequence,
                                        const AnnotatedText& text) const;
  std::string overruling_of(const Match& match, const PhaseSequence& sequence,
                            const Wording& wording) const;
  RuleOutcome failure_in(const PhaseSequence& sequence, const AnnotatedText& text,
                         const Wording& wording);
  void add_beginnings(const std::vector<Beginning>& beginnings, const PhaseSequence& sequence,
                      const AnnotatedText& text, const Wording& wording,
                      RuleOutcome& outcome) const;
  FailedCondition failed_condition(const PatternNode& node, std::uint32_t unit,
                                   const PhaseSequence& sequence, const AnnotatedText& text,
                                   const Wording& wording) const;

  RulePlace m_place;
  const Rule& m_rule;
  SymbolTable m_symbols;
  CompiledPhase m_alone;  // the rule as if there were no other, without its conditions
  std::unique_ptr<MatchMemory> m_memory;
  Conditions m_conditions;
  PatternProbe m_probe;
  PatternWalk m_walk;
};

}  // namespace readout
