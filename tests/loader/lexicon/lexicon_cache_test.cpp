#include "loader/lexicon/lexicon_cache.hpp"

#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <span>
#include <string>

using namespace readout;
using readout::test::TemporaryFolder;

namespace {

// Rules of one step and one state, with the least that makes a lexicon.
LexiconOptions small_rules(const TemporaryFolder& folder) {
  folder.write("rules/phases.txt", "step dictionaries\n");
  folder.write("rules/dictionaries/states.tsv", "key\tname\nstate:XLU\tLuria\n");
  return {.builtin = false,
          .rule_folders = {folder.path() + "/rules"},
          .dictionaries = {},
          .cache_folder = folder.path() + "/cache"};
}

std::size_t files_in(const std::string& folder) {
  const std::filesystem::directory_iterator entries(folder);
  return static_cast<std::size_t>(std::distance(begin(entries), end(entries)));
}

}  // namespace

TEST_CASE("What was compiled is kept and found again, and gives the same lexicon") {
  const TemporaryFolder folder;
  LexiconOptions options = small_rules(folder);
  int checked = 0;
  options.check = [&](const Lexicon&) { ++checked; };
  const auto first = load_lexicon(options);
  const auto second = load_lexicon(options);
  CHECK(checked == 1);
  CHECK(files_in(options.cache_folder) == 1);
  CHECK(second->rule_set().hash == first->rule_set().hash);
  CHECK(second->entry_of("state:XLU") == first->entry_of("state:XLU"));
}

TEST_CASE("A file that changes is compiled anew") {
  const TemporaryFolder folder;
  const LexiconOptions options = small_rules(folder);
  load_lexicon(options);
  folder.write("rules/dictionaries/states.tsv", "key\tname\nstate:XLV\tLuvia\n");
  const auto lexicon = load_lexicon(options);
  CHECK(lexicon->entry_of("state:XLV"));
  CHECK_FALSE(lexicon->entry_of("state:XLU"));
}

TEST_CASE("A dictionary of a user that changes is compiled anew, one that does not is not") {
  const TemporaryFolder folder;
  LexiconOptions options = small_rules(folder);
  const std::string one = R"({"label": "ORG", "pattern": "Tannik Motors", "id": "organization:a"})";
  const std::string other =
      R"({"label": "ORG", "pattern": "Tannik Motors", "id": "organization:b"})";
  options.dictionaries = {folder.write("names.jsonl", one)};
  int checked = 0;
  options.check = [&](const Lexicon&) { ++checked; };
  CHECK(load_lexicon(options)->entry_of("organization:a"));
  folder.write("names.jsonl", other);
  CHECK(load_lexicon(options)->entry_of("organization:b"));
  folder.write("names.jsonl", one);
  const auto again = load_lexicon(options);
  CHECK(again->entry_of("organization:a"));
  CHECK_FALSE(again->entry_of("organization:b"));
  CHECK(checked == 2);
  CHECK(std::filesystem::exists(kept_file_of(options)));
}

TEST_CASE("A broken image in the cache is made anew") {
  const TemporaryFolder folder;
  const LexiconOptions options = small_rules(folder);
  const auto first = load_lexicon(options);
  folder.write("cache/" + first->rule_set().hash + ".lexicon", "broken");
  CHECK(load_lexicon(options)->entry_of("state:XLU"));
  CHECK(load_lexicon(options)->entry_of("state:XLU"));
}

TEST_CASE("Rules that fail their check are not kept") {
  const TemporaryFolder folder;
  LexiconOptions options = small_rules(folder);
  options.check = [](const Lexicon&) { throw UsageError("no"); };
  CHECK_THROWS_AS(load_lexicon(options), UsageError);
  CHECK_FALSE(std::filesystem::exists(options.cache_folder));
}

TEST_CASE("Of more than eight images the oldest go") {
  const TemporaryFolder folder;
  const LexiconCache cache(folder.path());
  for (int number = 0; number < 12; ++number) {
    cache.keep("image" + std::to_string(number), std::as_bytes(std::span("bytes")));
  }
  CHECK(files_in(folder.path()) == 8);
}

TEST_CASE("A cache that cannot be written is no error") {
  const TemporaryFolder folder;
  LexiconOptions options = small_rules(folder);
  options.cache_folder = folder.write("file", "") + "/cache";
  CHECK(load_lexicon(options)->entry_of("state:XLU"));
}

TEST_CASE("What cannot be put in its place in the cache leaves nothing beside it") {
  const TemporaryFolder folder;
  const LexiconOptions options = small_rules(folder);
  const auto lexicon = load_lexicon(options);
  const std::string kept = std::filesystem::directory_iterator(options.cache_folder)->path();
  std::filesystem::remove(kept);
  std::filesystem::create_directories(kept + "/full");
  load_lexicon(options);
  CHECK(files_in(options.cache_folder) == 1);
}
