#include "loader/lexicon/table_file.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <string>
#include <string_view>
#include <vector>

using namespace readout;

namespace {

constexpr std::array<std::string_view, 4> columns = {"key", "name", "names", "kind"};

// The rows of a table with the columns above, of which the first two are required.
std::vector<std::string> rows_of(std::string_view content) {
  std::vector<std::string> rows;
  read_table(content, "d.tsv", columns, 2, [&](const TableRow& row) {
    std::string line = row.place().to_string() + " " + std::string(row["key"]) + "/" +
                       std::string(row["name"]) + "/" + std::string(row["kind"]);
    for (const auto name : row.values("names")) {
      line += " [" + std::string(name) + "]";
    }
    rows.push_back(line);
  });
  return rows;
}

std::string error_of(std::string_view content) {
  try {
    rows_of(content);
    return "none";
  } catch (const InputError& error) {
    return error.what();
  }
}

using Rows = std::vector<std::string>;

}  // namespace

TEST_CASE("Rows give their cells by column, with the line they stand on") {
  CHECK(rows_of("key\tname\tnames\tkind\na\tA\tAa|Ab\tx\nb\tB\t\ty\n") ==
        Rows{"d.tsv:2:1 a/A/x [Aa] [Ab]", "d.tsv:3:1 b/B/y"});
}

TEST_CASE("Columns may stand in any order and the optional ones be left out") {
  CHECK(rows_of("kind\tname\tkey\nx\tA\ta\n") == Rows{"d.tsv:2:1 a/A/x"});
  CHECK(rows_of("key\tname\na\tA") == Rows{"d.tsv:2:1 a/A/"});
}

TEST_CASE("Comments, empty lines, a byte order mark and Windows line ends do no harm") {
  CHECK(rows_of("\xEF\xBB\xBF# names\r\n\r\nkey\tname\r\n# more\r\na\tA\r\n\r\n") ==
        Rows{"d.tsv:5:1 a/A/"});
}

TEST_CASE("A line may have fewer cells than the head") {
  CHECK(rows_of("key\tname\tnames\tkind\na\n") == Rows{"d.tsv:2:1 a//"});
}

TEST_CASE("A table of a head alone has no rows") { CHECK(rows_of("key\tname\n").empty()); }

TEST_CASE("What does not fit into a table is named with its place") {
  CHECK(error_of("") == "d.tsv:1:1: the file has no head with the names of its columns");
  CHECK(error_of("# nothing\n") == "d.tsv:1:1: the file has no head with the names of its columns");
  CHECK(error_of("key\tname\tcolour\n") ==
        "d.tsv:1:10: unknown column 'colour' (known: key, name, names, kind)");
  CHECK(error_of("key\tname\tkey\n") == "d.tsv:1:10: column 'key' stands twice");
  CHECK(error_of("# x\nkey\tkind\n") == "d.tsv:2:1: the head lacks the column 'name'");
  CHECK(error_of("key\tname\na\té\tmore\tyet\n") ==
        "d.tsv:2:5: 4 cells, but the head names 2 columns");
  CHECK(error_of("key\tname\n\tA\n") == "d.tsv:2:1: the column 'key' is empty");
}

TEST_CASE("Bytes that are no text are named with their place in code points") {
  CHECK(error_of("key\tname\na\té\xFF\n") == "d.tsv:2:4: byte FF is no valid UTF-8");
  CHECK(error_of("# \xC3\n") == "d.tsv:1:3: byte C3 is no valid UTF-8");
  CHECK(error_of(std::string_view("key\tname\né\0\tA\n", 15)) == "d.tsv:2:2: a NUL byte");
}
