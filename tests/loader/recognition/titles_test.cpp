#include "tests/loader/recognition/recognised_text.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <string>
#include <vector>

using namespace readout;
using readout::test::RecognisedText;

namespace {

using Lines = std::vector<std::string>;

RecognisedText text_of(const std::string& date, const std::string& words) {
  Document document;
  document.id = "text";
  document.date = date;
  document.text = words;
  return {std::move(document), readout::test::built_in_lexicon()};
}

// Who the first person of a text is.
std::string person_in(const std::string& date, const std::string& words) {
  const RecognisedText text = text_of(date, words);
  for (const Mention& mention : text.facts().mentions) {
    if (mention.kind == EntityKind::person && mention.form == MentionForm::name && mention.local) {
      return text.facts().entities[*mention.local].key;
    }
  }
  return "none";
}

// The findings as "words: message".
Lines conflicts_in(const std::string& date, const std::string& words) {
  const RecognisedText text = text_of(date, words);
  Lines lines;
  for (const Finding& finding : text.facts().findings) {
    CHECK(finding.kind == "title_conflict");
    lines.push_back(text.words(finding.span) + ": " + finding.message);
  }
  return lines;
}

constexpr auto medvedev = "Dmitry Medvedev: president from 2008-05-07 until 2012-05-07";

}  // namespace

TEST_CASE("A title and the document's date say who bears a surname") {
  CHECK(person_in("1990-05-01", "On Monday President Bush left.") == "person:george-h-w-bush.USA");
  CHECK(person_in("2003-05-01", "On Monday President Bush left.") == "person:george-w-bush.USA");
  CHECK(person_in("2003-05-01", "On Monday US President Bush left.") == "person:george-w-bush.USA");
  CHECK(person_in("2003-05-01", "On Monday former President Bush left.") ==
        "person:george-h-w-bush.USA");
  CHECK(person_in("1987-05-01", "On Monday Vice President Bush left.") ==
        "person:george-h-w-bush.USA");
}

TEST_CASE("A surname alone is nobody known in documents of another time") {
  CHECK(person_in("2023-05-01", "Then Petro said it was late.") == "person:gustavo-petro.COL");
  CHECK(person_in("", "Then Petro said it was late.") == "person:gustavo-petro.COL");
  CHECK(person_in("1995-05-01", "Then Petro said it was late.") == "");
  CHECK(person_in("2020-05-01", "Then Churchill said it was late.") == "");
  CHECK(person_in("2020-05-01", "Then Churchill said it was late. Winston Churchill slept.") ==
        "person:winston-churchill.GBR");
  CHECK(person_in("2020-05-01", "Then Prime Minister Churchill said it was late.") ==
        "person:winston-churchill.GBR");
  CHECK(person_in("2021-05-01", "Then Obama said it was late.") == "person:barack-obama.USA");
}

TEST_CASE("A month behind a title is a surname, and then by what stands beside it") {
  CHECK(person_in("2017-05-01", "Then Prime Minister May left.") == "person:theresa-may.GBR");
  CHECK(person_in("2017-05-01", "Then the prime minister left in May.") == "none");
  const RecognisedText text =
      text_of("2017-05-01",
              "Theresa May left in May. Then May said it was late. They met with May in late May. "
              "Last May was warm. May's plan was of May 5.");
  CHECK(text.surfaces() == Lines{"Theresa May", "May", "May", "May"});
}

TEST_CASE("Of several who bear a surname the one with an office is meant by it alone") {
  const auto people_in = [](const std::string& words) {
    const RecognisedText text = text_of("2023-05-01", words);
    Lines keys;
    for (const Mention& mention : text.facts().mentions) {
      if (mention.kind == EntityKind::person && mention.form == MentionForm::name) {
        keys.push_back(text.facts().entities[*mention.local].name);
      }
    }
    return keys;
  };
  CHECK(people_in("President Biden left. Hunter Biden slept. Then Biden said it was late.") ==
        Lines{"Joe Biden", "Hunter Biden", "Joe Biden"});
  CHECK(people_in("Hunter Biden slept. Then Biden said it was late.") ==
        Lines{"Hunter Biden", "Hunter Biden"});
  CHECK(people_in("Minister Orlo Tannik met with his brother, Denis Tannik. Then Tannik slept.") ==
        Lines{"Orlo Tannik", "Denis Tannik", "Orlo Tannik"});
  CHECK(people_in("President Tannik left. His wife Ana Tannik slept. Then Tannik did, too.") ==
        Lines{"Tannik", "Ana Tannik", "Tannik"});
  CHECK(people_in("First Lady Ana Tannik slept. Then President Tannik did, too.") ==
        Lines{"Ana Tannik", "Tannik"});
  CHECK(people_in("Ana Tannik, the wife of Orlo Tannik, slept. Then Tannik did, too.") ==
        Lines{"Ana Tannik", "Orlo Tannik", "Orlo Tannik"});
  CHECK(people_in("President Joe Biden left. Jill Biden slept. Mrs Biden was late.") ==
        Lines{"Joe Biden", "Jill Biden", "Jill Biden"});
  CHECK(people_in("Hillary Clinton left. Former President Clinton slept.") ==
        Lines{"Hillary Clinton", "Bill Clinton"});
}

TEST_CASE(
    "A surname stays open where the title, its state, the date or the offices do not decide") {
  CHECK(person_in("2015-05-01", "On Monday former President Bush left.").empty());
  CHECK(person_in("2015-05-01", "On Monday President Bush left.").empty());
  CHECK(person_in("2003-05-01", "On Monday Peruvian President Bush left.").empty());
  CHECK(person_in("2003-05-01", "On Monday Mayor Bush left.").empty());
  CHECK(person_in("2003-05-01", "On Monday Assistant President Bush left.").empty());
  CHECK(person_in("", "On Monday President Bush left.").empty());
}

TEST_CASE("Words of a title are part of the office") {
  CHECK(person_in("2003-05-01", "On Monday Secretary of State Powell left.") ==
        "person:colin-powell.USA");
  CHECK(conflicts_in("2024-05-01", "Joe Biden, the vice president, left.") ==
        Lines{"Joe Biden, the vice president: Joe Biden: vice president from 2009-01-20 until "
              "2017-01-20"});
  CHECK(conflicts_in("2012-05-01", "They met former shadow foreign secretary William Hague there.")
            .empty());
}

TEST_CASE("A preposition before a title is no part of it") {
  CHECK(person_in("2003-05-01", "Under President Bush taxes fell.") == "person:george-w-bush.USA");
  CHECK(person_in("2003-05-01", "In Washington President Bush left.") ==
        "person:george-w-bush.USA");
  CHECK(conflicts_in("2024-05-01", "During a visit to Germany President Joe Biden spoke.").empty());
  CHECK(conflicts_in("2024-05-01", "Voters elect President Joe Biden there.").empty());
}

TEST_CASE("Who is called by title and surname is so by the surname, before and after") {
  for (const std::string words : {"On Monday President Bush left. Then Mr Bush said so.",
                                  "On Monday Mr Bush left. Then President Bush said so."}) {
    const RecognisedText text = text_of("2003-05-01", words);
    std::set<std::string> people;
    for (const Mention& mention : text.facts().mentions) {
      if (mention.kind == EntityKind::person && mention.local) {
        people.insert(text.facts().entities[*mention.local].key);
      }
    }
    CHECK(people == std::set<std::string>{"person:george-w-bush.USA"});
  }
}

TEST_CASE("A title of a body that is not known is any") {
  CHECK(conflicts_in("2024-05-01", "The golf club's president, Donald Trump, left.").empty());
  CHECK(conflicts_in("2024-05-01", "They met its president, Bill Clinton, there.").empty());
}

TEST_CASE("Names of a list are not apposed") {
  const RecognisedText text =
      text_of("2024-05-01", "They invited Vladimir Putin, the French president, and Olaf Scholz.");
  CHECK(text.facts().findings.empty());
  for (const Mention& mention : text.facts().mentions) {
    if (mention.form == MentionForm::descriptor && mention.local) {
      CHECK(text.facts().entities[*mention.local].key != "person:vladimir-putin.RUS");
    }
  }
}

TEST_CASE("A full name in the document goes before the offices") {
  CHECK(person_in("2003-05-01", "They met Tanno Bush. On Monday President Bush left.") ==
        "person:tanno bush");
}

TEST_CASE("A title that is over or has not begun is a finding") {
  CHECK(conflicts_in("2024-05-01", "They met President Dmitry Medvedev there.") ==
        Lines{std::string("President Dmitry Medvedev: ") + medvedev});
  CHECK(conflicts_in("2007-05-01", "They met Russian President Dmitry Medvedev there.") ==
        Lines{std::string("Russian President Dmitry Medvedev: ") + medvedev});
  CHECK(conflicts_in("2024-05-01", "They met the president of Russia, Dmitry Medvedev, there.") ==
        Lines{std::string("the president of Russia, Dmitry Medvedev: ") + medvedev});
  CHECK(conflicts_in("2024-05-01", "Dmitry Medvedev, the president of Russia, left.") ==
        Lines{std::string("Dmitry Medvedev, the president of Russia: ") + medvedev});
}

TEST_CASE("A title that fits the date is no finding") {
  CHECK(conflicts_in("2010-05-01", "They met President Dmitry Medvedev there.").empty());
  CHECK(conflicts_in("2012-05-07", "They met President Dmitry Medvedev there.").empty());
  CHECK(conflicts_in("2024-05-01", "They met former President Dmitry Medvedev there.").empty());
  CHECK(conflicts_in("2024-05-01", "They met the former Russian president, Dmitry Medvedev, there.")
            .empty());
  CHECK(conflicts_in("2024-05-01", "They met ex-President Dmitry Medvedev there.").empty());
  CHECK(conflicts_in("2024-05-01", "They met then-President Dmitry Medvedev there.").empty());
  CHECK(conflicts_in("2008-04-01", "They met President-elect Dmitry Medvedev there.").empty());
  CHECK(conflicts_in("", "They met President Dmitry Medvedev there.").empty());
  // Of another body, about which the dictionaries say nothing.
  CHECK(conflicts_in("2024-05-01", "They met Liechtenstein's President Dmitry Medvedev there.")
            .empty());
  CHECK(conflicts_in("2024-05-01", "They met deputy president Dmitry Medvedev there.").empty());
  CHECK(conflicts_in("2024-05-01", "They met the spokesman Dmitry Medvedev there.").empty());
}

TEST_CASE("A sentence that tells of a year has its titles from there") {
  CHECK(conflicts_in("2024-05-01", "In 2010 they met President Dmitry Medvedev there.").empty());
  CHECK(conflicts_in("2024-05-01", "In 2019 they met President Dmitry Medvedev there.").size() ==
        1);
  CHECK(conflicts_in("2020-05-01", "In the 1980s President Ronald Reagan cut taxes.").empty());
  CHECK(conflicts_in("2012-05-01", "In November 2008 President-elect Barack Obama came.").empty());
  CHECK(conflicts_in("2026-05-01", "In 2022 former President Donald Trump came.").empty());
  CHECK(conflicts_in("2022-05-01", "In 1972 future President Joe Biden was elected.").empty());
}

TEST_CASE("Words of a holder's time make his title one of that time") {
  CHECK(conflicts_in("2024-05-01", "It was a law made under President Dmitry Medvedev.").empty());
  CHECK(conflicts_in("2024-05-01", "It was President Dmitry Medvedev's administration.").empty());
  CHECK(conflicts_in("2024-05-01", "It was in the President Dmitry Medvedev years.").empty());
  CHECK(conflicts_in("2024-05-01", "They met a former aide to President Dmitry Medvedev.").empty());
  CHECK(conflicts_in("2007-05-01", "They met the next president Dmitry Medvedev there.").empty());
  CHECK(conflicts_in("2007-05-01", "They did not want a President Dmitry Medvedev there.").empty());
  CHECK(conflicts_in("2024-05-01", "They met an aide to President Dmitry Medvedev.").size() == 1);
  CHECK(conflicts_in("2024-05-01", "They met at President Dmitry Medvedev's house.").size() == 1);
}

TEST_CASE("Former, then and elect contradict offices that are held or were never begun") {
  CHECK(conflicts_in("2010-05-01", "They met former President Dmitry Medvedev there.") ==
        Lines{std::string("former President Dmitry Medvedev: ") + medvedev});
  CHECK(conflicts_in("2006-05-01", "They met the former president, Dmitry Medvedev, there.") ==
        Lines{std::string("the former president, Dmitry Medvedev: ") + medvedev});
  CHECK(conflicts_in("2006-05-01", "They met then-President Dmitry Medvedev there.").size() == 1);
  CHECK(conflicts_in("2010-05-01", "They met President-elect Dmitry Medvedev there.") ==
        Lines{std::string("President-elect Dmitry Medvedev: ") + medvedev});
}

TEST_CASE("Another's office of the same state is a finding") {
  CHECK(conflicts_in("2010-05-01", "They met Russian President Sergey Lavrov there.") ==
        Lines{"Russian President Sergey Lavrov: Sergey Lavrov: foreign minister from 2004-03-09; " +
              std::string(medvedev)});
  CHECK(conflicts_in("2010-05-01", "They met French President Sergey Lavrov there.").size() == 1);
  // Whose own office is over.
  CHECK(conflicts_in("2010-05-01", "They met US President Colin Powell there.") ==
        Lines{"US President Colin Powell: Colin Powell: secretary of state from 2001-01-20 until "
              "2005-01-26; Barack Obama: president from 2009-01-20 until 2017-01-20"});
}

TEST_CASE(
    "An office that one person of a state has is taken to be of the state of who is called so") {
  CHECK(conflicts_in("2010-05-01", "They met President Sergey Lavrov there.") ==
        Lines{"President Sergey Lavrov: Sergey Lavrov: foreign minister from 2004-03-09; " +
              std::string(medvedev)});
  // The Security Council, his body, is of Russia.
  CHECK(conflicts_in("2024-06-01", "They met Foreign Minister Sergei Shoigu there.").size() == 1);
  // Of several, of another body, of one who holds nothing, of another year, of no other holder.
  CHECK(conflicts_in("2010-05-01", "They met Governor Sergey Lavrov there.").empty());
  CHECK(conflicts_in("2010-05-01", "They met the club's president, Sergey Lavrov, there.").empty());
  CHECK(conflicts_in("2010-05-01", "They met President Colin Powell there.").empty());
  CHECK(conflicts_in("2010-05-01", "In 1990 they met President Sergey Lavrov there.").empty());
  CHECK(conflicts_in("2010-05-01", "They met Chancellor Sergey Lavrov there.").empty());
}

TEST_CASE("Another's office behind a name is a finding unless it may be the next one of a list") {
  const std::string found = "Sergey Lavrov, Russia's president";
  CHECK(conflicts_in("2010-05-01", "On Monday they met with Sergey Lavrov, Russia's president.") ==
        Lines{found + ": Sergey Lavrov: foreign minister from 2004-03-09; " + medvedev});
  CHECK(conflicts_in("2010-05-01", "They met Sergey Lavrov, Russia's president, and left the city.")
            .empty());
  CHECK(conflicts_in("2010-05-01",
                     "They met with Tanno, Sergey Lavrov, Russia's president, in the city.")
            .empty());
  CHECK(
      conflicts_in("2010-05-01", "They met with Sergey Lavrov, the French president, in the city.")
          .empty());
}

TEST_CASE("A predecessor is a former one") {
  CHECK(conflicts_in("2020-05-01",
                     "They met with his predecessor, President Dmitry Medvedev, in the city.")
            .empty());
  CHECK(conflicts_in("2020-05-01",
                     "They met with Putin's predecessor, President Medvedev, in the city.")
            .empty());
  CHECK(conflicts_in("2010-05-01",
                     "They met with Putin's predecessor, President Dmitry Medvedev, in the city.")
            .size() == 1);
}

TEST_CASE("Two titles of one office are the same") {
  CHECK(conflicts_in("2010-05-01", "They met Russian Premier Vladimir Putin there.").empty());
  CHECK(conflicts_in("2005-05-01", "They met Russian Premier Vladimir Putin there.").size() == 1);
}

TEST_CASE("A king's number is no surname") {
  CHECK(person_in("2021-05-01", "On Monday King Harald left for a meeting.") ==
        "person:harald-v.NOR");
}

TEST_CASE("FM is a foreign or a finance minister") {
  CHECK(person_in("2024-06-01", "On Monday FM Katz left for a meeting.") ==
        "person:israel-katz.ISR");
  CHECK(conflicts_in("2024-06-01", "They met FM Nirmala Sitharaman there.").empty());
}

TEST_CASE("An office behind a name is of who bears it") {
  const RecognisedText text =
      text_of("2003-05-01", "Bill Clinton left. Dmitry Medvedev, the former president, stayed.");
  Lines who;
  for (const Mention& mention : text.facts().mentions) {
    if (mention.form == MentionForm::descriptor) {
      who.push_back(mention.local ? text.facts().entities[*mention.local].key : "open");
    }
  }
  CHECK(who == Lines{"person:dmitry-medvedev.RUS"});
}
