#include "loader/explain/html_page.hpp"

#include "loader/explain/html_text.hpp"
#include "loader/explain/outcome_text.hpp"
#include "loader/explain/page_files.hpp"
#include "loader/explain/wording.hpp"
#include "schema/text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <string_view>

namespace readout {

namespace {

std::string_view page_file(std::string_view name) {
  for (const EmbeddedFile& file : explain_page_files()) {
    if (file.name.ends_with(name)) {
      return file.content;
    }
  }
  throw std::logic_error(fmt::format("no page file '{}'", name));
}

/// Puts values in the place of `{{name}}`; what stands in a value is left alone.
std::string filled(std::string_view page, const std::map<std::string_view, std::string>& values) {
  std::string text;
  for (std::size_t at = 0; at < page.size();) {
    const std::size_t open = std::min(page.find("{{", at), page.size());
    text += page.substr(at, open - at);
    const std::size_t close = page.find("}}", open);
    if (close == std::string_view::npos) {
      break;
    }
    text += values.at(page.substr(open + 2, close - open - 2));
    at = close + 2;
  }
  return text;
}

/// The mentions of a passage as they stand after the last step, the outermost only, in order.
std::vector<const Change*> mentions_in(const Passage& passage) {
  std::map<TokenRange, const Change*> mentions;
  for (const PassageStep& step : passage.steps) {
    for (const Change& change : step.changes) {
      if (change.thing == "mention" && change.sort == Change::Sort::removed) {
        mentions.erase(change.words.tokens);
      } else if (change.thing == "mention") {
        mentions[change.words.tokens] = &change;
      }
    }
  }
  std::vector<const Change*> outermost;
  for (const auto& [range, change] : mentions) {
    if (!outermost.empty() && outermost.back()->words.tokens.first == range.first) {
      outermost.back() = change;
    } else if (outermost.empty() || !outermost.back()->words.tokens.overlaps(range)) {
      outermost.push_back(change);
    }
  }
  return outermost;
}

std::string detail_of(const Change& change, std::string_view name) {
  for (const auto& [known, value] : change.details) {
    if (known == name) {
      return value;
    }
  }
  return {};
}

/// The kind of annotation that a kind of mention goes by: "Person" for "person".
std::string capitalised(std::string word) {
  if (!word.empty() && word.front() >= 'a' && word.front() <= 'z') {
    word.front() = static_cast<char>(word.front() - 'a' + 'A');
  }
  return word;
}

/// The text of a passage, each word with its place, mentions marked.
class PassageText {
 public:
  PassageText(const Explanation& explanation, const CodePointIndex& index)
      : m_text(explanation.text), m_index(index) {}

  std::string html(const Passage& passage) {
    m_html.clear();
    m_at = passage.words.span.start;
    for (const Change* mention : mentions_in(passage)) {
      words_to(mention->words.span.start);
      m_html +=
          fmt::format(R"(<mark tabindex="0"{}>)", hue_of(capitalised(detail_of(*mention, "kind"))));
      words_to(mention->words.span.end);
      m_html += fmt::format(
          "<span class=\"tip\" role=\"tooltip\"><span>{}</span><span><code>{}</code></span></span>"
          "</mark>",
          html_escaped(details_text(mention->details)), html_escaped(mention->rule.name));
    }
    words_to(passage.words.span.end);
    return fmt::format("<p class=\"text\">{}</p>\n", m_html);
  }

 private:
  // Goes on to a code point, piece by piece between blanks.
  void words_to(std::uint32_t end) {
    while (m_at < end) {
      const std::size_t first = m_index.byte(m_at);
      const std::string_view rest =
          std::string_view(m_text).substr(first, m_index.byte(end) - first);
      const std::size_t size = std::min(rest.find_first_of(" \n\t\r"), rest.size());
      if (size == 0) {
        m_html += ' ';
        ++m_at;
        continue;
      }
      const std::uint32_t after = m_index.code_point(first + size);
      m_html += fmt::format(R"(<span data-s="{}" data-e="{}">{}</span>)", m_at, after,
                            html_escaped(rest.substr(0, size)));
      m_at = after;
    }
  }

  const std::string& m_text;
  const CodePointIndex& m_index;
  std::string m_html;
  std::uint32_t m_at = 0;
};

std::string legend_html(const Explanation& explanation) {
  std::set<std::string> kinds;
  for (const Passage& passage : explanation.passages) {
    for (const PassageStep& step : passage.steps) {
      for (const ExplainedUnit& unit : step.units) {
        for (const ExplainedAnnotation& annotation : unit.annotations) {
          kinds.insert(annotation.kind);
        }
      }
    }
  }
  std::string list;
  for (const std::string& kind : kinds) {
    list += fmt::format("<li{}>{}</li>", hue_of(kind), html_escaped(kind));
  }
  return list.empty() ? ""
                      : fmt::format(
                            "<ul class=\"legend\" aria-label=\"Kinds of annotations\">{}"
                            "</ul>\n",
                            list);
}

std::string rule_html(const Explanation& explanation) {
  const ExplainedRule& rule = *explanation.rule;
  std::string list = fmt::format("<dt>priority</dt><dd>{}</dd>", rule.priority);
  for (const std::string& condition : rule.conditions) {
    list += fmt::format("<dt>where</dt><dd><code>{}</code></dd>", html_escaped(condition));
  }
  for (const auto& [name, value] : explanation.steps[rule.steps.front()].manner) {
    list += fmt::format("<dt>{}</dt><dd>{}</dd>", html_escaped(name), html_escaped(value));
  }
  return fmt::format(
      "<section class=\"asked\" aria-label=\"The rule\"><b>{}</b> <span class=\"place\">{}"
      "</span><span class=\"pattern\">{}</span><dl>{}</dl><p>{}</p></section>\n",
      html_escaped(rule.rule.name), html_escaped(place_text(rule.rule)), html_escaped(rule.pattern),
      list, html_escaped(outcome_summary(explanation)));
}

std::string passage_html(const Passage& passage, const Explanation& explanation,
                         std::size_t document, PassageText& text) {
  const std::string name =
      passage.sentence ? fmt::format("d{}-s{}", document, *passage.sentence) : "";
  std::string html =
      passage.sentence
          ? fmt::format(
                "<article class=\"passage\" id=\"{0}\"><h3><a href=\"#{0}\">Sentence {1}"
                "</a> {2}</h3>\n",
                name, *passage.sentence, html_escaped(passage.zone))
          : fmt::format("<article class=\"passage between\"><h3>{}</h3>\n",
                        html_escaped(passage.zone.empty() ? "between" : passage.zone));
  html += text.html(passage);
  for (const RuleOutcome& outcome : passage.outcomes) {
    html += outcome_html(outcome, explanation);
  }
  for (const PassageStep& step : passage.steps) {
    if (!step.empty()) {
      const bool open = explanation.rule ? shows_units(passage, explanation)
                                         : explanation.narrowed && did_something(step);
      html += step_html(step, explanation, open);
    }
  }
  return html + "</article>\n";
}

std::string document_changes_html(const Explanation& explanation) {
  std::string html;
  for (const ExplainedStep& step : explanation.steps) {
    if (!step.changes.empty()) {
      html += fmt::format(
          "<details class=\"step\"><summary>step <b>{}</b> <span class=\"did\">{} of the document"
          "</span></summary>\n{}</details>\n",
          html_escaped(step.name), step.changes.size(), changes_html(step.changes, step.name));
    }
  }
  return html.empty() ? ""
                      : fmt::format(
                            "<article class=\"passage\"><h3>The document</h3>\n{}"
                            "</article>\n",
                            html);
}

}  // namespace

void HtmlPage::add(const Explanation& explanation) {
  ++m_count;
  const std::string name =
      html_escaped(explanation.title.empty() ? explanation.document : explanation.title);
  if (m_count == 1) {
    m_first = name;
  }
  m_contents += fmt::format("<li><a href=\"#d{}\">{}</a></li>\n", m_count, name);
  m_documents += fmt::format("<section id=\"d{}\"><h2>{}</h2>\n", m_count, name);
  for (const std::string& note : explanation.notes) {
    m_documents += fmt::format("<p class=\"note\">{}</p>\n", html_escaped(note));
  }
  m_documents += legend_html(explanation);
  m_documents += explanation.rule ? rule_html(explanation) : "";
  m_documents +=
      explanation.passages.empty() ? fmt::format("<p>{}</p>\n", nothing_left(explanation)) : "";
  const CodePointIndex index(explanation.text);
  PassageText text(explanation, index);
  for (const Passage& passage : explanation.passages) {
    m_documents += passage_html(passage, explanation, m_count, text);
  }
  m_documents += document_changes_html(explanation) + "</section>\n";
}

std::string HtmlPage::finish() {
  return filled(
      page_file("page.html"),
      {{"title", m_count == 1 ? "What the rules see: " + m_first : "What the rules see"},
       {"style", std::string(page_file("page.css"))},
       {"script", std::string(page_file("page.js"))},
       {"contents",
        m_count > 1 ? fmt::format("<nav aria-label=\"Documents\"><ol>\n{}</ol></nav>", m_contents)
                    : ""},
       {"documents", m_documents}});
}

}  // namespace readout
