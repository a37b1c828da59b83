#include "tests/loader/recognition/recognised_text.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace readout;
using readout::test::recognised_text;
using readout::test::RecognisedText;

namespace {

// The channel of the statement "that the road was shut" that ends a sentence.
std::string channel_of(const std::string& words) {
  const RecognisedText text = recognised_text(words + " that the road was shut.");
  const Statement* statement = text.statement_with("that the road was shut");
  return statement == nullptr ? "nothing" : statement->channel;
}

}  // namespace

TEST_CASE("the occasion or medium of what is said is its channel") {
  CHECK(channel_of("Vladimir Putin told Xi Jinping in a call") == "call");
  CHECK(channel_of("On a call with reporters, Maria Tannik said") == "call");
  CHECK(channel_of("In a conversation about bread, Maria Tannik said") == "call");
  CHECK(channel_of("In a letter to the bakers, Maria Tannik said") == "letter");
  CHECK(channel_of("Maria Tannik said in an op-ed piece") == "article");
  CHECK(channel_of("Maria Tannik said on her Facebook page") == "post");
}

TEST_CASE("a noun that only looks like a channel is none") {
  CHECK(channel_of("In his call for a ban, Vladimir Putin said").empty());
  CHECK(channel_of("By letter of credit and in gold, Maria Tannik said").empty());
  CHECK(channel_of("In a message of hope, Maria Tannik said").empty());
  CHECK(channel_of("In the meeting room, Maria Tannik said").empty());
  CHECK(channel_of("By meeting Xi Jinping, Vladimir Putin showed").empty());
  CHECK(channel_of("On the report of the ministry, Maria Tannik said").empty());
  CHECK(channel_of("Maria Tannik renewed her call for a ban. She said").empty());
}

TEST_CASE("a talk is the channel of what those who took part say, through the paragraphs") {
  const std::string talk = "Vladimir Putin spoke by phone with Xi Jinping on Monday.\n\n";
  CHECK(channel_of(talk + "The talk was long.\n\nPutin stressed") == "call");
  CHECK(channel_of(talk + "Xi thanked Putin for the bread.\n\nHe noted") == "call");
  // Somebody else has spoken, it is another occasion, or nobody knows who took part.
  CHECK(channel_of(talk + "The bridge was old, Narendra Modi said.\n\nPutin stressed").empty());
  CHECK(
      channel_of(talk + "In a letter to bakers, Putin said he would wait.\n\nXi stressed").empty());
  CHECK(
      channel_of("Vladimir Putin spoke by phone on Monday.\n\nThe talk was long.\n\nPutin stressed")
          .empty());
}
