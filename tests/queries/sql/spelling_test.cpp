#include "queries/sql/spelling.hpp"

#include <catch2/catch.hpp>

using namespace readout;

TEST_CASE("Names that were romanised in different ways have one spelling") {
  CHECK(spelling_of("sergey") == spelling_of("sergei"));
  CHECK(spelling_of("shoygu") == spelling_of("shoigu"));
  CHECK(spelling_of("khrushchev") == spelling_of("hrusev"));
  CHECK(spelling_of("mueller") == spelling_of("muller"));
  CHECK(spelling_of("hussein") == spelling_of("husein"));
  CHECK(spelling_of("ivanow petrov") == spelling_of("ivanov petrov"));
  CHECK(spelling_of("john smith") != spelling_of("john smit"));
  CHECK(spelling_of("").empty());
}

TEST_CASE("A given name has a usual form") {
  CHECK(usual_given_name("bob") == usual_given_name("robert"));
  CHECK(usual_given_name("mohamed") == usual_given_name("muhammad"));
  CHECK(usual_given_name("ilvo") == "ilvo");
}

TEST_CASE("A legal form at the end of a name is not its name") {
  CHECK(without_legal_form("north bank co ltd") == "north bank");
  CHECK(without_legal_form("north bank") == "north bank");
  CHECK(without_legal_form("company") == "company");
  CHECK(without_legal_form("company inc") == "company");
  CHECK(without_legal_form("inc magazine") == "inc magazine");
}

TEST_CASE("Names that differ in one letter") {
  CHECK(differ_in_one_letter("olga tarn", "olga tarm"));
  CHECK(differ_in_one_letter("olga tarn", "olga tarns"));
  CHECK(differ_in_one_letter("olga tarn", "olga tran"));
  CHECK(differ_in_one_letter("ωλγα", "ωλγο"));
  CHECK_FALSE(differ_in_one_letter("olga tarn", "olga tarn"));
  CHECK_FALSE(differ_in_one_letter("olga tarn", "olga tornm"));
  CHECK_FALSE(differ_in_one_letter("line 1", "line 2"));
  CHECK_FALSE(differ_in_one_letter("line 1", "line 11"));
}

TEST_CASE("The words of a name") {
  CHECK(words_of_name(" a bc  d") == std::vector<std::string_view>{"a", "bc", "d"});
  CHECK(words_of_name("").empty());
}
