#include "loader/explain/explanation_json.hpp"

#include "loader/explain/outcome_text.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <string_view>

namespace readout {

namespace {

using Json = nlohmann::ordered_json;

template <typename Item, typename Convert>
Json list_of(const std::vector<Item>& items, const Convert& convert) {
  Json list = Json::array();
  for (const Item& item : items) {
    list.push_back(convert(item));
  }
  return list;
}

Json details_json(const Details& details) {
  return list_of(details, [](const auto& one) { return Json::array({one.first, one.second}); });
}

Json rule_json(const RuleRecord& rule) {
  return {{"name", rule.name}, {"file", rule.file}, {"line", rule.line}};
}

Json words_json(const Words& words) {
  return words.text.empty() ? Json() : Json::array({words.span.start, words.span.end});
}

Json annotation_json(const ExplainedAnnotation& annotation) {
  return {{"kind", annotation.kind},
          {"span", words_json(annotation.words)},
          {"attributes", details_json(annotation.attributes)},
          {"rule", annotation.rule.name}};
}

Json captures_json(const std::vector<ExplainedCapture>& captures) {
  return list_of(captures, [](const ExplainedCapture& capture) {
    return Json{{"name", capture.name}, {"span", words_json(capture.words)}};
  });
}

Json change_json(const Change& change) {
  constexpr std::array<std::string_view, 3> sorts = {"made", "changed", "removed"};
  return {{"change", sorts.at(static_cast<std::size_t>(change.sort))},
          {"thing", change.thing},
          {"span", words_json(change.words)},
          {"details", details_json(change.details)},
          {"rule", change.rule.name.empty() ? Json() : Json(change.rule.name)}};
}

Json evidence_json(const EvidenceOfString& evidence) {
  Json sums = Json::object();
  for (const auto& [kind, sum] : evidence.sums) {
    sums[kind] = sum;
  }
  return {{"text", evidence.text},
          {"decided", evidence.decided.empty() ? Json() : Json(evidence.decided)},
          {"sums", sums},
          {"items", list_of(evidence.items, [](const EvidenceOfString::Item& item) {
             return Json{{"kind", item.kind},
                         {"weight", item.weight},
                         {"span", words_json(item.words)},
                         {"rule", rule_json(item.rule)}};
           })}};
}

Json step_json(const PassageStep& step, const Explanation& explanation) {
  Json json = {{"step", explanation.steps[step.step].name}};
  if (explanation.steps[step.step].has_rules) {
    json["units"] = list_of(step.units, [](const ExplainedUnit& unit) {
      return Json{{"span", words_json(unit.words)},
                  {"annotations", list_of(unit.annotations, annotation_json)}};
    });
    json["unseen"] = list_of(step.unseen, [](const UnseenAnnotation& unseen) {
      Json one = annotation_json(unseen.annotation);
      one["why"] = unseen.why;
      return one;
    });
    json["matches"] = list_of(step.matches, [](const ExplainedMatch& match) {
      return Json{{"rule", rule_json(match.rule)},
                  {"span", words_json(match.words)},
                  {"captures", captures_json(match.captures)},
                  {"effects", match.effects}};
    });
  } else {
    json["changes"] = list_of(step.changes, change_json);
    json["evidence"] = list_of(step.evidence, evidence_json);
  }
  return json;
}

Json outcome_json(const RuleOutcome& outcome, const Explanation& explanation) {
  return {{"step", explanation.steps[outcome.step].name},
          {"result", verdict_of(outcome.result)},
          {"span", words_json(outcome.words)},
          {"captures", captures_json(outcome.captures)},
          {"unit", words_json(outcome.unit)},
          {"failed", list_of(outcome.failed,
                             [](const FailedCondition& failed) {
                               return Json{{"condition", failed.condition},
                                           {"parts", failed.parts}};
                             })},
          {"said", outcome_lines(outcome, explanation)}};
}

Json passage_json(const Passage& passage, const Explanation& explanation) {
  Json json = {{"sentence", passage.sentence ? Json(*passage.sentence) : Json()},
               {"zone", passage.zone},
               {"span", words_json(passage.words)}};
  if (explanation.rule) {
    json["outcomes"] = list_of(passage.outcomes, [&](const RuleOutcome& outcome) {
      return outcome_json(outcome, explanation);
    });
  }
  json["steps"] =
      list_of(passage.steps, [&](const PassageStep& step) { return step_json(step, explanation); });
  return json;
}

}  // namespace

std::string explanation_json(const Explanation& explanation) {
  Json json = {
      {"document", explanation.document}, {"text", explanation.text}, {"notes", explanation.notes}};
  if (explanation.rule) {
    json["rule"] = rule_json(explanation.rule->rule);
    json["rule"]["pattern"] = explanation.rule->pattern;
    json["rule"]["where"] = explanation.rule->conditions;
    json["rule"]["priority"] = explanation.rule->priority;
  }
  json["steps"] = list_of(explanation.steps, [](const ExplainedStep& step) {
    return Json{{"name", step.name},
                {"rules", step.has_rules},
                {"file", step.file},
                {"manner", details_json(step.manner)},
                {"changes", list_of(step.changes, change_json)}};
  });
  json["passages"] = list_of(explanation.passages, [&](const Passage& passage) {
    return passage_json(passage, explanation);
  });
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace readout
