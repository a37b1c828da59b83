#include "tests/loader/recognition/recognised_text.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace readout;
using readout::test::recognised_text;
using readout::test::RecognisedText;

namespace {

using Strings = std::vector<std::string>;

// "speaker: content" of each statement, in words.
Strings turns_in(const std::string& words) {
  const RecognisedText text = recognised_text(words);
  Strings lines;
  for (const Statement& statement : text.facts().statements) {
    lines.push_back(text.words(statement.speakers.front().span) + ": " +
                    text.words(statement.content));
  }
  return lines;
}

}  // namespace

TEST_CASE("speakers of a transcript take turns, with a verb or without") {
  CHECK(turns_in("TANNIK: Yes. Of course. We will wait.\n\nBESSIK: No.") ==
        Strings{"TANNIK: Yes ... Of course ... We will wait", "BESSIK: No"});
  CHECK(
      turns_in("MR. TANNIK: Thank you.\n\nREPORTER: Will you run?\n\nMR. TANNIK: Next question.") ==
      Strings{"MR. TANNIK: Thank you", "REPORTER: Will you run", "MR. TANNIK: Next question"});
}

TEST_CASE("Q and A need no colon in a transcript") {
  CHECK(turns_in("Q. Why did you wait?\n\nA. Bread.") ==
        Strings{"Q: Why did you wait", "A: Bread"});
  CHECK(turns_in("Q Why did you wait?\n\nA Bread.") == Strings{"Q: Why did you wait", "A: Bread"});
  CHECK(turns_in("A Peruvian boat sank.\n\nA Chilean boat sank.").empty());
}

TEST_CASE("lists of names are no transcripts") {
  CHECK(turns_in("The vote in Orvel.\n\nJohn Smith: 34 votes.\n\nAna Reyes: 12 votes.").empty());
  CHECK(turns_in("The cast of the play.\n\nJohn Smith: Robber.\n\nAna Reyes: Queen.").empty());
  CHECK(turns_in("DATE: Monday.\n\nPLACE: Orvel.").empty());
}
