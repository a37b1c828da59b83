#include "loader/readers/byte_reader.hpp"
#include "loader/readers/line_reader.hpp"
#include "tests/loader/readers/support.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace readout::readers {

namespace {

using test::gzipped;
using test::TemporaryFolder;

std::string rest_of(const TemporaryFolder& folder, const std::string& content,
                    std::size_t limit = largest_document) {
  folder.write("f", content);
  return ByteReader(open_file(folder.path("f"))).rest(limit);
}

std::string failure_of(const TemporaryFolder& folder, const std::string& content,
                       std::size_t limit = largest_document) {
  try {
    rest_of(folder, content, limit);
  } catch (const UnreadableBytes& error) {
    return error.what();
  }
  return "no failure";
}

std::vector<std::string> lines_of(const TemporaryFolder& folder, const std::string& content,
                                  std::size_t limit = largest_document) {
  folder.write("f", content);
  LineReader reader(ByteReader(open_file(folder.path("f"))), limit);
  std::vector<std::string> lines;
  while (const auto line = reader.next()) {
    lines.emplace_back(*line);
    CHECK(reader.number() == lines.size());
  }
  return lines;
}

// Text that does not pack well, so that packed data are longer than one block.
std::string long_text(std::size_t size) {
  std::string text(size, ' ');
  unsigned state = 1;
  for (char& c : text) {
    state = state * 1664525U + 1013904223U;
    c = static_cast<char>('a' + (state >> 24U) % 26);
  }
  return text;
}

}  // namespace

TEST_CASE("Files of any size are read whole") {
  const TemporaryFolder folder;
  for (const std::size_t size : {0, 1, 2, 65535, 65536, 65537, 300000}) {
    const std::string text = long_text(size);
    CHECK(rest_of(folder, text) == text);
    CHECK(rest_of(folder, gzipped(text)) == text);
  }
}

TEST_CASE("Gzip data may have several members and zeros at their end") {
  const TemporaryFolder folder;
  CHECK(rest_of(folder, gzipped("one ") + gzipped("") + gzipped("two")) == "one two");
  CHECK(rest_of(folder, gzipped("one") + std::string(700, '\0')) == "one");
}

TEST_CASE("Gzip data that end early, at whatever byte, are a failure") {
  const TemporaryFolder folder;
  const std::string packed = gzipped("Xi said that he would come.");
  for (std::size_t size = 3; size < packed.size(); ++size) {
    CHECK(failure_of(folder, packed.substr(0, size)) ==
          "gzip data end early, after " + std::to_string(size) + " bytes");
  }
}

TEST_CASE("Gzip data with a wrong checksum, wrong data or other bytes behind are a failure") {
  const TemporaryFolder folder;
  std::string packed = gzipped("Xi said that he would come.");
  CHECK(failure_of(folder, packed + "x") == "gzip data are damaged: other bytes follow their end");
  packed[packed.size() - 8] ^= 1;
  CHECK(failure_of(folder, packed) == "gzip data are damaged: incorrect data check");
  packed[10] = '\xFF';
  CHECK(failure_of(folder, packed) == "gzip data are damaged: invalid block type");
}

TEST_CASE("More bytes than the limit are a failure") {
  const TemporaryFolder folder;
  CHECK(rest_of(folder, "12345", 5) == "12345");
  CHECK(failure_of(folder, "123456", 5) == "more than 5 bytes: too large for one document");
  CHECK(failure_of(folder, gzipped("123456"), 5) ==
        "more than 5 bytes: too large for one document");
}

TEST_CASE("A file that is not there is a failure with the system's reason") {
  const TemporaryFolder folder;
  CHECK_THROWS_WITH(open_file(folder.path("none")), "cannot be opened: No such file or directory");
}

TEST_CASE("Lines are cut at line feeds only, the last needs none") {
  const TemporaryFolder folder;
  using Lines = std::vector<std::string>;
  CHECK(lines_of(folder, "").empty());
  CHECK(lines_of(folder, "a\r\n\nb") == Lines{"a\r", "", "b"});
  CHECK(lines_of(folder, "a\n") == Lines{"a"});
  CHECK(lines_of(folder, "\n\n") == Lines{"", ""});
}

TEST_CASE("Lines of every length around the buffer's size come whole") {
  const TemporaryFolder folder;
  std::vector<std::string> expected;
  std::string content;
  for (const std::size_t size : {5, 262079, 262080, 262081, 1, 262144, 700000, 0, 65536}) {
    expected.push_back(long_text(size));
    content += expected.back() + "\n";
  }
  CHECK(lines_of(folder, content) == expected);
}

TEST_CASE("A line that is longer than the limit is a failure") {
  const TemporaryFolder folder;
  CHECK(lines_of(folder, "12345\n1", 5).size() == 2);
  CHECK_THROWS_WITH(lines_of(folder, "1\n123456\n", 5),
                    "line of more than 5 bytes: too large for one document");
}

}  // namespace readout::readers
