#include "loader/commands/option_values.hpp"

#include <CLI/CLI.hpp>
#include <catch2/catch.hpp>

#include <cstddef>
#include <string>
#include <vector>

using namespace readout;

namespace {

// What a command line gives: "ok", or what is said of it.
std::string said_of(CLI::App& app, std::vector<std::string> arguments) {
  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    return "ok";
  } catch (const CLI::ParseError& error) {
    return error.what();
  }
}

}  // namespace

TEST_CASE("A number of rows is a whole number, and 0 is more than any database has") {
  CLI::App app;
  std::size_t top = 20;
  add_count_option(app, "--top", top, "rows");
  CHECK(said_of(app, {}) == "ok");
  CHECK(top == 20);
  CHECK(said_of(app, {"--top", "3"}) == "ok");
  CHECK(top == 3);
  CHECK(said_of(app, {"--top", "0"}) == "ok");
  CHECK(top > 1'000'000'000'000U);
  for (const std::string wrong : {"-1", "x", "1.5", "3x", "99999999999999999999"}) {
    CHECK(said_of(app, {"--top", wrong}) ==
          "--top: '" + wrong + "' is no number of rows: a whole number, or 0 for all");
  }
}

TEST_CASE("A number has a range") {
  CLI::App app;
  int jobs = 0;
  add_number_option(
      app, "--jobs,-j", {.least = 1, .most = 4}, [&jobs](int number) { jobs = number; }, "threads");
  CHECK(said_of(app, {"-j", "4"}) == "ok");
  CHECK(jobs == 4);
  for (const std::string wrong : {"0", "5", "-1", "x", "2x", ""}) {
    CHECK(said_of(app, {"--jobs", wrong}) ==
          "--jobs: '" + wrong + "' is no whole number from 1 to 4");
  }
}

TEST_CASE("An empty value is refused with what should stand there") {
  CLI::App app;
  std::string by;
  app.add_option("--by", by)->check(not_empty("a name or key"));
  CHECK(said_of(app, {"--by", "Xi"}) == "ok");
  CHECK(by == "Xi");
  CHECK(said_of(app, {"--by", ""}) == "--by: the value is empty: give a name or key");
}

TEST_CASE("A word that is not known is refused with those that are") {
  CLI::App app;
  std::string format;
  app.add_option("--format", format)->check(one_of("format", {"table", "csv"}));
  CHECK(said_of(app, {"--format", "csv"}) == "ok");
  CHECK(said_of(app, {"--format", "xml"}) == "--format: unknown format 'xml' (known: table, csv)");
}
