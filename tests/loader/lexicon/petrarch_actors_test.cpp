#include "loader/lexicon/petrarch_actors.hpp"

#include "loader/lexicon/lexicon.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace readout;
using readout::test::TemporaryFolder;

namespace {

using Strings = std::vector<std::string>;

// "NAME|SYNONYM CODE start..end" for each block; ~ before the codes of agents, * behind plurals.
Strings blocks(std::string_view lines, std::optional<int> century = std::nullopt) {
  Strings all;
  for (const PetrarchActor& actor : petrarch_actors_of(lines, "a.txt", century)) {
    std::string block;
    for (const PetrarchName& name : actor.names) {
      block += (block.empty() ? "" : "|") + name.words + (name.is_plural ? "*" : "");
    }
    for (const PetrarchCode& code : actor.codes) {
      block += std::string(" ") + (actor.is_agent ? "~" : "") + code.code;
      block += code.start.empty() && code.end.empty() ? "" : " " + code.start + ".." + code.end;
    }
    all.push_back(std::move(block));
  }
  return all;
}

std::string error_of(std::string_view lines, std::optional<int> century = std::nullopt) {
  try {
    petrarch_actors_of(lines, "a.txt", century);
    return "none";
  } catch (const InputError& error) {
    return error.what();
  }
}

class RulesWithCodes : public TemporaryFolder {
 public:
  RulesWithCodes() {
    write("rules/phases.txt", "step dictionaries\n");
    write("rules/dictionaries/states.tsv", "key\tname\tadjectives\nstate:XLU\tLuria\tLurian\n");
    write("rules/dictionaries/people.tsv", "key\tname\tnames\nperson:ana\tAna Reyes\tReyes\n");
    write("rules/dictionaries/given_names.tsv", "name\tgender\nBo\tm\n");
    write("rules/dictionaries/organization_heads.tsv", "word\tkind\nministry\tministry\n");
    write("rules/dictionaries/words.tsv", "word\tclass\nof\tfunction\n");
    write("rules/dictionaries/petrarch_codes.tsv",
          "code\tmakes\tkind\tstate\tdescriptor\n"
          "GOV\tEither\tgovernment\t\toffice\n"
          "ELI\tPerson\t\t\trole\n"
          "IGO\tOrganization\tinternational\t\tbody\n"
          "CVL\tNone\t\t\tgroup\n"
          "LUR\tState\t\tstate:XLU\t\n"
          "NOR\tPlace\tregion\t\t\n");
  }

  LexiconOptions options(std::string_view lines, std::optional<int> century = std::nullopt) const {
    return {.builtin = false,
            .rule_folders = {path("rules")},
            .dictionaries = {write("actors.txt", lines)},
            .century = century};
  }

  std::string error(std::string_view lines) const {
    try {
      load_lexicon(options(lines));
      return "none";
    } catch (const InputError& error) {
      return shortened(error.what());
    }
  }
};

Strings found_in(const Lexicon& lexicon, std::string_view words) {
  AnnotatedText text;
  text.text = words;
  text.tokens = tokens_of(words);
  lexicon.phrases().annotate(text);
  Strings found;
  for (const Annotation& annotation : text.annotations) {
    std::string line(lexicon.symbols().name(annotation.kind));
    line.append(": ").append(text.words(annotation.range));
    if (annotation.reference != Annotation::no_reference) {
      line.append(" -> ").append(lexicon.entries()[annotation.reference].key);
    } else if (const auto kind = lexicon.symbols().find("kind"); kind && annotation.value(*kind)) {
      line.append(" ").append(lexicon.symbols().name(*annotation.value(*kind)));
    }
    found.push_back(std::move(line));
  }
  return found;
}

}  // namespace

TEST_CASE("Blocks have a name, synonyms and codes") {
  CHECK(blocks("; comment\r\n# comment\r\n\r\n"
               "BO_MARAN_  [XLUMIL]; a source\n"
               "+BO_OF_MARAN_\n"
               "\t[XLUGOV 20011222-20140929] [XLUELI >20140929]\n"
               "HALL_\n\t[XLUGOV <20000101]\n") ==
        Strings{"BO MARAN|BO OF MARAN XLUMIL XLUGOV 2001-12-22..2014-09-30 XLUELI 2014-09-30..",
                "HALL XLUGOV ..2000-01-01"});
}

TEST_CASE("Agents have ~ before their codes, plurals in braces and sets of words") {
  CHECK(blocks("PRESIDENT [~GOVPRS]\nPOLICE_OFFICER_ {POLICE_OFFICERS_} [~COP]\n") ==
        Strings{"PRESIDENT ~GOVPRS", "POLICE OFFICER|POLICE OFFICERS* ~COP"});
  CHECK(
      blocks("!MINIST! = MINISTER, MINISTERS\nFIRST_!MINIST!_OF_!MINIST! [~GOV]\n") ==
      Strings{"FIRST MINISTER OF MINISTER|FIRST MINISTER OF MINISTERS|FIRST MINISTERS OF MINISTER|"
              "FIRST MINISTERS OF MINISTERS ~GOV"});
}

TEST_CASE("Years with two digits lie in the hundred that the user names") {
  CHECK(blocks("A [XLUGOV 791227-861124]", 1940) == Strings{"A XLUGOV 1979-12-27..1986-11-25"});
  CHECK(blocks("A [XLUGOV 400101-391231]", 1940) == Strings{"A XLUGOV 1940-01-01..2040-01-01"});
  CHECK(blocks("A [XLUGOV >000101]", 1940) == Strings{"A XLUGOV 2000-01-02.."});
  CHECK(blocks("A [XLUGOV >990101]", 2000) == Strings{"A XLUGOV 2099-01-02.."});
  CHECK(blocks("A [XLUGOV >19990228]", 1900) == Strings{"A XLUGOV 1999-03-01.."});
}

TEST_CASE("Without a century the first year with two digits is the error") {
  CHECK(error_of("A [XLUGOV >20000101]\nB\n\t[XLUGOV 20010101-861124]\nC [XLUGOV <770101]") ==
        "a.txt:3:19: the year of '861124' has two digits: say which with --century YEAR (--century "
        "1940: 40 to 99 are 19xx, 00 to 39 are 20xx)");
}

TEST_CASE("A broken line is named with its place") {
  const std::string forms = "<date, >date, date-date with dates YYYYMMDD, or YYMMDD with --century";
  CHECK(error_of("A [XLU 2001]") == "a.txt:1:8: '2001' are no dates (known: " + forms + ")");
  CHECK(error_of("A [XLU >2001]") == "a.txt:1:9: '2001' is no date (known: " + forms + ")");
  CHECK(error_of("A [XLU 20010101-x]") == "a.txt:1:17: 'x' is no date (known: " + forms + ")");
  CHECK(error_of("A [XLU >20010229]") == "a.txt:1:9: '20010229' is no day of the calendar");
  CHECK(error_of("A [XLU 20010202-20010201]") ==
        "a.txt:1:8: '20010202-20010201' ends before it starts");
  CHECK(error_of("É [xlu]") ==
        "a.txt:1:4: 'xlu' is no code (known: capitals and digits, such as [AFGGOV]; [~GOV] of an "
        "agent; [---])");
  CHECK(error_of("A []").starts_with("a.txt:1:4: '' is no code"));
  CHECK(error_of("A [XLU") == "a.txt:1:3: this '[' is not closed");
  CHECK(error_of("A {AS [~GOV]") == "a.txt:1:3: this '{' is not closed");
  CHECK(error_of("A [XLU] x") == "a.txt:1:9: expected [CODE] or the end of the line");
  CHECK(error_of("A [XLU] [~GOV]") == "a.txt:1:11: codes with and without ~ in one block");
  CHECK(error_of("\t[XLU]") == "a.txt:1:2: a code before the first name");
  CHECK(error_of("+A") == "a.txt:1:1: a synonym before the first name");
  CHECK(error_of("A\nB [XLU]") ==
        "a.txt:1:1: 'A' has no code: write [CODE], or [---] for no actor");
  CHECK(error_of("A [XLU]\nB").starts_with("a.txt:2:1: 'B' has no code"));
  CHECK(error_of("__ [XLU]").starts_with("a.txt:1:1: '' is no name (known: NAME_ [CODE]"));
  CHECK(error_of("!A = B") == "a.txt:1:1: a set is written !NAME! = WORD, WORD");
  CHECK(error_of("!A! = B, ") == "a.txt:1:9: '' is no word of a set");
  CHECK(error_of("!A! = !A!") == "a.txt:1:6: '!A!' is no word of a set");
  CHECK(error_of("!A! = B\n!A! = C") == "a.txt:2:1: the set '!A!' stands twice");
  CHECK(error_of("!A! = B\nX_!C! [~GOV]") == "a.txt:2:1: unknown set '!C!' (known: !A!)");
  CHECK(error_of("X_! [~GOV]") == "a.txt:1:1: unknown set '!' (known: none)");
  CHECK(error_of("A\xC3 [XLU]") == "a.txt:1:2: byte C3 is no valid UTF-8");
}

TEST_CASE("A set that multiplies without end is refused") {
  std::string lines = "!A! = ";
  for (int i = 0; i < 40; ++i) {
    lines += (i == 0 ? "W" : ", W") + std::to_string(i);
  }
  CHECK(error_of(lines + "\nX_!A! [~GOV]") == "none");
  std::string set = "!B! = ";
  for (int i = 0; i < 40; ++i) {
    set += (i == 0 ? "V" : ", V") + std::to_string(i);
  }
  CHECK(error_of(lines + "\n" + set + "\nX_!A!_!B! [~GOV]") ==
        "a.txt:3:1: a name with more than 1000 forms");
}

TEST_CASE("A state's code alone names the state, a role a person or an organization") {
  const RulesWithCodes folder;
  const auto lexicon =
      load_lexicon(folder.options("NORTH_LURIA_ [XLU]\n"
                                  "OLD_LURIA_ [LUR]\n"
                                  "BO_MARAN_ [XLUGOV]\n"
                                  "MIRA_SOL_ [XLUGOV 20010101-20020101]\n"
                                  "TOWER_HALL_ [XLUGOV]\n"
                                  "MINISTRY_OF_BO_ [XLUGOV]\n"
                                  "EX_SOL_ [XLUELI]\n"
                                  "UNITED_BODY_ [IGOUNO]\n"
                                  "FAR_NORTH_ [NOR]\n"
                                  "SOME_FOLK_ [XLUCVL]\n"));
  CHECK(found_in(*lexicon,
                 "North Luria, OLD LURIA, Bo Maran, Mira Sol, Tower Hall, Ministry of Bo, Ex Sol, "
                 "United Body, Far North, Some Folk") ==
        Strings{"State: North Luria -> state:XLU", "State: Luria -> state:XLU",
                "State: OLD LURIA -> state:XLU", "State: LURIA -> state:XLU",
                "Person: Bo Maran -> person:bo-maran.XLU",
                "Person: Mira Sol -> person:mira-sol.XLU",
                "Organization: Tower Hall -> organization:tower-hall",
                "Organization: Ministry of Bo -> organization:ministry-of-bo",
                "Person: Ex Sol -> person:ex-sol.XLU",
                "Organization: United Body -> organization:united-body",
                "Place: Far North -> place:far-north"});
  const DictionaryEntry hall =
      lexicon->entries()[lexicon->entry_of("organization:tower-hall").value()];
  CHECK(hall.country == "state:XLU");
  CHECK(hall.subtype == "government");
  CHECK(hall.user);
}

TEST_CASE("Dates of codes become offices, half-open") {
  const RulesWithCodes folder;
  const auto lexicon =
      load_lexicon(folder.options("BO_MARAN_ [XLUGOV 791227-861124] [XLUELI >861124]\n", 1940));
  REQUIRE(lexicon->offices().all().size() == 2);
  const Office& first = lexicon->offices().all()[0];
  CHECK(first.person == "person:bo-maran.XLU");
  CHECK(first.office == "GOV");
  CHECK(first.body == "state:XLU");
  CHECK(first.start == "1979-12-27");
  CHECK(first.end == "1986-11-25");
  CHECK(lexicon->offices().all()[1].start == first.end);
}

TEST_CASE("Codes of one actor that hold at the same time are warned of") {
  const RulesWithCodes folder;
  const auto warnings = [&](const std::string& codes) {
    Strings shortened;
    const auto lexicon = load_lexicon(folder.options("BO_MARAN_\n" + codes));
    for (const std::string& warning : lexicon->warnings()) {
      shortened.push_back(folder.shortened(warning));
    }
    return shortened;
  };
  CHECK(warnings("\t[XLUGOV 20010101-20051231]\n\t[XLUELI 20051231-20061231]\n") ==
        Strings{"actors.txt:3:3: 'XLUELI' of 'BO MARAN' holds while 'XLUGOV' in line 2 does: both "
                "are kept"});
  CHECK(warnings("\t[XLUELI >20050101]\n\t[XLUGOV 20010101-20051231]\n\t[XLUGOV <20010102]\n") ==
        Strings{"actors.txt:4:3: 'XLUGOV' of 'BO MARAN' holds while 'XLUGOV' in line 3 does: both "
                "are kept",
                "actors.txt:3:3: 'XLUGOV' of 'BO MARAN' holds while 'XLUELI' in line 2 does: both "
                "are kept"});
  CHECK(warnings("\t[XLUGOV 20010101-20051231]\n\t[XLUELI >20051231]\n\t[XLUGOV]\n").empty());
}

TEST_CASE("Actors that other dictionaries know are theirs, and known names stay as they are") {
  const RulesWithCodes folder;
  const auto lexicon = load_lexicon(folder.options(
      "LURIA_ [XLU]\n+LURIAN_\n+LURISTAN_\nREYES_ [XLUGOV 20010101-20020101]\n+ANITA_REYES_\n"));
  CHECK(lexicon->entries().size() == 2);
  CHECK(found_in(*lexicon, "Luria, Lurian, Luristan") == Strings{"State: Luria -> state:XLU",
                                                                 "State: Lurian -> state:XLU",
                                                                 "State: Luristan -> state:XLU"});
  CHECK(found_in(*lexicon, "Anita Reyes") ==
        Strings{"Person: Anita Reyes -> person:ana", "Person: Reyes -> person:ana"});
  CHECK(lexicon->offices().all().at(0).person == "person:ana");
}

TEST_CASE("Agents become descriptors, plurals groups, and [---] names nobody") {
  const RulesWithCodes folder;
  const auto lexicon = load_lexicon(
      folder.options("HEAD_OF_STATE_ {HEADS_OF_STATE} [~GOVPRS]\nLURIA_STREET_ [---]\n"));
  CHECK(found_in(*lexicon, "the head of state, Heads of State") ==
        Strings{"Descriptor: head of state office", "Descriptor: Heads of State group"});
  CHECK(found_in(*lexicon, "Luria Street") ==
        Strings{"State: Luria -> state:XLU", "StopName: Luria Street"});
}

TEST_CASE("An unknown code is named with those that are known") {
  const RulesWithCodes folder;
  const std::string known =
      "(known: ISO 3166 alpha-3 codes of states, and of dictionaries/petrarch_codes.tsv CVL, ELI, "
      "GOV, IGO, LUR, NOR)";
  CHECK(folder.error("A_ [XLU]\nB_\n\t[XLUABC]\n") ==
        "actors.txt:3:3: unknown code 'ABC' in 'XLUABC' " + known);
  CHECK(folder.error("B_ [ABCGOV]\n") == "actors.txt:1:5: unknown code 'ABC' in 'ABCGOV' " + known);
}

TEST_CASE("The century is part of the rule set's hash") {
  const RulesWithCodes folder;
  const char* lines = "BO_MARAN_ [XLUGOV 20010101-20020101]\n";
  CHECK(load_lexicon(folder.options(lines, 1940))->rule_set().hash !=
        load_lexicon(folder.options(lines))->rule_set().hash);
}
