#include "loader/lexicon/letter_cases.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace readout;

namespace {

using Strings = std::vector<std::string>;

Strings cases(std::string_view name) {
  return letter_cases_of(name, [](std::string_view lower) {
    return lower == "of" || lower == "the" || lower == "bank";
  });
}

}  // namespace

TEST_CASE("A name in capitals gets one capital a word") {
  CHECK(cases("MIRA REYES") == Strings{"Mira Reyes"});
  CHECK(cases("ÖZLEM ÇELIK") == Strings{"Özlem Çelik"});
  CHECK(cases("SEAN O'BRIEN") == Strings{"Sean O'Brien"});
  CHECK(cases("BASHAR AL-ASSAD") == Strings{"Bashar Al-Assad"});
  CHECK(cases("KING'S COLLEGE") == Strings{"King's College"});
}

TEST_CASE("Words that are small inside names become small, but not the first") {
  CHECK(cases("BANK OF LURIA") == Strings{"Bank of Luria"});
  CHECK(cases("LURIA BANK") == Strings{"Luria bank"});
}

TEST_CASE("Short words may be acronyms and also stay as they are") {
  CHECK(cases("UN") == Strings{"UN"});
  CHECK(cases("HEAD OF UN") == Strings{"Head of Un", "Head of UN"});
  CHECK(cases("XI DADA") == Strings{"Xi Dada", "XI Dada"});
  CHECK(cases("A B C D E").size() == 8);
}

TEST_CASE("A name with small letters stays as it is") {
  CHECK(cases("bin Reyes OF") == Strings{"bin Reyes OF"});
}
