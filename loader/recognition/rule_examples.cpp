#include "loader/recognition/rule_examples.hpp"

#include "loader/recognition/recognition.hpp"
#include "loader/recognition/steps.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <map>

namespace readout {

namespace {

/// The text of a document that has come through the phases before number `last`, and what that one
/// matches.
class Walked {
 public:
  Walked(RecognitionMemory& memory, const std::string& text, std::size_t last)
      : m_document{.text = text}, m_recognition(m_document, memory) {
    for (std::size_t i = 0; i < last; ++i) {
      run_everywhere(memory.lexicon.steps()[i], m_recognition);
    }
    m_matches =
        memory.lexicon.steps()[last].phase->matches_of(m_recognition.text, m_recognition.match);
  }

  std::vector<TextMatch> matches_of(std::uint32_t rule) const {
    std::vector<TextMatch> found;
    std::ranges::copy_if(m_matches, std::back_inserter(found),
                         [&](const TextMatch& match) { return match.rule == rule; });
    return found;
  }

  // Of all stretches of a capture, in the order of the text.
  std::vector<std::string> words(const TextMatch& match, std::string_view capture) const {
    std::vector<std::string> stretches;
    for (const AnnotationSlot& slot : match.captures) {
      if (m_recognition.lexicon.symbols().name(slot.name) == capture) {
        stretches.emplace_back(m_recognition.text.words(slot.range));
      }
    }
    return stretches;
  }

 private:
  Document m_document;
  Recognition m_recognition;
  std::vector<TextMatch> m_matches;
};

/// "'Peru', 'China'", as an example would list them.
std::string quoted(const std::vector<std::string>& stretches) {
  return stretches.empty() ? "''" : fmt::format("'{}'", fmt::join(stretches, "', '"));
}

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
    const std::vector<std::string> words = walked.words(matches.front(), capture);
    if (words != expected) {
      got += fmt::format("; {} is {}, not {}", capture, quoted(words), quoted(expected));
    }
  }
  return fmt::format("in '{}'{}", example.text, got);
}

/// The same for a file that phases.txt lists several times: what must match has to do so in one of
/// its places, what must not, in none.
std::string problem_in(RecognitionMemory& memory, const std::vector<std::size_t>& steps,
                       const RuleExample& example, std::uint32_t rule) {
  std::string last;
  for (const std::size_t step : steps) {
    std::string problem = problem_of(example, Walked(memory, example.text, step), rule);
    if (problem.empty() == example.matches) {
      return problem;
    }
    last = std::move(problem);
  }
  return last;
}

/// The steps that run each phase, in the order of the first.
std::vector<std::vector<std::size_t>> steps_of_phases(const Lexicon& lexicon) {
  std::vector<std::vector<std::size_t>> places;
  std::map<const CompiledPhase*, std::size_t> numbers;
  for (std::size_t step = 0; step < lexicon.steps().size(); ++step) {
    if (const auto* phase = lexicon.steps()[step].phase.get()) {
      const auto number = numbers.try_emplace(phase, places.size()).first->second;
      places.resize(std::max(places.size(), number + 1));
      places[number].push_back(step);
    }
  }
  return places;
}

}  // namespace

ExampleResults run_examples(const Lexicon& lexicon,
                            const std::function<bool(std::uint32_t)>& chosen) {
  ExampleResults results;
  RecognitionMemory memory(lexicon);
  for (const std::vector<std::size_t>& steps : steps_of_phases(lexicon)) {
    const CompiledPhase& phase = *lexicon.steps()[steps.front()].phase;
    const auto& rules = phase.phase().rules;
    for (std::uint32_t i = 0; i < rules.size(); ++i) {
      if (chosen && !chosen(phase.first_rule() + i)) {
        continue;
      }
      ++results.rules;
      for (const RuleExample& example : rules[i].examples) {
        ++results.examples;
        const std::string problem = problem_in(memory, steps, example, i);
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
