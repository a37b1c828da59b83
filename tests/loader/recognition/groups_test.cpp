// Whom descriptions of several, and of a counterpart, mean.

#include "tests/loader/recognition/recognised_text.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace readout;
using readout::test::built_in_lexicon;
using readout::test::recognised_text;
using readout::test::RecognisedText;

namespace {

using Strings = std::vector<std::string>;

// The names of those whom a description means, in the order of the text; "?" for nobody known.
Strings meant(const std::string& words, const std::string& description,
              const std::string& date = "2025-03-01") {
  const RecognisedText text({.id = "text", .text = words, .date = date}, built_in_lexicon());
  Strings names;
  for (const Mention& mention : text.facts().mentions) {
    if (mention.form == MentionForm::descriptor && text.words(mention.span) == description) {
      names.push_back(mention.local ? text.facts().entities[*mention.local].name : "?");
    }
  }
  return names;
}

}  // namespace

TEST_CASE("A group is those whom the text names near before, where they are so many") {
  CHECK(meant("The lawyer Marek Solvane, 43, met Ilvo Tannikar, 51. The two men left.",
              "The two men") == Strings{"Marek Solvane", "Ilvo Tannikar"});
  CHECK(meant("The lawyer Marek Solvane, 43, met Ilvo Tannikar, 51. The two agreed.", "The two") ==
        Strings{"Marek Solvane", "Ilvo Tannikar"});
  CHECK(meant("The lawyer Marek Solvane, 43, left. Ilvo Tannikar, 51, did too. Both men slept.",
              "Both men") == Strings{"Ilvo Tannikar", "Marek Solvane"});
  CHECK(meant("Peru and Chile met. The two countries said it was late.", "The two countries") ==
        Strings{"Peru", "Chile"});
  CHECK(meant("Peru met Chile in Japan. Both neighbours said it was late.", "Both neighbours") ==
        Strings{"Peru", "Chile"});
  CHECK(meant("Peru, Chile and Japan met. The three countries said it was late.",
              "The three countries") == Strings{"Peru", "Chile", "Japan"});
  CHECK(meant("Emmanuel Macron met Vladimir Putin. Both sides said it was late.", "Both sides") ==
        Strings{"France", "Russia"});
  CHECK(meant("Israel met Hamas, Reuters said. Both sides said it was late.", "Both sides") ==
        Strings{"Israel", "Hamas"});
  CHECK(meant("Peru and Chile talked, Japan said. The two countries said it was late.",
              "The two countries") == Strings{"Peru", "Chile"});
  CHECK(meant("“Our two countries are old,” Emmanuel Macron told Vladimir Putin.",
              "Our two countries") == Strings{"France", "Russia"});
  CHECK(meant("President Marek Solvane met the baker Ilvo Tannikar and President Orlo Bessik of "
              "Peru. The two presidents said it was late.",
              "The two presidents") == Strings{"?"});
}

TEST_CASE("A group of more or fewer than the text names is unknown") {
  CHECK(meant("Peru met. The two countries said it was late.", "The two countries") ==
        Strings{"?"});
  CHECK(meant("Peru, Chile and Japan met. The two countries said it was late.",
              "The two countries") == Strings{"?"});
  CHECK(meant("The lawyer Marek Solvane, 43, met Ilvo Tannikar, 51. Two men left.", "Two men") ==
        Strings{"?"});
  CHECK(meant("Marek Solvane, 43, met Ilvo Tannikar, 51. The two leaders of the party left.",
              "The two leaders") == Strings{"?"});
  CHECK(meant("Mrs Solvane met Mr Tannikar. The two men left.", "The two men") == Strings{"?"});
  CHECK(meant("The lawyer Marek Solvane, 43, met Ilvo Tannikar, 51. The two bridges fell.",
              "The two") == Strings{"?"});
  CHECK(meant("The lawyer Marek Solvane, 43, met Ilvo Tannikar, 51. The two long roads fell.",
              "The two") == Strings{"?"});
  CHECK(meant("The lawyer Marek Solvane, 43, met Ilvo Tannikar, 51. He owns the two.", "the two") ==
        Strings{"?"});
  CHECK(meant("Peru met Chile. Japan slept. The three countries met.", "The three countries") ==
        Strings{"?"});
}

TEST_CASE("A group speaks once for each of its members") {
  for (const std::string said : {"The two countries said that it was late.",
                                 "It was late, according to the two countries."}) {
    INFO(said);
    const RecognisedText text = recognised_text("Peru and Chile met. " + said);
    REQUIRE(text.facts().statements.size() == 1);
    const Statement& statement = text.facts().statements.front();
    CHECK(statement.speaker_kind == SpeakerKind::group);
    Strings speakers;
    for (const Slot& slot : statement.speakers) {
      speakers.push_back(text.actor(slot.mention));
    }
    CHECK(speakers == Strings{"state:PER", "state:CHL"});
  }
}

TEST_CASE("According to a description speaks whom it means") {
  const RecognisedText text = recognised_text(
      "Peruvian President Marek Solvane slept. According to the Peruvian president, it was late.");
  REQUIRE(text.facts().statements.size() == 1);
  CHECK(text.actor(text.facts().statements.front().speakers.front().mention) ==
        "person:marek solvane");
}

TEST_CASE("A counterpart is of the subject of the sentence before where a pronoun owns him") {
  CHECK(meant("Peruvian Foreign Minister Marek Solvane met Chilean Foreign Minister Ilvo Tannikar. "
              "His Chilean counterpart said it was late.",
              "His Chilean counterpart") == Strings{"Ilvo Tannikar"});
  CHECK(meant("The envoy Marek Solvane met Chilean Foreign Minister Ilvo Tannikar. His Chilean "
              "counterpart said it was late.",
              "His Chilean counterpart") == Strings{"Ilvo Tannikar"});
  CHECK(meant("Peruvian Foreign Minister Marek Solvane met Chilean Foreign Minister Ilvo Tannikar. "
              "His Cuban counterpart said it was late.",
              "His Cuban counterpart", "") == Strings{"?"});
}

TEST_CASE("A counterpart who is not named holds the same office at the document's date") {
  const std::string text = "Vladimir Putin met his French counterpart.";
  CHECK(meant(text, "his French counterpart") == Strings{"Emmanuel Macron"});
  CHECK(meant(text, "his French counterpart", "") == Strings{"?"});
}

TEST_CASE("A surname that two bear who are named together is nobody's") {
  const RecognisedText text = recognised_text(
      "The lawyer Marek Solvane, 43, met Ilvo Solvane, 51. Solvane said that it was late.");
  REQUIRE(text.facts().statements.size() == 1);
  const Slot& speaker = text.facts().statements.front().speakers.front();
  REQUIRE(speaker.mention);
  const auto local = text.facts().mentions[*speaker.mention].local;
  CHECK((!local || text.facts().entities[*local].key.empty()));
}

TEST_CASE("What speakers call their own state is the state that they are of") {
  CHECK(meant("“Our country is old,” Vladimir Putin said.", "Our country") == Strings{"Russia"});
  CHECK(meant("“We love our great nation,” Peruvian President Marek Solvane said.",
              "our great nation") == Strings{"Peru"});
  CHECK(meant("Vladimir Putin said that his country was old.", "his country") == Strings{"Russia"});
  CHECK(meant("“Our country is old,” the baker Marek Solvane said.", "Our country").empty());
  CHECK(meant("Vladimir Putin said that our country was old.", "our country").empty());
}

TEST_CASE("Two countries are those of who speaks and who is told where none are named before") {
  CHECK(meant("Vladimir Putin came home. It was late. It rained. “Our two countries "
              "are old,” he told Emmanuel Macron.",
              "Our two countries") == Strings{"Russia", "France"});
}

TEST_CASE("Officials of a state or its capital are its government") {
  for (const std::string officials :
       {"Tokyo officials", "Tokyo's officials", "Senior Japanese diplomats", "Japan's authorities",
        "The Japanese government officials", "Officials in Tokyo", "The diplomats of Japan"}) {
    INFO(officials);
    CHECK(meant(officials + " said it was late.", officials) == Strings{"Japan"});
  }
  CHECK(meant("Japanese and Peruvian officials met.", "Japanese and Peruvian officials") ==
        Strings{"Japan", "Peru"});
  CHECK(meant("Tokyo and Lima officials met on Monday.", "Tokyo and Lima officials") ==
        Strings{"Japan", "Peru"});
  CHECK(meant("Kremlin officials said it was late.", "Kremlin officials") == Strings{"Russia"});
  CHECK(meant("Tannik met Tokyo officials.", "Tokyo officials") == Strings{"Japan"});
}

TEST_CASE("Some officials of a state, and those of other bodies and towns, are nobody known") {
  for (const std::string officials :
       {"Two Tokyo officials", "Former Japanese diplomats", "Some Japanese officials",
        "Texas officials", "Google officials", "Tokyo school officials", "Some officials in Tokyo",
        "Officials in Texas", "Diplomats in Tokyo"}) {
    INFO(officials);
    CHECK(meant(officials + " said it was late.", officials) == Strings{"?"});
  }
  CHECK(meant("Then Putin officials said it was late.", "Putin officials") == Strings{"?"});
  CHECK(meant("Then Putin administration officials said it was late.",
              "Putin administration officials") == Strings{"Russia"});
  CHECK(meant("The Google side said it was late.", "The Google side").empty());
}
