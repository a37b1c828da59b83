#include "schema/model/error.hpp"
#include "tests/loader/readers/support.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace readout::test {

namespace {

// Puts another descriptor in the place of standard input while it lives.
class StandardInput {
 public:
  explicit StandardInput(int descriptor) : m_before(::dup(STDIN_FILENO)) {
    ::dup2(descriptor, STDIN_FILENO);
    ::close(descriptor);
  }
  ~StandardInput() {
    ::dup2(m_before, STDIN_FILENO);
    ::close(m_before);
  }
  StandardInput(const StandardInput&) = delete;
  StandardInput& operator=(const StandardInput&) = delete;

 private:
  int m_before;
};

// The reading end of a pipe through which `content` comes.
class Pipe {
 public:
  explicit Pipe(std::string content) {
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    m_reading_end = ends[0];
    m_writer = std::thread([content = std::move(content), end = ends[1]] {
      std::size_t written = 0;
      while (written < content.size()) {
        const auto size = ::write(end, content.data() + written, content.size() - written);
        if (size <= 0) {
          break;
        }
        written += static_cast<std::size_t>(size);
      }
      ::close(end);
    });
  }
  ~Pipe() { m_writer.join(); }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  int reading_end() const { return m_reading_end; }

 private:
  int m_reading_end = -1;
  std::thread m_writer;
};

Reading read_from_pipe(const std::string& content, ReadOptions options = {}) {
  const TemporaryFolder folder;
  const Pipe pipe(content);
  const StandardInput input(pipe.reading_end());
  return read(folder, {"-"}, std::move(options));
}

}  // namespace

TEST_CASE("Lines from standard input are named after it") {
  const Reading reading = read_from_pipe("{\"text\":\"a\"}\nbad\n{\"id\":\"k\",\"text\":\"b\"}\n");
  CHECK(reading.ids() == Strings{"-#1", "k"});
  CHECK(reading.documents.at(1).origin == "-:3");
  CHECK(reading.problems == Strings{"skipped: -:2:1: no valid JSON: no value: a text stands in "
                                    "quotation marks, others are true, false, null"});
}

TEST_CASE("A text from standard input is one document") {
  const Reading reading = read_from_pipe("Xi said.\n");
  CHECK(reading.ids() == Strings{"-"});
  CHECK(reading.documents.at(0).text == "Xi said.\n");
}

TEST_CASE("Standard input may be packed, long and full of repeated keys") {
  std::string lines;
  for (int i = 0; i < 20000; ++i) {
    lines += "{\"id\":\"" + std::to_string(i % 10000) + "\",\"text\":\"Xi said.\"}\n";
  }
  CHECK(read_from_pipe(lines).documents.size() == 10000);
  CHECK(read_from_pipe(gzipped(lines)).documents.size() == 10000);
}

TEST_CASE("A file as standard input is read from where it stands") {
  const TemporaryFolder folder;
  folder.write("a", "read before {\"text\":\"a\"}\n");
  const int file = ::open(folder.path("a").c_str(), O_RDONLY);
  REQUIRE(file >= 0);
  REQUIRE(::lseek(file, 12, SEEK_SET) == 12);
  const StandardInput input(file);
  CHECK(read(folder, {"-"}).ids() == Strings{"-#1"});
}

TEST_CASE("Empty standard input is reported") {
  CHECK(read_from_pipe("").problems == Strings{"skipped: -: no text in it"});
}

TEST_CASE("Standard input can be named once") {
  const TemporaryFolder folder;
  CHECK_THROWS_AS(read(folder, {"-", "-"}), UsageError);
  CHECK_THROWS_WITH(read(folder, {"-", "-"}),
                    "-: standard input can be read once only, but is named twice");
}

TEST_CASE("A named pipe is read like a file") {
  const TemporaryFolder folder;
  REQUIRE(::mkfifo(folder.path("p").c_str(), 0600) == 0);
  std::thread writer(
      [&] { folder.write("p", "{\"id\":\"k\",\"text\":\"a\"}\n{\"id\":\"k\",\"text\":\"a\"}\n"); });
  CHECK(read(folder, {"p"}).ids() == Strings{"k"});
  writer.join();
}

}  // namespace readout::test
