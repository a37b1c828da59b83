#include "loader/commands/shared_options.hpp"

#include "loader/lexicon/lexicon.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
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

TEST_CASE("The cache is where a variable names an absolute path") {
  const char* const before = std::getenv("HOME");  // NOLINT(concurrency-mt-unsafe)
  const std::string home = before == nullptr ? "" : before;
  const auto folder_with = [](const char* cache, const char* of_user) {
    setenv("XDG_CACHE_HOME", cache, 1);  // NOLINT(concurrency-mt-unsafe)
    setenv("HOME", of_user, 1);          // NOLINT(concurrency-mt-unsafe)
    return cache_folder();
  };
  CHECK(folder_with("/var/cache", "/home/ana") == "/var/cache/readout");
  for (const char* const cache : {"", "cache", "./cache", "../cache"}) {
    CHECK(folder_with(cache, "/home/ana") == "/home/ana/.cache/readout");
    CHECK(folder_with(cache, "ana").empty());
  }
  setenv("HOME", home.c_str(), 1);  // NOLINT(concurrency-mt-unsafe)
}

TEST_CASE("Rules whose example fails are there for who looks into them, and for nobody else") {
  const test::TemporaryFolder folder;
  setenv("XDG_CACHE_HOME", folder.path("cache").c_str(), 1);  // NOLINT(concurrency-mt-unsafe)
  folder.write("rules/phases.txt",
               "step zones\nstep sentences\nstep dictionaries\nrules names/a\n");
  folder.write("rules/names/a.yaml",
               "rules:\n  - name: ship\n    label: Ship\n    pattern: |\n      \"ship\"\n"
               "    tests: {match: [the boat], no-match: [the sea]}\n");
  const RulesOptions options{
      .folders = {folder.path("rules")}, .dictionaries = {}, .no_builtin = true};
  CHECK_THROWS_WITH(lexicon_of(options), Catch::Contains("ship: does not match 'the boat'"));
  CHECK(lexicon_to_look_into(options)->rule_set().rules.back().name == "names/a/ship");
  CHECK_THROWS(lexicon_of(options));
}
