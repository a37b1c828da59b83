#include "loader/lexicon/lexicon.hpp"
#include "schema/model/error.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

using namespace readout;
using readout::test::TemporaryFolder;

namespace {

// Rules that know some people; the lines of offices.tsv are the test's.
class RulesWithOffices : public TemporaryFolder {
 public:
  explicit RulesWithOffices(const std::string& offices) {
    write("phases.txt", "step dictionaries\n");
    write("dictionaries/states.tsv", "key\tname\nstate:XLU\tLuria\nstate:XMA\tMaran\n");
    write("dictionaries/people.tsv",
          "key\tname\tnames\tgender\tcountry\n"
          "person:ana\tAna Reyes Jr.\t\tf\tstate:XLU\n"
          "person:bo\tBo al-Réyes\t\tm\tstate:XLU\n"
          "person:tan\tTan Bo Li\t\tm\tstate:XMA\n");
    write("dictionaries/name_particles.tsv", "word\tposition\njr\tsuffix\n");
    write("dictionaries/surname_first_states.tsv", "word\nstate:XMA\n");
    write("dictionaries/offices.tsv", "person\toffice\tbody\tstart\tend\n" + offices);
  }

  std::unique_ptr<const Lexicon> lexicon() const {
    return load_lexicon({.builtin = false, .rule_folders = {path()}, .dictionaries = {}});
  }

  std::string error() const {
    try {
      lexicon();
      return "none";
    } catch (const InputError& error) {
      return shortened(error.what());
    }
  }
};

std::vector<std::string> people_called(const OfficeTable& offices, std::string_view surname) {
  std::vector<std::string> people;
  for (const std::uint32_t number : offices.of_surname(surname)) {
    people.emplace_back(offices.all()[number].person);
  }
  return people;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("Offices are found by person and by surname") {
  const RulesWithOffices rules(
      "person:tan\tpresident\tstate:XMA\t\t\n"
      "person:bo\tpresident\tstate:XLU\t2001-01-20\t2005-01-20\n"
      "person:ana\tpresident\tstate:XLU\t2005-01-20\t\n"
      "person:bo\tminister\tstate:XLU\t1999-01-20\t2001-01-20\n");
  const auto lexicon = rules.lexicon();
  const OfficeTable& offices = lexicon->offices();
  REQUIRE(offices.of("person:bo").size() == 2);
  CHECK(offices.of("person:bo")[0].office == "president");
  CHECK(offices.of("person:bo")[1].office == "minister");
  CHECK(offices.of("person:li").empty());
  CHECK(people_called(offices, "reyes") == Strings{"person:ana", "person:bo", "person:bo"});
  CHECK(people_called(offices, "tan") == Strings{"person:tan"});
  CHECK(people_called(offices, "li").empty());
  CHECK(people_called(offices, "jr").empty());
}

TEST_CASE("An office is held from its first day to before its last") {
  const Office office{"person:bo", "president", "state:XLU", "2001-01-20", "2005-01-20"};
  CHECK_FALSE(office.held_on("2001-01-19"));
  CHECK(office.held_on("2001-01-20"));
  CHECK(office.held_on("2005-01-19"));
  CHECK_FALSE(office.held_on("2005-01-20"));
  CHECK(office.ended_by("2005-01-20"));
  CHECK(Office{}.held_on("2005-01-20"));
}

TEST_CASE("Lines of offices that cannot be are refused, with the place") {
  CHECK(RulesWithOffices("person:bo\tpresident\tstate:XLU\t2001-02-30\t\n").error() ==
        "dictionaries/offices.tsv:2:31: start is no date (YYYY-MM-DD): '2001-02-30'");
  CHECK(RulesWithOffices("person:bo\tpresident\tstate:XLU\t\t2001\n").error() ==
        "dictionaries/offices.tsv:2:32: end is no date (YYYY-MM-DD): '2001'");
  CHECK(RulesWithOffices("person:bo\tpresident\tstate:XLU\t2001-01-20\t2001-01-20\n").error() ==
        "dictionaries/offices.tsv:2:42: an office from 2001-01-20 cannot end 2001-01-20");
}

TEST_CASE("Lines of one person, office and body may not overlap") {
  const std::string first = "person:bo\tpresident\tstate:XLU\t2001-01-20\t2005-01-20\n";
  const std::string message =
      "dictionaries/offices.tsv:3:1: 'person:bo' is president then already, by "
      "dictionaries/offices.tsv:2";
  CHECK(RulesWithOffices(first + "person:bo\tpresident\tstate:XLU\t2005-01-19\t\n").error() ==
        message);
  CHECK(RulesWithOffices(first + "person:bo\tpresident\tstate:XLU\t\t2001-01-21\n").error() ==
        message);
  CHECK(RulesWithOffices(first + "person:bo\tpresident\tstate:XLU\t\t\n").error() == message);
  CHECK(RulesWithOffices(first + "person:bo\tpresident\tstate:XLU\t2005-01-20\t\n").error() ==
        "none");
  CHECK(RulesWithOffices(first + "person:bo\tminister\tstate:XLU\t2002-01-20\t\n").error() ==
        "none");
  CHECK(RulesWithOffices(first + "person:ana\tpresident\tstate:XLU\t2002-01-20\t\n").error() ==
        "none");
}

TEST_CASE("An office in a user's dictionary is of a person and a body that are known") {
  const RulesWithOffices rules("");
  const auto error_of = [&](const std::string& line) {
    rules.write("offices.tsv", "person\toffice\tbody\tstart\tend\n" + line);
    try {
      load_lexicon({.builtin = false,
                    .rule_folders = {rules.path()},
                    .dictionaries = {rules.path() + "/offices.tsv"}});
      return std::string("none");
    } catch (const InputError& error) {
      return rules.shortened(error.what());
    }
  };
  CHECK(error_of("person:li\tpresident\tstate:XLU\t\t\n") ==
        "offices.tsv:2:1: no dictionary has the key 'person:li'");
  CHECK(error_of("person:bo\tpresident\tstate:XXX\t\t\n") ==
        "offices.tsv:2:21: no dictionary has the key 'state:XXX'");
  CHECK(error_of("person:bo\tpresident\tstate:XLU\t\t\n") == "none");
  rules.write("dictionaries/titles.tsv", "title\tkind\nPresident\toffice\n");
  CHECK(error_of("person:bo\tpresident\tstate:XLU\t\t\n") == "none");
  CHECK(error_of("person:bo\tpresdent\tstate:XLU\t\t\n") ==
        "offices.tsv:2:11: the office 'presdent' is no title of titles.tsv (did you mean "
        "president?)");
}

TEST_CASE("An office in a user's dictionary goes before those that overlap it") {
  const RulesWithOffices rules(
      "person:bo\tpresident\tstate:XLU\t2001-01-20\t\n"
      "person:bo\tpresident\tstate:XLU\t1991-01-20\t1992-01-20\n");
  rules.write("offices.tsv",
              "person\toffice\tbody\tstart\tend\n"
              "person:bo\tpresident\tstate:XLU\t2001-01-20\t2005-01-20\n");
  const auto lexicon = load_lexicon({.builtin = false,
                                     .rule_folders = {rules.path()},
                                     .dictionaries = {rules.path() + "/offices.tsv"}});
  const auto offices = lexicon->offices().of("person:bo");
  REQUIRE(offices.size() == 2);
  CHECK(offices[0].end == "2005-01-20");
  CHECK(offices[1].end == "1992-01-20");
}

TEST_CASE("Every built-in office is of a person, in a state or body that the dictionaries know") {
  const auto lexicon = load_lexicon({});
  CHECK(lexicon->offices().all().size() > 1000);
  for (const Office& office : lexicon->offices().all()) {
    INFO(office.person << " " << office.office << " " << office.body);
    CHECK(lexicon->entry_of(office.person));
    CHECK(lexicon->entry_of(office.body));
  }
}

TEST_CASE("Every built-in office is a title of the dictionaries") {
  const auto lexicon = load_lexicon({});
  const auto title = lexicon->symbols().find("Title");
  std::set<std::string_view> offices;
  for (const Office& office : lexicon->offices().all()) {
    offices.insert(office.office);
  }
  CHECK(offices.size() > 50);
  for (const std::string_view office : offices) {
    AnnotatedText text;
    text.text = office;
    text.tokens = tokens_of(office);
    lexicon->phrases().annotate(text);
    INFO(office);
    CHECK(std::ranges::any_of(text.annotations, [&](const Annotation& annotation) {
      return annotation.kind == title &&
             annotation.range == TokenRange{0, static_cast<std::uint32_t>(text.tokens.size())};
    }));
  }
}
