#include "schema/model/error.hpp"
#include "tests/loader/readers/support.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <random>
#include <string>
#include <sys/stat.h>

namespace readout::test {

namespace fs = std::filesystem;

TEST_CASE("Folders are read in the order of the bytes of their paths") {
  const TemporaryFolder folder;
  for (const char* name : {"b.txt", "a/z.txt", "a.txt", "a-b.txt", "B.txt", "a/b/c.txt", "é.txt"}) {
    folder.write(std::string("in/") + name, "Xi said.");
  }
  const Reading reading = read(folder, {"in"});
  CHECK(reading.ids() ==
        Strings{"B.txt", "a-b.txt", "a.txt", "a/b/c.txt", "a/z.txt", "b.txt", "é.txt"});
  CHECK(reading.documents[3].origin == "in/a/b/c.txt");
  CHECK(reading.problems.empty());
}

TEST_CASE("Arguments are read as they stand, a file by its name, a folder without its last slash") {
  const TemporaryFolder folder;
  folder.write("in/sub/a.txt", "a");
  folder.write("in/sub/b.txt", "b");
  folder.write("other/c.txt", "c");
  const Reading reading = read(folder, {"other/c.txt", "in/sub/b.txt", "in//"});
  CHECK(reading.ids() == Strings{"c.txt", "b.txt", "sub/a.txt", "sub/b.txt"});
  CHECK(reading.documents[2].origin == "in/sub/a.txt");
}

TEST_CASE("Hidden files and folders are passed over, but a hidden folder that is named is read") {
  const TemporaryFolder folder;
  folder.write(".in/a.txt", "a");
  folder.write(".in/.b.txt", "b");
  folder.write(".in/.git/c.txt", "c");
  const Reading reading = read(folder, {".in"});
  CHECK(reading.ids() == Strings{"a.txt"});
  CHECK(reading.problems.empty());
}

TEST_CASE("READMEs of a folder are no documents, but a README that is named is one") {
  const TemporaryFolder folder;
  for (const char* name : {"README", "README.md", "readme.txt", "Readme.txt.gz"}) {
    folder.write(std::string("in/") + name, "About these texts.");
  }
  folder.write("in/readmes.txt", "Xi said.");
  CHECK(read(folder, {"in"}).ids() == Strings{"readmes.txt"});
  CHECK(read(folder, {"in"}).problems.empty());
  CHECK(read(folder, {"in/README.md"}).ids() == Strings{"README.md"});
}

TEST_CASE("Files of other kinds are counted in one warning that names the first three") {
  const TemporaryFolder folder;
  folder.write("one/a.txt", "a");
  folder.write("one/b.md", "b");
  folder.write("four/a.txt", "a");
  for (const char* name : {"z.pdf", "b.md", "sub/c.docx", "e"}) {
    folder.write(std::string("four/") + name, "x");
  }
  CHECK(read(folder, {"one"}).problems ==
        Strings{"warning: one: passed over 1 file (read are .txt, .text, .jsonl, .ndjson, .json, "
                "also with .gz): b.md"});
  const Reading reading = read(folder, {"four"});
  CHECK(reading.problems ==
        Strings{"warning: four: passed over 4 files (read are .txt, .text, .jsonl, .ndjson, "
                ".json, also with .gz): b.md, e, sub/c.docx, ..."});
  CHECK(reading.ids() == Strings{"a.txt"});
  CHECK(read(folder, {"four/z.pdf"}).ids() == Strings{"z.pdf"});
}

TEST_CASE("A folder without documents is worth a warning") {
  const TemporaryFolder folder;
  fs::create_directories(folder.path("in/sub"));
  CHECK(read(folder, {"in"}).problems == Strings{"warning: in: no documents in this folder"});
}

TEST_CASE("A dictionary in a folder is passed over, one that is named is read") {
  const TemporaryFolder folder;
  folder.write("in/a.txt", "Xi said.");
  folder.write("in/dictionary.jsonl",
               "\n{\"label\":\"PERSON\",\"pattern\":\"Xi\",\"id\":\"person:xi\"}\n{}\n");
  const Reading reading = read(folder, {"in"});
  CHECK(reading.ids() == Strings{"a.txt"});
  CHECK(reading.problems ==
        Strings{"warning: in/dictionary.jsonl: a dictionary (label and pattern, no text), not "
                "documents: passed over"});
  CHECK(read(folder, {"in/dictionary.jsonl"}).problems ==
        Strings{"skipped: in/dictionary.jsonl:2:1: key 'text' is missing",
                "skipped: in/dictionary.jsonl:3:1: key 'text' is missing"});
}

TEST_CASE("Lines with label, pattern and text are documents") {
  const TemporaryFolder folder;
  folder.write("in/w.jsonl", "{\"label\":\"a\",\"pattern\":\"b\",\"text\":\"Xi said.\"}\n");
  CHECK(read(folder, {"in"}).ids() == Strings{"w.jsonl#1"});
}

TEST_CASE("Links to files and folders are followed, circles are left") {
  const TemporaryFolder folder;
  folder.write("elsewhere/a.txt", "a");
  folder.write("in/sub/b.txt", "b");
  fs::create_symlink(folder.path("elsewhere"), folder.path("in/linked"));
  fs::create_symlink(folder.path("elsewhere/a.txt"), folder.path("in/c.txt"));
  fs::create_symlink("..", folder.path("in/sub/up"));
  fs::create_symlink("nowhere", folder.path("in/d.txt"));
  const Reading reading = read(folder, {"in"});
  CHECK(reading.ids() == Strings{"c.txt", "linked/a.txt", "sub/b.txt"});
  CHECK(reading.problems ==
        Strings{"warning: in/sub/up: a link to a folder it stands in: passed over",
                "skipped: in/d.txt: cannot be opened: No such file or directory"});
}

TEST_CASE("A pipe in a folder is passed over") {
  const TemporaryFolder folder;
  folder.write("in/a.txt", "a");
  REQUIRE(::mkfifo(folder.path("in/pipe.txt").c_str(), 0600) == 0);
  const Reading reading = read(folder, {"in"});
  CHECK(reading.ids() == Strings{"a.txt"});
  CHECK(
      reading.problems ==
      Strings{"warning: in: passed over what is no file (a pipe, a socket or a device; name a pipe "
              "itself to have it read): pipe.txt"});
}

TEST_CASE("A file whose name is no UTF-8 is skipped") {
  const TemporaryFolder folder;
  folder.write("in/caf\xE9.txt", "a");
  const Reading reading = read(folder, {"in"});
  CHECK(reading.documents.empty());
  CHECK(reading.problems.front() ==
        "skipped: in/caf\\xE9.txt: the name is not UTF-8, and a document's key is made from it: "
        "rename the file");
}

TEST_CASE("A path that does not exist is wrong usage, before anything is read") {
  const TemporaryFolder folder;
  folder.write("a.txt", "a");
  std::size_t documents = 0;
  const auto read_both = [&] {
    read_documents(
        {folder.path("a.txt"), folder.path("none")}, {}, [&](Document&&) { ++documents; },
        [](const ReadProblem&) {});
  };
  CHECK_THROWS_AS(read_both(), UsageError);
  CHECK_THROWS_WITH(read_both(), folder.path("none") + ": no such file or folder");
  CHECK(documents == 0);
}

TEST_CASE("Reading twice, and whatever the order of creation, gives the same") {
  const unsigned seed = 7;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  Strings names;
  for (int i = 0; i < 40; ++i) {
    const std::string stem = (i % 3 == 0 ? "in/sub/" : "in/") + std::to_string(i);
    const std::string other = i % 7 == 0 ? ".pdf" : ".txt";
    names.push_back(stem + (i % 5 == 0 ? ".jsonl" : other));
  }
  Strings expected_ids;
  Strings expected_problems;
  for (int round = 0; round < 6; ++round) {
    std::shuffle(names.begin(), names.end(), random);
    const TemporaryFolder folder;
    for (const std::string& name : names) {
      folder.write(name, name.ends_with("l") ? "{\"text\":\"a\"}\nbad\n{\"text\":\"b\"}\n" : "Xi.");
    }
    const Reading first = read(folder, {"in"});
    const Reading second = read(folder, {"in"});
    CHECK(first.ids() == second.ids());
    CHECK(first.problems == second.problems);
    if (round == 0) {
      expected_ids = first.ids();
      expected_problems = first.problems;
    }
    CHECK(first.ids() == expected_ids);
    CHECK(first.problems == expected_problems);
  }
  CHECK(expected_ids.size() == 44);
}

}  // namespace readout::test
