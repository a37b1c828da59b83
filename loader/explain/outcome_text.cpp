#include "loader/explain/outcome_text.hpp"

#include "loader/explain/wording.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

namespace readout {

namespace {

using Result = RuleOutcome::Result;

constexpr std::size_t widest_words = 72;

std::string short_quote(const Words& words) { return quoted(shortened(words.text, widest_words)); }

std::string with_parts(const FailedCondition& failed, std::string_view sign) {
  return failed.parts.empty()
             ? failed.condition
             : fmt::format("{}{}{}", failed.condition, sign, fmt::join(failed.parts, "; "));
}

std::string scope_of(const RuleOutcome& outcome, const Explanation& explanation) {
  const Details& manner = explanation.steps[outcome.step].manner;
  const auto scope = std::ranges::find(manner, "scope", &Details::value_type::first);
  return scope == manner.end() ? "text" : scope->second;
}

std::string what_fails(const FailedCondition& failed, const Words& unit) {
  if (failed.asks_place) {
    return unit.text.empty()
               ? fmt::format("{} does not hold at the end", failed.condition)
               : fmt::format("{} does not hold before {}", failed.condition, short_quote(unit));
  }
  return fmt::format("{} is no {}", short_quote(unit), with_parts(failed, ": "));
}

std::vector<std::string> lines_of_stop(const RuleOutcome& outcome, const std::string& scope) {
  const bool at_end = outcome.unit.text.empty();
  const std::string start = fmt::format("got as far as {};", short_quote(outcome.words));
  if (outcome.failed.size() == 1 && (!at_end || outcome.failed.front().asks_place)) {
    return {fmt::format("{} then {}", start, what_fails(outcome.failed.front(), outcome.unit))};
  }
  std::vector<std::string> lines = {
      at_end ? fmt::format("{} there the {} ends, and what must follow is", start, scope)
             : fmt::format("{} then {} is none of", start, short_quote(outcome.unit))};
  for (const FailedCondition& failed : outcome.failed) {
    lines.push_back(with_parts(failed, ": "));
  }
  return lines;
}

std::string line_of_misplacement(const RuleOutcome& outcome) {
  return fmt::format("{} fits, but {}", short_quote(outcome.words),
                     what_fails(outcome.failed.front(), outcome.unit));
}

// "[X]; “saw” comes nearest, but not: ..."
std::string with_nearest(const FailedCondition& failed, std::string_view sign) {
  return failed.parts.empty()
             ? failed.condition
             : fmt::format("{}{} {} comes nearest, but not: {}", failed.condition, sign,
                           short_quote(failed.unit), fmt::join(failed.parts, "; "));
}

std::string behind_others(const FailedCondition& failed) {
  const bool one = failed.behind.size() == 1;
  return fmt::format("{} {} before {}, but {}", fmt::join(failed.behind, " and "),
                     one ? "holds" : "hold", short_quote(failed.unit),
                     failed.asks_place ? fmt::format("{} does not", failed.condition)
                                       : fmt::format("that is no {}", with_parts(failed, ": ")));
}

std::vector<std::string> lines_of_absence(const RuleOutcome& outcome, const std::string& scope) {
  const std::vector<FailedCondition>& failed = outcome.failed;
  if (failed.empty()) {
    return {fmt::format("the {} has no units", scope)};
  }
  const bool plain = std::ranges::none_of(
      failed, [](const FailedCondition& one) { return one.asks_place || !one.behind.empty(); });
  const auto alone = [&](const FailedCondition& one, std::string_view sign) {
    return !one.behind.empty() ? behind_others(one)
           : one.asks_place
               ? fmt::format("{} holds nowhere in this {}", one.condition, scope)
               : fmt::format("nothing in this {} is {}", scope, with_nearest(one, sign));
  };
  if (failed.size() == 1) {
    return {"begins nowhere: " + alone(failed.front(), ";")};
  }
  std::vector<std::string> lines = {
      plain ? fmt::format("begins nowhere: nothing in this {} is one of", scope)
            : std::string("begins nowhere:")};
  for (const FailedCondition& one : failed) {
    lines.push_back(plain ? with_nearest(one, ":") : alone(one, ";"));
  }
  return lines;
}

std::vector<std::string> lines_of_match(const RuleOutcome& outcome) {
  std::vector<std::string> lines = {fmt::format("{} {}",
                                                outcome.result == Result::matched ? "matches"
                                                : outcome.result == Result::overruled
                                                    ? "would match, but is overruled:"
                                                    : "would match, but is refused:",
                                                short_quote(outcome.words))};
  if (!outcome.why.empty()) {
    lines.push_back(outcome.why);
  }
  for (const ExplainedCapture& capture : outcome.captures) {
    lines.push_back(fmt::format("{}: {}", capture.name, capture.words.text));
  }
  std::ranges::copy(outcome.effects, std::back_inserter(lines));
  return lines;
}

}  // namespace

std::string_view verdict_of(Result result) {
  constexpr std::array<std::string_view, 7> verdicts = {
      "matches",          "overruled",      "refused by where", "fits, but not here",
      "stops on the way", "begins nowhere", "not read"};
  return verdicts[static_cast<std::size_t>(result)];
}

std::vector<std::string> outcome_lines(const RuleOutcome& outcome, const Explanation& explanation) {
  std::vector<std::string> lines;
  switch (outcome.result) {
    case Result::matched:
    case Result::overruled:
    case Result::refused:
      lines = lines_of_match(outcome);
      break;
    case Result::misplaced:
      lines = {line_of_misplacement(outcome)};
      break;
    case Result::stopped:
      lines = lines_of_stop(outcome, scope_of(outcome, explanation));
      break;
    case Result::absent:
      lines = lines_of_absence(outcome, scope_of(outcome, explanation));
      break;
    case Result::not_read:
      lines = {"not read: " + outcome.why};
      break;
  }
  if (!outcome.complete) {
    lines.emplace_back("(the search was given up: there may be a longer way)");
  }
  return lines;
}

bool did_something(const PassageStep& step) {
  return !step.matches.empty() || !step.changes.empty() || !step.evidence.empty();
}

bool shows_units(const Passage& passage, const Explanation& explanation) {
  return std::ranges::any_of(passage.outcomes, [&](const RuleOutcome& outcome) {
    return outcome.result != Result::not_read &&
           (explanation.narrowed || outcome.result != Result::absent);
  });
}

std::string outcome_summary(const Explanation& explanation) {
  std::array<std::size_t, 7> counts{};
  for (const Passage& passage : explanation.passages) {
    for (const RuleOutcome& outcome : passage.outcomes) {
      ++counts[static_cast<std::size_t>(outcome.result)];
    }
  }
  std::string summary;
  for (std::size_t result = 0; result < counts.size(); ++result) {
    if (counts[result] != 0) {
      summary += fmt::format("{}{}: {}", summary.empty() ? "" : ", ",
                             verdict_of(static_cast<Result>(result)), counts[result]);
    }
  }
  return summary;
}

std::string nothing_left(const Explanation& explanation) {
  switch (explanation.sentences) {
    case 0:
      return "It has no sentences.";
    case 1:
      return "Its one sentence is not asked for.";
    default:
      return fmt::format("None of its {} sentences is asked for.", explanation.sentences);
  }
}

std::string kinds_text(const ExplainedUnit& unit) {
  std::vector<std::string> kinds;
  for (const ExplainedAnnotation& annotation : unit.annotations) {
    if (std::ranges::find(kinds, annotation.kind) == kinds.end()) {
      kinds.push_back(annotation.kind);
    }
  }
  return fmt::format("{}", fmt::join(kinds, "|"));
}

std::string details_text(const Details& details) {
  std::string text;
  for (const auto& [name, value] : details) {
    text += fmt::format("{}{}={}", text.empty() ? "" : " ", name, value);
  }
  return text;
}

}  // namespace readout
