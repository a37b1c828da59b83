#include "schema/model/error.hpp"
#include "tests/loader/readers/support.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <string>

using namespace std::string_literals;

namespace readout::test {

namespace {

// What reading with this manifest throws as InputError, or what it reports.
std::string failure_of(const std::string& manifest) {
  const TemporaryFolder folder;
  folder.write("in/a.txt", "a");
  folder.write("in/m.csv", manifest);
  try {
    const Reading reading = read(folder, {"in"}, {.manifest = "in/m.csv"});
    return reading.problems.empty() ? "no failure" : reading.problems.front();
  } catch (const InputError& error) {
    return folder.shortened(error.what());
  }
}

}  // namespace

TEST_CASE("A manifest says what is known of texts, and is never one itself") {
  const TemporaryFolder folder;
  folder.write("in/a.txt", "a");
  folder.write("in/sub/b.txt", "b");
  folder.write("in/c.txt", "c");
  folder.write("in/manifest.csv",
               "\xEF\xBB\xBFpath,publisher,date,url,title,byline,id\r\n"
               "a.txt,CNN,2025-02-24,https://u,\"He said \"\"no\"\", twice\",\"A, B\",call-1\r\n"
               "./sub/b.txt,,2025-02-24T10:00Z,,\r\n");
  const Reading reading = read(folder, {"in", "in/manifest.csv"}, {.manifest = "in/manifest.csv"});
  REQUIRE(reading.ids() == Strings{"call-1", "c.txt", "sub/b.txt"});
  const Document& a = reading.documents[0];
  CHECK(a.publisher == "CNN");
  CHECK(a.date == "2025-02-24");
  CHECK(a.url == "https://u");
  CHECK(a.title == "He said \"no\", twice");
  CHECK(a.byline == "A, B");
  CHECK(a.origin == "in/a.txt");
  CHECK(reading.documents[2].date == "2025-02-24");
  CHECK(reading.problems == Strings{"warning: in/c.txt: no row in manifest.csv"});
}

TEST_CASE("The manifest is known under another name too") {
  const TemporaryFolder folder;
  folder.write("in/m.txt", "path\na.txt\n");
  folder.write("in/a.txt", "a");
  std::filesystem::create_symlink("m.txt", folder.path("in/link.txt"));
  const Reading reading = read(folder, {"in", "in/link.txt"}, {.manifest = "in/m.txt"});
  CHECK(reading.ids() == Strings{"a.txt"});
  CHECK(reading.problems.empty());
}

TEST_CASE("Rows count from the manifest's folder, else from the named folder, else from the root") {
  const TemporaryFolder folder;
  folder.write("in/a.txt", "a");
  folder.write("in/b.txt", "b");
  folder.write("in/c.txt", "c");
  folder.write("lists/m.csv",
               "path,publisher\n../in/a.txt,A\nb.txt,B\n" + folder.path("in/c.txt") + ",C\n");
  for (const Strings& paths : {Strings{"in"}, Strings{"in/a.txt", "in/b.txt", "in/c.txt"}}) {
    const Reading reading = read(folder, paths, {.manifest = "lists/m.csv"});
    REQUIRE(reading.documents.size() == 3);
    CHECK(reading.documents[0].publisher == "A");
    CHECK(reading.documents[1].publisher == "B");
    CHECK(reading.documents[2].publisher == "C");
    CHECK(reading.problems.empty());
  }
}

TEST_CASE("A file that a row names is read whatever its name") {
  const TemporaryFolder folder;
  folder.write("in/a.md", "a");
  folder.write("in/README.txt", "b");
  folder.write("in/m.csv", "path\na.md\nREADME.txt\n");
  const Reading reading = read(folder, {"in"}, {.manifest = "in/m.csv"});
  CHECK(reading.ids() == Strings{"README.txt", "a.md"});
  CHECK(reading.problems.empty());
}

TEST_CASE(
    "A row without a file is reported with its line, one whose file is not asked for is not") {
  const TemporaryFolder folder;
  folder.write("in/a.txt", "a");
  folder.write("in/b.txt", "b");
  folder.write("in/m.csv", "path,title\na.txt,\"two\nlines\"\nnone.txt,\nb.txt,\n");
  const Reading reading = read(folder, {"in/a.txt"}, {.manifest = "in/m.csv"});
  CHECK(reading.ids() == Strings{"a.txt"});
  CHECK(reading.problems ==
        Strings{"skipped: in/m.csv:4: file 'none.txt' does not exist: paths count from the "
                "manifest's folder or from a loaded one"});
}

TEST_CASE("A row for JSON Lines speaks where the lines are silent") {
  const TemporaryFolder folder;
  folder.write("in/w.jsonl",
               "{\"text\":\"a\",\"publisher\":\"A\"}\n{\"text\":\"b\",\"date\":\"2025-02-25\"}\n");
  folder.write("in/v.jsonl", "{\"text\":\"c\"}\n");
  folder.write("in/m.csv", "path,publisher,date,id\nw.jsonl,W,2025-02-24,x\n");
  const Reading reading = read(folder, {"in"}, {.manifest = "in/m.csv"});
  REQUIRE(reading.ids() == Strings{"v.jsonl#1", "w.jsonl#1", "w.jsonl#2"});
  CHECK(reading.documents[1].publisher == "A");
  CHECK(reading.documents[1].date == "2025-02-24");
  CHECK(reading.documents[2].publisher == "W");
  CHECK(reading.documents[2].date == "2025-02-25");
  CHECK(reading.problems ==
        Strings{"warning: in/m.csv:2: id 'x' is left out: the lines of in/w.jsonl have their own"});
}

TEST_CASE("A manifest may be packed and may be Windows-1252") {
  const TemporaryFolder folder;
  folder.write("in/a.txt", "a");
  folder.write("m.csv", gzipped("path,publisher\na.txt,Lib\xE9ration\n"));
  const Reading reading = read(folder, {"in"}, {.manifest = "m.csv"});
  CHECK(reading.documents.at(0).publisher == "Libération");
  CHECK(reading.problems.empty());
}

TEST_CASE("A bad date in a manifest is reported with row, value and form, and left out") {
  const TemporaryFolder folder;
  folder.write("in/a.txt", "a");
  folder.write("in/b.txt", "b");
  folder.write("in/m.csv", "path,date\na.txt,2025-02-30\nb.txt,24/02/2025\n");
  const Reading reading = read(folder, {"in"}, {.manifest = "in/m.csv"});
  REQUIRE(reading.documents.size() == 2);
  CHECK(reading.documents[0].date.empty());
  CHECK(reading.problems ==
        Strings{"warning: in/m.csv:2: date '2025-02-30' is no day of the calendar (YYYY-MM-DD): "
                "'a.txt' is loaded without a date",
                "warning: in/m.csv:3: date '24/02/2025' has not the form YYYY-MM-DD: 'b.txt' is "
                "loaded without a date"});
}

TEST_CASE("What is wrong with a manifest stops the reading and is named") {
  CHECK(failure_of("path,publischer\n") ==
        "in/m.csv:1: unknown column 'publischer' (known: path, publisher, date, url, title, "
        "byline, id)");
  CHECK(failure_of("publisher,date\n") == "in/m.csv:1: the header row has no column 'path'");
  CHECK(failure_of("path,date,path\n") == "in/m.csv:1: column 'path' stands twice");
  CHECK(failure_of("") == "in/m.csv: the manifest is empty: its first row names the columns");
  CHECK(failure_of("path,title\na.txt,One, two\n") ==
        "in/m.csv:2: 3 cells, but 2 columns: put a cell that holds commas in quotes");
  CHECK(failure_of("path,title\n,One\n") == "in/m.csv:2: the cell 'path' is empty");
  CHECK(failure_of("path\na.txt\n\n./a.txt\n") ==
        "in/m.csv:4: a second row for './a.txt'; the first is line 2");
  CHECK(failure_of("path,title\na.txt,\"One\n") == "in/m.csv:2:7: this quoted cell has no end");
  CHECK(failure_of("path\nb\x81.txt\n") ==
        "in/m.csv:2:2: byte 0x81 at offset 6: the text is neither UTF-8 nor Windows-1252: convert "
        "it to UTF-8");
  CHECK(failure_of(gzipped("path\na.txt\n").substr(0, 15)) ==
        "in/m.csv: the manifest cannot be read: gzip data end early, after 15 bytes");
}

TEST_CASE("A manifest that is not there stops the reading") {
  const TemporaryFolder folder;
  folder.write("a.txt", "a");
  CHECK_THROWS_AS(read(folder, {"a.txt"}, {.manifest = "none.csv"}), InputError);
  CHECK_THROWS_WITH(
      read(folder, {"a.txt"}, {.manifest = "none.csv"}),
      folder.path("none.csv") +
          ": the manifest cannot be read: cannot be opened: No such file or directory");
}

}  // namespace readout::test
