#include "loader/explain/html_text.hpp"

#include "loader/explain/outcome_text.hpp"
#include "loader/explain/wording.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace readout {

namespace {

using Result = RuleOutcome::Result;

struct Colour {
  std::string_view kind;
  int hue;
};
// Kinds that stand beside each other lie apart on the wheel; the others go by their names.
constexpr std::array<Colour, 14> colours = {{{"Person", 212},
                                             {"State", 24},
                                             {"Organization", 276},
                                             {"Place", 132},
                                             {"Title", 45},
                                             {"Descriptor", 66},
                                             {"Pronoun", 190},
                                             {"Cue", 2},
                                             {"Channel", 322},
                                             {"Quotation", 160},
                                             {"Nominal", 238},
                                             {"Statement", 342},
                                             {"Relay", 300},
                                             {"Metonym", 100}}};

std::string span_attributes(const Words& words) {
  return fmt::format(R"( data-s="{}" data-e="{}")", words.span.start, words.span.end);
}

std::string holder_attributes(const Words& words) {
  return words.text.empty()
             ? ""
             : fmt::format(R"( data-from="{}" data-to="{}")", words.span.start, words.span.end);
}

std::string rule_html(const RuleRecord& rule) {
  return fmt::format("<code>{}</code> <span class=\"place\">{}</span>", html_escaped(rule.name),
                     html_escaped(place_text(rule)));
}

std::string kind_html(std::string_view kind) {
  return fmt::format("<span class=\"kind\"{}>{}</span>", hue_of(kind), html_escaped(kind));
}

std::string unit_html(const ExplainedUnit& unit) {
  if (unit.annotations.empty()) {
    return fmt::format("<span class=\"unit\"{}>{}</span> ", span_attributes(unit.words),
                       html_escaped(unit.words.text));
  }
  std::string tip;
  for (const ExplainedAnnotation& annotation : unit.annotations) {
    tip +=
        fmt::format("<span>{} {} {}</span>", kind_html(annotation.kind),
                    html_escaped(details_text(annotation.attributes)), rule_html(annotation.rule));
  }
  return fmt::format(
      "<span class=\"unit has\" tabindex=\"0\"{}{}>{}<span class=\"name\">{}</span>"
      "<span class=\"tip\" role=\"tooltip\">{}</span></span> ",
      hue_of(unit.annotations.front().kind), span_attributes(unit.words),
      html_escaped(unit.words.text), html_escaped(kinds_text(unit)), tip);
}

std::string captures_html(const std::vector<ExplainedCapture>& captures) {
  std::string list;
  for (const ExplainedCapture& capture : captures) {
    list += fmt::format("<dt>{0}</dt><dd{1} data-name=\"{0}\">{2}</dd>", html_escaped(capture.name),
                        holder_attributes(capture.words), html_escaped(capture.words.text));
  }
  return list.empty() ? "" : fmt::format("<dl>{}</dl>", list);
}

std::string effects_html(const std::vector<std::string>& effects) {
  std::string list;
  for (const std::string& effect : effects) {
    list += fmt::format("<li>{}</li>", html_escaped(effect));
  }
  return list.empty() ? "" : fmt::format("<ul class=\"effects\">{}</ul>", list);
}

std::string match_html(const ExplainedMatch& match) {
  return fmt::format(
      "<li class=\"match\" tabindex=\"0\"{}><p><span class=\"words\">{}</span>{}</p>{}{}"
      "</li>\n",
      holder_attributes(match.words), html_escaped(match.words.text), rule_html(match.rule),
      captures_html(match.captures), effects_html(match.effects));
}

std::string statement_html(const Change& change) {
  std::string list;
  for (const auto& [name, value] : change.details) {
    list += fmt::format("<dt>{}</dt><dd>{}</dd>", html_escaped(name), html_escaped(value));
  }
  return fmt::format("<dl>{}</dl>", list);
}

std::string change_html(const Change& change, std::string_view step) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> sorts = {
      {{"made", "+"}, {"changed", "~"}, {"removed", "−"}}};
  const auto& [word, sign] = sorts.at(static_cast<std::size_t>(change.sort));
  const bool named = !change.rule.name.empty() && change.rule.name != fmt::format("steps/{}", step);
  return fmt::format(
      "<li class=\"{0}\"{1}><span class=\"sign\" aria-label=\"{0}\">{2}</span>"
      "<span class=\"what\">{3} {4}</span> {5} {6}</li>\n",
      word, holder_attributes(change.words), sign, kind_html(change.thing),
      html_escaped(change.thing == "statement" ? "" : change.words.text),
      change.thing == "statement" ? statement_html(change)
                                  : fmt::format("<span class=\"details\">{}</span>",
                                                html_escaped(details_text(change.details))),
      named ? rule_html(change.rule) : "");
}

std::string unseen_html(const std::vector<UnseenAnnotation>& all) {
  std::string list;
  for (const UnseenAnnotation& unseen : all) {
    list +=
        fmt::format("<li{}>not seen: {} {}, {}</li>\n", holder_attributes(unseen.annotation.words),
                    kind_html(unseen.annotation.kind), html_escaped(unseen.annotation.words.text),
                    html_escaped(unseen.why));
  }
  return list.empty() ? "" : fmt::format("<ul class=\"unseen\">{}</ul>\n", list);
}

std::string evidence_html(const EvidenceOfString& evidence) {
  std::vector<std::string> sums;
  sums.reserve(evidence.sums.size());
  for (const auto& [kind, sum] : evidence.sums) {
    sums.push_back(fmt::format("{} {:+}", kind, sum));
  }
  std::string list;
  for (const EvidenceOfString::Item& item : evidence.items) {
    list += fmt::format("<li{}>{:+} {} {}{} {}</li>", holder_attributes(item.words), item.weight,
                        kind_html(item.kind), html_escaped(item.words.text),
                        item.sentence ? fmt::format(", sentence {}", *item.sentence) : "",
                        rule_html(item.rule));
  }
  return fmt::format(
      "<p>Evidence for “{}”: {}: <b>{}</b></p>\n<ul class=\"evidence\">{}</ul>\n",
      html_escaped(evidence.text), html_escaped(fmt::format("{}", fmt::join(sums, ", "))),
      html_escaped(evidence.decided.empty() ? "nothing is made" : "it is " + evidence.decided),
      list);
}

// "2 matches: titled, office", "3 changes".
std::string in_short(const PassageStep& step, const ExplainedStep& known) {
  if (!known.has_rules) {
    return step.changes.size() == 1 ? "1 change" : fmt::format("{} changes", step.changes.size());
  }
  if (step.matches.empty()) {
    return "no match";
  }
  std::vector<std::string> names;
  names.reserve(step.matches.size());
  for (const ExplainedMatch& match : step.matches) {
    names.push_back(match.rule.name.substr(match.rule.name.rfind('/') + 1));
  }
  return fmt::format("{} {}: {}", names.size(), names.size() == 1 ? "match" : "matches",
                     fmt::join(names, ", "));
}

std::string rules_html(const PassageStep& step, const ExplainedStep& known, bool asked) {
  const std::string manner =
      fmt::format("<p class=\"manner\">{}: {}</p>\n", html_escaped(known.file),
                  html_escaped(details_text(known.manner)));
  std::string html = (asked ? "" : manner) + "<p class=\"units\">";
  for (const ExplainedUnit& unit : step.units) {
    html += unit_html(unit);
  }
  html += "</p>\n" + unseen_html(step.unseen);
  if (!step.matches.empty()) {
    html += "<ul class=\"matches\">\n";
    for (const ExplainedMatch& match : step.matches) {
      html += match_html(match);
    }
    html += "</ul>\n";
  }
  return html;
}

}  // namespace

std::string html_escaped(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    const bool control = static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += control ? std::string("\uFFFD") : std::string(1, c);
    }
  }
  return escaped;
}

std::string hue_of(std::string_view kind) {
  const auto known = std::ranges::find(colours, kind, &Colour::kind);
  std::uint32_t hue = 0;
  for (const char c : kind) {
    hue = (hue * 31 + static_cast<unsigned char>(c)) % 360;
  }
  return fmt::format(" style=\"--hue:{}\"",
                     known == colours.end() ? static_cast<int>(hue) : known->hue);
}

std::string changes_html(const std::vector<Change>& changes, std::string_view step) {
  std::string list;
  for (const Change& change : changes) {
    list += change_html(change, step);
  }
  return list.empty() ? "" : fmt::format("<ul class=\"changes\">\n{}</ul>\n", list);
}

std::string step_html(const PassageStep& step, const Explanation& explanation, bool open) {
  const ExplainedStep& known = explanation.steps[step.step];
  const bool busy = did_something(step);
  std::string html = fmt::format(
      "<details class=\"step{}\"{}><summary>{} <b>{}</b> <span class=\"did\">{}</span></summary>\n",
      busy ? "" : " quiet", open ? " open" : "", known.has_rules ? "rules" : "step",
      html_escaped(known.name), html_escaped(in_short(step, known)));
  html += known.has_rules ? rules_html(step, known, explanation.rule.has_value()) : "";
  html += changes_html(step.changes, known.name);
  for (const EvidenceOfString& evidence : step.evidence) {
    html += evidence_html(evidence);
  }
  return html + "</details>\n";
}

std::string outcome_html(const RuleOutcome& outcome, const Explanation& explanation) {
  constexpr std::array<std::string_view, 7> classes = {
      "matched", "overruled", "refused", "misplaced", "stopped", "absent", "not-read"};
  const std::vector<std::string> lines = outcome_lines(outcome, explanation);
  std::string list;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    list += fmt::format("<li>{}</li>", html_escaped(lines[i]));
  }
  return fmt::format("<div class=\"outcome {}\"{}><p>{}</p>{}</div>\n",
                     classes.at(static_cast<std::size_t>(outcome.result)),
                     holder_attributes(outcome.words), html_escaped(lines.front()),
                     list.empty() ? "" : fmt::format("<ul>{}</ul>", list));
}

}  // namespace readout
