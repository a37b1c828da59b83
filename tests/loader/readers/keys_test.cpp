#include "tests/loader/readers/support.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace readout::test {

TEST_CASE("One document that comes twice counts once, where it stands first") {
  const TemporaryFolder folder;
  folder.write("a.jsonl", "{\"id\":\"k\",\"text\":\"a\",\"title\":\"t\"}\n{\"text\":\"b\"}\n");
  folder.write("b.jsonl",
               "{\"text\":\"c\"}\n{\"title\":\"t\",\"text\":\"a\",\"id\":\"k\",\"x\":1}\n");
  const Reading reading = read(folder, {"a.jsonl", "b.jsonl", "a.jsonl"});
  CHECK(reading.ids() == Strings{"k", "a.jsonl#2", "b.jsonl#1"});
  CHECK(reading.documents[0].origin == "a.jsonl:1");
  CHECK(reading.problems.empty());
}

TEST_CASE("Two documents under one key are named with both places, and none is loaded") {
  const TemporaryFolder folder;
  folder.write("a.jsonl", "{\"id\":\"k\",\"text\":\"a\"}\n{\"id\":\"n\",\"text\":\"b\"}\n");
  folder.write("b.jsonl", "{\"id\":\"k\",\"text\":\"a\"}\n{\"id\":\"k\",\"text\":\"other\"}\n");
  const Reading reading = read(folder, {"a.jsonl", "b.jsonl"});
  CHECK(reading.ids() == Strings{"n"});
  CHECK(reading.problems ==
        Strings{"fatal: b.jsonl:2: document 'k' is also in a.jsonl:1, with other content: none of "
                "them is loaded; give each its own id"});
}

TEST_CASE("Other metadata are other content, and words do not move between fields") {
  const TemporaryFolder folder;
  folder.write("a.jsonl",
               "{\"id\":\"k\",\"text\":\"a\",\"title\":\"b\"}\n{\"id\":\"k\",\"text\":\"a\","
               "\"byline\":\"b\"}\n");
  const Reading reading = read(folder, {"a.jsonl"});
  CHECK(reading.documents.empty());
  CHECK(reading.problems ==
        Strings{"fatal: a.jsonl:2: document 'k' is also in a.jsonl:1, with other content: none of "
                "them is loaded; give each its own id"});
}

TEST_CASE("Files of one name in two folders have one key") {
  const TemporaryFolder folder;
  folder.write("one/a.txt", "same");
  folder.write("two/a.txt", "same");
  folder.write("one/b.txt", "this");
  folder.write("two/b.txt", "that");
  const Reading reading = read(folder, {"one", "two"});
  CHECK(reading.ids() == Strings{"a.txt"});
  CHECK(reading.problems ==
        Strings{"fatal: two/b.txt: document 'b.txt' is also in one/b.txt, with other content: none "
                "of them is loaded; give each its own id"});
}

TEST_CASE("Keys clash across formats: an id, a file's name, a line's number") {
  const TemporaryFolder folder;
  folder.write("a.txt", "x");
  folder.write("w.jsonl", "{\"text\":\"y\"}\n{\"id\":\"a.txt\",\"text\":\"z\"}\n");
  folder.write("v.jsonl", "{\"id\":\"w.jsonl#1\",\"text\":\"q\"}\n");
  const Reading reading = read(folder, {"a.txt", "w.jsonl", "v.jsonl"});
  CHECK(reading.documents.empty());
  CHECK(reading.problems ==
        Strings{"fatal: w.jsonl:2: document 'a.txt' is also in a.txt, with other content: none of "
                "them is loaded; give each its own id",
                "fatal: v.jsonl:1: document 'w.jsonl#1' is also in w.jsonl:1, with other content: "
                "none of them is loaded; give each its own id"});
}

TEST_CASE("A document that cannot be read does not clash") {
  const TemporaryFolder folder;
  folder.write("one/a.txt", "\xFF\x81");
  folder.write("two/a.txt", "readable");
  folder.write("two/w.jsonl", "{\"id\":\"k\",\"text\":5}\n{\"id\":\"k\",\"text\":\"a\"}\n");
  const Reading reading = read(folder, {"one", "two"});
  CHECK(reading.ids() == Strings{"a.txt", "k"});
  CHECK(reading.problems ==
        Strings{"skipped: one/a.txt:1:1: byte 0xFF at offset 0: the text is neither UTF-8 nor "
                "Windows-1252: convert it to UTF-8",
                "skipped: two/w.jsonl:1:11: key 'text' must be a string, not a number"});
}

TEST_CASE("Clashes are reported before the first document is handed over") {
  const TemporaryFolder folder;
  folder.write("w.jsonl",
               "{\"text\":\"a\"}\n{\"id\":\"k\",\"text\":\"b\"}\n{\"id\":\"k\",\"text\":\"c\"}\n");
  std::string events;
  read_documents(
      {folder.path("w.jsonl")}, {}, [&](Document&&) { events += "document "; },
      [&](const ReadProblem&) { events += "problem "; });
  CHECK(events == "problem document ");
}

TEST_CASE("What a handler throws passes through") {
  const TemporaryFolder folder;
  folder.write("a.txt", "a");
  CHECK_THROWS_WITH(
      read_documents(
          {folder.path("a.txt")}, {}, [](Document&&) { throw std::runtime_error("enough"); },
          [](const ReadProblem&) {}),
      "enough");
}

}  // namespace readout::test
