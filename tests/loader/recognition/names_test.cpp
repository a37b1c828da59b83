#include "tests/loader/recognition/recognised_text.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace readout;
using readout::test::recognised_text;
using readout::test::RecognisedText;

namespace {

using Lines = std::vector<std::string>;

// The names of a text as "kind: words", in their order.
Lines names_in(const std::string& words) {
  const RecognisedText text = recognised_text(words);
  Lines lines;
  for (const Mention& mention : text.facts().mentions) {
    if (mention.form == MentionForm::name && !text.facts().is_nested(mention)) {
      lines.push_back(std::string(to_string(mention.kind)) + ": " + text.words(mention.span));
    }
  }
  return lines;
}

}  // namespace

TEST_CASE("What an unknown name is, is decided once for all of its mentions") {
  CHECK(names_in("They had waited in Tervasky for a day. The road to Tervasky was closed, and "
                 "nothing reached Tervasky.") ==
        Lines{"place: Tervasky", "place: Tervasky", "place: Tervasky"});
  CHECK(names_in("The retailer Quorvet fell. It was a bad day for Quorvet and for all.") ==
        Lines{"organization: Quorvet", "organization: Quorvet"});
  CHECK(names_in("Then Ilvo Tannikar, 43, left. It was late when Ilvo Tannikar came back.") ==
        Lines{"person: Ilvo Tannikar", "person: Ilvo Tannikar"});
}

TEST_CASE("Without evidence an unknown word is no name") {
  CHECK(names_in("The ship that they saw was called Quorvet by all of them.").empty());
  CHECK(names_in("We read the Quorvet language there.").empty());
}

TEST_CASE("A common word at the start of a sentence is a name where the document says so") {
  CHECK(names_in("Trade fell. They had to wait for the trade to come back.").empty());
  CHECK(names_in("They met Ilvo Hicks, 43, there. Hicks said that it was late.") ==
        Lines{"person: Ilvo Hicks", "person: Hicks"});
}

TEST_CASE("A name behind a title and a state begins with its initial") {
  CHECK(names_in("It was opened by Prime Minister of Mongolia L.Tannik-Orden on Monday.") ==
        Lines{"state: Mongolia", "person: L.Tannik-Orden"});
}

TEST_CASE("An organization's fields are joined by commas and \"and\"") {
  CHECK(names_in("He works for the Ministry of Trade, Industry and Energy in the north.") ==
        Lines{"organization: Ministry of Trade, Industry and Energy"});
  CHECK(names_in("They read of the National Film and Sound Archive of Peru there.") ==
        Lines{"organization: National Film and Sound Archive of Peru"});
}

TEST_CASE("A body may be named after its members, and a company's form stands behind a comma") {
  CHECK(names_in("They met the Peru Transport Workers' Federation there.") ==
        Lines{"organization: Peru Transport Workers' Federation"});
  CHECK(names_in("They met the government's Finance Ministry there.") ==
        Lines{"organization: Finance Ministry"});
  CHECK(names_in("They left Tannik Holdings, Inc. on Monday.") ==
        Lines{"organization: Tannik Holdings, Inc."});
}

TEST_CASE("A company with its form behind a comma is the dictionary's") {
  const RecognisedText text = recognised_text("They left Apple, Inc. on Monday. Later Apple fell.");
  CHECK(text.named() == Lines{"organization:apple"});
}

TEST_CASE("Numbers in Roman letters and currencies are no names") {
  CHECK(names_in("They saw the second part, and then III and IV, there.").empty());
  CHECK(names_in("They gave NT$1,200 and KD 3,000 for it.").empty());
}

TEST_CASE("In a sentence of capitals rules find only names that lists or other sentences know") {
  CHECK(names_in("TANNIK DENIES PORT CLAIMS. They met Ilvo Tannik, a lawyer, there.") ==
        Lines{"person: TANNIK", "person: Ilvo Tannik"});
  CHECK(names_in("PERU AND MALI SAY RELATIONS HAVE HEALED.") ==
        Lines{"state: PERU", "state: MALI"});
  CHECK(names_in("MARIA SMITH LEAVES THE LUMEN DEVELOPMENT BANK.") == Lines{"person: MARIA SMITH"});
  CHECK(names_in("THE LUMEN DEVELOPMENT BANK FAILS. Then the Lumen Development Bank closed.") ==
        Lines{"organization: LUMEN DEVELOPMENT BANK", "organization: Lumen Development Bank"});
}

TEST_CASE("A dateline names a place, though its word be a common one") {
  CHECK(names_in("They lost the match there.\nPHOENIX 2031-03-04\nIt was late in the day.") ==
        Lines{"place: PHOENIX"});
  CHECK(names_in("Nice, but late. They lost the match there.").empty());
}

TEST_CASE("A small city's name is a person's where somebody bears it") {
  CHECK(names_in("They met Ilvo Michelena, a painter, there. Later Michelena left.") ==
        Lines{"person: Ilvo Michelena", "person: Michelena"});
  CHECK(names_in("They met Ilvo Michelena, a painter, there. He was born in Michelena.") ==
        Lines{"person: Ilvo Michelena", "place: Michelena"});
  CHECK(names_in("They met Ilvo Tannik, a painter, there. Later Michelena grew.") ==
        Lines{"person: Ilvo Tannik", "place: Michelena"});
}

TEST_CASE("A function word in a sentence of capitals is no acronym") {
  CHECK(names_in("WE ALL KNOW WHO WAS THERE ON THAT DAY.").empty());
  CHECK(names_in("It was the WHO that said so.") == Lines{"organization: WHO"});
}

TEST_CASE("Hyphens join the parts of a name and keep two names apart") {
  CHECK(names_in("They met Jean-Marie Tannikar, a lawyer, there.") ==
        Lines{"person: Jean-Marie Tannikar"});
  CHECK(names_in("The minister Woo Sang-ho agreed.") == Lines{"person: Woo Sang-ho"});
  CHECK(names_in("The China-Russia talks were over.") == Lines{"state: China", "state: Russia"});
  CHECK(names_in("The talks between Ilvo Tannikar, a lawyer, and Marek Solvane, a judge, were "
                 "long. The Tannikar-Solvane talks were over.") ==
        Lines{"person: Ilvo Tannikar", "person: Marek Solvane", "person: Tannikar",
              "person: Solvane"});
}

TEST_CASE("A common word behind a hyphen is no part of a name") {
  CHECK(names_in("Then the Merkel-era rules fell.") == Lines{"person: Merkel"});
}

TEST_CASE("Particles in small letters are parts of names") {
  CHECK(names_in("The captain said that von Tannikar was late.") == Lines{"person: von Tannikar"});
  CHECK(names_in("The judge Marek bin Solvane agreed.") == Lines{"person: Marek bin Solvane"});
  CHECK(names_in("It was late when al-Tannikar said so.") == Lines{"person: al-Tannikar"});
}

TEST_CASE("A state and a person or another state with nothing between are two names") {
  CHECK(names_in("The war in Libya Obama knew was old.") == Lines{"state: Libya", "person: Obama"});
  CHECK(names_in("They left Serbia Hungary on Monday.") ==
        Lines{"state: Serbia", "state: Hungary"});
  CHECK(names_in("Then Jordan Obama left.") == Lines{"person: Jordan Obama"});
  CHECK(names_in("There are no excuses for Poroshenko Poroshenko told them.") ==
        Lines{"person: Poroshenko", "person: Poroshenko"});
  CHECK(names_in("Maria Tannik, a baker, was a star in Britain Tannik told them.") ==
        Lines{"person: Maria Tannik", "state: Britain", "person: Tannik"});
}

TEST_CASE("A hyphen with blanks around it parts names") {
  CHECK(names_in("Peru - Marek Solvane, the captain, was late.") ==
        Lines{"state: Peru", "person: Marek Solvane"});
}

TEST_CASE("Titles, adjectives of states and stop names are no parts of names") {
  CHECK(names_in("They met Peru President Ilvo Tannikar there.") ==
        Lines{"state: Peru", "person: Ilvo Tannikar"});
  CHECK(names_in("They met French lawyer Ilvo Tannikar on Monday.") ==
        Lines{"person: Ilvo Tannikar"});
}

TEST_CASE("Names of the body of a text are found in headlines where all words have capitals") {
  CHECK(
      names_in("Tannikar Wants More Talks With Quorvet\n\nThe talks were long. Ilvo Tannikar, 43, "
               "left the company Quorvet.") == Lines{"person: Tannikar", "organization: Quorvet",
                                                     "person: Ilvo Tannikar",
                                                     "organization: Quorvet"});
}

TEST_CASE("Names are found in rows of tables with few common words") {
  CHECK(names_in("The race in the rain was won by a man who came late in the day.\n\n4. Danilo "
                 "Bessik (PER)/Alejo Tannik (ECU) Tervas Ranger\n\nThe race goes on in May.") ==
        Lines{"person: Danilo Bessik", "state: PER", "person: Alejo Tannik", "state: ECU"});
}

TEST_CASE("An adjective of a state before an armed group is no part of its name") {
  CHECK(names_in("They had met several Afghan Taliban prisoners there.") ==
        Lines{"organization: Taliban"});
}

TEST_CASE("In tables of results places are teams") {
  CHECK(names_in("Results of the first games of the season on Sunday:\n\nCuzco 3 Callao 1") ==
        Lines{"organization: Cuzco", "organization: Callao"});
  CHECK(names_in("They went from Cuzco to Callao.") == Lines{"place: Cuzco", "place: Callao"});
}

TEST_CASE("In sentences that tell a result places are teams") {
  CHECK(names_in("On Monday Cuzco beat Callao 2-1 at home.") ==
        Lines{"organization: Cuzco", "organization: Callao"});
  CHECK(names_in("They came home with a 1-0 win over Callao.") == Lines{"organization: Callao"});
  CHECK(names_in("On Monday Cuzco beat Callao to the contract.") ==
        Lines{"place: Cuzco", "place: Callao"});
}

TEST_CASE("A parliament without its state is one that only the document knows") {
  const auto text = recognised_text("They went to Parliament. The vote in Parliament was late.");
  REQUIRE(text.facts().entities.size() == 1);
  CHECK(text.facts().entities.front().key.empty());
}

TEST_CASE("A table with hardly any function word is English where its small words are") {
  CHECK(recognised_text("Leading scores at halftime\nCuzco 3 Callao 1").facts().language == "en");
  CHECK(recognised_text("Los resultados del partido\nCuzco 3 Callao 1").facts().language ==
        "other");
}

namespace {

// The names of a text with whom they mean, "words = name of the entity".
Lines meant_in(const std::string& words) {
  const RecognisedText text = recognised_text(words);
  Lines lines;
  for (const Mention& mention : text.facts().mentions) {
    if (mention.form == MentionForm::name && mention.local) {
      lines.push_back(text.words(mention.span) + " = " +
                      text.facts().entities[*mention.local].name);
    }
  }
  return lines;
}

}  // namespace

TEST_CASE("An acronym is the organization before its bracket, or whose initials it has") {
  CHECK(meant_in("The Orvel Sea Rescue Service (OSR) came. Then the OSR left.") ==
        Lines{"Orvel Sea Rescue Service = Orvel Sea Rescue Service",
              "OSR = Orvel Sea Rescue Service", "OSR = Orvel Sea Rescue Service"});
  CHECK(meant_in("The OSRS came. It was the Orvel Sea Rescue Service that left.") ==
        Lines{"OSRS = Orvel Sea Rescue Service",
              "Orvel Sea Rescue Service = Orvel Sea Rescue Service"});
  CHECK(meant_in("The Orvel Sea Service and the Odran Salt Service met the OSS.") ==
        Lines{"Orvel Sea Service = Orvel Sea Service", "Odran Salt Service = Odran Salt Service",
              "OSS = OSS"});
}

TEST_CASE("All that are called alike go to the fuller name together") {
  CHECK(meant_in("The Orvel Rescue Organization (OREORG) came. Later Oreorg said it left.") ==
        Lines{"Orvel Rescue Organization = Orvel Rescue Organization",
              "OREORG = Orvel Rescue Organization", "Oreorg = Orvel Rescue Organization"});
}

TEST_CASE("An acronym behind the end of a longer name is that of the longer name") {
  CHECK(meant_in("The Orvel Rescue Service left. The Rescue Service (ORS) came.") ==
        Lines{"Orvel Rescue Service = Orvel Rescue Service",
              "Rescue Service = Orvel Rescue Service", "ORS = Orvel Rescue Service"});
}

TEST_CASE("A company is called by what stands before its form") {
  CHECK(meant_in("Then Quorvet Motors Inc said no. A day later Quorvet agreed.") ==
        Lines{"Quorvet Motors Inc = Quorvet Motors Inc", "Quorvet = Quorvet Motors Inc"});
}

TEST_CASE("A given name alone is the one person here who has it") {
  CHECK(meant_in("The painter Amanda Solvane smiled. Amanda said so.") ==
        Lines{"Amanda Solvane = Amanda Solvane", "Amanda = Amanda Solvane"});
  CHECK(meant_in("The painter Amanda Solvane met the lawyer Amanda Tannikar. Amanda said so.") ==
        Lines{"Amanda Solvane = Amanda Solvane", "Amanda Tannikar = Amanda Tannikar",
              "Amanda = Amanda"});
}

TEST_CASE("Spellings that differ in doubled letters are one person") {
  CHECK(meant_in("The painter Philipp Tannikar smiled. “No,” said the painter Phillip Tannikar.") ==
        Lines{"Philipp Tannikar = Philipp Tannikar", "Phillip Tannikar = Philipp Tannikar"});
}

TEST_CASE("A surname that is a word is none before a noun where the text has the word, too") {
  CHECK(names_in(
            "Denis Grace left. A grace period began. The Grace period ended. Then Grace slept.") ==
        Lines{"person: Denis Grace", "person: Grace"});
  CHECK(names_in("Denis Grace left. The Grace plan was old. Then Grace slept.") ==
        Lines{"person: Denis Grace", "person: Grace", "person: Grace"});
  CHECK(names_in("Denis Grace left. The Grace of the bakers is great.") ==
        Lines{"person: Denis Grace"});
}

TEST_CASE("The end of a name is its bearer's, if only one is called so") {
  CHECK(meant_in("The lawyer Leslie Van Tannikar smiled. “No,” Van Tannikar said.") ==
        Lines{"Leslie Van Tannikar = Leslie Van Tannikar", "Van Tannikar = Leslie Van Tannikar"});
  CHECK(meant_in("The lawyer Leslie Van Tannikar met the painter Amanda Van Tannikar. “No,” "
                 "Van Tannikar said.") == Lines{"Leslie Van Tannikar = Leslie Van Tannikar",
                                                "Amanda Van Tannikar = Amanda Van Tannikar",
                                                "Van Tannikar = Van Tannikar"});
}

TEST_CASE("A surname of the dictionary's is whose it is here") {
  CHECK(meant_in("The lawyer Orvin Kallas smiled. “No,” Kallas said.") ==
        Lines{"Orvin Kallas = Orvin Kallas", "Kallas = Orvin Kallas"});
  CHECK(meant_in("“No,” Kallas said.") == Lines{"Kallas = Kaja Kallas"});
}

TEST_CASE("The beginning of a body's name up to its head is the body") {
  CHECK(meant_in("The Orvel Court of Sea Rights met. The Orvel Court said no.") ==
        Lines{"Orvel Court of Sea Rights = Orvel Court of Sea Rights",
              "Orvel Court = Orvel Court of Sea Rights"});
}

TEST_CASE("Contractions, degrees and words without a bearer are no names") {
  CHECK(names_in("“Don’t go there,” they said. “Didn’t they know it?”").empty());
  CHECK(names_in("They read that cooperation fell. “No,” said Cooperation.").empty());
  CHECK(names_in("She has an MBA and an MSc, and an IP address.").empty());
}

TEST_CASE("A title before common words makes no person") {
  CHECK(names_in("The Member States agreed then.").empty());
  CHECK(names_in("They met the Chief Commercial Officer then.").empty());
  CHECK(names_in("They wrote to candidate Dole about it.") == Lines{"person: Dole"});
}

TEST_CASE("A person stands behind the words of an office and behind a place") {
  CHECK(names_in("The minister for Wooden Toys Maria Tannik came.") ==
        Lines{"person: Maria Tannik"});
  CHECK(names_in("The minister for Wooden Toys Angela Merkel came.") ==
        Lines{"person: Angela Merkel"});
  CHECK(names_in("Then Bank of Peru Governor Maria Tannik came.") ==
        Lines{"organization: Bank of Peru", "person: Maria Tannik"});
  CHECK(names_in("The envoy in Cairo Maria Tannik came.") ==
        Lines{"place: Cairo", "person: Maria Tannik"});
  CHECK(names_in("They thanked Maria Orvik & Pedro Tannik for it.") ==
        Lines{"person: Maria Orvik", "person: Pedro Tannik"});
}

TEST_CASE("Words before the name of a state are a body's, but for given names") {
  CHECK(names_in("It was told by Quorvet Guyana on Monday.") ==
        Lines{"organization: Quorvet Guyana"});
}

TEST_CASE("Hyphens and particles join what one person is called by") {
  CHECK(names_in("They saw that Maria-Ann Tannik was there, and Maria, and Ann.").front() ==
        "person: Maria-Ann Tannik");
  CHECK(names_in("They saw Yazeed al-Tannik, who agreed, there.") ==
        Lines{"person: Yazeed al-Tannik"});
  CHECK(names_in("They saw Pedro “El Chico” Tannik there.") ==
        Lines{"person: Pedro “El Chico” Tannik"});
  CHECK(names_in("They saw Lee Man Kwok there.") == Lines{"person: Lee Man Kwok"});
}

TEST_CASE("The name of a place or body is a person's where somebody here bears it") {
  CHECK(names_in("The baker Maria Michelena left. Then the Michelena family did, too. They thanked "
                 "Michelena.") ==
        Lines{"person: Maria Michelena", "person: Michelena", "person: Michelena"});
  CHECK(names_in("Ricardo Lagos spoke first. It was late when Lagos wrote a letter.") ==
        Lines{"person: Ricardo Lagos", "person: Lagos"});
  CHECK(names_in("Ricardo Lagos spoke in Lagos. It was late when Lagos agreed.") ==
        Lines{"person: Ricardo Lagos", "place: Lagos", "place: Lagos"});
}

TEST_CASE(
    "A surname that is a common word begins a sentence with an age, a role or a verb of speech") {
  CHECK(names_in("Baker, 61, had to leave the house.") == Lines{"person: Baker"});
  CHECK(names_in("Fisher, a nurse, had to leave the house.") == Lines{"person: Fisher"});
  CHECK(names_in("Baker said that it was late. It was as Baker had told them.") ==
        Lines{"person: Baker", "person: Baker"});
  CHECK(names_in("Low demand for it hurt all of them.").empty());
  CHECK(names_in("Banks said that it was late and that they had to close.").empty());
  CHECK(names_in("It was late when President Moon left them.") == Lines{"person: Moon"});
}

TEST_CASE("A nickname of several words stands inside a name, behind an initial, too") {
  CHECK(names_in("It was late when Robert F. \"Bo\" Tannik Jr. had left.") ==
        Lines{"person: Robert F. \"Bo\" Tannik Jr"});
  CHECK(names_in("It was late when Anthony \"Big Tuna\" Tannikar had left.") ==
        Lines{"person: Anthony \"Big Tuna\" Tannikar"});
  CHECK(names_in("It was late when Marco \"The Fox\" Tannikar had left.") ==
        Lines{"person: Marco \"The Fox\" Tannikar"});
}

TEST_CASE("A state with a hyphen before an adjective is a state") {
  CHECK(names_in("It was bad for UK-Russian ties and for all of them.") == Lines{"state: UK"});
  CHECK(names_in("They asked a German Iran expert, and she said so.") == Lines{"state: Iran"});
}

TEST_CASE("A head of bodies behind a title and a name is a surname") {
  CHECK(names_in("Then Foreign Minister Qin Gang left.") == Lines{"person: Qin Gang"});
}

TEST_CASE("A surname alone is whom a dictionary means by it elsewhere") {
  const RecognisedText text = recognised_text("Trump met the bakers. Trump said it was late.");
  CHECK(text.named() == Lines{"person:donald-trump.USA"});
}

TEST_CASE("A place that no dictionary knows is the person who bears the name") {
  CHECK(names_in("The baker Richard Lyng said no. The letter to Lyng was late.") ==
        Lines{"person: Richard Lyng", "person: Lyng"});
}

TEST_CASE("A surname that is an adjective of a state is its bearer's where no noun follows") {
  CHECK(names_in("Then Maria French, 67, said no. French said it was late. A French ship came.") ==
        Lines{"person: Maria French", "person: French"});
  CHECK(names_in("Then Paul Dane left. It was late when Dane said so.") ==
        Lines{"person: Paul Dane", "person: Dane"});
}

TEST_CASE("A body is called by the first word of its name, too") {
  CHECK(names_in("The Party for Rural Renewal met. It was late, and the Party said no.") ==
        Lines{"organization: Party for Rural Renewal", "organization: Party"});
}

TEST_CASE("Planets are places, days and summits called after one are not") {
  CHECK(names_in("Life on Earth depends on the sea. The Earth Summit met on Earth Day.") ==
        Lines{"place: Earth"});
}
