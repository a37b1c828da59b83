#include "tests/loader/recognition/recognised_text.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace readout;
using readout::test::recognised_text;
using readout::test::RecognisedText;

namespace {

// "speaker: content" of each statement, in the order of the text.
std::vector<std::string> said_in(const RecognisedText& text) {
  std::vector<std::string> lines;
  for (const Statement& statement : text.facts().statements) {
    lines.push_back(text.speaker(statement) + ": " + text.words(statement.content));
  }
  return lines;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("a full stop before a closing mark ends the sentence, behind an abbreviation too") {
  const auto text = recognised_text(
      "The prime minister of Spain told the Dutch premier in The Hague: “No.” "
      "Reuters reported that the grain had been sold.");
  REQUIRE(text.facts().sentences.size() == 2);
  const Statement* grain = text.statement_with("that the grain had been sold");
  REQUIRE(grain != nullptr);
  CHECK(text.speaker(*grain) == "organization:reuters");
  const Statement* refusal = text.statement_with("“No.”");
  REQUIRE(refusal != nullptr);
  CHECK(text.words(refusal->content) == "“No.”");
}

TEST_CASE("a name behind U.S. goes on in the sentence") {
  const auto text = recognised_text("Reuters, citing the U.S. State Department, said it was late.");
  CHECK(text.facts().sentences.size() == 1);
}

TEST_CASE("a spokesman with his name speaks on behalf of his body") {
  const auto text = recognised_text(
      "A spokesman for the Kremlin, Dmitry Peskov, said that the talks would go on.");
  REQUIRE(text.facts().statements.size() == 1);
  const Statement& statement = text.facts().statements.front();
  CHECK(text.speaker(statement) == "person:dmitry-peskov.RUS");
  REQUIRE(statement.on_behalf_of);
  CHECK(text.words(statement.on_behalf_of->span) == "Kremlin");
}

TEST_CASE("what is said goes on behind a comma as long as its verb has not come") {
  const auto [text, content] = GENERATE(table<std::string, std::string>({
      {"Tannik said that the bridge, the oldest in Orvel, closes in May.",
       "that the bridge, the oldest in Orvel, closes in May"},
      {"Tannik noted that at the first meeting, in May, he slept.",
       "that at the first meeting, in May, he slept"},
      {"Tannik argued that with bread at five crowns, it paid to wait.",
       "that with bread at five crowns, it paid to wait"},
      {"Tannik said that the bridge closed in May, the month of floods.",
       "that the bridge closed in May"},
  }));
  CHECK(said_in(recognised_text(text)) == Strings{"Tannik: " + content});
}

TEST_CASE("who speaks stands before a participle and its words") {
  const auto [text, speaker] = GENERATE(table<std::string, std::string>({
      {"Officials investigating the fire said it began at noon.", "Officials"},
      {"Bakers polled by Reuters said they were happy.", "Bakers"},
      {"A witness interviewed in Orvel has said that the bridge was old.", "A witness"},
      {"In a report published on Monday officials said the bridge was old.", "officials"},
      {"The leaked report said the bridge was old.", "The leaked report"},
  }));
  const auto found = recognised_text(text);
  REQUIRE(found.facts().statements.size() == 1);
  CHECK(found.speaker(found.facts().statements.front()) == speaker);
}

TEST_CASE("who is told is kept behind an apposition too") {
  const auto text =
      recognised_text("“We will wait,” Vladimir Putin, the host of the day, told reporters.");
  REQUIRE(text.facts().statements.size() == 1);
  CHECK(text.addressee(text.facts().statements.front()) == "reporters");
}

TEST_CASE("who is quoted as telling speaks, and who quotes is a station of the report") {
  const auto text = recognised_text(
      "The paper, which the Kremlin owns, quotes Putin as telling Xi Jinping: “We will wait.”");
  REQUIRE(text.facts().statements.size() == 1);
  const Statement& statement = text.facts().statements.front();
  CHECK(text.speaker(statement) == "person:vladimir-putin.RUS");
  CHECK(text.addressee(statement) == "person:xi-jinping.CHN");
}

TEST_CASE("an attribution in the middle of a sentence leaves both ends to its speaker") {
  CHECK(said_in(recognised_text("The talks, Putin said, would resume in spring.")) ==
        Strings{"person:vladimir-putin.RUS: The talks ... would resume in spring"});
  CHECK(said_in(recognised_text("Putin flew home with a deal and, he insisted, no new debts.")) ==
        Strings{"person:vladimir-putin.RUS: no new debts"});
}

TEST_CASE("an attribution at the end is no part of what somebody agreed to") {
  const auto text = recognised_text(
      "China and Russia agreed to reopen the border, officials in both capitals said.");
  const Statement* agreed = text.statement_with("to reopen the border");
  REQUIRE(agreed != nullptr);
  CHECK(text.words(agreed->content) == "to reopen the border");
}

TEST_CASE("the channel of a thing said is no part of it") {
  const auto text = recognised_text("Xi Jinping praised the deal in a phone call with Putin.");
  REQUIRE(text.facts().statements.size() == 1);
  CHECK(text.words(text.facts().statements.front().content) == "the deal");
  CHECK(text.facts().statements.front().channel == "call");
}

TEST_CASE("what a noun of speech holds ends with its quotation") {
  CHECK(said_in(recognised_text("Xi Jinping's call for “a fresh start” pleased nobody.")) ==
        Strings{"person:xi-jinping.CHN: “a fresh start”"});
}

TEST_CASE("what a noun of speech holds ends before the verb whose subject the noun is") {
  CHECK(said_in(recognised_text("Xi Jinping's call for a truce drew applause.")) ==
        Strings{"person:xi-jinping.CHN: a truce"});
  CHECK(said_in(recognised_text("Xi Jinping's promise to mend roads won over the bakers.")) ==
        Strings{"person:xi-jinping.CHN: to mend roads"});
  CHECK(said_in(recognised_text("Xi Jinping's demand that the choir pay for it was rejected.")) ==
        Strings{"person:xi-jinping.CHN: that the choir pay for it"});
  CHECK(said_in(recognised_text("Xi Jinping's claim that the roads he built were old is false.")) ==
        Strings{"person:xi-jinping.CHN: that the roads he built were old"});
  CHECK(said_in(recognised_text(
            "They heard Xi Jinping's claim that men paid in gold were late and left.")) ==
        Strings{"person:xi-jinping.CHN: that men paid in gold were late and left"});
  CHECK(said_in(recognised_text("After Xi Jinping's threat to close roads, the bakers left.")) ==
        Strings{"person:xi-jinping.CHN: to close roads"});
}

TEST_CASE("a quotation without a speaker is kept, a title in quotation marks is not speech") {
  CHECK(said_in(recognised_text("The crowd in the square had grown. “We are staying,” it went.")) ==
        Strings{": “We are staying,”"});
  CHECK(said_in(recognised_text("Then the band played “The Long Road Home.”")).empty());
}

TEST_CASE("who speaks is within the words of the speaker, where a description begins with them") {
  const auto text =
      recognised_text("Xi Jinping waited. His official offer to buy the port came late.");
  REQUIRE(text.facts().statements.size() == 1);
  const Slot& speaker = text.facts().statements.front().speakers.front();
  CHECK(text.words(speaker.span) == "His");
  REQUIRE(speaker.mention);
  CHECK(text.words(text.facts().mentions[*speaker.mention].span) == "His");
  CHECK(text.actor(speaker.mention) == "person:xi-jinping.CHN");
}

TEST_CASE("people who are meant but not known are stored as unknown") {
  const auto text = recognised_text("Both leaders said that the talks would go on. He smiled.");
  std::size_t unknown = 0;
  for (const Mention& mention : text.facts().mentions) {
    unknown += mention.local ? 0 : 1;
  }
  CHECK(unknown == 2);
}

TEST_CASE("who says what stands in quotation marks is found before and behind it") {
  const auto speaker_in = [](const std::string& words) {
    const std::vector<std::string> said = said_in(recognised_text(words));
    return said.empty() ? "nothing" : said.front();
  };
  CHECK(speaker_in("“This is no small thing,” said a senior Putin adviser. “We will wait.”") ==
        "a senior Putin adviser: “This is no small thing,” ... “We will wait.”");
  CHECK(speaker_in("“He wrote ‘No,’” Maria Tannik said.") ==
        "person:maria tannik: “He wrote ‘No,’”");
  CHECK(speaker_in("“Come in!” Maria Tannik shouted, and left.") ==
        "person:maria tannik: “Come in!”");
  CHECK(speaker_in("“It is late,” another Tervas gardener added.") ==
        "another Tervas gardener: “It is late,”");
  CHECK(speaker_in("“It is late,” the banner read.") == "the banner: “It is late,”");
  CHECK(speaker_in("“It is late,” said Sen. Maria Tannik (R-Ky.), who leads the committee.") ==
        "person:maria tannik: “It is late,”");
  CHECK(speaker_in("“It is late,” Maria Tannik, back from a trip to St. Moritz, said.") ==
        "person:maria tannik: “It is late,”");
  CHECK(speaker_in("On Monday Maria Tannik wrote to her friends, “It is late,” and left.") ==
        "person:maria tannik: “It is late,”");
  CHECK(speaker_in("Maria Tannik, who has friends in many places, said in her formal statement: "
                   "“It is late.”") == "person:maria tannik: “It is late.”");
  CHECK(speaker_in("Here’s Maria Tannik in December: “It is late.”") ==
        "person:maria tannik: “It is late.”");
  CHECK(speaker_in("Said Maria Tannik, “It is late.”") == "person:maria tannik: “It is late.”");
  CHECK(speaker_in("“It is late.” ― Maria Tannik") == "person:maria tannik: “It is late.”");
}

TEST_CASE("whoever stands before a verb of speech speaks, known or not") {
  const auto said = [](const std::string& words) { return said_in(recognised_text(words)); };
  CHECK(said("Bakers with long memories of the flood said that the bridge was old.") ==
        Strings{"Bakers: that the bridge was old"});
  CHECK(said("Maria Tannik, 41, a baker from Orvel, said that the bridge was old.") ==
        Strings{"person:maria tannik: that the bridge was old"});
  CHECK(said("Maria Tannik last week also said the bridge was old.") ==
        Strings{"person:maria tannik: the bridge was old"});
  CHECK(said("Dozens of old wells that nobody had counted said nothing.").empty());
  CHECK(said("They received two emails that were lost.").empty());
  CHECK(said("Bakers who have seen the flood say it could come again.") ==
        Strings{"Bakers: it could come again"});
  CHECK(said("The baker who spoke with Orlo Bessik said the bridge was old.") ==
        Strings{"The baker: the bridge was old"});
  CHECK(said("And Orvel bread advocates say they sold the bridge.") ==
        Strings{"Orvel bread advocates: they sold the bridge"});
  CHECK(said("Maria Tannik smiled as she described the old bridge.") ==
        Strings{"person:maria tannik: the old bridge"});
  CHECK(said("Maria Tannik, meanwhile, who has a boat, said that the bridge was old.") ==
        Strings{"person:maria tannik: that the bridge was old"});
  CHECK(said("In Orvel, Maria Tannik called it “her town,” sang and said the bridge was old.")
            .back() == "person:maria tannik: the bridge was old");
  CHECK(said("Maria Tannik breezily claimed that the bridge was old.") ==
        Strings{"person:maria tannik: that the bridge was old"});
  CHECK(said("Some 270 pledged bakers came.").empty());
}

TEST_CASE("what was said ends where the writer goes on") {
  const auto said = [](const std::string& words) { return said_in(recognised_text(words)); };
  CHECK(said("Maria Tannik said the bridge was old, but the town kept it.") ==
        Strings{"person:maria tannik: the bridge was old"});
  CHECK(said("Maria Tannik said the bridge was old, and she left early.") ==
        Strings{"person:maria tannik: the bridge was old"});
  CHECK(said("While Maria Tannik said the bridge was old, Orvel kept it.") ==
        Strings{"person:maria tannik: the bridge was old"});
  CHECK(said("Maria Tannik, who said the bridge was old, left early.") ==
        Strings{"person:maria tannik: the bridge was old"});
  CHECK(said("Maria Tannik says the bridge is old and calls for a new one.").front() ==
        "person:maria tannik: the bridge is old");
  CHECK(said("Months after Maria Tannik condemned the toll, Orvel kept it.") ==
        Strings{"person:maria tannik: the toll"});
}

TEST_CASE("what was said goes on behind what opens it and behind asides") {
  const auto said = [](const std::string& words) { return said_in(recognised_text(words)); };
  CHECK(said("Maria Tannik said that even if it rained, she would wait.") ==
        Strings{"person:maria tannik: that even if it rained, she would wait"});
  CHECK(said("Maria Tannik said that in May, the bridge had been closed.") ==
        Strings{"person:maria tannik: that in May, the bridge had been closed"});
  CHECK(said("Maria Tannik said the bridge, which is old, would be closed.") ==
        Strings{"person:maria tannik: the bridge, which is old, would be closed"});
  CHECK(said("Maria Tannik said the bridge was closed, because it was old.") ==
        Strings{"person:maria tannik: the bridge was closed, because it was old"});
  CHECK(said("Maria Tannik said the bridge was old, but not ugly.") ==
        Strings{"person:maria tannik: the bridge was old, but not ugly"});
  CHECK(said("Maria Tannik said the bridge was closed in May, 2031 by its owner.") ==
        Strings{"person:maria tannik: the bridge was closed in May, 2031 by its owner"});
  CHECK(said("Maria Tannik said it would not.") == Strings{"person:maria tannik: it would not"});
}

TEST_CASE("according to somebody speaks for the whole sentence") {
  const auto said = [](const std::string& words) { return said_in(recognised_text(words)); };
  CHECK(said("But the bridge, according to Reuters, will be closed.") ==
        Strings{"organization:reuters: But the bridge ... will be closed"});
  CHECK(said("In addition, according to Reuters, the bridge will be closed.") ==
        Strings{"organization:reuters: the bridge will be closed"});
  CHECK(said("The winter was long: the bridge froze, according to Reuters.") ==
        Strings{"organization:reuters: the bridge froze"});
  CHECK(said("Maria Tannik condemned the toll, according to Reuters.") ==
        Strings{"organization:reuters: Maria Tannik condemned the toll",
                "person:maria tannik: the toll"});
  CHECK(said("According to Maria Tannik, the mayor of Orvel, the bridge froze.") ==
        Strings{"person:maria tannik: the bridge froze"});
  CHECK(said("It was no surprise: According to Reuters, the bridge froze.") ==
        Strings{"organization:reuters: the bridge froze"});
  CHECK(said("The bridge froze, according to one of his oldest bakers.") ==
        Strings{"one of his oldest bakers: The bridge froze"});
}

TEST_CASE("words in quotation marks that no verb holds are of who spoke before or begins") {
  const auto last = [](const std::string& words) {
    const std::vector<std::string> said = said_in(recognised_text(words));
    return said.empty() ? "nothing" : said.back();
  };
  CHECK(last("Maria Tannik said she was late.\n\n“There was ice on the bridge that day.”") ==
        "person:maria tannik: “There was ice on the bridge that day.”");
  CHECK(last("Maria Tannik began to talk to Orlo Bessik. “There was ice on the bridge.”") ==
        "person:maria tannik: “There was ice on the bridge.”");
  CHECK(last("“Was there ice on the bridge?” Maria Tannik questioned.") ==
        "person:maria tannik: “Was there ice on the bridge?”");
  CHECK(last("“There was ice on the bridge.”\n\n- Maria Tannik.") ==
        "person:maria tannik: “There was ice on the bridge.”");
  CHECK(last("Maria Tannik has a word for the men, “late and always hungry,” and waves.") ==
        "person:maria tannik: “late and always hungry,”");
  CHECK(last("Maria Tannik hosts “The Long Road to Orvel.”") == "nothing");
  CHECK(last("The clock struck. “There was ice on the bridge.”") ==
        ": “There was ice on the bridge.”");
}

TEST_CASE("a verb joined to another has the subject of the first") {
  const auto said = [](const std::string& words) { return said_in(recognised_text(words)); };
  CHECK(said("Maria Tannik walked over and said that the bridge was old.") ==
        Strings{"person:maria tannik: that the bridge was old"});
  CHECK(said("Reuters spoke to officials who said that the bridge was old.") ==
        Strings{"officials: that the bridge was old"});
}

TEST_CASE("what polls, records and papers show is said by them") {
  const auto said = [](const std::string& words) { return said_in(recognised_text(words)); };
  CHECK(said("A new poll of Orvel voters showed that few trusted the bridge.") ==
        Strings{"A new poll: that few trusted the bridge"});
  CHECK(said("The bridge was sold in May, court records show.") ==
        Strings{"court records: The bridge was sold in May"});
  CHECK(said("Maria Tannik issued a statement saying that the bridge was old.") ==
        Strings{"person:maria tannik: that the bridge was old"});
}

TEST_CASE("questions of nobody, and who is quoted") {
  const auto said = [](const std::string& words) { return said_in(recognised_text(words)); };
  CHECK(said("Maria Tannik was asked whether the bridge was old.") ==
        Strings{": whether the bridge was old"});
  CHECK(said("Asked about the bridge, Maria Tannik smiled.") == Strings{": the bridge"});
  CHECK(said("Maria Tannik was quoted as saying that the bridge was old.") ==
        Strings{"person:maria tannik: that the bridge was old"});
  CHECK(said("Maria Tannik went on to say that the bridge was old.") ==
        Strings{"person:maria tannik: that the bridge was old"});
  CHECK(said("Maria Tannik wanted the others to say that the bridge was old.").size() == 1);
}

TEST_CASE("who is blamed for saying something has said it") {
  const auto said = [](const std::string& words) { return said_in(recognised_text(words)); };
  CHECK(said("Maria Tannik was upset with Vladimir Putin for saying “the bridge is old.”") ==
        Strings{"person:vladimir-putin.RUS: “the bridge is old.”"});
  CHECK(said("Vladimir Putin spurred the anger of Maria Tannik for saying “the bridge is old.”") ==
        Strings{"person:vladimir-putin.RUS: “the bridge is old.”"});
  const auto accused = recognised_text("Maria Tannik accused Vladimir Putin of delay.");
  REQUIRE(accused.facts().statements.size() == 1);
  REQUIRE(accused.facts().statements.front().target);
  CHECK(accused.words(accused.facts().statements.front().target->span) == "Vladimir Putin");
}

TEST_CASE("statements of press releases, of people without a name, and behind asides") {
  const auto said = [](const std::string& words) { return said_in(recognised_text(words)); };
  const Strings letter = {"person:maria tannik: “We will mend the bridge.”"};
  CHECK(said("“We will mend the bridge.” - Governor Maria Tannik") == letter);
  CHECK(said("And from Chairwoman Maria Tannik: “We will mend the bridge.”") == letter);
  CHECK(said("From the desk of Maria Tannik, mayor of Orvel: “We will mend the bridge.”") ==
        letter);
  CHECK(said("“One night. No light. Much snow,” said a homeless man who goes by “Lanky.\"") ==
        Strings{"a homeless man: “One night. No light. Much snow,”"});
  CHECK(said("Sir Orlo Tannik, who replaced Vladimir Putin as leader in July, said the bridge was "
             "old.") == Strings{"person:orlo tannik: the bridge was old"});
  CHECK(said("Maria Tannik, a Labour baker, said she was worried. “What he did was wrong.”") ==
        Strings{"person:maria tannik: she was worried ... “What he did was wrong.”"});
  CHECK(said("“It is late,” sighed Maria Tannik.") ==
        Strings{"person:maria tannik: “It is late,”"});
  CHECK(said("“It is late,” grumbled Maria Tannik.") ==
        Strings{"person:maria tannik: “It is late,”"});
}

TEST_CASE("a quotation that no mark closes goes on in the next paragraph") {
  const auto text = recognised_text(
      "Vladimir Putin, a judge, said: “They need a bridge.\n\n“Or they will wait,” he added.");
  REQUIRE(text.facts().statements.size() == 2);
  CHECK(text.speaker(text.facts().statements.front()) == "person:vladimir-putin.RUS");
  CHECK(text.speaker(text.facts().statements.back()) == "person:vladimir-putin.RUS");
  CHECK_NOTHROW(recognised_text("“It is late, said Maria Tannik. “It is” “late."));
}
