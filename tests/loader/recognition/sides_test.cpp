#include "tests/loader/recognition/recognised_text.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using readout::LocalEntity;
using readout::Mention;
using readout::MentionForm;
using readout::test::recognised_text;
using readout::test::RecognisedText;

namespace {

using Lines = std::vector<std::string>;

// Names of people and bodies in the order of the text, as "key@side".
Lines tied_in(const std::string& words) {
  const RecognisedText text = recognised_text(words);
  Lines lines;
  for (const Mention& mention : text.facts().mentions) {
    const LocalEntity* entity = mention.local ? &text.facts().entities[*mention.local] : nullptr;
    if (entity != nullptr && mention.form == MentionForm::name &&
        (entity->kind == readout::EntityKind::person ||
         entity->kind == readout::EntityKind::organization)) {
      lines.push_back(entity->key + (entity->side.empty() ? "" : "@" + entity->side));
    }
  }
  return lines;
}

}  // namespace

TEST_CASE("A title with its state ties a person to the state") {
  CHECK(tied_in("Peruvian President Ana Tannik met the bakers. Tannik left early.") ==
        Lines{"person:ana tannik@state:PER", "person:ana tannik@state:PER"});
  CHECK(tied_in("Ana Tannik, the president of Peru, met the bakers.") ==
        Lines{"person:ana tannik@state:PER"});
  CHECK(tied_in("Ana Tannik from Peru met the bakers.") == Lines{"person:ana tannik@state:PER"});
  CHECK(tied_in("Ana Tannik met the bakers in Peru.") == Lines{"person:ana tannik"});
}

TEST_CASE("The owner before its name ties a body to a state") {
  CHECK(tied_in("Kenya's Ministry of Bread closed early.") ==
        Lines{"organization:ministry of bread@state:KEN"});
  CHECK(tied_in("Kenya's Tannik Bread Board staff closed early.") ==
        Lines{"organization:tannik bread board"});
}

TEST_CASE("People and bodies of one name and several states are several") {
  CHECK(tied_in("Peruvian President Ana Tannik met Chilean President Ana Tannik. The bakers liked "
                "Ana Tannik.") == Lines{"person:ana tannik@state:PER",
                                        "person:ana tannik@state:CHL",
                                        "person:ana tannik@state:CHL"});
  CHECK(tied_in("The Ministry of Bread closed early. Kenya's Ministry of Bread met Uganda's "
                "Ministry of Bread.") == Lines{"organization:ministry of bread@state:KEN",
                                               "organization:ministry of bread@state:KEN",
                                               "organization:ministry of bread@state:UGA"});
}

TEST_CASE("Each of several is called by its own names") {
  const RecognisedText text = recognised_text(
      "Peruvian President Ana Tannik met the bakers. Chilean President Tannik left early.");
  std::vector<std::string> names;
  for (const LocalEntity& entity : text.facts().entities) {
    if (entity.kind == readout::EntityKind::person) {
      names.push_back(entity.name + " of " + entity.side);
    }
  }
  CHECK(names == Lines{"Ana Tannik of state:PER", "Tannik of state:CHL"});
}

TEST_CASE("A shorter name behind another state is not the dictionary's body") {
  CHECK(tied_in("The Supreme Court of India ruled. Peru's Supreme Court did not.") ==
        Lines{"organization:supreme-court-of-india", "organization:supreme court@state:PER"});
}

TEST_CASE("A name that any state's body may have is that of the state named with it") {
  CHECK(tied_in("Kenya's Ministry of Foreign Affairs closed early. The Ministry of Foreign Affairs "
                "slept.") ==
        Lines{"organization:kenyan-foreign-ministry", "organization:kenyan-foreign-ministry"});
  CHECK(tied_in("Canada's Liberal Party met with Brazil's Liberal Party and it was late.") ==
        Lines{"organization:liberal-party-of-canada", "organization:liberal-party-of-brazil"});
  CHECK(
      tied_in("Peru's Democratic Party met when it was late. The Democratic Party slept.") ==
      Lines{"organization:democratic party@state:PER", "organization:democratic party@state:PER"});
  CHECK(tied_in("The Supreme Court of India ruled. Peru's Supreme Court did not. The Supreme Court "
                "slept.") == Lines{"organization:supreme-court-of-india",
                                   "organization:supreme court@state:PER",
                                   "organization:supreme court@state:PER"});
}

TEST_CASE("A name that any state's body may have is that of the only state that is named") {
  CHECK(tied_in("The Liberal Party met in Canada.") ==
        Lines{"organization:liberal-party-of-canada"});
  CHECK(tied_in("The Communist Party of Cuba met. The Communist Party slept.") ==
        Lines{"organization:communist-party-of-cuba", "organization:communist-party-of-cuba"});
  CHECK(tied_in("The Social Democrats met in Peru and Germany when it was late. The SPD slept.") ==
        Lines{"organization:social-democratic-party-of-germany",
              "organization:social-democratic-party-of-germany"});
  CHECK(tied_in("The Democratic Party met in Peru.") == Lines{"organization:democratic party"});
  CHECK(tied_in("The Democratic Party met.") == Lines{"organization:democratic-party.USA"});
  CHECK(tied_in("The Liberal Party met in Canada and Brazil.") ==
        Lines{"organization:liberal-party"});
}

TEST_CASE("Names of companies and names of other words are their owners' in any state") {
  CHECK(tied_in("Peru's Google met with Chile's Pentagon and it was late.") ==
        Lines{"organization:google", "organization:pentagon"});
  CHECK(tied_in("The French Ministry of Defense met.") ==
        Lines{"organization:french-defence-ministry"});
}

TEST_CASE("Whom a dictionary knows needs no side") {
  CHECK(tied_in("Chinese President Xi Jinping met the bakers.") == Lines{"person:xi-jinping.CHN"});
}
