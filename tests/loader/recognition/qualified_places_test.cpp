#include "tests/loader/recognition/recognised_text.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace readout;
using readout::test::recognised_text;

namespace {

using Lines = std::vector<std::string>;

// Keys of the names, each once, sorted.
Lines named_in(const std::string& words) { return recognised_text(words).named(); }

}  // namespace

TEST_CASE("A city of another state's province is not the one that is known by its name") {
  CHECK(named_in("They had met in London, Ontario, and then London was cold.") ==
        Lines{"place:london", "place:london, ontario", "place:ontario"});
  CHECK(named_in("They had met in Boston, Ontario, and then Boston was cold.") ==
        Lines{"place:boston, ontario", "place:ontario"});
  CHECK(named_in("They had met in Paris, Texas, and then in Paris, France.") ==
        Lines{"place:paris", "place:paris, texas", "place:texas", "state:FRA"});
  CHECK(named_in("They had met in Paris and they have been in Paris, Texas.") ==
        Lines{"place:paris", "place:paris, texas", "place:texas"});
  CHECK(named_in("They had been in London, Texas and Rome.") ==
        Lines{"place:london", "place:rome", "place:texas"});
}

TEST_CASE("A province that is called as a state is stands behind its cities and officers") {
  CHECK(named_in("They had met in Atlanta, Georgia, and then Georgia was cold.") ==
        Lines{"place:atlanta", "place:georgia.USA"});
  CHECK(named_in("They had met in Athens, Georgia, and then Georgia was cold.") ==
        Lines{"place:athens, georgia", "place:georgia.USA"});
  CHECK(named_in("It was the governor of Georgia who had asked them.") ==
        Lines{"place:georgia.USA"});
  CHECK(named_in("They had met in Batumi, Georgia, and then Georgia was cold.") ==
        Lines{"place:batumi", "state:GEO"});
  CHECK(named_in("It was the president of Georgia who had asked them.") == Lines{"state:GEO"});
}
