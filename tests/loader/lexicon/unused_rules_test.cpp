#include "loader/lexicon/lexicon.hpp"
#include "schema/model/error.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

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
