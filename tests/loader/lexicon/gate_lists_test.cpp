#include "loader/lexicon/gate_lists.hpp"

#include "loader/lexicon/lexicon.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>
#include <vector>

using namespace readout;
using readout::test::TemporaryFolder;

namespace {

using Strings = std::vector<std::string>;

std::string error_of_definition(std::string_view lines) {
  try {
    gate_lists_of(lines, "lists.def");
    return "none";
  } catch (const InputError& error) {
    return error.what();
  }
}

std::vector<GateEntry> entries_of(std::string_view lines) {
  std::vector<GateEntry> entries;
  read_gate_list(lines, "a.lst", [&](const GateEntry& entry) { entries.push_back(entry); });
  return entries;
}

std::string error_of_list(std::string_view lines) {
  try {
    entries_of(lines);
    return "none";
  } catch (const InputError& error) {
    return error.what();
  }
}

// Rules with one state and one person, and the types of GATE that the tests use.
class RulesWithGate : public TemporaryFolder {
 public:
  RulesWithGate() {
    write("rules/phases.txt", "step dictionaries\n");
    write("rules/dictionaries/states.tsv", "key\tname\tadjectives\nstate:XLU\tLuria\tLurian\n");
    write("rules/dictionaries/people.tsv", "key\tname\nperson:ana-reyes.XLU\tAna Reyes\n");
    write("rules/dictionaries/gate_types.tsv",
          "major\tminor\tmakes\tkind\n"
          "person_full\t\tPerson\t\n"
          "person_first\tfemale\tGivenName\tf\n"
          "surname\t\tSurname\t\n"
          "location\tcountry\tState\t\n"
          "location\t\tPlace\tcity\n"
          "country_adj\t\tAdjective\t\n"
          "title\t\tTitle\thonorific\n"
          "title\tmilitary\tTitle\trank\n"
          "organization\t\tOrganization\tother\n");
  }

  LexiconOptions options(const std::string& dictionary) const {
    return {.builtin = false, .rule_folders = {path("rules")}, .dictionaries = {path(dictionary)}};
  }

  std::string error(const std::string& dictionary) const {
    try {
      load_lexicon(options(dictionary));
      return "none";
    } catch (const InputError& error) {
      return shortened(error.what());
    }
  }
};

// "kind: words -> key {name=value}" of what the phrases find.
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
    }
    for (const char* name : {"kind", "major", "minor"}) {
      const auto symbol = lexicon.symbols().find(name);
      if (const auto value = symbol ? annotation.value(*symbol) : std::nullopt) {
        line.append(" ").append(name).append("=").append(lexicon.symbols().name(*value));
      }
    }
    found.push_back(std::move(line));
  }
  return found;
}

}  // namespace

TEST_CASE("A line of lists.def names a file and up to four types") {
  const auto lists = gate_lists_of(
      "# mine\r\n\r\nministers.lst:person_full:government\r\nsay.lst:say\nx/y.lst:a::en:Cue\n",
      "lists.def");
  REQUIRE(lists.size() == 3);
  CHECK(lists[0].file == "ministers.lst");
  CHECK(lists[0].major == "person_full");
  CHECK(lists[0].minor == "government");
  CHECK(lists[0].place.line == 3);
  CHECK(lists[1].minor.empty());
  CHECK(lists[2].file == "x/y.lst");
  CHECK(lists[2].minor.empty());
  CHECK(lists[2].language == "en");
  CHECK(lists[2].annotation == "Cue");
}

TEST_CASE("A broken line of lists.def is named with its place") {
  const std::string known = "(known: file.lst:major[:minor[:language[:annotationType]]])";
  CHECK(error_of_definition("a.lst:x\nb.lst") ==
        "lists.def:2:1: 'b.lst' has no major type " + known);
  CHECK(error_of_definition("a.lst:") == "lists.def:1:7: the major type is empty");
  CHECK(error_of_definition("a.txt:x") ==
        "lists.def:1:1: 'a.txt' is no .lst file below the folder of its lists.def " + known);
  CHECK(error_of_definition("../a.lst:x").starts_with("lists.def:1:1: '../a.lst' is no .lst file"));
  CHECK(error_of_definition("/a.lst:x").starts_with("lists.def:1:1: '/a.lst' is no .lst file"));
  CHECK(error_of_definition("a.lst:x:y:z:t:u") == "lists.def:1:15: more than five parts " + known);
  CHECK(error_of_definition("a.lst:né x") ==
        "lists.def:1:8: 'né x' is no major type (known signs: letters, digits, _ and -)");
  CHECK(error_of_definition("a.lst:x\nb.lst:\xFF") == "lists.def:2:7: byte FF is no valid UTF-8");
}

TEST_CASE("An entry has words and features; an ampersand without name and = belongs to the words") {
  const auto entries = entries_of(
      "\xEF\xBB\xBF"
      "Ana Reyes&gender=f&id=person:a\r\n\r\nAT&T\nA & B&kind=company\nR&D=x&Y&z=\n");
  REQUIRE(entries.size() == 4);
  CHECK(entries[0].name == "Ana Reyes");
  CHECK(entries[0].feature("gender") == "f");
  CHECK(entries[0].feature("id") == "person:a");
  CHECK(entries[0].feature("kind").empty());
  CHECK(entries[1].name == "AT&T");
  CHECK(entries[1].features.empty());
  CHECK(entries[2].name == "A & B");
  CHECK(entries[2].feature("kind") == "company");
  CHECK(entries[2].place.line == 4);
  CHECK(entries[3].name == "R");
  CHECK(entries[3].feature("D") == "x&Y");
  CHECK(entries[3].feature("z").empty());
}

TEST_CASE("A broken entry is named with its place") {
  CHECK(error_of_list("a\n&gender=f") == "a.lst:2:1: '' is an entry without a word");
  CHECK(error_of_list("--") == "a.lst:1:1: '--' is an entry without a word");
  CHECK(error_of_list("é&a=1&a=2") == "a.lst:1:7: the feature 'a' stands twice");
  CHECK(error_of_list(std::string_view("ab\0c", 4)) == "a.lst:1:3: a NUL byte");
}

TEST_CASE("Lists become names, titles and word lists by their types") {
  const RulesWithGate folder;
  folder.write("gate/lists.def",
               "people.lst:person_full\nfirst.lst:person_first:female\nlast.lst:surname\n"
               "where.lst:location:city\ntitle.lst:title:military\nsay.lst:say:public\n"
               "sign.lst:sign:::Omen\n");
  folder.write("gate/people.lst",
               "Bo Maran&country=state:XLU&gender=m\nB. Maran&id=person:bo-maran\n");
  folder.write("gate/first.lst", "Mira\n");
  folder.write("gate/last.lst", "Maran\n");
  folder.write("gate/where.lst", "Port Sable&kind=capital&stands_for=state:XLU\n");
  folder.write("gate/title.lst", "Captain\n");
  folder.write("gate/say.lst", "Utter\nput it\n");
  folder.write("gate/sign.lst", "comet\n");
  const auto lexicon = load_lexicon(folder.options("gate"));
  CHECK(found_in(*lexicon, "Captain Bo Maran put it, B. Maran, of Port Sable, a comet") ==
        Strings{"Title: Captain kind=rank", "Person: Bo Maran -> person:bo-maran",
                "Lookup: put it major=say minor=public", "Person: B. Maran -> person:bo-maran",
                "Place: Port Sable -> place:port-sable kind=capital", "Omen: comet major=sign"});
  const DictionaryEntry maran = lexicon->entries()[lexicon->entry_of("person:bo-maran").value()];
  CHECK(maran.name == "Bo Maran");
  CHECK(maran.gender == "m");
  CHECK(maran.country == "state:XLU");
  CHECK(maran.user);
  CHECK(folder.shortened(std::string(maran.file)) == "gate/people.lst");
  CHECK(lexicon->gender_of_given_name("mira") == "f");
  CHECK(lexicon->holds("surnames", "maran"));
  CHECK(lexicon->holds("gate.say", "utter"));
  CHECK(lexicon->holds("gate.say.public", "utter"));
  CHECK_FALSE(lexicon->list("gate.title").has_value());
}

TEST_CASE("Entries without an id are those of the other dictionaries with their name") {
  const RulesWithGate folder;
  folder.write("gate/lists.def",
               "people.lst:person_full\nstates.lst:location:country\nadj.lst:country_adj\n");
  folder.write("gate/people.lst", "ana reyes\n");
  folder.write("gate/states.lst", "Luria\nMaro\n");
  folder.write("gate/adj.lst", "Lurian\nMaran&id=state:maro\n");
  const auto lexicon = load_lexicon(folder.options("gate/lists.def"));
  CHECK(found_in(*lexicon, "Ana Reyes, Luria, Maro, Lurian, Maran") ==
        Strings{"Person: Ana Reyes -> person:ana-reyes.XLU", "State: Luria -> state:XLU",
                "State: Maro -> state:maro", "State: Lurian -> state:XLU",
                "State: Maran -> state:maro"});
  CHECK(lexicon->entries().size() == 3);
}

TEST_CASE("An adjective is of a state that is there") {
  const RulesWithGate folder;
  folder.write("gate/lists.def", "adj.lst:country_adj\n");
  folder.write("gate/adj.lst", "Bessish\nLurian\n");
  const auto lexicon = load_lexicon(folder.options("gate"));
  REQUIRE(lexicon->warnings().size() == 1);
  CHECK(folder.shortened(lexicon->warnings().front()) ==
        "gate/adj.lst:1:1: no state has the adjective 'Bessish': write Bessish&id=state:CODE, or "
        "it is left out");
  CHECK(lexicon->entries().size() == 2);
  folder.write("gate/adj.lst", "Bessish&id=state:XBE\n");
  CHECK(folder.error("gate") == "gate/adj.lst:1:12: no dictionary has the key 'state:XBE'");
  folder.write("gate/lists.def", "states.lst:location:country\nadj.lst:country_adj\n");
  folder.write("gate/states.lst", "Bessik&id=state:XBE\n");
  CHECK(folder.error("gate") == "none");
}

TEST_CASE("What is wrong with a gazetteer is named with its place") {
  const RulesWithGate folder;
  folder.write("gate/lists.def", "people.lst:person_full\nnone.lst:x\n");
  folder.write("gate/people.lst", "Bo Maran\n");
  CHECK(folder.error("gate") == "gate/lists.def:2:1: no file 'gate/none.lst'");
  for (const char* const nothing : {"", "\xEF\xBB\xBF\n \r\n"}) {
    folder.write("gate/none.lst", nothing);
    CHECK(folder.error("gate") == "gate/none.lst:1:1: the list is empty");
  }
  folder.write("gate/lists.def", "people.lst:person_full:::omen\n");
  CHECK(folder.error("gate") ==
        "gate/lists.def:1:1: 'omen' is no annotation type: kinds begin with a capital");
  folder.write("gate/lists.def", "people.lst:person_full:::Token\n");
  CHECK(folder.error("gate") ==
        "gate/lists.def:1:1: the annotation type 'Token' is made by the program");
  folder.write("gate/lists.def", "people.lst:person_full\n");
  folder.write("gate/people.lst", "Bo Maran\nLuria&id=state:XLU\n");
  CHECK(folder.error("gate") ==
        "gate/people.lst:2:10: 'state:XLU' is the key of a state, not of a person");
  folder.write("gate/people.lst", "Bo Maran&external=wikidata:Q1\nA B&external=wikidata:Q1\n");
  CHECK(folder.error("gate") ==
        "gate/people.lst:2:14: 'wikidata:Q1' is the identifier of 'person:bo-maran' already, in "
        "gate/people.lst:1:19");
  folder.write("gate/people.lst", "Bó Maran&country=state:XLU&gender= q\n");
  CHECK(folder.error("gate").starts_with("gate/people.lst:1:35: unknown gender 'q' (known: "));
  folder.write("rules/dictionaries/gate_types.tsv", "major\tminor\tmakes\na\tb\tRobot\n");
  CHECK(folder.error("gate").starts_with(
      "rules/dictionaries/gate_types.tsv:2:5: unknown makes 'Robot' (known: Person, State, "));
}

TEST_CASE("The lists of a gazetteer are part of the rule set's hash") {
  const RulesWithGate folder;
  folder.write("gate/lists.def", "people.lst:person_full\n");
  folder.write("gate/people.lst", "Bo Maran\n");
  const std::string before = load_lexicon(folder.options("gate"))->rule_set().hash;
  CHECK(load_lexicon(folder.options("gate"))->rule_set().hash == before);
  folder.write("gate/people.lst", "Bo Marant\n");
  CHECK(load_lexicon(folder.options("gate"))->rule_set().hash != before);
}
