#include "loader/lexicon/builder.hpp"
#include "loader/lexicon/lexicon.hpp"

#include <catch2/catch.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

using namespace readout;

namespace {

std::unique_ptr<const Lexicon> lexicon_of(std::string_view lines) {
  LexiconBuilder builder;
  builder.add_entity_ruler({"mine.jsonl", "dictionaries/mine.jsonl", lines});
  return std::make_unique<const Lexicon>(ImageBytes::of(builder.image("0")));
}

std::string error_of(std::string_view lines) {
  try {
    lexicon_of(lines);
    return "none";
  } catch (const InputError& error) {
    return error.what();
  }
}

// "kind: words -> key" with the attributes of what the lexicon's phrases find.
std::vector<std::string> found_in(const Lexicon& lexicon, std::string_view words) {
  AnnotatedText text;
  text.text = words;
  text.tokens = tokens_of(words);
  lexicon.phrases().annotate(text);
  std::vector<std::string> found;
  for (const Annotation& annotation : text.annotations) {
    std::string line(lexicon.symbols().name(annotation.kind));
    line.append(": ").append(text.words(annotation.range)).append(" -> ");
    line.append(lexicon.entries()[annotation.reference].key);
    for (const char* name : {"form", "gender", "kind"}) {
      const auto symbol = lexicon.symbols().find(name);
      if (const auto value = symbol ? annotation.value(*symbol) : std::nullopt) {
        line.append(" ").append(name).append("=").append(lexicon.symbols().name(*value));
      }
    }
    found.push_back(std::move(line));
  }
  return found;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("A line makes an entry and a phrase that refers to it") {
  const auto lexicon =
      lexicon_of(R"({"label": "PERSON", "pattern": "Ana Reyes", "id": "person:ana-reyes.XLU", )"
                 R"("gender": "f", "country": "state:XLU", "name": "Ana María Reyes"})"
                 "\n");
  REQUIRE(lexicon->entries().size() == 1);
  const DictionaryEntry entry = lexicon->entries()[0];
  CHECK(entry.key == "person:ana-reyes.XLU");
  CHECK(entry.kind == EntityKind::person);
  CHECK(entry.name == "Ana María Reyes");
  CHECK(entry.country == "state:XLU");
  CHECK(entry.gender == "f");
  CHECK(entry.file == "mine.jsonl");
  CHECK(entry.line == 1);
  CHECK(lexicon->entry_of("person:ana-reyes.XLU") == 0U);
  CHECK_FALSE(lexicon->entry_of("person:ana-reyes"));
  CHECK(found_in(*lexicon, "Then Ana Reyes left.") ==
        Strings{"Person: Ana Reyes -> person:ana-reyes.XLU form=name gender=f"});
}

TEST_CASE("Lines of one id are names of one entry, which the first line describes") {
  const auto lexicon = lexicon_of(R"(
{"label": "STATE", "pattern": "Luria", "id": "state:XLU"}

{"label": "STATE", "pattern": "Lurian", "id": "state:XLU", "form": "adjective", "name": "Other"}
)");
  REQUIRE(lexicon->entries().size() == 1);
  CHECK(lexicon->entries()[0].name == "Luria");
  CHECK(lexicon->entries()[0].country == "state:XLU");
  CHECK(lexicon->entries()[0].line == 2);
  CHECK(
      found_in(*lexicon, "Luria's Lurian past") ==
      Strings{"State: Luria -> state:XLU form=name", "State: Lurian -> state:XLU form=adjective"});
}

TEST_CASE("An adjective describes no entry that another line names, before it or behind") {
  const std::string state = R"({"label": "STATE", "pattern": "Luria", "id": "state:XLU"})";
  for (const std::string adjective :
       {R"({"label": "NORP", "pattern": "Lurian", "id": "state:XLU"})",
        R"({"label": "STATE", "pattern": "Lurian", "id": "state:XLU", "form": "adjective"})"}) {
    for (const std::string& lines : {state + "\n" + adjective, adjective + "\n" + state}) {
      const auto lexicon = lexicon_of(lines);
      REQUIRE(lexicon->entries().size() == 1);
      CHECK(lexicon->entries()[0].name == "Luria");
    }
  }
}

TEST_CASE("Keys and names are words without control characters") {
  const auto error = [](const std::string& keys) {
    return error_of(R"({"label": "PERSON", "pattern": "Bo", )" + keys + "}");
  };
  const std::string control = " holds no line end, tab or other control character";
  CHECK(error(R"("id": "person:x\ty")") == "mine.jsonl:1:38: a key" + control);
  CHECK(error(R"("id": "person:x", "name": "Bo\nLi")") == "mine.jsonl:1:64: a name" + control);
  CHECK(error_of(R"({"label": "PERSON", "pattern": "Bo\nLi"})") ==
        "mine.jsonl:1:32: a name" + control);
  CHECK(error(R"("id": "person:x", "name": "--")") ==
        "mine.jsonl:1:64: '--' is no name: it has no letter or digit");
  CHECK(error(R"("id": "person:")") ==
        "mine.jsonl:1:38: 'person:' is no key: nothing stands behind ':'");
  CHECK(error(R"("id": "Bo 1")") == "none");
  CHECK(error_of(R"({"label": "ORG", "pattern": "Bo", "id": "x:bo", "stands_for": "x:bo"})") ==
        "mine.jsonl:1:35: 'x:bo' cannot stand for itself");
}

TEST_CASE("Without an id the key is made from kind and pattern") {
  const auto lexicon = lexicon_of(R"({"label": "PLACE", "pattern": "Port Sable"})");
  CHECK(lexicon->entries()[0].key == "place:Port Sable");
  CHECK(lexicon->entries()[0].name == "Port Sable");
}

TEST_CASE("Labels of spaCy's models are understood") {
  const auto lexicon = lexicon_of(
      "{\"label\": \"ORG\", \"pattern\": \"Port Bank\"}\r\n"
      "{\"label\": \"GPE\", \"pattern\": \"Sable\", \"kind\": \"city\"}");
  CHECK(found_in(*lexicon, "Port Bank in Sable") ==
        Strings{"Organization: Port Bank -> organization:Port Bank form=name",
                "Place: Sable -> place:Sable form=name kind=city"});
}

TEST_CASE("A file may begin with a byte order mark or be empty") {
  CHECK(
      lexicon_of("\xEF\xBB\xBF{\"label\": \"PLACE\", \"pattern\": \"Sable\"}")->entries().size() ==
      1);
  CHECK(lexicon_of("")->entries().empty());
}

TEST_CASE("GPE and NORP are of the state whose id they have") {
  const auto lexicon = lexicon_of(
      "{\"label\": \"GPE\", \"pattern\": \"Luria\", \"id\": \"state:XLU\"}\n"
      "{\"label\": \"NORP\", \"pattern\": \"Lurian\", \"id\": \"state:XLU\"}\n"
      "{\"label\": \"LOC\", \"pattern\": \"Far North\"}\n"
      "{\"label\": \"PER\", \"pattern\": \"Bo Maran\"}");
  CHECK(found_in(*lexicon, "Luria, Lurian, Far North, Bo Maran") ==
        Strings{"State: Luria -> state:XLU form=name", "State: Lurian -> state:XLU form=adjective",
                "Place: Far North -> place:Far North form=name",
                "Person: Bo Maran -> person:Bo Maran form=name"});
  CHECK(error_of(R"({"label": "NORP", "pattern": "Lurian"})") ==
        "mine.jsonl:1:11: a NORP is the adjective of a state: it needs the state's id, such as "
        "\"id\": \"state:CHN\"");
}

TEST_CASE("A pattern that ends with a hyphen is a prefix, found without its hyphen") {
  const auto lexicon = lexicon_of(
      R"({"label": "STATE", "pattern": "Luro-", "id": "state:XLU", "form": "adjective"})");
  CHECK(found_in(*lexicon, "a Luro-Maran pact") ==
        Strings{"State: Luro -> state:XLU form=adjective"});
}

TEST_CASE("Adding a phrase twice changes nothing") {
  const std::string line = R"({"label": "PLACE", "pattern": "Port Sable"})";
  const auto once = lexicon_of(line);
  const auto twice = lexicon_of(line + "\n" + line + "\n");
  CHECK(found_in(*twice, "in Port Sable") == found_in(*once, "in Port Sable"));
  CHECK(twice->phrases().size() == once->phrases().size());
  CHECK(twice->entries().size() == 1);
}

TEST_CASE("Identifiers of other authorities stand beside the key") {
  const auto lexicon = lexicon_of(
      R"({"label": "PLACE", "pattern": "S", "id": "a", "external": "wikidata:Q1"})"
      "\n"
      R"({"label": "PLACE", "pattern": "T", "id": "a", "external": ["wikidata:Q1", "viaf:2"]})");
  CHECK(lexicon->external_ids_of(0) == std::vector<std::string_view>{"wikidata:Q1", "viaf:2"});
  CHECK(error_of(
            R"({"label": "PLACE", "pattern": "S", "id": "a", "external": "wikidata:Q1"})"
            "\n\n"
            R"({"label": "PLACE", "pattern": "S", "id": "b", "external": ["x", "wikidata:Q1"]})") ==
        "mine.jsonl:3:65: 'wikidata:Q1' is the identifier of 'a' already, in mine.jsonl:1:59");
}

TEST_CASE("A line that does not fit is named with its place") {
  CHECK(error_of("\n{\"label\": }") ==
        "mine.jsonl:2:11: no valid JSON: a value must stand here: "
        "text in double quotation marks, a number, true, false, null");
  CHECK(error_of("{\"label\": \"é\", }") ==
        "mine.jsonl:1:16: no valid JSON: a key in double quotation marks must stand here");
  CHECK(error_of("{\"label\": \"PLACE\"") ==
        "mine.jsonl:1:18: no valid JSON: the line ends before its object or list does");
  CHECK(error_of("{\"label\": \"\xFF\"}") == "mine.jsonl:1:12: byte FF is no valid UTF-8");
  CHECK(error_of("[1]") == "mine.jsonl:1:1: a line must be an object (it is: list)");
  CHECK(error_of(R"({"label": "PLACE", "pattern": "S", "colour": "red"})") ==
        "mine.jsonl:1:36: unknown key 'colour' (known: label, pattern, id, form, country, gender, "
        "kind, stands_for, name, external)");
  CHECK(error_of(R"({"label": "COLOUR", "pattern": "S"})") ==
        "mine.jsonl:1:11: unknown label 'COLOUR' (known: PERSON, PER, STATE, NORP, ORGANIZATION, "
        "ORG, PLACE, GPE, "
        "LOC, FAC)");
  CHECK(error_of(R"({"pattern": "S"})") ==
        "mine.jsonl:1:1: unknown label '' (known: PERSON, PER, STATE, NORP, ORGANIZATION, ORG, "
        "PLACE, GPE, "
        "LOC, FAC)");
  CHECK(error_of(R"({"label": "PLACE"})") ==
        "mine.jsonl:1:1: 'pattern' is missing or holds no word");
  CHECK(error_of(R"({"label": "PLACE", "pattern": ""})") ==
        "mine.jsonl:1:20: 'pattern' is missing or holds no word");
  CHECK(error_of(R"({"label": "PLACE", "pattern": 7})") ==
        "mine.jsonl:1:31: 'pattern' must be a string or a list of tokens (it is: number)");
  CHECK(error_of(R"({"label": "PLACE", "pattern": "S", "form": "verb"})") ==
        "mine.jsonl:1:44: unknown form 'verb' (known: name, adjective, people)");
}

TEST_CASE("What says nothing of an entry of its kind is an error") {
  CHECK(error_of(R"({"label": "ORG", "pattern": "S", "gender": "f"})") ==
        "mine.jsonl:1:34: an organization has no 'gender'");
  CHECK(error_of(R"({"label": "PERSON", "pattern": "S", "kind": "city"})") ==
        "mine.jsonl:1:37: a person has no 'kind'");
  CHECK(error_of(R"({"label": "STATE", "pattern": "S", "stands_for": "state:XLU"})") ==
        "mine.jsonl:1:36: a state has no 'stands_for'");
  CHECK(error_of(R"({"label": "STATE", "pattern": "S", "id": "state:S", "country": "state:T"})") ==
        "mine.jsonl:1:53: a state has no 'country'");
  CHECK(error_of(R"({"label": "ORG", "pattern": "S", "form": "people"})") ==
        "mine.jsonl:1:42: an organization has no form 'people'");
  CHECK(error_of(R"({"label": "STATE", "pattern": "S", "id": "state:S", "country": "state:S"})") ==
        "none");
  CHECK(error_of(R"({"label": "PLACE", "pattern": "S", "form": "people", "gender": ""})") ==
        "none");
}

TEST_CASE("One id cannot be of two kinds") {
  CHECK(error_of("{\"label\": \"PLACE\", \"pattern\": \"S\", \"id\": \"x\"}\n"
                 "{\"label\": \"PERSON\", \"pattern\": \"T\", \"id\": \"x\"}") ==
        "mine.jsonl:2:37: 'x' is a place already, in mine.jsonl:1");
}
