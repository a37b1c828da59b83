#include "tests/loader/recognition/recognised_text.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace readout;
using readout::test::recognised_text;
using readout::test::RecognisedText;

namespace {

using Lines = std::vector<std::string>;

// The adjectives and descriptors of a text as "words: key", in their order.
Lines described_in(const std::string& words) {
  const RecognisedText text = recognised_text(words);
  Lines lines;
  for (const Mention& mention : text.facts().mentions) {
    if (mention.form == MentionForm::adjective || mention.form == MentionForm::descriptor) {
      lines.push_back(text.words(mention.span) + ": " +
                      (mention.local ? text.facts().entities[*mention.local].key : "open"));
    }
  }
  return lines;
}

}  // namespace

TEST_CASE("Adjectives and peoples of places are of the place, and no names") {
  const std::string words =
      "They told the Puerto Rican nurses that the Scots and the Northern Irish band would come.";
  CHECK(recognised_text(words).named().empty());
  CHECK(described_in(words) == Lines{"Puerto Rican: place:puerto-rico", "Scots: place:scotland",
                                     "Northern Irish: place:northern-ireland"});
}

TEST_CASE("The government of a place is its state's where the place stands for the state") {
  CHECK(described_in("On Monday the Welsh government said that it would wait for them.") ==
        Lines{"Welsh: place:wales"});
  CHECK(described_in("On Monday the Texas government said that it would wait for them.").empty());
  CHECK(described_in("On Monday the Dublin government said that it would wait for them.") ==
        Lines{"the Dublin government: state:IRL"});
}
