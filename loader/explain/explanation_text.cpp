#include "loader/explain/explanation_text.hpp"

#include "loader/explain/outcome_text.hpp"
#include "loader/explain/wording.hpp"
#include "queries/report/text_layout.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <string_view>

namespace readout {

namespace {

constexpr std::size_t label_width = 8;
constexpr std::size_t widest_unit = 60;
constexpr std::size_t widest_words = 100;

std::string unit_text(const ExplainedUnit& unit) {
  if (unit.annotations.empty()) {
    return unit.words.text;
  }
  return fmt::format("[{} {}]", kinds_text(unit), shortened(unit.words.text, widest_unit));
}

std::string units_text(const PassageStep& step) {
  std::string text;
  for (const ExplainedUnit& unit : step.units) {
    text.append(text.empty() ? "" : " ").append(unit_text(unit));
  }
  return text;
}

// A dictionary is shown with the line of the entry, where that is known.
std::string with_rule(const std::string& text, const RuleRecord& rule, std::string_view step) {
  if (rule.name.empty() || rule.name == fmt::format("steps/{}", step)) {
    return text;
  }
  const bool has_entry = rule.name.starts_with("dictionaries/") && rule.line != 0;
  return fmt::format("{}  ({})", text,
                     has_entry ? fmt::format("{} {}", rule.name, place_text(rule)) : rule.name);
}

class TextWriter {
 public:
  TextWriter(std::ostream& out, const Explanation& explanation, std::size_t width)
      : m_out(out), m_explanation(explanation), m_width(width) {}

  void write() {
    const std::string title =
        m_explanation.title.empty()
            ? m_explanation.document
            : fmt::format("{}: {}", m_explanation.document, m_explanation.title);
    m_out << title << '\n' << std::string(display_width(title), '=') << "\n\n";
    for (const std::string& note : m_explanation.notes) {
      line(0, "Note: ", note);
      m_out << '\n';
    }
    if (m_explanation.rule) {
      rule(*m_explanation.rule);
    }
    if (m_explanation.passages.empty()) {
      m_out << nothing_left(m_explanation) << "\n\n";
    }
    for (const Passage& one : m_explanation.passages) {
      passage(one);
    }
    document();
    if (m_explanation.rule && !m_explanation.passages.empty()) {
      m_out << outcome_summary(m_explanation) << "\n\n";
    }
  }

 private:
  // `text` behind `label`, broken to the width, further lines below its beginning.
  void line(std::size_t indent, std::string_view label, std::string_view text) {
    const std::size_t behind = indent + display_width(label);
    const std::size_t room =
        m_width == 0 ? 0 : std::max<std::size_t>(m_width, behind + 30) - behind;
    bool first = true;
    for (const std::string& part : wrapped(text, room)) {
      m_out << (first ? std::string(indent, ' ').append(label) : std::string(behind, ' ')) << part
            << '\n';
      first = false;
    }
  }

  void labelled(std::string_view label, std::string_view text) {
    line(4, fmt::format("{:<{}}", label, label_width), text);
  }

  void rule(const ExplainedRule& asked) {
    m_out << fmt::format("Rule {}  {}\n", asked.rule.name, place_text(asked.rule));
    line(2, "pattern   ", asked.pattern);
    for (const std::string& condition : asked.conditions) {
      line(2, "where     ", condition);
    }
    line(2, "priority  ", fmt::format("{}", asked.priority));
    for (const auto& [name, value] : m_explanation.steps[asked.steps.front()].manner) {
      line(2, fmt::format("{:<10}", name), value);
    }
    m_out << '\n';
  }

  void passage(const Passage& one) {
    std::string head = one.sentence ? fmt::format("Sentence {}", *one.sentence) : "Between";
    head += one.zone.empty() ? "" : fmt::format(" ({})", one.zone);
    if (!one.sentence && std::ranges::none_of(one.steps, did_something)) {
      return;
    }
    m_out << head << '\n';
    line(2, "", one.sentence ? one.words.text : shortened(one.words.text, widest_words));
    m_out << '\n';
    for (const RuleOutcome& outcome : one.outcomes) {
      bool first = true;
      for (const std::string& words : outcome_lines(outcome, m_explanation)) {
        line(first ? 2 : 6, first ? "> " : "", words);
        first = false;
      }
    }
    if (!one.outcomes.empty()) {
      m_out << '\n';
    }
    for (const PassageStep& did : one.steps) {
      if (m_explanation.rule ? shows_units(one, m_explanation) : !did.empty()) {
        step(did);
      }
    }
  }

  void step(const PassageStep& did) {
    const ExplainedStep& known = m_explanation.steps[did.step];
    m_out << fmt::format("  {} {}", known.has_rules ? "rules" : "step", known.name);
    m_out << (known.has_rules ? fmt::format("  ({})\n", known.file) : "\n");
    if (known.has_rules) {
      labelled("units", did.units.empty() ? "none" : units_text(did));
    }
    for (const UnseenAnnotation& unseen : did.unseen) {
      labelled("unseen", fmt::format("{} {}, {}", unseen.annotation.kind,
                                     quoted(shortened(unseen.annotation.words.text, widest_unit)),
                                     unseen.why));
    }
    for (const ExplainedMatch& one : did.matches) {
      if (!m_explanation.rule || one.rule.name != m_explanation.rule->rule.name) {
        match(one);
      }
    }
    changes(did.changes, known.name);
    for (const EvidenceOfString& one : did.evidence) {
      evidence(one);
    }
    m_out << '\n';
  }

  void match(const ExplainedMatch& one) {
    labelled("match", shortened(one.words.text, widest_words));
    line(4 + label_width, "by ", fmt::format("{}  {}", one.rule.name, place_text(one.rule)));
    for (const ExplainedCapture& capture : one.captures) {
      line(4 + label_width, fmt::format("{}: ", capture.name),
           shortened(capture.words.text, widest_words));
    }
    for (const std::string& effect : one.effects) {
      line(4 + label_width, "", effect);
    }
  }

  void changes(const std::vector<Change>& all, std::string_view step) {
    std::string readings;
    for (const Change& change : all) {
      if (change.thing == "readings") {
        readings += fmt::format("{}{}: {}", readings.empty() ? "" : "; ", change.words.text,
                                change.details.front().second);
      } else {
        this->change(change, step);
      }
    }
    if (!readings.empty()) {
      labelled("reads", readings);
    }
  }

  void change(const Change& one, std::string_view step) {
    constexpr std::string_view signs = "+~-";
    const std::string sign{signs[static_cast<std::size_t>(one.sort)], ' '};
    const std::string words =
        one.words.text.empty() ? "" : quoted(shortened(one.words.text, widest_unit));
    if (one.thing != "statement") {
      line(4, sign,
           with_rule(fmt::format("{} {}  {}", one.thing, words, details_text(one.details)),
                     one.rule, step));
      return;
    }
    line(4, sign, with_rule("statement", one.rule, step));
    for (const auto& [name, value] : one.details) {
      line(8, fmt::format("{}: ", name), shortened(value, widest_words));
    }
  }

  void evidence(const EvidenceOfString& one) {
    std::vector<std::string> sums;
    sums.reserve(one.sums.size());
    for (const auto& [kind, sum] : one.sums) {
      sums.push_back(fmt::format("{} {:+}", kind, sum));
    }
    labelled("weighs",
             fmt::format("{}: {}: {}", quoted(one.text), fmt::join(sums, ", "),
                         one.decided.empty() ? "nothing is made" : "it is " + one.decided));
    for (const EvidenceOfString::Item& item : one.items) {
      const std::string place = item.sentence ? fmt::format(", sentence {}", *item.sentence) : "";
      line(4 + label_width, fmt::format("{:+} ", item.weight),
           fmt::format("{} {}{}  ({} {})", item.kind, quoted(item.words.text), place,
                       item.rule.name, place_text(item.rule)));
    }
  }

  void document() {
    const bool any = std::ranges::any_of(
        m_explanation.steps, [](const ExplainedStep& step) { return !step.changes.empty(); });
    if (!any) {
      return;
    }
    m_out << "The document\n\n";
    for (const ExplainedStep& known : m_explanation.steps) {
      if (!known.changes.empty()) {
        m_out << fmt::format("  step {}\n", known.name);
        changes(known.changes, known.name);
        m_out << '\n';
      }
    }
  }

  std::ostream& m_out;
  const Explanation& m_explanation;
  std::size_t m_width;
};

}  // namespace

void write_explanation_text(std::ostream& out, const Explanation& explanation, std::size_t width) {
  TextWriter(out, explanation, width).write();
}

}  // namespace readout
