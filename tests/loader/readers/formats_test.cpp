#include "tests/loader/readers/support.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace std::string_literals;

namespace readout::test {

TEST_CASE("A text becomes one document, unchanged") {
  const TemporaryFolder folder;
  folder.write("a.txt", "\n  Xi said:\r\n“good”\n");
  const Reading reading = read(folder, {"a.txt"}, {.collection = "calls", .manifest = {}});
  REQUIRE(reading.documents.size() == 1);
  const Document& document = reading.documents[0];
  CHECK(document.key() == "calls/a.txt");
  CHECK(document.text == "\n  Xi said:\r\n“good”\n");
  CHECK(document.origin == "a.txt");
  CHECK((document.title + document.date + document.publisher).empty());
  CHECK(reading.problems.empty());
}

TEST_CASE("A line of JSON becomes one document with all that it says") {
  const TemporaryFolder folder;
  folder.write("w.jsonl",
               R"({"id":"k-1","text":"Xi said.","date":"2025-02-24T18:20:00+08:00","title":"T",)"
               R"("publisher":"P","url":"https://u","byline":"B","entities":[]})");
  const Reading reading = read(folder, {"w.jsonl"});
  REQUIRE(reading.documents.size() == 1);
  const Document& document = reading.documents[0];
  CHECK(document.key() == "default/k-1");
  CHECK(document.text == "Xi said.");
  CHECK(document.date == "2025-02-24");
  CHECK(document.title == "T");
  CHECK(document.publisher == "P");
  CHECK(document.url == "https://u");
  CHECK(document.byline == "B");
  CHECK(document.origin == "w.jsonl:1");
  CHECK(reading.problems.empty());
}

TEST_CASE("Lines without id are named by file and line, blank lines count as lines") {
  const TemporaryFolder folder;
  folder.write(
      "in/sub/w.jsonl",
      "{\"text\":\"a\"}\r\n\r\n \t\n{\"text\":\"b\",\"id\":null}\n{\"text\":\"c\",\"id\":\"\"}\n"
      "{\"text\":\"d\",\"id\":17}");
  CHECK(read(folder, {"in"}).ids() ==
        Strings{"sub/w.jsonl#1", "sub/w.jsonl#4", "sub/w.jsonl#5", "17"});
  CHECK(read(folder, {"in/sub/w.jsonl"}).ids() ==
        Strings{"w.jsonl#1", "w.jsonl#4", "w.jsonl#5", "17"});
}

TEST_CASE("A bad line is skipped with its place and the others are read") {
  const TemporaryFolder folder;
  folder.write("w.jsonl",
               "{\"text\":\"a\"}\n{\"text\":\"é\" \"b\"}\n{\"title\":\"no text\"}\n"
               "{\"text\":null}\n[1]\n{\"text\":\"caf\xE9\"}\n{\"text\":\"é\",\"title\":5}\n"
               "{\"text\":\"z\"}\n");
  const Reading reading = read(folder, {"w.jsonl"});
  CHECK(reading.ids() == Strings{"w.jsonl#1", "w.jsonl#8"});
  const std::string bad_encoding =
      "skipped: w.jsonl:6:13: byte 0xE9 is not UTF-8, which JSON must be: convert the file";
  const std::string bad_syntax =
      "skipped: w.jsonl:2:15: no valid JSON: string literal stands where '}' should";
  CHECK(reading.problems ==
        Strings{bad_syntax, "skipped: w.jsonl:3:1: key 'text' is missing",
                "skipped: w.jsonl:4:1: key 'text' is missing",
                "skipped: w.jsonl:5:1: an object must stand here, not a list", bad_encoding,
                "skipped: w.jsonl:7:13: key 'title' must be a string, not a number"});
}

TEST_CASE("U+0000 is replaced with a warning") {
  const TemporaryFolder folder;
  folder.write("a.txt", "a\0b\0"s);
  folder.write("w.jsonl", R"({"text":"a\u0000b","title":"\u0000\u0000"})");
  const Reading reading = read(folder, {"a.txt", "w.jsonl"});
  REQUIRE(reading.documents.size() == 2);
  CHECK(reading.documents[0].text == "a\uFFFDb\uFFFD");
  CHECK(reading.documents[1].text == "a\uFFFDb");
  CHECK(reading.documents[1].title == "\uFFFD\uFFFD");
  CHECK(reading.problems ==
        Strings{"warning: a.txt: U+0000 replaced by U+FFFD, 2 times",
                "warning: w.jsonl:1: U+0000 in 'text' replaced by U+FFFD, 1 time",
                "warning: w.jsonl:1: U+0000 in 'title' replaced by U+FFFD, 2 times"});
}

TEST_CASE("A bad date is left out with a warning") {
  const TemporaryFolder folder;
  folder.write(
      "w.jsonl",
      "{\"text\":\"a\",\"date\":\"2025-02-30\"}\n{\"text\":\"b\",\"date\":\"24/02/2025\"}\n"
      "{\"text\":\"c\",\"date\":\"\"}\n");
  const Reading reading = read(folder, {"w.jsonl"});
  REQUIRE(reading.documents.size() == 3);
  CHECK((reading.documents[0].date + reading.documents[1].date).empty());
  CHECK(reading.problems ==
        Strings{"warning: w.jsonl:1: date '2025-02-30' is no day of the calendar (YYYY-MM-DD): "
                "loaded without a date",
                "warning: w.jsonl:2: date '24/02/2025' has not the form YYYY-MM-DD: loaded without "
                "a date"});
}

TEST_CASE("What holds no text is skipped, or handed over where that is asked for") {
  const TemporaryFolder folder;
  folder.write("in/a.txt", "");
  folder.write("in/b.txt", " \r\n\u00A0");
  folder.write("in/c.txt", "\xEF\xBB\xBF");
  folder.write("in/d.txt.gz", gzipped(""));
  folder.write("in/e.jsonl", "{\"text\":\"\"}\n{\"text\":\" \"}\n");
  folder.write("in/f.jsonl", "");
  const Reading reading = read(folder, {"in"});
  CHECK(reading.documents.empty());
  CHECK(reading.problems ==
        Strings{"skipped: in/a.txt: no text in it", "skipped: in/b.txt: no text in it",
                "skipped: in/c.txt: no text in it", "skipped: in/d.txt.gz: no text in it",
                "skipped: in/e.jsonl:1: no text in it", "skipped: in/e.jsonl:2: no text in it"});
  const Reading blanks = read(folder, {"in"}, {.blank_texts = true});
  CHECK(blanks.ids() == Strings{"a.txt", "b.txt", "c.txt", "d.txt.gz", "e.jsonl#1", "e.jsonl#2"});
  CHECK(blanks.problems.empty());
}

TEST_CASE("The format follows the name, else the first line") {
  const TemporaryFolder folder;
  folder.write("lines.txt", "\xEF\xBB\xBF \n{\"text\":\"a\",\"title\":[]}\n{\"text\":\"b\"}\n");
  folder.write("brace.txt", "{ Xi } said.\n");
  folder.write("object.txt", "{\"headline\":\"no text\"}\n");
  folder.write("w.NDJSON", "{\"text\":\"c\"}\n");
  folder.write("named.md", "Xi said.\n");
  const Reading reading =
      read(folder, {"lines.txt", "brace.txt", "object.txt", "w.NDJSON", "named.md"});
  CHECK(reading.ids() ==
        Strings{"lines.txt#3", "brace.txt", "object.txt", "w.NDJSON#1", "named.md"});
  CHECK(reading.problems ==
        Strings{"skipped: lines.txt:2:13: key 'title' must be a string, not a list"});
}

TEST_CASE("A format that is asked for is used whatever name and content say") {
  const TemporaryFolder folder;
  folder.write("w.jsonl", "{\"text\":\"a\"}\n");
  folder.write("a.txt", "Xi said.\n{\"text\":\"b\"}\n");
  CHECK(read(folder, {"w.jsonl"}, {.manifest = {}, .format = InputFormat::text})
            .documents.at(0)
            .text == "{\"text\":\"a\"}\n");
  const Reading lines = read(folder, {"a.txt"}, {.manifest = {}, .format = InputFormat::jsonl});
  CHECK(lines.ids() == Strings{"a.txt#2"});
  CHECK(lines.problems == Strings{"skipped: a.txt:1:1: no valid JSON: no value: a text stands in "
                                  "quotation marks, others are true, false, null"});
}

TEST_CASE("What is skipped says which document is left out, or that this cannot be known") {
  const TemporaryFolder folder;
  folder.write("in/a.txt", "bad \xFF\x81");
  folder.write("in/b.jsonl", "{\"id\":\"k\"}\n{\"title\":\"t\"}\n{\"text\"\n");
  folder.write("in/c.txt.gz", gzipped("Xi said so.").substr(0, 15));
  folder.write("in/d.jsonl", "{\"id\":\"m\",\"text\":\"x\"}\n{\"id\":\"m\",\"text\":\"y\"}\n");
  Strings missing;
  read_documents(
      {folder.path("in")}, {}, [](Document&&) {},
      [&](const ReadProblem& problem) {
        missing.push_back(problem.unknown_ids ? "?" : problem.id);
        CHECK(problem.documents == (problem.severity == ReadProblem::Severity::fatal ? 2U : 1U));
      });
  CHECK(missing == Strings{"m", "a.txt", "k", "b.jsonl#2", "?", "c.txt.gz"});
}

TEST_CASE("JSON that is no JSON Lines is skipped once, with the way out") {
  const TemporaryFolder folder;
  folder.write("a.json", "{\n  \"text\": \"a\"\n}\n");
  folder.write("b.json", "\n[{\"text\":\"a\"},\n{\"text\":\"b\"}]\n");
  const Reading reading = read(folder, {"a.json", "b.json"});
  CHECK(reading.documents.empty());
  CHECK(reading.problems ==
        Strings{"skipped: a.json:1: JSON, but not JSON Lines, which have one object on each line: "
                "convert it (jq -c . or jq -c '.[]')",
                "skipped: b.json:2: JSON, but not JSON Lines, which have one object on each line: "
                "convert it (jq -c . or jq -c '.[]')"});
}

TEST_CASE("Windows-1252 is read with a warning, other encodings are skipped with the place") {
  const TemporaryFolder folder;
  folder.write("a.txt", "caf\xE9");
  folder.write("b.txt", "line\n“\x81");
  const Reading reading = read(folder, {"a.txt", "b.txt"});
  REQUIRE(reading.documents.size() == 1);
  CHECK(reading.documents[0].text == "café");
  CHECK(reading.problems ==
        Strings{"warning: a.txt: not UTF-8, read as Windows-1252",
                "skipped: b.txt:2:2: byte 0x81 at offset 8: the text is neither UTF-8 nor "
                "Windows-1252: convert it to UTF-8"});
}

TEST_CASE("Gzip is known by its content, whatever the name says") {
  const TemporaryFolder folder;
  folder.write("in/a.txt", gzipped("Xi said."));
  folder.write("in/b.txt.gz", "Not packed at all.");
  folder.write("in/c.jsonl.GZ", gzipped("{\"text\":\"c\"}\n"));
  folder.write("in/d.text.gz", gzipped("{\"text\":\"d\"}\n"));
  const Reading reading = read(folder, {"in"});
  CHECK(reading.ids() == Strings{"a.txt", "b.txt.gz", "c.jsonl.GZ#1", "d.text.gz#1"});
  CHECK(reading.documents.at(0).text == "Xi said.");
  CHECK(reading.problems.empty());
}

TEST_CASE("Gzip data that end early cost the text, or the lines from there on") {
  const TemporaryFolder folder;
  std::string packed = gzipped("Xi said that he would come.");
  folder.write("a.txt.gz", packed.substr(0, 20));
  packed = gzipped("{\"text\":\"a\"}\n") + gzipped("{\"text\":\"b\"}\n");
  folder.write("w.jsonl.gz", packed.substr(0, packed.size() - 4));
  const Reading reading = read(folder, {"a.txt.gz", "w.jsonl.gz"});
  CHECK(reading.problems.at(0) == "skipped: a.txt.gz: gzip data end early, after 20 bytes");
  CHECK(reading.problems.at(1) == "skipped: w.jsonl.gz:3: gzip data end early, after " +
                                      std::to_string(packed.size() - 4) + " bytes");
  CHECK(reading.ids() == Strings{"w.jsonl.gz#1", "w.jsonl.gz#2"});
}

TEST_CASE("A line of fifty megabytes is one document") {
  const TemporaryFolder folder;
  std::string text(50U << 20U, 'x');
  folder.write("w.jsonl", "{\"text\":\"a\"}\n{\"text\":\"" + text + "\"}\n{\"text\":\"b\"}\n");
  const Reading reading = read(folder, {"w.jsonl"});
  REQUIRE(reading.documents.size() == 3);
  CHECK(reading.documents[1].text == text);
  CHECK(reading.documents[2].id == "w.jsonl#3");
}

}  // namespace readout::test
