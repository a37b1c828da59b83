// Who speaks and where what was said ends, sentence by sentence.

#include "tests/loader/recognition/recognised_text.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

using namespace readout;
using readout::test::recognised_text;
using readout::test::RecognisedText;

namespace {

// "speaker: content" of each statement, in the order of the text; "[n] " before one inside the
// n-th.
std::vector<std::string> said_in(const std::string& sentence) {
  const RecognisedText text = recognised_text(sentence);
  std::vector<std::string> lines;
  for (const Statement& statement : text.facts().statements) {
    const std::string speaker = statement.speakers.empty() ? "nobody" : text.speaker(statement);
    const std::string inside =
        statement.inside ? "[" + std::to_string(*statement.inside) + "] " : "";
    lines.push_back(inside + speaker + ": " + text.words(statement.content));
  }
  return lines;
}

using Strings = std::vector<std::string>;
using Cases = std::vector<std::pair<std::string, Strings>>;

void check(const Cases& cases) {
  for (const auto& [sentence, expected] : cases) {
    INFO(sentence);
    CHECK(said_in(sentence) == expected);
  }
}

// The one statement of a sentence.
Statement only_statement_of(const std::string& sentence) {
  INFO(sentence);
  const RecognisedText text = recognised_text(sentence);
  REQUIRE(text.facts().statements.size() == 1);
  return text.facts().statements.front();
}

const std::string putin = "person:vladimir-putin.RUS";

}  // namespace

TEST_CASE("a verb behind and, or behind then, has the subject of the one before it") {
  check({{"The judge rubbed his chin, and then said the bridge was closed.",
          {"The judge: the bridge was closed"}},
         {"Putin rubbed his chin, then said the bridge was closed.",
          {putin + ": the bridge was closed"}},
         {"The affidavit cited two letters and said that the bridge was closed.",
          {"The affidavit: that the bridge was closed"}},
         {"Some seek to be left out, fearing the dark, and argue that the bridge is closed.",
          {"Some: that the bridge is closed"}},
         {"Reuters waited, and Putin was asked and said that the bridge was closed.",
          {putin + ": that the bridge was closed"}}});
}

TEST_CASE("subjects stand before asides, brackets, dashes and groups of words") {
  check({{"One of the bakers of that town, Vladimir Putin, said the bridge was closed.",
          {putin + ": the bridge was closed"}},
         {"The baker of nearly four years said the bridge was closed.",
          {"The baker: the bridge was closed"}},
         {"Some bakers in the four states said that the bridge was closed.",
          {"Some bakers: that the bridge was closed"}},
         {"Prime Minister Theresa May said the bridge was closed.",
          {"person:theresa-may.GBR: the bridge was closed"}},
         {"Vladimir Putin (R-N.J.), said after lunch that the bridge was closed.",
          {putin + ": that the bridge was closed"}},
         {"Vladimir Putin - who left for the coast - told Reuters that the bridge was closed.",
          {putin + ": that the bridge was closed"}},
         {"The people at Thursday's fair say the bridge is closed.",
          {"The people: the bridge is closed"}}});
}

TEST_CASE("who is told something does not say it") {
  check({{"Putin emailed supporters saying: “The bridge is closed.”",
          {putin + ": “The bridge is closed.”"}},
         {"There were supporters saying that the bridge was closed.",
          {"supporters: that the bridge was closed"}}});
}

TEST_CASE("a split quotation goes on behind whatever stands between its pieces") {
  check({{"“We will wait,” said Vladimir Putin, a friend of the baker's in London, “but not long.”",
          {putin + ": “We will wait,” ... “but not long.”"}},
         {"“We will wait,” Putin told Reuters on the coast, “but not long.”",
          {putin + ": “We will wait,” ... “but not long.”"}},
         {"“We will wait,” Putin, in a hat with “Go Home” on it, said on Monday.",
          {putin + ": “We will wait,”"}}});
}

TEST_CASE("words in quotation marks are of the subject of the verb that ends the sentence before") {
  check({{"The town's own guest, Vladimir Putin, agreed. “We have waited too long.”",
          {putin + ": “We have waited too long.”"}}});
}

TEST_CASE("what somebody's quoted words report is a statement inside them") {
  check(
      {{"“Both sides stressed that talks go on. The Chinese side expressed support for them,” the "
        "Kremlin said.",
        {"organization:kremlin: “Both sides stressed that talks go on. The Chinese side "
         "expressed support for them,”",
         "[0] state:CHN: that talks go on", "[0] state:CHN: support for them"}},
       {"“I said that it was late,” Putin said.", {putin + ": “I said that it was late,”"}}});
  const RecognisedText text =
      recognised_text("“Both sides stressed that talks go on,” Putin said.");
  REQUIRE(text.facts().statements.size() == 2);
  CHECK(text.facts().statements.back().kind == StatementKind::indirect);
  CHECK(text.facts().statements.back().quoted.empty());
}

TEST_CASE("content ends before another speaker's verb, not between two names") {
  check(
      {{"“Putin informed Xi Jinping about the talks and Wang Yi welcomed the plan,” Reuters said.",
        {"organization:reuters: “Putin informed Xi Jinping about the talks and Wang Yi welcomed "
         "the plan,”",
         "[0] " + putin + ": the talks", "[0] person:wang-yi.CHN: the plan"}},
       {"Reuters claimed Putin and Xi Jinping said little.",
        {"organization:reuters: Putin and Xi Jinping said little", "[0] " + putin + ": little"}}});
}

TEST_CASE("a refusal of one word is said") { check({{"Putin said no.", {putin + ": no"}}}); }

TEST_CASE("curly apostrophes in contractions are as straight ones") {
  for (const std::string sentence :
       {"Putin didn't say the bridge was closed.", "Putin didn’t say the bridge was closed."}) {
    INFO(sentence);
    const RecognisedText text = recognised_text(sentence);
    REQUIRE(text.facts().statements.size() == 1);
    CHECK(text.speaker(text.facts().statements.front()) == putin);
    CHECK(text.facts().statements.front().act == Act::silent);
  }
}

TEST_CASE("when asked and while noting are no part of what was said") {
  check({{"Putin said Xi Jinping would wait when asked about the bridge.",
          {putin + ": Xi Jinping would wait", "nobody: the bridge"}},
         {"Putin said Xi Jinping would wait while noting that it was late.",
          {putin + ": Xi Jinping would wait", putin + ": that it was late"}},
         {"Putin said the bakers left when asked to wait.",
          {putin + ": the bakers left when asked to wait", "[0] nobody: to wait"}},
         {"What Putin said was that it was late.", {putin + ": that it was late"}}});
}

TEST_CASE("the interview in which somebody said it is no part of what he said") {
  check({{"Putin said Xi Jinping would wait in an interview with a village paper on Sunday.",
          {putin + ": Xi Jinping would wait"}},
         {"Putin said that it was late during a long press conference.",
          {putin + ": that it was late"}},
         {"Putin said that it was late in the interview with the bakers.",
          {putin + ": that it was late in the interview with the bakers"}},
         {"Putin said that in an interview the bakers had lied.",
          {putin + ": that in an interview the bakers had lied"}}});
}

TEST_CASE("who has yet to say is silent, who would not say refuses") {
  const auto act_of = [](const std::string& sentence) {
    const Statement statement = only_statement_of(sentence);
    CHECK(statement.modality == Modality::fact);
    return statement.act;
  };
  CHECK(act_of("Putin has yet to say whether he will wait.") == Act::silent);
  CHECK(act_of("Putin failed to say whether he would wait.") == Act::silent);
  CHECK(act_of("Putin could not say when he would come.") == Act::silent);
  CHECK(act_of("Putin neither confirmed nor denied that he would wait.") == Act::silent);
  CHECK(act_of("Neither side said that it would wait.") == Act::silent);
  CHECK(act_of("Putin would not say whether he would wait.") == Act::refused);
  const Statement both = only_statement_of("Neither Putin nor Xi Jinping said that it was late.");
  CHECK(both.act == Act::silent);
  CHECK(both.speakers.size() == 2);
  CHECK(only_statement_of("Neither Putin nor the Kremlin said that it was late.").speakers.size() ==
        2);
}

TEST_CASE("who is praised, blamed or warned is the target, also without for") {
  const auto target_of = [](const std::string& sentence) {
    const RecognisedText text = recognised_text(sentence);
    REQUIRE(text.facts().statements.size() == 1);
    const Statement& statement = text.facts().statements.front();
    return statement.target ? text.words(statement.target->span) : "nobody";
  };
  CHECK(target_of("Putin praised Xi Jinping.") == "Xi Jinping");
  CHECK(target_of("Putin lashed out at Xi Jinping.") == "Xi Jinping");
  CHECK(target_of("Putin called Xi Jinping a “friend”.") == "Xi Jinping");
  CHECK(target_of("Putin warned Xi Jinping that it was late.") == "Xi Jinping");
  CHECK(target_of("Putin praised Xi Jinping's bridge when it was old.") == "nobody");
  CHECK(target_of("Putin told Xi Jinping that it was late.") == "nobody");
}

TEST_CASE("what is expected to be said is possible, also behind not") {
  const Statement statement =
      only_statement_of("Putin is not expected to announce that the bridge is closed.");
  CHECK(statement.modality == Modality::possible);
  CHECK(statement.act == Act::silent);
}

TEST_CASE("what was said is negative by its first verb or what stands before it") {
  for (const std::string said :
       {"Putin said he would not wait.", "Putin said he wouldn’t wait.",
        "Putin said that talks had never resumed.", "Putin said no ship had passed.",
        "Putin said nobody had asked.", "Putin vowed not to wait.",
        "“We are not going to wait,” Putin said."}) {
    INFO(said);
    CHECK(only_statement_of(said).polarity == Polarity::negative);
  }
  for (const std::string said :
       {"Putin said he would wait.", "Putin said it was not only late but cold.",
        "Putin said that, if it did not rain, he would wait.",
        "Putin said he waited because nobody came.", "Putin did not say that he had waited."}) {
    INFO(said);
    CHECK(only_statement_of(said).polarity == Polarity::positive);
  }
}

TEST_CASE("hearsay is possible, what somebody should say is commanded") {
  CHECK(only_statement_of("Putin reportedly said that he would wait.").modality ==
        Modality::possible);
  CHECK(only_statement_of("Putin wants to tell Xi Jinping that he will wait.").modality ==
        Modality::wished);
  CHECK(only_statement_of("Putin would like to thank Xi Jinping.").modality == Modality::wished);
  CHECK(only_statement_of("Putin should say that he will wait.").modality == Modality::commanded);
  CHECK(only_statement_of("Putin said that he should wait.").modality == Modality::fact);
  CHECK(only_statement_of("Putin has long said that he would wait.").modality == Modality::fact);
}

TEST_CASE("who behind people is no question") {
  check({{"Putin praised the men who did not come.", {putin + ": the men who did not come"}},
         {"Putin asked the bakers who had come.", {putin + ": who had come"}}});
}

TEST_CASE("a quotation that goes on over paragraphs keeps its speaker") {
  const std::string tannik = "person:maria tannik";
  check({{"“The dam will hold,” said Maria Tannik. “We tested it twice.\n\n“Then we tested it "
          "again.\n\n“And again.”",
          {tannik + ": “The dam will hold,” ... “We tested it twice.",
           tannik + ": “Then we tested it again.", tannik + ": “And again.”"}},
         {"“The dam will hold,” said Maria Tannik. “We tested it twice.”\n\n“Then we tested it "
          "again.”",
          {tannik + ": “The dam will hold,” ... “We tested it twice.”",
           tannik + ": “Then we tested it again.”"}}});
}

TEST_CASE("words in quotation marks are of who comes up before them") {
  const std::string tannik = "person:maria tannik";
  check({{"“The dam will hold,” Maria Tannik said. The mayor was not so sure. “Nobody told us.”",
          {tannik + ": “The dam will hold,”", "The mayor: “Nobody told us.”"}},
         {"“The dam will hold,” Maria Tannik said. The two leaders were not so sure. “Nobody told "
          "us.”",
          {tannik + ": “The dam will hold,”", "The two leaders: “Nobody told us.”"}},
         {"“The dam will hold,” Maria Tannik said. She was tired. “Nobody told us.”",
          {tannik + ": “The dam will hold,” ... “Nobody told us.”"}},
         {"“It was a long day for all of them.” — Senator Maria Tannik, D-Ohio",
          {tannik + ": “It was a long day for all of them.”"}},
         {"It was late in the town.\n\n“It was a long day for all of them.”\n\n– Senator Maria "
          "Tannik",
          {tannik + ": “It was a long day for all of them.”"}}});
}

TEST_CASE("words in quotation marks need no comma before who says them") {
  const std::string tannik = "person:maria tannik";
  check({{"“Not again, please” sighed the mayor.", {"the mayor: “Not again, please”"}},
         {"“It was a long day” Maria Tannik said.", {tannik + ": “It was a long day”"}},
         {"“We won”, said Maria Tannik; “nobody can take that away.”",
          {tannik + ": “We won” ... “nobody can take that away.”"}},
         {"The talks “resume on Monday, Putin said.", {putin + ": The talks “resume on Monday"}},
         {"The 6'2\" forward said \"the knee is fine\" after lunch.",
          {"nobody: \"the knee is fine\""}}});
}

TEST_CASE("who reports is a hop of what others say, outermost first") {
  const RecognisedText text =
      recognised_text("Reuters reported, citing the Kremlin, that Putin had said it was late.");
  REQUIRE(text.facts().statements.size() == 2);
  CHECK(text.speaker(text.facts().statements.front()) == "organization:kremlin");
  CHECK(text.hops(text.facts().statements.front()) == "Reuters");
  CHECK(text.speaker(text.facts().statements.back()) == putin);
  CHECK(text.hops(text.facts().statements.back()) == "Reuters; Kremlin");
  const RecognisedText last =
      recognised_text("The talks would go on, Putin told Xi Jinping, Reuters reported.");
  REQUIRE(last.facts().statements.size() == 1);
  CHECK(last.words(last.facts().statements.front().content) == "The talks would go on");
  CHECK(last.hops(last.facts().statements.front()) == "Reuters");
}

TEST_CASE("who is cited is a source and not what somebody says") {
  check({{"Reuters reported that Putin had told Xi Jinping it was late, citing officials.",
          {"officials: that Putin had told Xi Jinping it was late",
           "[0] " + putin + ": it was late"}},
         {"Reuters reported, citing two officials, that it was late.",
          {"two officials: that it was late"}}});
}

TEST_CASE("a sentence that tells of a call gives its channel to what is said behind it") {
  const RecognisedText call =
      recognised_text("Xi Jinping held a phone call with Putin. Xi told Putin that it was late.");
  REQUIRE(call.facts().statements.size() == 1);
  CHECK(call.facts().statements.front().channel == "call");
  const RecognisedText readout = recognised_text(
      "The Kremlin issued a readout of the call. Putin told Xi Jinping that it was late.");
  REQUIRE(readout.facts().statements.size() == 1);
  CHECK(readout.facts().statements.front().channel == "readout");
  CHECK(readout.hops(readout.facts().statements.front()) == "Kremlin");
  const RecognisedText both = recognised_text(
      "Xi Jinping told Putin in a phone call that it was late. Putin said that he would wait.");
  REQUIRE(both.facts().statements.size() == 2);
  CHECK(both.facts().statements.back().channel == "call");
  const RecognisedText other =
      recognised_text("Xi Jinping held a phone call with Putin. Wang Yi said that it was late.");
  REQUIRE(other.facts().statements.size() == 1);
  CHECK(other.facts().statements.front().channel.empty());
}

TEST_CASE("a channel belongs to the verb that is nearest to it") {
  const RecognisedText text = recognised_text(
      "It was late, Xi Jinping told Putin in a phone call, as Wang Yi pushed for peace.");
  REQUIRE(text.facts().statements.size() == 2);
  CHECK(text.facts().statements.front().channel == "call");
  CHECK(text.facts().statements.back().channel.empty());
}

TEST_CASE("in a transcript all sentences behind a colon are of one speaker") {
  check({{"It was late in the town.\n\nQUESTION: Will you sign it?\n\nPUTIN: I will sign it. We "
          "have a plan.",
          {"QUESTION: Will you sign it", putin + ": I will sign it ... We have a plan"}},
         {"It was late in the town.\n\nPutin: I will sign it. We have a plan.",
          {putin + ": I will sign it"}}});
}

TEST_CASE("a term in quotation marks is kept as one, of nobody") {
  const auto terms_in = [](const std::string& words) {
    const RecognisedText text = recognised_text(words);
    Strings terms;
    for (const Statement& statement : text.facts().statements) {
      if (statement.kind == StatementKind::term && statement.speakers.empty()) {
        terms.push_back(text.words(statement.content));
      }
    }
    return terms;
  };
  CHECK(terms_in("The mayor's “get tough” policy has failed.") == Strings{"“get tough”"});
  CHECK(terms_in("The so-called “bread peace” has failed.") == Strings{"“bread peace”"});
  CHECK(terms_in("Few like the term “bread peace” in Orvel.") == Strings{"“bread peace”"});
  CHECK(terms_in("The band played “The Long Road” for an hour.").empty());
  CHECK(terms_in("Putin said the “bread peace” policy had failed.").empty());
}
