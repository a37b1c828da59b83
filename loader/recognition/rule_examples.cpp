#include "loader/recognition/rule_examples.hpp"

#include "loader/recognition/recognition.hpp"
#include "loader/recognition/steps.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace readout {

namespace {

/// The text of a document that has come through the phases before number `last`, and what that one
/// matches.
class Walked {
 public:
  Walked(RecognitionMemory& memory, const std::string& text, std::size_t last)
      : m_document{.text = text}, m_recognition(m_document, memory) {
    for (std::size_t i = 0; i < last; ++i) {
      const PhaseStep& step = memory.lexicon.steps()[i];
      if (step.phase) {
        step.phase->run(m_recognition.text);
      } else if (const EngineStep run = engine_step(step.step)) {
        run(m_recognition);
      }
    }
    m_matches = memory.lexicon.steps()[last].phase->matches_of(m_recognition.text);
  }

  std::vector<TextMatch> matches_of(std::uint32_t rule) const {
    std::vector<TextMatch> found;
    std::ranges::copy_if(m_matches, std::back_inserter(found),
                         [&](const TextMatch& match) { return match.rule == rule; });
    return found;
  }

  std::string words(const TextMatch& match, std::string_view capture) const {
    for (const AnnotationSlot& slot : match.captures) {
      if (m_recognition.lexicon.symbols().name(slot.name) == capture) {
        return std::string(m_recognition.text.words(slot.range));
      }
    }
    return {};
  }

 private:
  Document m_document;
  Recognition m_recognition;
  std::vector<TextMatch> m_matches;
};

/// What is wrong with an example; empty for nothing.
std::string problem_of(const RuleExample& example, const Walked& walked, std::uint32_t rule) {
  const std::vector<TextMatch> matches = walked.matches_of(rule);
  if (!example.matches) {
    return matches.empty() ? "" : fmt::format("matches '{}', but must not", example.text);
  }
  if (matches.empty()) {
    return fmt::format("does not match '{}'", example.text);
  }
  const auto fits = [&](const TextMatch& match) {
    return std::ranges::all_of(example.captures, [&](const auto& capture) {
      return walked.words(match, capture.first) == capture.second;
    });
  };
  if (std::ranges::any_of(matches, fits)) {
    return "";
  }
  std::string got;
  for (const auto& [capture, expected] : example.captures) {
    got += fmt::format("; {} is '{}', not '{}'", capture, walked.words(matches.front(), capture),
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
        const std::string problem = problem_of(example, Walked(memory, example.text, step), i);
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
