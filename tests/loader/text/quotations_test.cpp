#include "loader/text/quotations.hpp"

#include "tests/loader/text/made_text.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace readout;

namespace {

using Strings = std::vector<std::string>;

Strings quoted_in(std::string_view words) {
  const AnnotatedText text = test::paragraph_of(words);
  return test::shown(text, quotations_in(text, test::all_of(text)));
}

}  // namespace

TEST_CASE("Quotations are found in marks of every style") {
  CHECK(quoted_in("He said: “We wait.” Then he left.") == Strings{"“We wait.”"});
  CHECK(quoted_in("He said: \"We wait.\" Then he left.") == Strings{"\"We wait.\""});
  CHECK(quoted_in("Er sagte: „Wir warten.“ Dann ging er.") == Strings{"„Wir warten.“"});
  CHECK(quoted_in("On: „Czekamy.” Potem.") == Strings{"„Czekamy.”"});
  CHECK(quoted_in("Il dit : « Nous attendons. » Puis.") == Strings{"« Nous attendons. »"});
  CHECK(quoted_in("Er sagte: »Wir warten.« Dann.") == Strings{"»Wir warten.«"});
  CHECK(quoted_in("Il dit : ‹oui› et non.") == Strings{"‹oui›"});
  CHECK(quoted_in("He said: ``We wait.'' Then.") == Strings{"``We wait.''"});
  CHECK(quoted_in("He said: ''We wait.'' Then.") == Strings{"''We wait.''"});
  CHECK(quoted_in("他说:「我们等。」然后") == Strings{"「我们等。」"});
  CHECK(quoted_in("『我们等』") == Strings{"『我们等』"});
  CHECK(quoted_in("He said: ‘We wait.’ Then.") == Strings{"‘We wait.’"});
  CHECK(quoted_in("He said: 'We wait.' Then.") == Strings{"'We wait.'"});
  CHECK(quoted_in("Er sagte ‚ja‘ und ging.") == Strings{"‚ja‘"});
}

TEST_CASE("Several quotations of a paragraph stand side by side") {
  CHECK(quoted_in("“Yes,” he said, “but not now.”") == Strings{"“Yes,”", "“but not now.”"});
  CHECK(quoted_in("\"Yes,\" he said, \"but not now.\"") == Strings{"\"Yes,\"", "\"but not now.\""});
  CHECK(quoted_in("'Yes,' he said, 'but not now.'") == Strings{"'Yes,'", "'but not now.'"});
  CHECK(quoted_in("\"Yes\",\"no\"") == Strings{"\"Yes\"", "\"no\""});
  CHECK(quoted_in("said \"yes\"—\"no\" too") == Strings{"\"yes\"", "\"no\""});
  CHECK(quoted_in("«a» et »b« und «c»") == Strings{"«a»", "»b«", "«c»"});
}

TEST_CASE("A quotation within another is one deeper") {
  CHECK(quoted_in("“He told me ‘no’ twice,” she said.") ==
        Strings{"“He told me ‘no’ twice,”", "1: ‘no’"});
  CHECK(quoted_in("\"He told me 'no' twice,\" she said.") ==
        Strings{"\"He told me 'no' twice,\"", "1: 'no'"});
  CHECK(quoted_in("'He told me \"no\" twice,' she said.") ==
        Strings{"'He told me \"no\" twice,'", "1: \"no\""});
  CHECK(quoted_in("‘He said “never”’, she said.") == Strings{"‘He said “never”’", "1: “never”"});
  CHECK(quoted_in("“‘No,’ he told me,” she said.") == Strings{"“‘No,’ he told me,”", "1: ‘No,’"});
  CHECK(quoted_in("«Il dit ‹non› hier», dit-elle") == Strings{"«Il dit ‹non› hier»", "1: ‹non›"});
  CHECK(quoted_in("「他说『不』了」") == Strings{"「他说『不』了」", "1: 『不』"});
  CHECK(quoted_in("„Er sagte ‚nein‘ dazu“, so sie.") ==
        Strings{"„Er sagte ‚nein‘ dazu“", "1: ‚nein‘"});
}

TEST_CASE("A single mark that ends with a double one closes first") {
  CHECK(quoted_in("\"He told me 'no'.\" She left.") == Strings{"\"He told me 'no'.\"", "1: 'no'"});
  CHECK(quoted_in("\"He told me 'no'\". She left.") == Strings{"\"He told me 'no'\"", "1: 'no'"});
  CHECK(quoted_in("'He told me \"no\"', she said.") == Strings{"'He told me \"no\"'", "1: \"no\""});
}

TEST_CASE("Without its closing mark a quotation runs to the end of the paragraph") {
  CHECK(quoted_in("He said: “We wait. And go") == Strings{"“We wait. And go (open)"});
  CHECK(quoted_in("He said: \"We wait. And go.") == Strings{"\"We wait. And go. (open)"});
  CHECK(quoted_in("« Nous attendons") == Strings{"« Nous attendons (open)"});
  CHECK(quoted_in("“We wait for the ‘end of it,” he said.") ==
        Strings{"“We wait for the ‘end of it,”"});
  CHECK(quoted_in("It is “ over").size() == 1);
  CHECK(quoted_in("We wait.” Then.").empty());
}

TEST_CASE("A single mark behind the end of an utterance closes what a double one opened") {
  CHECK(quoted_in("“We will wait,’ she wrote to them.") == Strings{"“We will wait,’"});
  CHECK(quoted_in("“We won’t wait for the players’ bus, she wrote.") ==
        Strings{"“We won’t wait for the players’ bus, she wrote. (open)"});
}

TEST_CASE("Where another opens, a quotation without its closing mark ends") {
  CHECK(quoted_in("“We wait. Then “We go.” So.") == Strings{"“We wait. Then (open)", "“We go.”"});
  CHECK(quoted_in("He said \"wait, then \"go.\" So.") == Strings{"\"wait, then (open)", "\"go.\""});
}

TEST_CASE("Curly and straight marks close each other") {
  CHECK(quoted_in("He said “We wait.\" Then.") == Strings{"“We wait.\""});
  CHECK(quoted_in("He said \"We wait.” Then.") == Strings{"\"We wait.”"});
}

TEST_CASE("Apostrophes are no quotation marks") {
  for (const char* words :
       {"The leaders’ talks failed.", "The leaders' talks failed.", "the ’90s and the ’60s",
        "the '90s", "the ‘90s", "in the '90s, the leaders' talks", "rock 'n' roll", "rock ‘n’ roll",
        "rock ’n’ roll", "don't and won’t", "the states' and leaders' aims",
        "go get 'em, boys' own", "'twas the boys' own", "O’Brien’s", "5' and 6' tall", "a ' b ' c",
        "'", "‘"}) {
    INFO(words);
    CHECK(quoted_in(words).empty());
  }
}

TEST_CASE("Apostrophes neither open nor close the quotation around them") {
  CHECK(quoted_in("“The leaders’ talks of the ’90s weren’t ours,” he said.") ==
        Strings{"“The leaders’ talks of the ’90s weren’t ours,”"});
  CHECK(quoted_in("\"The leaders' talks of the '90s,\" he said.") ==
        Strings{"\"The leaders' talks of the '90s,\""});
  CHECK(quoted_in("'It's O'Brien's,' he said.") == Strings{"'It's O'Brien's,'"});
  CHECK(quoted_in("Since the ‘90s he said “no” twice") == Strings{"“no”"});
  CHECK(quoted_in("Since ‘Ninety he said “no” twice") == Strings{"“no”"});
}

TEST_CASE("Feet and inches are no quotation marks") {
  CHECK(quoted_in("He is 5'10\" tall.").empty());
  CHECK(quoted_in("He is 5'10\", she is 5'8\".").empty());
  CHECK(quoted_in("a 12\" pipe, a 6' wall").empty());
  CHECK(quoted_in("5′10″ “tall”") == Strings{"“tall”"});
}

TEST_CASE("Quotations stay in their paragraph and its tokens") {
  const AnnotatedText text = test::paragraph_of("“a b” c “d e” f");
  const auto quotations = quotations_in(text, {2, 8});
  REQUIRE(quotations.size() == 1);
  CHECK(quotations[0].range == TokenRange{5, 8});
  CHECK_FALSE(quotations[0].closed);
  CHECK(quotations_in(text, {3, 3}).empty());
}

TEST_CASE("Quotations of any marks are nested or apart and know their depth") {
  for (unsigned seed = 1; seed <= 20'000; ++seed) {
    std::mt19937 random(seed);
    const std::string words = test::token_soup(random, 1 + seed % 30);
    const AnnotatedText text = test::paragraph_of(words);
    const TokenRange paragraph = test::all_of(text);
    INFO("seed " << seed << ": " << words);
    const auto quotations = quotations_in(text, paragraph);
    for (const Quotation& one : quotations) {
      REQUIRE(one.range.end > one.range.first + 1);
      REQUIRE(paragraph.contains(one.range));
      REQUIRE(text.tokens[one.range.first].kind == TokenKind::quote);
      REQUIRE((!one.closed || text.tokens[one.range.end - 1].kind == TokenKind::quote));
      std::uint32_t around = 0;
      for (const Quotation& other : quotations) {
        if (&one != &other) {
          REQUIRE((!one.range.overlaps(other.range) || one.range.contains(other.range) ||
                   other.range.contains(one.range)));
          around += other.range.contains(one.range) ? 1 : 0;
        }
      }
      REQUIRE(one.depth == around);
    }
    REQUIRE(std::ranges::is_sorted(quotations, {},
                                   [](const Quotation& one) { return one.range.first; }));
  }
}

TEST_CASE("Straight marks within straight marks close before those around them") {
  CHECK(quoted_in("\"The sign said \"Stop\", and we went on,\" she said.") ==
        Strings{"\"The sign said \"Stop\", and we went on,\"", "1: \"Stop\""});
  CHECK(quoted_in("\"We wait,\" he said. \"We go \"now\" too.\" So.") ==
        Strings{"\"We wait,\"", "\"We go \"now\" too.\"", "1: \"now\""});
}

TEST_CASE("Several quotations may stand within one of the same marks") {
  CHECK(quoted_in("\"I said, \"no\", and he said, \"why?\" So we left,\" she said. \"Yes.\"") ==
        Strings{"\"I said, \"no\", and he said, \"why?\" So we left,\"", "1: \"no\"", "1: \"why?\"",
                "\"Yes.\""});
}

TEST_CASE("Inches close no quotation") {
  CHECK(quoted_in("\"The board was 5' 11\" long,\" he said.") ==
        Strings{"\"The board was 5' 11\" long,\""});
  CHECK(quoted_in("\"He wore a 12\" cast,\" she said.") == Strings{"\"He wore a 12\" cast,\""});
  CHECK(quoted_in("He is 6'2\" tall and said \"yes\" to it.") == Strings{"\"yes\""});
  CHECK(quoted_in("\"It was at 12\" she said, and \"it is late\".") ==
        Strings{"\"It was at 12\"", "\"it is late\""});
}

TEST_CASE("Curly inches close no quotation that ends later") {
  CHECK(quoted_in("“He is 6’ 2” tall,” she said.") == Strings{"“He is 6’ 2” tall,”"});
  CHECK(quoted_in("“The 12” pipe broke,” she said.") == Strings{"“The 12” pipe broke,”"});
  CHECK(quoted_in("He took “the 12” home and “the 14” back.") == Strings{"“the 12”", "“the 14”"});
  CHECK(quoted_in("He is 6’ 2” tall and “old”.") == Strings{"“old”"});
}

TEST_CASE("Curly marks within curly marks close before those around them") {
  CHECK(quoted_in("“He told me “go home” and left,” she said.") ==
        Strings{"“He told me “go home” and left,”", "1: “go home”"});
  CHECK(quoted_in("“We wait, he said. “They left,” she said. “Yes.”") ==
        Strings{"“We wait, he said. (open)", "“They left,”", "“Yes.”"});
}

TEST_CASE("An apostrophe behind a plural closes no quotation that ends later") {
  CHECK(quoted_in("‘We won,’ he said. ‘It is our bakers’ day.’") ==
        Strings{"‘We won,’", "‘It is our bakers’ day.’"});
  CHECK(quoted_in("'It is our bakers' day,' he said.") == Strings{"'It is our bakers' day,'"});
  CHECK(quoted_in("They are ‘bakers’ here, and ‘It is late,’ he said.") ==
        Strings{"‘bakers’", "‘It is late,’"});
}

TEST_CASE("Without its closing mark a quotation ends before who says it") {
  const AttributionWords words{[](std::string_view word) { return word == "said"; },
                               [](std::string_view word) { return word == "he"; }};
  const auto first_of = [&](std::string_view paragraph) {
    const AnnotatedText text = test::paragraph_of(paragraph);
    const Strings found = test::shown(text, quotations_in(text, test::all_of(text), words));
    return found.empty() ? std::string() : found.front();
  };
  CHECK(first_of("“We will wait, said Ana Tannik. It was late.") == "“We will wait, (open)");
  CHECK(first_of("“We will wait, Ana Tannik said. It was late.") == "“We will wait, (open)");
  CHECK(first_of("The talks “go on today, he said.") == "“go on today, (open)");
  CHECK(first_of("“We will wait, as he said we would.") ==
        "“We will wait, as he said we would. (open)");
}

TEST_CASE("A mark before a turn of a quoted transcript opens nothing") {
  CHECK(quoted_in("“TANNIK: We will wait.").empty());
  CHECK(quoted_in("\"MR. ÉLAN: He said “no” to it.") == Strings{"“no”"});
  CHECK(quoted_in("“TANNIK: We will wait.”") == Strings{"“TANNIK: We will wait.”"});
  CHECK(quoted_in("“Note: We will wait.") == Strings{"“Note: We will wait. (open)"});
  CHECK(quoted_in("“TANNIK waits.") == Strings{"“TANNIK waits. (open)"});
}
