#include "tests/loader/recognition/recognised_text.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace readout;
using readout::test::recognised_text;
using readout::test::RecognisedText;

namespace {

using Lines = std::vector<std::string>;

// The nested names of a text as "inner in outer: key".
Lines nested_in(const std::string& words) {
  const RecognisedText text = recognised_text(words);
  Lines lines;
  for (const Mention& mention : text.facts().mentions) {
    if (text.facts().is_nested(mention)) {
      const Mention& outer = text.facts().mentions[*mention.inside];
      const std::string key = mention.local ? text.facts().entities[*mention.local].key : "-";
      lines.push_back(text.words(mention.span) + " in " + text.words(outer.span) + ": " + key);
    }
  }
  return lines;
}

}  // namespace

TEST_CASE("A name inside the name of a body is kept with it") {
  CHECK(nested_in("She teaches at the University of Lagos.") ==
        Lines{"Lagos in University of Lagos: place:lagos"});
  CHECK(nested_in("The US Supreme Court ruled on Monday.") ==
        Lines{"US in US Supreme Court: state:USA"});
  CHECK(nested_in("He works for the Bank of England.") ==
        Lines{"England in Bank of England: place:england"});
}

TEST_CASE("What a document names elsewhere is found inside other names") {
  CHECK(nested_in("Ilvo Tannikar opened the school. The Ilvo Tannikar Institute paid for it.") ==
        Lines{"Ilvo Tannikar in Ilvo Tannikar Institute: person:ilvo tannikar"});
}

TEST_CASE("A word of a longer name is no name inside it") {
  CHECK(nested_in("The Jordan Tannikar Foundation paid for it.").empty());
  CHECK(nested_in("Paris Tannikar sang.").empty());
  CHECK(nested_in("She flew from South Africa to Papua New Guinea.").empty());
}

TEST_CASE("No name holds itself under another form") {
  CHECK(nested_in("Tannikar Motors Inc grew. Tannikar Motors sold more cars.").empty());
}

TEST_CASE("A statement is not about names inside other names") {
  const RecognisedText text =
      recognised_text("Ana Reyes said that the University of Lagos would open in May.");
  const Statement* statement = text.statement_with("would open");
  REQUIRE(statement != nullptr);
  REQUIRE(statement->about.size() == 1);
  CHECK(text.words(text.facts().mentions[statement->about.front()].span) == "University of Lagos");
}
