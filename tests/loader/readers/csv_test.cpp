#include "loader/readers/csv.hpp"

#include "schema/model/error.hpp"

#include <catch2/catch.hpp>

namespace readout::readers {

namespace {

using Cells = std::vector<std::string>;

std::vector<Cells> cells_of(std::string_view text) {
  std::vector<Cells> rows;
  for (const CsvRow& row : csv_rows(text, "a.csv")) {
    rows.push_back(row.cells);
  }
  return rows;
}

std::string error_of(std::string_view text) {
  try {
    csv_rows(text, "a.csv");
  } catch (const InputError& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("Rows end in LF, CRLF or with the text") {
  const std::vector<Cells> expected = {{"a", "b"}, {"c", "d"}};
  CHECK(cells_of("a,b\nc,d\n") == expected);
  CHECK(cells_of("a,b\r\nc,d\r\n") == expected);
  CHECK(cells_of("a,b\nc,d") == expected);
}

TEST_CASE("Empty cells count, empty lines do not") {
  CHECK(cells_of("a,,c\n\n\r\n,\n\"\"\n") == std::vector<Cells>{{"a", "", "c"}, {"", ""}, {""}});
  CHECK(cells_of("").empty());
  CHECK(cells_of("a,") == std::vector<Cells>{{"a", ""}});
}

TEST_CASE("Quoted cells hold commas, doubled quotes and line ends") {
  CHECK(cells_of("\"a,b\",\"say \"\"yes\"\"\",\"two\r\nlines\"\nx,y,z") ==
        std::vector<Cells>{{"a,b", "say \"yes\"", "two\r\nlines"}, {"x", "y", "z"}});
}

TEST_CASE("Rows know the line on which they begin") {
  const auto rows = csv_rows("a\n\"1\n2\n3\",\"4\n5\"\n\nb\n", "a.csv");
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].line == 1);
  CHECK(rows[1].line == 2);
  CHECK(rows[2].line == 7);
}

TEST_CASE("Blanks belong to the cell and a lone carriage return is a blank") {
  CHECK(cells_of(" a , b\rc ") == std::vector<Cells>{{" a ", " b\rc "}});
}

TEST_CASE("Faults are named with their place") {
  CHECK(error_of("a,b\n“x”,He said \"no\"\n") ==
        "a.csv:2:13: quotation mark in a cell without quotes: put the cell in quotes and double "
        "the mark");
  CHECK(error_of("a\n\"b\nc\n") == "a.csv:2:1: this quoted cell has no end");
  CHECK(error_of("a,\"b\"c\n") ==
        "a.csv:1:6: a comma or the end of the line must follow a quoted cell");
  CHECK(error_of("a,\"b\n\"\"c\" x\n") ==
        "a.csv:2:5: a comma or the end of the line must follow a quoted cell");
}

}  // namespace readout::readers
