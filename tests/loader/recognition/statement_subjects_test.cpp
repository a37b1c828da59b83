#include "tests/loader/recognition/recognised_text.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace readout;
using readout::test::recognised_text;
using readout::test::RecognisedText;

namespace {

// The speaker of the last statement; empty where there is none.
std::string last_speaker_in(const std::string& words) {
  const RecognisedText text = recognised_text(words);
  return text.facts().statements.empty() ? std::string()
                                         : text.speaker(text.facts().statements.back());
}

const std::string tannik = "person:maria tannik";

}  // namespace

TEST_CASE("who speaks by a participle is the subject of its sentence") {
  CHECK(last_speaker_in("In response to Orlo Bessik's letter, Maria Tannik released a statement "
                        "saying that the bridge was old.") == tannik);
  CHECK(last_speaker_in("As Orlo Bessik slept, Maria Tannik gave a speech, predicting that the "
                        "bridge would fall.") == tannik);
  CHECK(last_speaker_in("“When I look at this, I think of Orvel,” Maria Tannik said, adding that "
                        "it would fall.") == tannik);
  CHECK(last_speaker_in("One month after announcing a plan, Maria Tannik slept.") == tannik);
  CHECK(last_speaker_in("The bakery waited in April, saying that Maria Tannik was old.") ==
        "The bakery");
  CHECK(last_speaker_in("The bakers from 「Orvel」 said the bridge was old.") == "The bakers");
  CHECK(last_speaker_in("The bakers from “Orvel” said the bridge was old.") == "The bakers");
  CHECK(last_speaker_in("The nurse later sued, claiming the bridge was old.") == "The nurse");
}

TEST_CASE("who speaks words in quotation marks stands behind them, or before a colon") {
  CHECK(last_speaker_in("In May, Maria Tannik made this comment:\n\n“The bridge is old and it will "
                        "fall.”") == tannik);
  CHECK(last_speaker_in("Stated Maria Tannik:\n\n“The bridge is old and it will fall.”") == tannik);
  CHECK(last_speaker_in("“It is old,” said Maria Tannik. “We will mend the bridge,” which is "
                        "closed.") == tannik);
  CHECK(last_speaker_in("“The bridge is old and it will fall,” concluded a thick report of the "
                        "bakers.") == "a thick report");
  CHECK(last_speaker_in("“The bridge is old and it will fall,” the tired choir leader, weary of "
                        "the rain, said.") == "the tired choir leader");
}
