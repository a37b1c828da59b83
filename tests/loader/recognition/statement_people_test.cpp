#include "tests/loader/recognition/recognised_text.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace readout;
using readout::test::recognised_text;
using readout::test::RecognisedText;

namespace {

// "content > addressee > target" of the first statement, with words; empty where there is none.
std::string people_in(const std::string& words) {
  const RecognisedText text = recognised_text(words);
  if (text.facts().statements.empty()) {
    return {};
  }
  const Statement& statement = text.facts().statements.front();
  const auto slot = [&](const std::optional<Slot>& people) {
    return people ? text.words(people->span) : std::string("-");
  };
  return text.words(statement.content) + " > " + slot(statement.addressee) + " > " +
         slot(statement.target);
}

}  // namespace

TEST_CASE("whoever is told is the addressee, known or not, before and behind the words") {
  CHECK(people_in("“I quit,” she told the jury.") == "“I quit,” > the jury > -");
  CHECK(people_in("“Wait,” Maria Tannik told bakers in Orvel.") == "“Wait,” > bakers > -");
  CHECK(people_in("“Wait,” Maria Tannik told a crowd of bakers in Orvel.") ==
        "“Wait,” > a crowd of bakers > -");
  CHECK(people_in("“We will wait,” Maria Tannik told her staff.") ==
        "“We will wait,” > her staff > -");
  CHECK(people_in("“We will wait,” Maria Tannik told CNN's Orlo Bessik.") ==
        "“We will wait,” > Orlo Bessik > -");
  CHECK(people_in("“We will wait,” Maria Tannik told the 12-member choir.") ==
        "“We will wait,” > the 12-member choir > -");
  CHECK(people_in("“Is it late?” Maria Tannik asked bakers.") == "“Is it late?” > bakers > -");
  CHECK(people_in("“Wait,” Maria Tannik said to the jury.") == "“Wait,” > the jury > -");
  CHECK(people_in("The road was shut, Maria Tannik told the jury.") ==
        "The road was shut > the jury > -");
  CHECK(people_in("Maria Tannik told jurors in Orvel, “We will wait.”") ==
        "“We will wait.” > jurors > -");
  CHECK(people_in("“We will wait,” Maria Tannik told me.") == "“We will wait,” > - > -");
}

TEST_CASE("who is thanked is target and addressee, and the day is no part of it") {
  CHECK(people_in("Maria Tannik thanked Orlo Bessik on Monday.") ==
        "Orlo Bessik > Orlo Bessik > Orlo Bessik");
  CHECK(people_in("Maria Tannik thanked Orlo Bessik for the bread.") ==
        "Orlo Bessik for the bread > Orlo Bessik > Orlo Bessik");
  CHECK(people_in("Maria Tannik praised Orlo Bessik on Monday.") ==
        "Orlo Bessik > - > Orlo Bessik");
  CHECK(people_in("Maria Tannik met Orlo Bessik. She thanked him.") == "him > him > him");
  CHECK(people_in("Maria Tannik built a boat. She praised it.").empty());
}

TEST_CASE("what teams do to each other is no statement") {
  CHECK(people_in("Iran welcomed Japan 3-0.").empty());
  CHECK(people_in("China said Peru won 3-0 at home.") == "Peru won 3-0 at home > - > -");
  CHECK(people_in("Defending champions Peru beat Iran.").empty());
  CHECK(people_in("Iran praised Japan at the talks.") == "Japan > - > Japan");
}

TEST_CASE("who was asked is the addressee of the question, and nobody its speaker") {
  CHECK(people_in("Maria Tannik was repeatedly asked whether she slept.") ==
        "whether she slept > Maria Tannik > -");
  CHECK(people_in("Asked about the bridge, Maria Tannik said it was safe.") ==
        "the bridge > Maria Tannik > -");
  CHECK(people_in("Maria Tannik, when asked whether she slept, smiled.") ==
        "whether she slept > Maria Tannik > -");
  CHECK(people_in("Maria Tannik smiled when asked if she slept.") ==
        "if she slept > Maria Tannik > -");
  CHECK(people_in("Asked about the bridge, “I know nothing,” Maria Tannik said.") ==
        "the bridge > Maria Tannik > -");
  CHECK(people_in("Maria Tannik was asked to name the road.") ==
        "to name the road > Maria Tannik > -");
  CHECK(people_in("Maria Tannik was told that the road was shut.") ==
        "that the road was shut > Maria Tannik > -");
  CHECK(people_in("It was widely reported that the road was shut.") ==
        "that the road was shut > - > -");
  CHECK(people_in("Maria Tannik asked Orlo Bessik, a baker from Orvel, to wait.") ==
        "to wait > Orlo Bessik > -");
  CHECK(people_in("The bakers of the town were asked whether they slept.") ==
        "whether they slept > The bakers > -");
  const RecognisedText text =
      recognised_text("Asked about the bridge, “I know nothing,” Maria Tannik said.");
  REQUIRE(text.facts().statements.size() == 2);
  CHECK(text.facts().statements.front().speakers.empty());
  CHECK(text.words(text.facts().statements.back().content) == "“I know nothing,”");
}
