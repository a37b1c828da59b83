#include "loader/commands/shared_options.hpp"

#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

using namespace readout;

TEST_CASE("Output goes to a file, and one that cannot be written is named with the reason") {
  const test::TemporaryFolder folder;
  const std::string file = folder.path("report.txt");
  write_output(file, "some\nlines\n");
  std::ifstream in(file, std::ios::binary);
  CHECK(std::string(std::istreambuf_iterator<char>(in), {}) == "some\nlines\n");
  const std::string nowhere = folder.path("no/such/file");
  CHECK_THROWS_AS(write_output(nowhere, "x"), std::system_error);
  CHECK_THROWS_WITH(write_output(nowhere, "x"),
                    "cannot write '" + nowhere + "': No such file or directory");
}
