#include "loader/lexicon/lexicon.hpp"

#include "schema/model/error.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace readout;
using readout::test::TemporaryFolder;

namespace {

// Options for the rules of a folder alone.
LexiconOptions only(const TemporaryFolder& folder) {
  return {.builtin = false, .rule_folders = {folder.path()}, .dictionaries = {}};
}

// A folder with the least that makes a lexicon.
class SmallRules : public TemporaryFolder {
 public:
  SmallRules() {
    write("phases.txt", "step dictionaries  # the only one\n");
    write("dictionaries/states.tsv", "key\tname\tadjectives\nstate:XLU\tLuria\tLurian|Luro-\n");
  }
};

template <typename Error>
std::string error_of(const TemporaryFolder& folder, const LexiconOptions& options) {
  try {
    load_lexicon(options);
    return "none";
  } catch (const Error& error) {
    return folder.shortened(error.what());
  }
}

std::string hash_of(const LexiconOptions& options) {
  return load_lexicon(options)->rule_set().hash;
}

std::vector<std::string> keys_in(const Lexicon& lexicon, std::string_view words) {
  AnnotatedText text;
  text.text = words;
  text.tokens = tokens_of(words);
  lexicon.phrases().annotate(text);
  std::vector<std::string> keys;
  for (const Annotation& annotation : text.annotations) {
    if (annotation.reference != Annotation::no_reference) {
      keys.emplace_back(lexicon.entries()[annotation.reference].key);
    }
  }
  return keys;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("The built-in rules load, and know states, offices and words") {
  const auto lexicon = load_lexicon({});
  const auto china = lexicon->entry_of("state:CHN");
  REQUIRE(china);
  CHECK(lexicon->entries()[*china].name == "China");
  CHECK(lexicon->entries()[*china].file == "loader/rules/dictionaries/states.tsv");
  CHECK(keys_in(*lexicon, "the People’s Republic of China's") ==
        Strings{"state:CHN", "state:TWN", "state:CHN"});
  CHECK(lexicon->holds("abbreviations", "Gen"));
  CHECK(lexicon->holds("abbreviations", "No"));
  CHECK_FALSE(lexicon->holds("abbreviations", "no"));
  CHECK(lexicon->list("given_names").has_value());
  CHECK_FALSE(lexicon->list("given_name").has_value());
  CHECK_FALSE(lexicon->offices().all().empty());
  CHECK_FALSE(lexicon->zone_rules().all().empty());
  CHECK(lexicon->steps().front().step == "zones");
}

TEST_CASE("A name of the user stands before the built-in one") {
  const TemporaryFolder folder;
  const std::string mine =
      folder.write("mine.jsonl",
                   R"({"label": "STATE", "pattern": "Cathay", "id": "state:CHN"}
{"label": "ORG", "pattern": "Port Bank", "id": "organization:port-bank", "country": "state:CHN"})");
  const auto lexicon = load_lexicon({.rule_folders = {}, .dictionaries = {mine}});
  const DictionaryEntry china = lexicon->entries()[lexicon->entry_of("state:CHN").value()];
  CHECK(china.name == "Cathay");
  CHECK(china.file == mine);
  CHECK(keys_in(*lexicon, "Cathay") == Strings{"state:CHN"});
  CHECK(keys_in(*lexicon, "China") == Strings{"state:CHN"});
  const auto bank = lexicon->entry_of("organization:port-bank");
  REQUIRE(bank);
  const DictionaryRecord record = lexicon->rule_set().entry(*bank);
  CHECK(record.name == "Port Bank");
  CHECK(record.country == "state:CHN");
  CHECK(record.line == 2);
}

TEST_CASE("A file of a rules folder replaces the built-in one of its path and no other") {
  const TemporaryFolder folder;
  folder.write("dictionaries/states.tsv", "key\tname\nstate:XLU\tLuria\n");
  const auto lexicon = load_lexicon({.rule_folders = {folder.path()}, .dictionaries = {}});
  CHECK(lexicon->entry_of("state:XLU"));
  CHECK_FALSE(lexicon->entry_of("state:CHN"));
  CHECK(lexicon->holds("abbreviations", "Gen"));
}

TEST_CASE("Of two rules folders the later one counts") {
  const SmallRules first;
  const TemporaryFolder second;
  second.write("dictionaries/states.tsv", "key\tname\nstate:XMA\tMaro\n");
  LexiconOptions options = only(first);
  options.rule_folders.push_back(second.path());
  const auto lexicon = load_lexicon(options);
  CHECK(lexicon->entry_of("state:XMA"));
  CHECK_FALSE(lexicon->entry_of("state:XLU"));
}

TEST_CASE("Tables fill entries, names, word lists and offices") {
  const SmallRules folder;
  folder.write("dictionaries/people.tsv",
               "key\tname\tnames\tgender\tcountry\n"
               "person:a\tAna Reyes\tReyes||\tf\tstate:XLU\n");
  folder.write("dictionaries/offices.tsv",
               "person\toffice\tbody\tstart\tend\nperson:a\tpresident\tstate:XLU\t2020-01-02\t\n");
  folder.write("dictionaries/given_names.tsv", "name\tgender\nAna\tf\nRobin\tf\nRobin\tm\n");
  folder.write("dictionaries/words.tsv", "word\tclass\nThe\tarticle|determiner\n");
  folder.write("dictionaries/abbreviations.tsv", "word\tkind\nGen.\trank\netc.\tlatin\n");
  const auto lexicon = load_lexicon(only(folder));
  CHECK(keys_in(*lexicon, "Reyes, LURIA, Lurian, Luro-Maran") ==
        Strings{"person:a", "state:XLU", "state:XLU", "state:XLU"});
  REQUIRE(lexicon->offices().all().size() == 1);
  CHECK(lexicon->offices().all()[0].start == "2020-01-02");
  CHECK(lexicon->offices().all()[0].end.empty());
  CHECK(lexicon->gender_of_given_name("ana") == "f");
  CHECK(lexicon->gender_of_given_name("robin") == "u");
  CHECK(lexicon->gender_of_given_name("luria").empty());
  CHECK(lexicon->names() == Strings{"abbreviations", "abbreviations.latin", "abbreviations.rank",
                                    "given_names", "given_names.f", "given_names.u", "words",
                                    "words.article", "words.determiner"});
  CHECK(lexicon->holds("words.article", "the"));
  CHECK_FALSE(lexicon->holds("words", "Luria"));
  CHECK_FALSE(lexicon->holds("verbs", "the"));
  CHECK(lexicon->holds("abbreviations", "Gen"));
  CHECK(lexicon->holds("abbreviations", "etc"));
}

TEST_CASE("Dictionaries, steps and rules are numbered as facts refer to them") {
  const SmallRules folder;
  folder.write("phases.txt", "step zones\nstep sentences\nstep dictionaries\nrules names/one\n");
  folder.write(
      "names/one.yaml",
      "reads: [State]\nrules:\n  - name: r\n    label: Found\n    pattern: |\n      [State]\n");
  const auto lexicon = load_lexicon(only(folder));
  Strings rules;
  for (const RuleRecord& rule : lexicon->rule_set().rules) {
    rules.push_back(folder.shortened(rule.file) + ":" + std::to_string(rule.line) + " " +
                    rule.name);
  }
  CHECK(rules == Strings{"dictionaries/states.tsv:0 dictionaries/states",
                         "phases.txt:1 steps/zones", "phases.txt:2 steps/sentences",
                         "phases.txt:3 steps/dictionaries", "names/one.yaml:3 names/one/r"});
  CHECK(lexicon->rule_of_step("dictionaries") == 3);
  CHECK_THROWS_AS(lexicon->rule_of_step("names"), std::out_of_range);
  REQUIRE(lexicon->steps().size() == 4);
  CHECK(lexicon->steps()[3].phase != nullptr);
  CHECK(lexicon->steps()[3].rule == 4);
}

TEST_CASE("What cannot be opened is named") {
  const SmallRules folder;
  LexiconOptions options = only(folder);
  options.dictionaries = {folder.path("none.jsonl")};
  CHECK(error_of<UsageError>(folder, options) == "cannot read 'none.jsonl'");
  options.dictionaries = {folder.path("dictionaries")};
  CHECK(error_of<UsageError>(folder, options) ==
        "--dictionary: no lists.def in the folder 'dictionaries'");
  options = only(folder);
  options.rule_folders = {folder.path("none")};
  CHECK(error_of<UsageError>(folder, options) == "--rules: no folder 'none'");
  options.rule_folders = {};
  CHECK(error_of<UsageError>(folder, options) ==
        "no phases.txt in the rules: --rules must name a folder that holds one when the built-in "
        "rules are left out");
}

TEST_CASE("A dictionary that is none is refused") {
  const SmallRules folder;
  LexiconOptions options = only(folder);
  options.dictionaries = {folder.write("colours.tsv", "word\nred\n")};
  CHECK(error_of<InputError>(folder, options) ==
        "colours.tsv:1:1: unknown dictionary 'colours' (known: states, places, cities, provinces, "
        "organizations, people, offices, publishers, gate_types, petrarch_codes, surnames, "
        "title_modifiers, "
        "name_particles, organization_heads, place_heads, words, surname_first_states, "
        "titles_alike, acting_words, verb_classes, synonyms, body_links, evidence_words, "
        "group_words, "
        "common_words, "
        "given_names, "
        "abbreviations, closed_words, readings, suffixes, titles, cues, zones, pronouns, channels, "
        "descriptors, stop_names)");
  options.dictionaries = {folder.write("states.csv", "key,name\n")};
  CHECK(error_of<InputError>(folder, options) ==
        "states.csv:1:1: no dictionary that is known here (known: a table .tsv, EntityRuler JSON "
        "Lines "
        ".jsonl, GATE's lists.def or its folder, PETRARCH's actors or agents with [CODES])");
  options.dictionaries = {folder.write("mine/states.tsv", "key\tname\tcolour\n")};
  CHECK(error_of<InputError>(folder, options).starts_with("mine/states.tsv:1:10: unknown column"));
}

TEST_CASE("A file of a rules folder that would not be read is refused") {
  const auto said_of = [](const std::string& path) {
    const SmallRules folder;
    folder.write(path, "x\n");
    const std::string error = error_of<UsageError>(folder, only(folder));
    return error.substr(std::min(error.find("would"), error.size()));
  };
  const std::string of_rules = "would not be read: files of rules end in .yaml";
  CHECK(said_of("names/a.yml") == of_rules);
  CHECK(said_of("names/a.YAML") == of_rules);
  const std::string dictionary = "would not be read: dictionaries here end in .tsv or .jsonl";
  for (const std::string path : {"dictionaries/people.txt", "dictionaries/people.csv",
                                 "dictionaries/a.json", "people.TSV", "lists.def", "gate/a.lst"}) {
    INFO(path);
    CHECK(said_of(path).starts_with(dictionary));
  }
  const std::string of_phases =
      "would not be read: the list of phases is phases.txt in the folder itself";
  CHECK(said_of("names/phases.txt") == of_phases);
  CHECK(said_of("Phases.TXT") == of_phases);
  for (const std::string path : {"README.md", "LICENSE", "notes.txt", "sample.json", ".a.yml"}) {
    INFO(path);
    CHECK(said_of(path).empty());
  }
}

TEST_CASE("Lines of zones that do not fit are named") {
  const SmallRules folder;
  const auto error = [&](const std::string& line) {
    folder.write("dictionaries/zones.tsv", "zone\twhere\tpattern\n" + line + "\n");
    return error_of<InputError>(folder, only(folder));
  };
  CHECK(error("cellar\tany\tx") ==
        "dictionaries/zones.tsv:2:1: unknown zone 'cellar' (known: headline, standfirst, byline, "
        "dateline, agency, subheading, body, caption, links, layout)");
  CHECK(error("body\tlast\tx") ==
        "dictionaries/zones.tsv:2:6: unknown where 'last' (known: first, any, start)");
  CHECK(error("body\tany\t(x") == "dictionaries/zones.tsv:2:10: pattern: missing ): (x");
  CHECK(error("body\tany\tx") == "none");
}

TEST_CASE("Lines of phases.txt that do not fit are named") {
  const SmallRules folder;
  folder.write("phases.txt", "\nstep dictionaries\nphase x\n");
  CHECK(error_of<InputError>(folder, only(folder)) ==
        "phases.txt:3:1: unknown word 'phase' (known: step, rules)");
  folder.write("phases.txt", "step zones\n  rules # of names\n");
  CHECK(error_of<InputError>(folder, only(folder)) ==
        "phases.txt:2:3: behind 'rules' stands no name");
  folder.write("phases.txt", "rules names/none\n");
  CHECK(error_of<InputError>(folder, only(folder)) ==
        "phases.txt:1:7: no file 'names/none.yaml' (none is known)");
  folder.write("phases.txt", "step zones\nstep dictionaries\nrules names/one\n");
  folder.write("names/one.yaml", "rules:\n  - {name: r, label: Found, pattern: (\"x\")}\n");
  CHECK(error_of<InputError>(folder, only(folder)) ==
        "phases.txt:3:1: rules run over sentences: the step 'sentences' must stand before them");
  folder.write("phases.txt", "step sentences\nrules names/one\n");
  CHECK(error_of<InputError>(folder, only(folder)) ==
        "phases.txt:1:1: the step 'sentences' reads what the step 'zones' makes, which must stand "
        "before it");
  folder.write("phases.txt", "# nothing runs\n");
  CHECK(error_of<InputError>(folder, only(folder)) ==
        "phases.txt:1:1: no line names a step or a file of rules");
}

TEST_CASE("A line of phases.txt that asks for sentences names a kind that is made before it") {
  const SmallRules folder;
  const auto error = [&](const std::string& lines) {
    folder.write("phases.txt", "step zones\nstep sentences\nstep dictionaries\n" + lines + "\n");
    return error_of<InputError>(folder, only(folder));
  };
  const auto rules = [](const std::string& head) {
    return head + "rules:\n  - name: r\n    label: Found\n    pattern: |\n      \"x\"\n";
  };
  folder.write("names/one.yaml", rules(""));
  CHECK(error("rules names/one in Cue") == "none");
  CHECK(error("rules names/one\nstep readings in Found") == "none");
  CHECK_THAT(error("step readings in Found\nrules names/one"),
             Catch::StartsWith(
                 "phases.txt:4:18: nothing before this line makes the kind 'Found' (known: "));
  CHECK_THAT(error("rules names/one in Cu"),
             Catch::StartsWith("phases.txt:4:20: nothing before this line makes the kind 'Cu' (did "
                               "you mean Cue?"));
  CHECK(error("step names in Cue") ==
        "phases.txt:4:6: unknown step for some sentences 'names' (known: readings, "
        "common_readings, clauses)");
  folder.write("names/whole.yaml", rules("scope: document\n"));
  CHECK(error("rules names/one\nrules names/whole in Cue") ==
        "phases.txt:5:22: 'names/whole' looks at each document: only rules over sentences can run "
        "in some of them");
  CHECK_THAT(error("rules names/one in"),
             Catch::StartsWith("phases.txt:4:7: no file 'names/one in.yaml'"));
}

TEST_CASE("The same rules have the same hash, wherever they stand") {
  const SmallRules one;
  const SmallRules other;
  CHECK(hash_of(only(one)) == hash_of(only(other)));
  CHECK(hash_of(only(one)).size() == 32);
  one.write("notes.md", "no rule file");
  CHECK(hash_of(only(one)) == hash_of(only(other)));
}

TEST_CASE("Whatever changes in the rules changes their hash") {
  Strings hashes;
  const auto add = [&](const LexiconOptions& options) { hashes.push_back(hash_of(options)); };
  const SmallRules folder;
  add(only(folder));
  const TemporaryFolder outside;
  LexiconOptions options = only(folder);
  options.dictionaries = {outside.write("mine.jsonl", R"({"label": "PLACE", "pattern": "Sable"})")};
  add(options);
  outside.write("mine.jsonl", R"({"label": "PLACE", "pattern": "Sables"})");
  add(options);
  folder.write("dictionaries/states.tsv", "key\tname\nstate:XLU\tLurias\n");
  add(only(folder));
  folder.write("dictionaries/words.tsv", "word\tclass\n");
  add(only(folder));
  folder.write("phases.txt", "step dictionaries\nstep zones\n");
  add(only(folder));
  std::ranges::sort(hashes);
  CHECK(std::ranges::adjacent_find(hashes) == hashes.end());
  CHECK(hashes.size() == 6);
}

TEST_CASE("Rules import the variables of other files of their folder") {
  const SmallRules folder;
  folder.write("phases.txt", "step zones\nstep sentences\nrules names/found\n");
  folder.write("common/words.yaml", "vars: {stop: \"[word=stop]\"}\n");
  const std::string rules = "rules:\n  - {name: r, label: Found, pattern: (\"do\" @stop)}\n";
  folder.write("names/found.yaml", "imports: common/words\n" + rules);
  const auto lexicon = load_lexicon(only(folder));
  CHECK(lexicon->steps().back().phase->phase().rules.front().pattern.root.parts.size() == 2);
  folder.write("names/found.yaml", "imports: common/wrods\n" + rules);
  CHECK(error_of<InputError>(folder, only(folder)) ==
        "names/found.yaml:1:10: no file 'common/wrods.yaml' (did you mean common/words? known: "
        "common/words, names/found)");
}

TEST_CASE("A lexicon warns of rules without examples") {
  const SmallRules folder;
  folder.write("phases.txt", "step zones\nstep sentences\nrules names/found\n");
  folder.write("names/found.yaml",
               "rules:\n  - {name: r, label: Found, pattern: (\"a\"), tests: {match: [a]}}\n");
  Strings warnings = load_lexicon(only(folder))->warnings();
  REQUIRE(warnings.size() == 1);
  CHECK(folder.shortened(warnings.front()) ==
        "names/found.yaml:2:12: 'r' has no example under tests: no-match:");
}
