#include "tests/loader/recognition/recognised_text.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace readout;
using readout::test::recognised_text;
using readout::test::RecognisedText;

namespace {

// "speaker: content" of the first omission, in words; empty where there is none.
std::string omission_in(const std::string& words) {
  const RecognisedText text = recognised_text(words);
  for (const Statement& statement : text.facts().statements) {
    if (statement.kind == StatementKind::omission) {
      return (statement.speakers.empty() ? "nobody" : text.words(statement.speakers.front().span)) +
             ": " + text.words(statement.content);
    }
  }
  return {};
}

}  // namespace

TEST_CASE("people and bodies leave out what they do not mention") {
  CHECK(omission_in("The Kremlin made no mention of the flood.") == "Kremlin: the flood");
  CHECK(omission_in("Maria Tannik did not mention the flood.") == "Maria Tannik: the flood");
  CHECK(omission_in("Maria Tannik failed to mention the flood.") == "Maria Tannik: the flood");
  CHECK(omission_in("The foreign ministry has never referred to the flood.") ==
        "The foreign ministry: the flood");
  CHECK(omission_in("The old song makes no mention of bread.") == "The old song: bread");
  CHECK(omission_in("Maria Tannik left out the passage on bread.") ==
        "Maria Tannik: the passage on bread");
  CHECK(omission_in("There was no mention of bread in the Kremlin's readout.") == "Kremlin: bread");
  CHECK(omission_in("Maria Tannik mentioned the flood.").empty());
  CHECK(omission_in("Maria Tannik left out the salt.").empty());
}

TEST_CASE("who says nothing about something keeps silent") {
  const RecognisedText text = recognised_text("Maria Tannik said nothing about the flood.");
  REQUIRE(text.facts().statements.size() == 1);
  CHECK(text.facts().statements.front().act == Act::silent);
  CHECK(text.words(text.facts().statements.front().content) == "the flood");
}
