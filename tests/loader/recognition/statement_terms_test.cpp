#include "tests/loader/recognition/recognised_text.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace readout;
using readout::test::recognised_text;
using readout::test::RecognisedText;

namespace {

// "kind: content" of each statement, in the order of the text.
std::vector<std::string> kinds_in(const std::string& words) {
  const RecognisedText text = recognised_text(words);
  std::vector<std::string> lines;
  for (const Statement& statement : text.facts().statements) {
    lines.push_back(std::string(to_string(statement.kind)) + ": " + text.words(statement.content));
  }
  return lines;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("who speaks under a word in quotation marks speaks, and the word is a term") {
  const Strings both = {"term: “helpers”", "indirect: the bridge was safe"};
  CHECK(kinds_in("The “helpers” said the bridge was safe.") == both);
  CHECK(kinds_in("The so-called “helpers” said the bridge was safe.") == both);
  CHECK(kinds_in("“Helpers” claimed that it was safe.") ==
        Strings{"term: “Helpers”", "indirect: that it was safe"});
  const RecognisedText text =
      recognised_text("His “friends” in the ministry told reporters that the road was shut.");
  const Statement* statement = text.statement_with("that the road was shut");
  REQUIRE(statement != nullptr);
  CHECK(text.speaker(*statement) == "His “friends”");
}

TEST_CASE("a term before an attribution with its comma inside is the subject of what is said") {
  CHECK(kinds_in("The “repair,” Maria Tannik said, was a mistake.") ==
        Strings{"mixed: The “repair,” ... was a mistake"});
  CHECK(kinds_in("“No,” Maria Tannik said, and left.") == Strings{"direct: “No,”"});
}
