#include "loader/lexicon/lexicon.hpp"
#include "schema/model/error.hpp"
#include "tests/support/environment.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace readout;
using readout::test::TemporaryFolder;

TEST_CASE("A folder without rules is refused") {
  const TemporaryFolder folder;
  CHECK_THROWS_WITH(load_lexicon({.rule_folders = {folder.path()}, .dictionaries = {}}),
                    Catch::StartsWith("--rules: no rules in '" + folder.path() + "'"));
}

TEST_CASE("Rules that nothing runs or imports are refused with the phases that there are") {
  const TemporaryFolder folder;
  const std::string file = folder.write("names/ships.yaml", "vars:\n  SHIP: '[word=\"ship\"]'\n");
  const LexiconOptions options{.rule_folders = {folder.path()}, .dictionaries = {}};
  CHECK_THROWS_AS(load_lexicon(options), InputError);
  CHECK_THROWS_WITH(load_lexicon(options),
                    Catch::StartsWith(file + ":1:1: nothing runs or imports these rules: write "
                                             "'rules names/ships' in a phases.txt") &&
                        Catch::Contains("names/person"));
  folder.write("names/fleet.yaml", "imports: [names/ships]\n");
  CHECK_THROWS_WITH(load_lexicon(options), Catch::Contains("names/fleet.yaml:1:1: nothing runs"));
}

TEST_CASE("The folder of the built-in rules is one of rules: all of its files run") {
  const std::string folder = (test::source_folder() / "loader/rules").string();
  CHECK_NOTHROW(load_lexicon({.rule_folders = {folder}, .dictionaries = {}}));
  CHECK_NOTHROW(load_lexicon({.builtin = false, .rule_folders = {folder}, .dictionaries = {}}));
}

TEST_CASE("Phases of one's own need nothing of the built-in rules that they leave out") {
  const TemporaryFolder folder;
  folder.write("phases.txt", "step zones\nstep sentences\nstep dictionaries\nrules names/ships\n");
  folder.write("names/ships.yaml", "rules:\n  - {name: a, label: Ship, pattern: (\"b\")}\n");
  CHECK_NOTHROW(load_lexicon({.rule_folders = {folder.path()}, .dictionaries = {}}));
}

TEST_CASE("What is called as a file of rules and is none is refused") {
  const TemporaryFolder folder;
  folder.write("names/teams.yaml/inner.txt", "");
  const LexiconOptions options{.rule_folders = {folder.path()}, .dictionaries = {}};
  CHECK_THROWS_WITH(load_lexicon(options),
                    "--rules: '" + folder.path("names/teams.yaml") + "' is no file");
  std::filesystem::remove_all(folder.path("names/teams.yaml"));
  std::filesystem::create_symlink(folder.path("nowhere"), folder.path("names/teams.yaml"));
  CHECK_THROWS_WITH(load_lexicon(options),
                    "--rules: '" + folder.path("names/teams.yaml") + "' is a link to nothing");
}
