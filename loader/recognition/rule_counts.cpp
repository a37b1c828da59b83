#include "loader/recognition/rule_counts.hpp"

#include <algorithm>
#include <functional>
#include <span>

namespace readout {

namespace {

void add_each(std::vector<std::uint64_t>& sums, const std::vector<std::uint64_t>& counts) {
  std::ranges::transform(sums, counts, sums.begin(), std::plus<>());
}

/// Counts what phases match and dictionaries find.
class Counter final : public StepObserver {
 public:
  explicit Counter(std::vector<std::uint64_t>& fired) : m_fired(fired) {}

  void before(const PhaseStep& step, const AnnotatedText& text) override {
    m_annotations = text.annotations.size();
    if (step.phase) {
      for (const TextMatch& match : step.phase->matches_of(text)) {
        ++m_fired[step.phase->first_rule() + match.rule];
      }
    }
  }

  void after(const PhaseStep& step, const AnnotatedText& text) override {
    if (step.step == "dictionaries") {
      for (const Annotation& annotation : std::span(text.annotations).subspan(m_annotations)) {
        ++m_fired[annotation.rule];
      }
    }
  }

 private:
  std::vector<std::uint64_t>& m_fired;
  std::size_t m_annotations = 0;
};

}  // namespace

void RuleCounts::add(const RuleCounts& other) {
  add_each(fired, other.fired);
  add_each(mentions, other.mentions);
  add_each(statements, other.statements);
}

Facts facts_and_counts_of(const Document& document, const Lexicon& lexicon, Scratch& scratch,
                          RuleCounts& counts) {
  Counter counter(counts.fired);
  Facts facts = facts_of(document, lexicon, scratch, &counter);
  RuleCounts found(counts.fired.size());
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
