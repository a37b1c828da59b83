#include "loader/explain/narrow.hpp"

#include "schema/model/error.hpp"
#include "schema/text/fold.hpp"
#include "schema/text/similar_words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace readout {

namespace {

bool asks_for(const Narrowing& narrowing, const Passage& passage) {
  const bool numbered = narrowing.sentences.empty() ||
                        std::ranges::any_of(narrowing.sentences, [&](const SentenceRange& range) {
                          return passage.sentence && range.first <= *passage.sentence &&
                                 *passage.sentence <= range.last;
                        });
  return numbered && (narrowing.find.empty() ||
                      fold(passage.words.text).find(fold(narrowing.find)) != std::string::npos);
}

}  // namespace

void check_phase(const std::string& phase, const Lexicon& lexicon,
                 const std::optional<ExplainedRule>& rule) {
  std::vector<std::string> known;
  for (const PhaseStep& step : lexicon.steps()) {
    known.push_back(step.phase ? step.phase->phase().name : step.step);
  }
  if (phase.empty()) {
    return;
  }
  if (std::ranges::find(known, phase) == known.end()) {
    throw UsageError(fmt::format("no phase '{}' ({})", phase, near_or_known(phase, known)));
  }
  if (rule && known[rule->steps.front()] != phase) {
    throw UsageError(fmt::format("the rule {} runs in {}, not in {}", rule->rule.name,
                                 known[rule->steps.front()], phase));
  }
}

void narrow(Explanation& explanation, const Narrowing& narrowing) {
  explanation.narrowed = !narrowing.sentences.empty() || !narrowing.find.empty();
  std::erase_if(explanation.passages,
                [&](const Passage& passage) { return !asks_for(narrowing, passage); });
  const auto is_wanted = [&](std::size_t step) {
    const auto& rule = explanation.rule;
    return (narrowing.phase.empty() || explanation.steps[step].name == narrowing.phase) &&
           (!rule || std::ranges::find(rule->steps, step) != rule->steps.end());
  };
  for (std::size_t step = 0; step < explanation.steps.size(); ++step) {
    if (explanation.narrowed || !is_wanted(step)) {
      explanation.steps[step].changes.clear();
    }
  }
  for (Passage& passage : explanation.passages) {
    std::erase_if(passage.steps, [&](const PassageStep& one) { return !is_wanted(one.step); });
    std::erase_if(passage.outcomes, [&](const RuleOutcome& one) { return !is_wanted(one.step); });
  }
  if (explanation.rule) {
    std::erase_if(explanation.passages,
                  [](const Passage& passage) { return passage.outcomes.empty(); });
  }
}

}  // namespace readout
