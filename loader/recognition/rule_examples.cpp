#include "loader/recognition/rule_examples.hpp"

#include "loader/recognition/recognition.hpp"
#include "loader/recognition/steps.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace readout {

namespace {

/// The text of a document that has come through the phases up to number `last`.
class Walked {
 public:
  Walked(RecognitionMemory& memory, const std::string& text, std::size_t last)
      : m_document{.text = text}, m_recognition(m_document, memory) {
    for (std::size_t i = 0; i <= last; ++i) {
      const PhaseStep& step = memory.lexicon.steps()[i];
      if (step.phase) {
        step.phase->run(m_recognition.text);
      } else if (const EngineStep run = engine_step(step.step)) {
        run(m_recognition);
      }
    }
  }

  std::vector<const Annotation*> made_by(std::uint32_t rule) const {
    std::vector<const Annotation*> found;
    for (const Annotation& annotation : m_recognition.text.annotations) {
      if (annotation.rule == rule && !annotation.removed) {
        found.push_back(&annotation);
      }
    }
    return found;
  }

  std::string words(const Annotation& annotation, std::string_view capture) const {
    const TokenRange range = slot_of(m_recognition, annotation, capture);
    return range.empty() ? std::string() : std::string(m_recognition.text.words(range));
  }

 private:
  Document m_document;
  Recognition m_recognition;
};

/// What is wrong with an example; empty for nothing.
std::string problem_of(const RuleExample& example, const Walked& walked, std::uint32_t rule) {
  const auto made = walked.made_by(rule);
  if (!example.matches) {
    return made.empty() ? "" : fmt::format("matches '{}', but must not", example.text);
  }
  if (made.empty()) {
    return fmt::format("does not match '{}'", example.text);
  }
  const auto fits = [&](const Annotation* annotation) {
    return std::all_of(example.captures.begin(), example.captures.end(), [&](const auto& capture) {
      return walked.words(*annotation, capture.first) == capture.second;
    });
  };
  if (std::any_of(made.begin(), made.end(), fits)) {
    return "";
  }
  std::string got;
  for (const auto& [capture, expected] : example.captures) {
    got += fmt::format("; {} is '{}', not '{}'", capture, walked.words(*made.front(), capture),
                       expected);
  }
  return fmt::format("in '{}'{}", example.text, got);
}

}  // namespace

ExampleResults run_examples(const Lexicon& lexicon) {
  ExampleResults results;
  RecognitionMemory memory(lexicon);
  for (std::size_t step = 0; step < lexicon.steps().size(); ++step) {
    const PhaseStep& phase_step = lexicon.steps()[step];
    if (!phase_step.phase) {
      continue;
    }
    const auto& rules = phase_step.phase->phase().rules;
    for (std::uint32_t i = 0; i < rules.size(); ++i) {
      for (const RuleExample& example : rules[i].examples) {
        ++results.examples;
        const std::string problem = problem_of(example, Walked(memory, example.text, step),
                                               phase_step.phase->first_rule() + i);
        if (!problem.empty()) {
          results.failures.push_back(
              fmt::format("{}: {}: {}", example.place.to_string(), rules[i].name, problem));
        }
      }
    }
  }
  return results;
}

}  // namespace readout
