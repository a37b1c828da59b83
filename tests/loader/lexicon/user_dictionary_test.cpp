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

TEST_CASE("A key that a user's dictionary names must be that of an entry") {
  CHECK(
      error_of("a.jsonl", R"({"label": "ORG", "pattern": "Tannik", "stands_for": "state:XXQ"})") ==
      "a.jsonl:1:53: no dictionary has the key 'state:XXQ'");
  CHECK(
      error_of("a.jsonl", R"({"label": "PERSON", "pattern": "Tannik", "country": "state:XXQ"})") ==
      "a.jsonl:1:53: no dictionary has the key 'state:XXQ'");
  CHECK(error_of("states.tsv", "key\tname\tcapital\nstate:XXQ\tTannik\tplace:orvel\n") ==
        "states.tsv:2:18: no dictionary has the key 'place:orvel'");
  CHECK(error_of("organizations.tsv",
                 "key\tname\tpart_of\norganization:b\tBessik\torganization:orvel\n") ==
        "organizations.tsv:2:23: no dictionary has the key 'organization:orvel'");
  CHECK(error_of("organizations.tsv",
                 "key\tname\tpart_of\norganization:b\tBessik\torganization:a\n"
                 "organization:a\tOrvel\t\n") == "");
}
