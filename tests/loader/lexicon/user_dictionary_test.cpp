#include "loader/lexicon/user_dictionary.hpp"

#include "loader/lexicon/lexicon.hpp"
#include "schema/model/error.hpp"
#include "tests/support/long_text.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>

using namespace readout;
using readout::test::repeated;
using readout::test::TemporaryFolder;

namespace {

// The message that a dictionary with these bytes gives; empty if it is read.
std::string error_of(const std::string& name, std::string_view bytes) {
  const TemporaryFolder folder;
  try {
    load_lexicon({.rule_folders = {}, .dictionaries = {folder.write(name, bytes)}});
    return {};
  } catch (const InputError& error) {
    return folder.shortened(error.what());
  }
}

}  // namespace

TEST_CASE("The ending of its name says what a dictionary is") {
  CHECK(dictionary_format_of("a/states.tsv", "{") == DictionaryFormat::table);
  CHECK(dictionary_format_of("a.jsonl", "A [AFG]") == DictionaryFormat::entity_ruler);
  CHECK(dictionary_format_of("a/lists.def", "A [AFG]") == DictionaryFormat::gate_lists);
}

TEST_CASE("Dictionaries of one name have rules of their own, and each can be left out alone") {
  const TemporaryFolder folder;
  const std::string first =
      folder.write("a/people.tsv", "key\tname\nperson:bo-tannik\tBo Tannik\n");
  const std::string second = folder.write(
      "b/people.jsonl",
      "{\"label\": \"PERSON\", \"pattern\": \"Ea Orvel\", \"id\": \"person:ea-orvel\"}\n");
  const std::string lists = folder.write("lists.def", "people.lst:person_full\n");
  folder.write("people.lst", "Ivo Quorvet\n");
  folder.write("phases.txt", "step zones\nstep quotations\nstep sentences\nstep dictionaries\n");
  const auto names_without = [&](const std::string& without) {
    const auto lexicon = load_lexicon(
        {.rule_folders = {}, .dictionaries = {first, second, lists}, .without = without});
    std::string names;
    for (const RuleRecord& rule : lexicon->rule_set().rules) {
      if (rule.name.starts_with("dictionaries/people")) {
        names += rule.name.substr(13) + "=" + folder.shortened(rule.file) + " ";
      }
    }
    const auto has = [&](std::string_view key) { return lexicon->entries().find(key).has_value(); };
    return names + (has("person:wang-yi.CHN") ? "1" : "0") + (has("person:bo-tannik") ? "1" : "0") +
           (has("person:ea-orvel") ? "1" : "0") + (has("person:ivo-quorvet") ? "1" : "0");
  };
  CHECK(names_without({}) ==
        "people-2=a/people.tsv people-3=b/people.jsonl people=loader/rules/dictionaries/people.tsv "
        "people-4=people.lst 1111");
  CHECK(names_without("dictionaries/people").ends_with(" 0111"));
  CHECK(names_without("dictionaries/people-2").ends_with(" 1011"));
  CHECK(names_without("dictionaries/people-3").ends_with(" 1101"));
  CHECK(names_without("dictionaries/people-4").ends_with(" 1110"));
}

TEST_CASE("Other names are recognised by their content") {
  CHECK(dictionary_format_of("a.txt", "\xEF\xBB\xBF\n {\"label\"") ==
        DictionaryFormat::entity_ruler);
  CHECK(dictionary_format_of("a.txt", "# x\n; y\nBO_MARAN_\n\t[AFGGOV]\n") ==
        DictionaryFormat::petrarch);
  CHECK(dictionary_format_of("a.actors", "A_ [---]") == DictionaryFormat::petrarch);
  CHECK(dictionary_format_of("a.agents", "PRESIDENT [~GOV]") == DictionaryFormat::petrarch);
  CHECK(dictionary_format_of("a.txt", "A_ [AFG >20010101]\r\n") == DictionaryFormat::petrarch);
  for (const std::string_view text : {"", "Plain words [sic] here.", "key,name\n", "[x]", "["}) {
    CHECK_THROWS_AS(dictionary_format_of("a.txt", text), InputError);
  }
}

TEST_CASE("A dictionary that holds nothing is an error") {
  for (const char* name : {"mine.jsonl", "lists.def", "people.tsv", "mine.actors", "mine.txt"}) {
    for (const std::string_view bytes : {"", "\n \t\r\n", "\xEF\xBB\xBF\n"}) {
      CHECK(error_of(name, bytes) == std::string(name) + ":1:1: the dictionary is empty");
    }
  }
  CHECK(error_of("lists.def", "# none\n") == "lists.def:1:1: no line names a list");
  CHECK(error_of("people.tsv", "key\tname\n").empty());
}

TEST_CASE("Bytes that no dictionary has give a message with a place") {
  for (const char* name : {"mine.jsonl", "people.tsv", "a.txt"}) {
    const std::string start = std::string(name) == "a.txt"        ? "A_ [AFG]\n"
                              : std::string(name) == "people.tsv" ? "key\tname\n"
                                                                  : "\n";
    const std::string place = std::string(name) + ":2:3: ";
    CHECK(error_of(name, start + "AB\xFF") == place + "byte FF is no valid UTF-8");
    CHECK(error_of(name, start + "AB\xED\xA0\x80") == place + "byte ED is no valid UTF-8");
    CHECK(error_of(name, start + std::string("AB\0C", 4)) == place + "a NUL byte");
    const std::string long_line = repeated('x', 10'000'000);
    CHECK_FALSE(error_of(name, start + long_line + "\x80").empty());
  }
}

TEST_CASE("A line of ten megabytes is read") {
  std::string line = R"({"label": "ORG", "id": "organization:x", "pattern": [{"LOWER": {"IN": [")";
  while (line.size() < 10'000'000) {
    line.append(1000, 'x').append(R"(", ")");
  }
  CHECK(error_of("mine.jsonl", line + R"(y"]}}]})").empty());
  CHECK(error_of("mine.jsonl",
                 R"({"label": "ORG", "pattern": ")" + repeated('x', 10'000'000) + R"("})")
            .empty());
  CHECK(error_of("a.txt", "X_ [AFG]\n" + repeated('A', 10'000'000) + " [AFG]").empty());
}

TEST_CASE("What a column of a table cannot hold is named with its place and what it can") {
  const auto states = [](const std::string& cells) {
    return error_of("states.tsv",
                    "key\tname\tnames\talpha2\talpha3\tfrom\tuntil\tcodes\n"
                    "state:XLU\tLuria\t" +
                        cells + "\n");
  };
  CHECK(states("Lur||Lurland\tXL\tXLU\t1949\t1990\tLUR|LRU").empty());
  CHECK(states("Lur|--") ==
        "states.tsv:2:21: '--' is no value of 'names' (known: words, with | between two)");
  CHECK(states("\tLur") ==
        "states.tsv:2:18: 'Lur' is no value of 'alpha2' (known: two capitals of ISO 3166, such as "
        "PE)");
  CHECK(states("\t\tXlu") ==
        "states.tsv:2:19: 'Xlu' is no value of 'alpha3' (known: three capitals of ISO 3166, such "
        "as PER)");
  CHECK(states("\t\t\t19x") == "states.tsv:2:20: '19x' is no value of 'from' (known: years)");
  CHECK(states("\t\t\t1990\t1949") == "states.tsv:2:25: a state from 1990 cannot end 1949");
  CHECK(states("\t\t\t962\t1806").empty());
  CHECK(states("\t\t\t\t\tLUR|LU") ==
        "states.tsv:2:26: 'LU' is no value of 'codes' (known: three capitals, such as PER)");
  CHECK(error_of("cities.tsv", "key\tname\tpopulation\nplace:x\tX\tmany\n") ==
        "cities.tsv:2:11: 'many' is no value of 'population' (known: whole numbers)");
  CHECK(error_of("organization_heads.tsv", "word\tkind\nquorum\tminstry\n")
            .starts_with("organization_heads.tsv:2:8: unknown kind 'minstry' (did you mean "
                         "ministry? known: "));
  CHECK(
      error_of("publishers.tsv", "name\tkind\nBessik News\tpapper\n")
          .starts_with("publishers.tsv:2:13: unknown kind 'papper' (did you mean paper? known: "));
}

TEST_CASE("A code of ISO 3166 is of one state, but former ones may have had it") {
  const auto error = [](const std::string& cells) {
    return error_of("states.tsv", "key\tname\talpha2\tuntil\nstate:XLU\tLuria\t" + cells + "\n");
  };
  CHECK(
      error("PE").starts_with("states.tsv:2:17: 'PE' is the alpha2 of 'state:PER' already, in "
                              "loader/rules/dictionaries/states.tsv:"));
  CHECK(error("PE\t1990").empty());
  CHECK(error("XL").empty());
  CHECK(error("XL\t\nstate:XMA\tMaran\tXL") ==
        "states.tsv:3:17: 'XL' is the alpha2 of 'state:XLU' already, in states.tsv:2:17");
}

TEST_CASE("Tables that speak of other formats count in folders of rules, and are checked there") {
  CHECK(error_of("gate_types.tsv", "major\tminor\tmakes\nship\t\tWords\n") ==
        "gate_types.tsv:1:1: 'gate_types.tsv' counts only below dictionaries/ in a folder of "
        "--rules");
  const auto error = [](const std::string& table, const std::string& lines) {
    const TemporaryFolder folder;
    folder.write("dictionaries/" + table, lines);
    try {
      load_lexicon({.rule_folders = {folder.path()}, .dictionaries = {}});
      return std::string();
    } catch (const InputError& what) {
      return folder.shortened(what.what());
    }
  };
  const std::string codes = "code\tmakes\tkind\tstate\tdescriptor\n";
  CHECK(error("gate_types.tsv", "major\tminor\tmakes\nship\t\tPersn\n")
            .starts_with("dictionaries/gate_types.tsv:2:7: unknown makes 'Persn' (did you mean "
                         "Person? known: "));
  CHECK(error("gate_types.tsv", "major\tminor\tmakes\tkind\nport\t\tPlace\tharbour\n")
            .starts_with("dictionaries/gate_types.tsv:2:13: unknown kind 'harbour' (known: "));
  CHECK(error("gate_types.tsv", "major\tminor\tmakes\tkind\nport\t\tGivenName\tm\n").empty());
  CHECK(error("petrarch_codes.tsv", codes + "GOVT\tEither\n") ==
        "dictionaries/petrarch_codes.tsv:2:1: 'GOVT' is no value of 'code' (known: three capitals, "
        "such as GOV)");
  CHECK(error("petrarch_codes.tsv", codes + "LUR\tState\t\tstate:XLU\n") ==
        "dictionaries/petrarch_codes.tsv:2:12: no dictionary has the key 'state:XLU'");
  CHECK(error("petrarch_codes.tsv", codes + "GOV\tEither\tgoverment\n")
            .starts_with("dictionaries/petrarch_codes.tsv:2:12: unknown kind 'goverment' (did you "
                         "mean government? known: "));
  CHECK(error("petrarch_codes.tsv", codes + "GOV\tEither\t\t\toffise\n")
            .starts_with("dictionaries/petrarch_codes.tsv:2:14: unknown descriptor 'offise' (did "
                         "you mean office? known: "));
}

TEST_CASE("A NORP is of a state that some other line or dictionary describes") {
  const std::string adjective = R"({"label": "NORP", "id": "state:XLU", "pattern": "Lurian"})";
  CHECK(error_of("a.jsonl", adjective) == "a.jsonl:1:19: no dictionary has the key 'state:XLU'");
  CHECK(error_of("a.jsonl", R"({"label": "NORP", "id": "state:PRU", "pattern": "Peruano"})")
            .starts_with("a.jsonl:1:19: no dictionary has the key 'state:PRU' (did you mean "));
  CHECK(error_of("a.jsonl",
                 adjective + "\n" + R"({"label": "STATE", "id": "state:XLU", "pattern": "Luria"})")
            .empty());
  const TemporaryFolder folder;
  const auto lexicon = load_lexicon(
      {.rule_folders = {},
       .dictionaries = {folder.write(
           "a.jsonl", R"({"label": "NORP", "id": "state:PER", "pattern": "Peruano"})")}});
  const DictionaryEntry peru = lexicon->entries()[lexicon->entry_of("state:PER").value()];
  CHECK(peru.name == "Peru");
  CHECK(peru.user);
}

TEST_CASE("A key that a table in a folder of rules names must be that of an entry") {
  const TemporaryFolder folder;
  folder.write("dictionaries/organizations.tsv",
               "key\tname\tcountry\norganization:bessik\tBessik\tstate:PRU\n");
  CHECK_THROWS_WITH(
      load_lexicon({.rule_folders = {folder.path()}, .dictionaries = {}}),
      folder.path("dictionaries/organizations.tsv") +
          ":2:28: no dictionary has the key 'state:PRU' (did you mean state:NRU, state:PRK, "
          "state:PRT?)");
}

TEST_CASE("A key that a user's dictionary names must be that of an entry") {
  CHECK(
      error_of("a.jsonl", R"({"label": "ORG", "pattern": "Tannik", "stands_for": "state:XXQ"})") ==
      "a.jsonl:1:53: no dictionary has the key 'state:XXQ'");
  CHECK(
      error_of("a.jsonl", R"({"label": "PERSON", "pattern": "Tannik", "country": "state:XXQ"})") ==
      "a.jsonl:1:53: no dictionary has the key 'state:XXQ'");
  CHECK(error_of("states.tsv", "key\tname\tcapital\nstate:XXQ\tTannik\tplace:orvel\n") ==
        "states.tsv:2:18: no dictionary has the key 'place:orvel' (did you mean place:oryol?)");
  CHECK(error_of("organizations.tsv",
                 "key\tname\tpart_of\norganization:b\tBessik\torganization:orvel\n") ==
        "organizations.tsv:2:23: no dictionary has the key 'organization:orvel' (did you mean "
        "organization:opel?)");
  CHECK(error_of("organizations.tsv",
                 "key\tname\tpart_of\norganization:b\tBessik\torganization:a\n"
                 "organization:a\tOrvel\t\n") == "");
}
