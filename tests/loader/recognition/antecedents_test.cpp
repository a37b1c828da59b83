#include "tests/loader/recognition/recognised_text.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace readout;
using readout::test::recognised_text;
using readout::test::RecognisedText;

namespace {

// Who a pronoun is: the name of its entity, or nothing.
std::string meant(const std::string& words, const std::string& pronoun) {
  const RecognisedText text = recognised_text(words);
  for (const Mention& mention : text.facts().mentions) {
    if (mention.form == MentionForm::pronoun && text.words(mention.span) == pronoun &&
        mention.local) {
      return text.facts().entities[*mention.local].name;
    }
  }
  return {};
}

}  // namespace

TEST_CASE("A pronoun is the first person before it, whose gender its title or name tells") {
  CHECK(meant("Mr Tannikar met Mrs Solvane. Then she left.", "she") == "Solvane");
  CHECK(meant("Mrs Solvane met Mr Tannikar. Then he left.", "he") == "Tannikar");
}

TEST_CASE("A pronoun in a relative clause is whom the clause is about") {
  CHECK(meant("The judge Ilvo Tannikar met Marek Solvane, 43, a lawyer. It was Tannikar who asked "
              "about Solvane, who had lost his hat.",
              "his") == "Marek Solvane");
}

TEST_CASE("A pronoun in a phrase before the subject is the subject") {
  CHECK(meant("In his first speech, Marek Solvane, 43, said little.", "his") == "Marek Solvane");
  CHECK(meant("When he came back, Marek Solvane, 43, said little.", "he") == "Marek Solvane");
  CHECK(meant("He thanked the mayor, Marek Solvane, 43, for it.", "He").empty());
}

TEST_CASE("A pronoun is the last subject before it in its sentence") {
  CHECK(meant("The lawyer Marek Solvane, 43, met Ilvo Tannikar, 51. Solvane won the race, though "
              "Tannikar took two stages and he left.",
              "he") == "Ilvo Tannikar");
  CHECK(meant("The lawyer Marek Solvane, 43, met Ilvo Tannikar, 51. With Tannikar gone, Solvane "
              "later asked his friends.",
              "his") == "Marek Solvane");
}

TEST_CASE("A pronoun is the first subject of the sentence before, not whoever is named there") {
  CHECK(meant("The lawyer Marek Solvane, 43, met Ilvo Tannikar, 51. After the death of Tannikar, "
              "Solvane moved to the coast. He slept.",
              "He") == "Marek Solvane");
}

TEST_CASE("A pronoun behind and is who stands before it") {
  CHECK(meant("The lawyer Marek Solvane, 43, met Ilvo Tannikar, 51. Solvane left before Tannikar "
              "and his friends came.",
              "his") == "Ilvo Tannikar");
}

TEST_CASE("The object of a verb is somebody else than its subject") {
  const std::string met = "The lawyer Marek Solvane, 43, met Ilvo Tannikar, 51. ";
  for (const std::string said :
       {"Tannikar thanked him.", "Tannikar later wrote to him.", "Tannikar wanted to defend him.",
        "Tannikar, a baker, told him that it was late.", "Tannikar went home and praised him.",
        "Tannikar left after thanking him.", "After thanking him, Tannikar left.",
        "It was Tannikar who hugged him.", "Tannikar on Tuesday wrote a letter to him."}) {
    INFO(said);
    CHECK(meant(met + said, "him") == "Marek Solvane");
  }
  for (const std::string said :
       {"Tannikar saw a dog behind him.", "Tannikar left when critics attacked him.",
        "Tannikar asked Solvane to defend him.", "Tannikar said that Solvane thanked him.",
        "Tannikar took the dog with him.", "Tannikar thanked his friends, who cheered him."}) {
    INFO(said);
    CHECK(meant(met + said, "him") == "Ilvo Tannikar");
  }
  CHECK(meant(met + "He thanked him.", "him") == "Ilvo Tannikar");
  CHECK(meant("Mrs Solvane met Mrs Tannikar. Tannikar thanked her for it.", "her") == "Solvane");
  CHECK(meant("Mrs Solvane met Mrs Tannikar. Tannikar thanked her friends.", "her") == "Tannikar");
}

TEST_CASE("Given names that one gender bears nearly always tell it") {
  CHECK(meant("Helen Solvane and James Tannikar run it. He left. She slept.", "She") ==
        "Helen Solvane");
  CHECK(meant("Dr Ida Solvane met a baker. He left.", "He").empty());
}

TEST_CASE("Who was called he is not called she") {
  const std::string met = "The lawyer Orvel Solvane, 43, met Bessik Tannikar, 51. He left. ";
  CHECK(meant(met, "He") == "Orvel Solvane");
  CHECK(meant(met + "She slept.", "She") == "Bessik Tannikar");
}

TEST_CASE("A pronoun in somebody's own words is not who speaks") {
  const std::string met = "The lawyer Marek Solvane, 43, met Ilvo Tannikar, 51. ";
  CHECK(meant(met + "“He was late,” Solvane said.", "He") == "Ilvo Tannikar");
  CHECK(meant(met + "“He was late,” said Solvane.", "He") == "Ilvo Tannikar");
  CHECK(meant(met + "Tannikar said, “He was late.”", "He") == "Marek Solvane");
  CHECK(meant(met + "Tannikar said that he was late.", "he") == "Ilvo Tannikar");
}
