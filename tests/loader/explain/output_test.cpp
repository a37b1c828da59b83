#include "loader/explain/explanation_json.hpp"
#include "loader/explain/explanation_text.hpp"
#include "loader/explain/html_page.hpp"
#include "loader/explain/html_text.hpp"
#include "loader/explain/narrow.hpp"
#include "loader/explain/pattern_text.hpp"
#include "loader/explain/wording.hpp"
#include "queries/report/text_layout.hpp"
#include "tests/loader/explain/explained_text.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <sstream>
#include <string>
#include <string_view>

using namespace readout;
using namespace readout::test;

namespace {

const std::string rules = R"(rules:
  - name: r
    label: Found
    pattern: |
      "the" (?<name> [shape=Xx])
)";

const std::string words = "We saw the <b>Petrel</b> & the Petrel. They left. We saw {{title}}.";

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t number = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++number;
  }
  return number;
}

std::string as_text(const Explanation& explanation, std::size_t width) {
  std::ostringstream out;
  write_explanation_text(out, explanation, width);
  return out.str();
}

std::string round_trip(std::string_view pattern) {
  return pattern_text(parse_pattern(pattern, {"a.yaml", 1, 1}).root);
}

}  // namespace

TEST_CASE("A pattern is shown as it could be written") {
  for (const std::string_view pattern :
       {R"("a" [] [Person & gender=f])", R"((?<x> [A] | [B])+ "\"" [word=/a\/b|c/]?)",
        R"(("a" "b"){2,5}? ("a" | "b"){3} [A]{2,} [B]{0,4})",
        R"((?= [A]) (?<! "a" "b") <sentence> [!(A | B) & !C] </document>)",
        R"([in=words.article & first.in=surnames & text="Foreign Ministry" & (A | x=y)] [A]*?)"}) {
    CHECK(round_trip(pattern) == pattern);
  }
}

TEST_CASE("A page escapes what the document says, and holds nothing that it would have to fetch") {
  HtmlPage page;
  page.add(explained(words, rules));
  const std::string html = page.finish();
  CHECK(html.find("<b>Petrel") == std::string::npos);
  CHECK(html.find("&lt;b&gt;Petrel") != std::string::npos);
  CHECK(html.find("{{title}}") != std::string::npos);
  CHECK(html.find("src=") == std::string::npos);
  CHECK(html.find("http://") == std::string::npos);
  CHECK(html.find("https://") == std::string::npos);
  for (const char* const element : {"section", "article", "details", "summary", "p", "ul", "li",
                                    "span", "dl", "dt", "dd", "mark", "div", "code"}) {
    INFO(element);
    const std::string name = element;
    CHECK(count(html, "<" + name + ">") + count(html, "<" + name + " ") ==
          count(html, "</" + name + ">"));
  }
}

TEST_CASE("A page of several documents lists them") {
  HtmlPage page;
  page.add(explained(words, rules));
  page.add(explained(words, rules, "r"));
  const std::string html = page.finish();
  CHECK(html.find("<a href=\"#d2\">a</a>") != std::string::npos);
  CHECK(html.find("id=\"d2-s1\"") != std::string::npos);
}

TEST_CASE("Characters that HTML gives a meaning to are escaped") {
  CHECK(html_escaped("<a b=\"c\">'&\x01\n") == "&lt;a b=&quot;c&quot;&gt;&#39;&amp;\uFFFD\n");
}

TEST_CASE("JSON gives every place as code points of the text") {
  const auto json = nlohmann::json::parse(explanation_json(explained(words, rules, "r")));
  CHECK(json["document"] == "a");
  const auto& outcomes = json["passages"][0]["outcomes"];
  REQUIRE(outcomes.size() == 1);
  CHECK(outcomes[0]["result"] == "matches");
  const auto span = outcomes[0]["captures"][0]["span"];
  CHECK(words.substr(span[0], span[1].get<std::size_t>() - span[0].get<std::size_t>()) == "Petrel");
}

TEST_CASE("Text is broken to the width of the terminal") {
  std::istringstream lines(as_text(explained(words, rules), 60));
  for (std::string line; std::getline(lines, line);) {
    INFO(line);
    CHECK(display_width(line) <= 60);
  }
}

TEST_CASE("Long words are shortened in the middle") {
  CHECK(shortened("short", 20) == "short");
  CHECK(shortened("one two three four five six seven", 21) == "one two three… seven");
}

TEST_CASE("An explanation is narrowed to sentences, words and a phase") {
  const auto sentences_left = [](const Narrowing& narrowing) {
    Explanation explanation = explained(words, rules);
    narrow(explanation, narrowing);
    std::string left;
    for (const Passage& passage : explanation.passages) {
      left += std::to_string(*passage.sentence);
    }
    return left;
  };
  CHECK(sentences_left({}) == "123");
  CHECK(sentences_left({.sentences = {{2, 2}}}) == "2");
  CHECK(sentences_left({.sentences = {{1, 1}, {3, 9}}}) == "13");
  CHECK(sentences_left({.find = "PETREL"}) == "1");
  CHECK(sentences_left({.find = "albatross"}).empty());
  Explanation explanation = explained(words, rules);
  narrow(explanation, {.phase = "names/a"});
  CHECK(explanation.passages[0].steps.size() == 1);
}
