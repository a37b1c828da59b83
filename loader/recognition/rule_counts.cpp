#include "loader/recognition/rule_counts.hpp"

#include "loader/recognition/recognition.hpp"
#include "loader/recognition/steps.hpp"

#include <algorithm>
#include <functional>
#include <span>

namespace readout {

namespace {

void add_each(std::vector<std::uint64_t>& sums, const std::vector<std::uint64_t>& counts) {
  std::ranges::transform(sums, counts, sums.begin(), std::plus<>());
}

/// Takes a text through a step and counts what its phase matches or its dictionaries find.
void run_counted(const PhaseStep& step, Recognition& recognition,
                 std::vector<std::uint64_t>& fired) {
  const std::size_t annotations = recognition.text.annotations.size();
  if (step.phase) {
    const SentencesOfStep sentences(step, recognition);
    for (const TextMatch& match : step.phase->matches_of(recognition.text, recognition.match)) {
      ++fired[step.phase->first_rule() + match.rule];
    }
  }
  run_step(step, recognition);
  if (step.step == "dictionaries") {
    for (const Annotation& annotation :
         std::span(recognition.text.annotations).subspan(annotations)) {
      ++fired[annotation.rule];
    }
  }
}

}  // namespace

void RuleCounts::add(const RuleCounts& other) {
  add_each(fired, other.fired);
  add_each(mentions, other.mentions);
  add_each(statements, other.statements);
}

Facts facts_and_counts_of(const Document& document, const Lexicon& lexicon, Scratch& scratch,
                          RuleCounts& counts) {
  Recognition recognition(document, scratch.memory_for(lexicon));
  if (!is_english(recognition)) {
    return facts_in_other_language();
  }
  RuleCounts found(counts.fired.size());
  for (const PhaseStep& step : lexicon.steps()) {
    run_counted(step, recognition, found.fired);
  }
  Facts facts = facts_from(recognition);
  for (const Mention& mention : facts.mentions) {
    ++found.mentions[mention.rule];
  }
  for (const Statement& statement : facts.statements) {
    ++found.statements[statement.rule];
  }
  for (const PhaseStep& step : lexicon.steps()) {
    if (!step.phase) {
      found.fired[step.rule] = found.mentions[step.rule] + found.statements[step.rule];
    }
  }
  counts.add(found);
  return facts;
}

}  // namespace readout
