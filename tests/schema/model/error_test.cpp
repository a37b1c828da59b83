#include "schema/model/error.hpp"

#include "schema/text/utf8.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace readout;

TEST_CASE("A place is shown with as much as it knows") {
  CHECK(Place{"a.yaml"}.to_string() == "a.yaml");
  CHECK(Place{"a.yaml", 3}.to_string() == "a.yaml:3");
  CHECK(Place{"a.yaml", 3, 14}.to_string() == "a.yaml:3:14");
}

TEST_CASE("An input error starts with its place") {
  const InputError error({"a.yaml", 14, 9}, "unknown list 'tilte' (known: title)");
  CHECK(std::string(error.what()) == "a.yaml:14:9: unknown list 'tilte' (known: title)");
  CHECK(error.place().line == 14);
}

TEST_CASE("A store error shows its state and the beginning of the statement, on one line") {
  const StoreError error("ERROR:  no such table\n", "select *\n  from t", "42P01");
  CHECK(std::string(error.what()) == "ERROR:  no such table [42P01] in: select * from t");
  CHECK(error.statement() == "select *\n  from t");
  CHECK(error.state() == "42P01");
  CHECK(std::string(StoreError("closed", "", "").what()) == "closed");
}

TEST_CASE("A long statement is cut between two code points") {
  const std::string statement = std::string(199, 'x') + "éé";
  const std::string message = StoreError("failed", statement, "1").what();
  CHECK(message == "failed [1] in: " + std::string(199, 'x') + "é...");
}

TEST_CASE("The middle of a very long message is left out between code points") {
  const std::string word(9'000'000, 'x');
  const std::string message = InputError({"f", 1, 2}, "unknown word '" + word + "' here").what();
  CHECK(message.size() < 2100);
  CHECK(message.starts_with("f:1:2: unknown word 'xxx"));
  CHECK(message.find("[... 8998") != std::string::npos);
  CHECK(message.ends_with("xx' here"));
  for (std::size_t shift = 0; shift < 3; ++shift) {
    std::string euros(shift, 'x');
    for (int i = 0; i < 5000; ++i) {
      euros += "€";
    }
    CHECK_FALSE(first_invalid_utf8(InputError({"f", 1, 2}, euros).what()));
  }
  CHECK(std::string(InputError({"f", 1, 2}, std::string(2000, 'x')).what()).size() == 2007);
}
