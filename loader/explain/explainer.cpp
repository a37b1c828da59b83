#include "loader/explain/explainer.hpp"

#include "loader/explain/document_step.hpp"
#include "loader/explain/phase_view.hpp"
#include "loader/explain/rule_inquiry.hpp"
#include "loader/explain/step_changes.hpp"
#include "loader/recognition/recognition.hpp"
#include "loader/recognition/steps.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>

namespace readout {

namespace {

/// Which sentences a line of phases.txt asks for; empty for all.
std::string sentences_of(const PhaseStep& step, const Lexicon& lexicon) {
  return step.within ? fmt::format("sentences with [{}]", lexicon.symbols().name(*step.within))
                     : std::string();
}

Details manner_of(const Phase& phase) {
  std::vector<std::string_view> zones;
  zones.reserve(phase.zones.size());
  for (const ZoneKind zone : phase.zones) {
    zones.push_back(to_string(zone));
  }
  Details manner = {{"reads", fmt::format("{}", fmt::join(phase.reads, ", "))},
                    {"skips", fmt::format("{}", fmt::join(phase.skips, ", "))},
                    {"control", std::string(to_string(phase.control))},
                    {"scope", std::string(to_string(phase.scope))},
                    {"zone", fmt::format("{}", fmt::join(zones, ", "))}};
  return manner;
}

ExplainedStep explained_step(const PhaseStep& step, const Lexicon& lexicon) {
  ExplainedStep explained{.name = step.step};
  if (step.phase) {
    const Phase& phase = step.phase->phase();
    explained = {
        .name = phase.name, .has_rules = true, .file = phase.file, .manner = manner_of(phase)};
  } else {
    const RuleRecord& record = lexicon.rule_set().rules[step.rule];
    explained.file = record.file;
    explained.line = record.line;
  }
  explained.manner.emplace_back("in", sentences_of(step, lexicon));
  std::erase_if(explained.manner, [](const auto& one) { return one.second.empty(); });
  return explained;
}

/// One document on its way, with what is written down of it.
class Walk {
 public:
  Walk(Recognition& recognition, RuleInquiry* inquiry)
      : m_recognition(recognition), m_wording(recognition), m_inquiry(inquiry) {}

  DocumentStep step(const PhaseStep& step) { return step.phase ? rules(step) : engine_step(step); }

  const Wording& wording() const { return m_wording; }

 private:
  DocumentStep engine_step(const PhaseStep& step) {
    const Snapshot before(m_recognition, m_wording);
    run_step(step, m_recognition);
    DocumentStep record{.changes = before.changes_since(m_recognition, m_wording)};
    if (step.step == "decide") {
      record.evidence = evidence_in(m_recognition, m_wording, record.changes);
    }
    return record;
  }

  DocumentStep rules(const PhaseStep& step) {
    DocumentStep record;
    const SentencesOfStep sentences(step, m_recognition);
    if (m_inquiry != nullptr && &m_inquiry->phase() == &*step.phase) {
      m_inquiry->begin(m_recognition.text);
    }
    for (const PhaseSequence& sequence :
         sequences_of(m_recognition.text, *step.phase, m_recognition.match)) {
      add(sequence, *step.phase, record);
    }
    run_everywhere(step, m_recognition);
    return record;
  }

  void add(const PhaseSequence& sequence, const CompiledPhase& phase, DocumentStep& record) {
    const AnnotatedText& text = m_recognition.text;
    std::ranges::copy(sequence.stretches, std::back_inserter(record.read));
    for (const Unit& unit : sequence.units) {
      record.units.push_back(explained_unit(unit, text, m_wording));
    }
    std::ranges::move(unseen_in(sequence, phase.phase(), text, m_wording),
                      std::back_inserter(record.unseen));
    for (const Match& match : sequence.matches) {
      record.matches.push_back(explained_match(match, phase, sequence, text, m_wording));
    }
    if (m_inquiry == nullptr || &m_inquiry->phase() != &phase || sequence.stretches.empty()) {
      return;
    }
    for (RuleOutcome& outcome : m_inquiry->outcomes_in(sequence, text, m_wording)) {
      const TokenRange place =
          outcome.words.text.empty() ? sequence.stretches.front() : outcome.words.tokens;
      record.outcomes.emplace_back(place, std::move(outcome));
    }
  }

  Recognition& m_recognition;
  Wording m_wording;
  RuleInquiry* m_inquiry;
};

/// The zones and sentences that a step looks at; empty for all.
std::string what_is_read(const Details& manner) {
  std::vector<std::string_view> asked;
  for (const auto& [what, value] : manner) {
    if (what == "zone" || what == "in") {
      asked.push_back(value);
    }
  }
  return fmt::format("{}", fmt::join(asked, ", "));
}

// Why a sentence has no outcome: the rule's phase does not look at its zone, or runs only in
// sentences that hold something else.
void add_unread(const std::vector<std::size_t>& steps, const std::vector<ExplainedStep>& all,
                std::vector<Passage>& passages) {
  for (Passage& passage : passages) {
    for (const std::size_t step : steps) {
      const bool read = std::ranges::any_of(
          passage.steps, [&](const PassageStep& one) { return one.step == step && one.reads; });
      const std::string asked = what_is_read(all[step].manner);
      if (passage.sentence && !read && !asked.empty()) {
        passage.outcomes.push_back(
            {.result = RuleOutcome::Result::not_read,
             .step = step,
             .why = fmt::format("{} looks at {} only", all[step].name, asked)});
      }
    }
  }
}

// Why the matches of the rule that was asked for made no statement.
void add_unmade(const Recognition& recognition, Explanation& explanation) {
  for (Passage& passage : explanation.passages) {
    for (RuleOutcome& outcome : passage.outcomes) {
      for (const UnmadeStatement& unmade : recognition.unmade) {
        const RuleRecord& rule = recognition.lexicon.rule_set().rules[unmade.rule];
        if (outcome.result == RuleOutcome::Result::matched && explanation.rule &&
            unmade.words == outcome.words.tokens && rule.name == explanation.rule->rule.name) {
          outcome.effects.push_back("but no statement comes of it: " + unmade.why);
        }
      }
    }
  }
}

}  // namespace

Explainer::Explainer(const Lexicon& lexicon, std::string_view rule) : m_lexicon(lexicon) {
  if (!rule.empty()) {
    const RulePlace place = rule_called(rule, lexicon);
    m_rule = explained_rule(place, lexicon);
    m_inquiry = std::make_unique<RuleInquiry>(place, lexicon);
  }
}

Explainer::~Explainer() = default;

Explanation Explainer::explain(const Document& document) {
  Recognition recognition(document, m_scratch.memory_for(m_lexicon));
  Explanation explanation{
      .document = document.id, .title = document.title, .text = document.text, .rule = m_rule};
  if (!is_english(recognition)) {
    explanation.notes.emplace_back(
        "Too few of its words are English: load and annotate keep this text without "
        "facts. Its steps are shown all the same.");
  }
  recognition.keeps_unmade = m_inquiry != nullptr;
  Walk walk(recognition, m_inquiry.get());
  std::vector<DocumentStep> records;
  for (const PhaseStep& step : m_lexicon.steps()) {
    records.push_back(walk.step(step));
    for (auto& [range, outcome] : records.back().outcomes) {
      outcome.step = explanation.steps.size();
    }
    explanation.steps.push_back(explained_step(step, m_lexicon));
  }
  explanation.passages =
      passages_of(recognition, walk.wording(), std::move(records), explanation.steps);
  explanation.sentences = recognition.text.sentences.size();
  if (m_rule) {
    add_unread(m_rule->steps, explanation.steps, explanation.passages);
  }
  add_unmade(recognition, explanation);
  std::ranges::copy(recognition.text.notes, std::back_inserter(explanation.notes));
  return explanation;
}

}  // namespace readout
