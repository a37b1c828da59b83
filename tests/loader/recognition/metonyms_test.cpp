#include "tests/loader/recognition/recognised_text.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace readout;
using readout::test::recognised_text;
using readout::test::RecognisedText;

namespace {

using Lines = std::vector<std::string>;

// The names of a text with what was decided of them, in their order.
Lines decided_in(const std::string& words) {
  const RecognisedText text = recognised_text(words);
  Lines lines;
  for (const Mention& mention : text.facts().mentions) {
    if (mention.form == MentionForm::name) {
      const std::string answer = !mention.metonym ? "open" : *mention.metonym ? "acts" : "lies";
      lines.push_back(text.words(mention.span) + ": " + answer +
                      (mention.stands_for ? " for another" : ""));
    }
  }
  return lines;
}

}  // namespace

TEST_CASE("A capital acts for its state, a seat of power for itself") {
  CHECK(decided_in("It was late when Moscow denied it.") == Lines{"Moscow: acts for another"});
  CHECK(decided_in("It was late when the Kremlin denied it.") == Lines{"Kremlin: acts"});
  CHECK(decided_in("They stood in front of it and then in the Kremlin.") == Lines{"Kremlin: lies"});
}

TEST_CASE("A noun behind a place is no verb of it") {
  CHECK(decided_in("They mourned the Kabul attack and the Nairobi claim that came with it.") ==
        Lines{"Kabul: open", "Nairobi: open"});
}

TEST_CASE("A building does not act") {
  CHECK(decided_in("It was late when Gatwick Airport closed two of its roads.") ==
        Lines{"Gatwick Airport: open"});
}
