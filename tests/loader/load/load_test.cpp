#include "schema/model/error.hpp"
#include "tests/loader/load/corpus.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace readout;
using namespace readout::test;

namespace {

// Many documents of more than one batch.
Strings write_many(const Corpus& corpus) {
  Strings paths;
  for (int i = 0; i < 24; ++i) {
    std::string text = "Document " + std::to_string(i) + ".\n";
    for (int part = 0; part < 120; ++part) {
      text.append((i + part) % 3 == 0 ? call : (i + part) % 3 == 1 ? denial : summit);
    }
    paths.push_back(corpus.write("many/" + std::to_string(i) + ".txt", text));
  }
  return paths;
}

}  // namespace

TEST_CASE("A first load adds every document and finds statements") {
  Corpus corpus;
  const LoadResult result = corpus.run();
  CHECK(counts_of(result) == "3 3 0 0 0 0");
  CHECK(result.statements >= 4);
  CHECK(result.other_language == 0);
  CHECK_FALSE(result.contradicting);
  CHECK(corpus.problems.empty());
  CHECK(corpus.documents() == Strings{"call.txt", "denial.txt", "summit.txt"});
  CHECK(corpus.dumped().find("We will open the port") != std::string::npos);
}

TEST_CASE("Loading again changes nothing") {
  Corpus corpus;
  corpus.run();
  const std::string before = corpus.dumped();
  CHECK(counts_of(corpus.run()) == "3 0 0 3 0 0");
  CHECK(corpus.dumped() == before);
}

TEST_CASE("A changed document replaces the earlier one") {
  Corpus corpus;
  corpus.run();
  corpus.write("in/denial.txt", summit);
  corpus.write("in/new.txt", denial);
  CHECK(counts_of(corpus.run()) == "4 1 1 2 0 0");

  Corpus clean;
  clean.write("in/denial.txt", summit);
  clean.write("in/new.txt", denial);
  clean.run();
  CHECK(corpus.dumped() == clean.dumped());
}

TEST_CASE("Other metadata are a change too") {
  Corpus corpus;
  corpus.run();
  LoadOptions options = corpus.options();
  options.read.manifest = corpus.write(
      "manifest.csv", "path,publisher\ncall.txt,Port Wire\ndenial.txt,\nsummit.txt,\n");
  CHECK(counts_of(corpus.run(options)) == "3 0 1 2 0 0");
}

TEST_CASE("Threads and the order of arguments change nothing") {
  Corpus corpus;
  Strings paths = write_many(corpus);
  LoadOptions options = corpus.options("one.db");
  options.paths = paths;
  const LoadResult one = corpus.run(options);
  CHECK(one.added == paths.size());
  const std::string expected = corpus.dumped("one.db");
  for (unsigned seed = 1; seed <= 2; ++seed) {
    std::mt19937 random(seed);
    std::ranges::shuffle(paths, random);
    options.paths = paths;
    options.database = corpus.path("four" + std::to_string(seed) + ".db");
    options.jobs = 4;
    INFO("seed " << seed);
    CHECK(corpus.run(options).statements == one.statements);
    CHECK(corpus.dumped("four" + std::to_string(seed) + ".db") == expected);
  }
}

TEST_CASE("All shards together are one load") {
  Corpus corpus;
  for (int i = 0; i < 12; ++i) {
    corpus.write("in/" + std::to_string(i) + ".txt",
                 "Number " + std::to_string(i) + ". " + std::string(i % 2 == 0 ? call : denial));
  }
  CHECK(corpus.run(corpus.options("whole.db")).added == 15);

  LoadOptions options = corpus.options("shards.db");
  options.prune = true;  // takes nothing that belongs to the other shard
  std::size_t added = 0;
  for (const std::uint32_t number : {1U, 2U}) {
    options.shard = {number, 2};
    const LoadResult result = corpus.run(options);
    CHECK(result.read > 0);
    CHECK(result.read < 15);
    CHECK(result.removed == 0);
    added += result.added;
  }
  CHECK(added == 15);
  CHECK(corpus.dumped("shards.db") == corpus.dumped("whole.db"));
}

TEST_CASE("What cannot be read is skipped, counted and named") {
  Corpus corpus;
  const std::string lines = corpus.write(
      "wire.jsonl", "{\"id\": \"a\", \"text\": \"Peru said yes.\"}\n{\"id\": \"b\"}\nno JSON\n");
  LoadOptions options = corpus.options();
  options.paths = {lines};
  const LoadResult result = corpus.run(options);
  CHECK(counts_of(result) == "1 1 0 0 0 2");
  REQUIRE(result.first_skipped.size() == 2);
  CHECK(corpus.shortened(result.first_skipped[0]).starts_with("wire.jsonl:2"));
  CHECK(corpus.shortened(result.first_skipped[1]).starts_with("wire.jsonl:3"));
  CHECK(corpus.problems.size() == 2);
  CHECK(corpus.documents() == Strings{"a"});
}

TEST_CASE("A strict load stops at what it would skip") {
  Corpus corpus;
  LoadOptions options = corpus.options();
  options.paths.push_back(corpus.write("wire.jsonl", "{\"id\": \"b\"}\n"));
  options.strict = true;
  const std::string error = corpus.error_of<std::exception>(options);
  CHECK(error.find("wire.jsonl:1") != std::string::npos);
  CHECK(error.ends_with("(--strict: the load stops here)"));
  CHECK_FALSE(std::filesystem::exists(corpus.path("news.db")));
}

TEST_CASE("A strict load of what can be read is a load like any other") {
  Corpus corpus;
  LoadOptions options = corpus.options();
  options.strict = true;
  CHECK(counts_of(corpus.run(options)) == "3 3 0 0 0 0");
}

TEST_CASE("Different documents of one key are both left out and the rest is loaded") {
  Corpus corpus;
  LoadOptions options = corpus.options();
  options.paths.push_back(corpus.write("more/call.txt", denial));
  const LoadResult result = corpus.run(options);
  CHECK(result.contradicting);
  CHECK(result.skipped == 2);
  CHECK(result.added == 2);
  CHECK(corpus.documents() == Strings{"denial.txt", "summit.txt"});
  REQUIRE(corpus.problems.size() == 1);
  CHECK(corpus.problems[0].severity == ReadProblem::Severity::fatal);
  CHECK(corpus.shortened(corpus.problems[0].message) ==
        "more/call.txt: document 'call.txt' is also in in/call.txt, with other content: none of "
        "them is loaded; give each its own id");
}

TEST_CASE("Equal documents of one key count once") {
  Corpus corpus;
  LoadOptions options = corpus.options();
  options.paths.push_back(corpus.write("more/call.txt", call));
  const LoadResult result = corpus.run(options);
  CHECK(counts_of(result) == "3 3 0 0 0 0");
  CHECK_FALSE(result.contradicting);
}

TEST_CASE("Other rules are refused, unless they are to become current") {
  Corpus corpus;
  corpus.run();
  const std::string before = corpus.dumped();
  const auto other =
      load_lexicon({.rule_folders = {},
                    .dictionaries = {corpus.write(
                        "mine.jsonl",
                        R"({"label": "ORG", "pattern": "the port", "id": "organization:port"})")}});
  LoadOptions options = corpus.options();
  CHECK(corpus.error_of<StoreError>(options, *other)
            .starts_with("'news.db' was loaded with rule set " + builtin().rule_set().hash +
                         ", these rules and options are " + other->rule_set().hash +
                         ": give --rules-changed"));
  CHECK(corpus.dumped() == before);

  options.rules_changed = true;
  CHECK(counts_of(corpus.run(options, *other)) == "3 0 3 0 0 0");
  Corpus clean;
  clean.run(clean.options(), *other);
  CHECK(corpus.dumped().find("organization:port") != std::string::npos);
  CHECK(corpus.dumped() == clean.dumped());
  CHECK(counts_of(corpus.run(corpus.options(), *other)) == "3 0 0 3 0 0");
}

TEST_CASE("Documents in other languages are kept without facts") {
  Corpus corpus;
  LoadOptions options = corpus.options();
  options.paths = {corpus.write(
      "fr.txt",
      "Le président du Pérou a déclaré lundi que le port serait ouvert. « Nous allons ouvrir le "
      "port », a-t-il dit aux journalistes qui étaient avec lui dans la ville de Lima.\n")};
  const LoadResult result = corpus.run(options);
  CHECK(counts_of(result) == "1 1 0 0 0 0");
  CHECK(result.other_language == 1);
  CHECK(result.statements == 0);
  CHECK(corpus.documents() == Strings{"fr.txt"});
}

TEST_CASE("Progress counts every document once") {
  Corpus corpus;
  LoadOptions options = corpus.options();
  options.paths = write_many(corpus);
  options.dry_run = true;
  std::vector<LoadProgress> steps;
  load(
      options, builtin(), [](const ReadProblem&) {},
      [&](const LoadProgress& progress) { steps.push_back(progress); }, [] { return false; });
  REQUIRE(steps.size() > 1);
  CHECK(std::ranges::is_sorted(steps, {}, &LoadProgress::documents));
  CHECK(steps.back().documents == options.paths.size());
  std::size_t bytes = 0;
  for (const std::string& path : options.paths) {
    bytes += std::filesystem::file_size(path);
  }
  CHECK(steps.back().bytes == bytes);
}

TEST_CASE("An interrupted load is whole as far as it went, and the next one goes on") {
  Corpus corpus;
  LoadOptions options = corpus.options();
  options.paths = write_many(corpus);
  const LoadResult part = load(
      options, builtin(), [](const ReadProblem&) {}, [](const LoadProgress&) {},
      [] { return true; });
  CHECK(part.read > 0);
  CHECK(part.read < options.paths.size());
  CHECK(corpus.documents().size() == part.added);
  const LoadResult rest = corpus.run(options);
  CHECK(rest.unchanged == part.added);
  CHECK(rest.added == options.paths.size() - part.added);
}

TEST_CASE("A path that does not exist stops the load") {
  Corpus corpus;
  LoadOptions options = corpus.options();
  options.paths = {corpus.path("none")};
  CHECK(corpus.error_of<UsageError>(options).find("none") != std::string::npos);
}
