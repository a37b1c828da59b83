#include "tests/loader/recognition/recognised_text.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace readout;
using readout::test::recognised_text;
using readout::test::RecognisedText;

namespace {

// "cue > content" of the first statement, with words; empty where there is none.
std::string told_in(const std::string& words) {
  const RecognisedText text = recognised_text(words);
  if (text.facts().statements.empty()) {
    return {};
  }
  const Statement& statement = text.facts().statements.front();
  return (statement.cue ? text.words(*statement.cue) : std::string("-")) + " > " +
         text.words(statement.content);
}

}  // namespace

TEST_CASE("the preposition between a word of speech and its content belongs to the word") {
  CHECK(told_in("Maria Tannik warned of floods in Orvel.") == "warned of > floods in Orvel");
  CHECK(told_in("Maria Tannik warned Orlo Bessik of floods.") == "warned > floods");
  CHECK(told_in("Maria Tannik's warning of floods came late.") == "warning of > floods");
  CHECK(told_in("Maria Tannik objected to the plan.") == "objected to > the plan");
  CHECK(told_in("Maria Tannik's refusal to wait was long.") == "refusal > to wait");
  CHECK(told_in("Pressed on the bridge, Maria Tannik smiled.") == "Pressed on > the bridge");
}

TEST_CASE("words in quotation marks behind a dash are told alone") {
  CHECK(told_in("Neither was impressed by the bridge - “It is old,” Maria Tannik said.") ==
        "said > “It is old,”");
  CHECK(told_in("The bridge - the oldest in Orvel - is closed, Maria Tannik said.") ==
        "said > The bridge - the oldest in Orvel - is closed");
}

TEST_CASE("a relative pronoun before who speaks is part of the content") {
  CHECK(told_in("They crossed a bridge which Maria Tannik said was old.") ==
        "said > which ... was old");
  CHECK(told_in("They crossed a bridge that Maria Tannik said was old.") ==
        "said > that ... was old");
  CHECK(told_in("The bridge, which Maria Tannik says is old, was sold.") ==
        "says > which ... is old");
  CHECK(told_in("She left the town in which Maria Tannik said it rained.") == "said > it rained");
  CHECK(told_in("They closed what Maria Tannik called “a bridge to nowhere”.") ==
        "called > what ... “a bridge to nowhere”");
  const RecognisedText denied = recognised_text("A bridge which Maria Tannik said was not old.");
  REQUIRE(denied.facts().statements.size() == 1);
  CHECK(denied.facts().statements.front().polarity == Polarity::negative);
}

TEST_CASE("a term in quotation marks denies nothing") {
  const auto denies = [](const std::string& words) {
    const RecognisedText text = recognised_text(words);
    REQUIRE(text.facts().statements.size() == 1);
    return text.facts().statements.front().polarity == Polarity::negative;
  };
  CHECK_FALSE(denies("Maria Tannik reaffirmed a “no limits” pact."));
  CHECK_FALSE(denies("Maria Tannik affirmed ‘no limits’ cooperation with Orlo Bessik."));
  CHECK(denies("Maria Tannik said “no ship passed”."));
  CHECK(denies("Maria Tannik said that “no ship” was seen."));
}

TEST_CASE("a number grown onto a mark is no footnote") {
  CHECK(told_in("Maria Tannik said the vote was 12-14.") == "said > the vote was 12-14");
  CHECK(told_in("Maria Tannik said bread costs $12.") == "said > bread costs $12");
  CHECK(told_in("Maria Tannik said the bridge was “old”14.") == "said > the bridge was “old”");
}

TEST_CASE("a sentence in quotation marks goes on with what was told in the sentence before") {
  const RecognisedText on =
      recognised_text("Maria Tannik said the bridge was old. “It will fall.” He left.");
  REQUIRE(on.facts().statements.size() == 1);
  CHECK(on.words(on.facts().statements.front().content) ==
        "the bridge was old ... “It will fall.”");
  CHECK(on.facts().statements.front().kind == StatementKind::mixed);

  CHECK(recognised_text("Maria Tannik said the bridge was old.\n\n“It will fall.”")
            .facts()
            .statements.size() == 2);
  CHECK(recognised_text("Maria Tannik feared the bridge was old. “It will fall.”")
            .facts()
            .statements.size() == 2);
  const RecognisedText back =
      recognised_text("“It is old,” Maria Tannik said, adding that she knew it. “It will fall.”");
  REQUIRE(back.facts().statements.size() == 2);
  CHECK(back.words(back.facts().statements.front().content) == "“It is old,” ... “It will fall.”");
}
