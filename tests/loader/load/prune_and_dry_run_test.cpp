#include "schema/model/error.hpp"
#include "tests/loader/load/corpus.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <stdexcept>
#include <string>

using namespace readout;
using namespace readout::test;

TEST_CASE("Documents that are gone stay, unless they are pruned") {
  Corpus corpus;
  corpus.run();
  corpus.remove("in/call.txt");
  CHECK(counts_of(corpus.run()) == "2 0 0 2 0 0");
  CHECK(corpus.documents().size() == 3);

  LoadOptions options = corpus.options();
  options.prune = true;
  CHECK(counts_of(corpus.run(options)) == "2 0 0 2 1 0");
  CHECK(corpus.documents() == Strings{"denial.txt", "summit.txt"});

  Corpus clean;
  clean.remove("in/call.txt");
  clean.run();
  CHECK(corpus.dumped() == clean.dumped());
}

TEST_CASE("Pruning spares what is there but cannot be read") {
  Corpus corpus;
  corpus.write("in/sub/wire.jsonl", "{\"text\":\"Peru said no.\",\"id\":\"own\"}\n");
  corpus.run();
  LoadOptions options = corpus.options();
  options.prune = true;
  corpus.remove("in/summit.txt");
  corpus.write("in/call.txt", "bad \xff\x81 bytes");
  corpus.write("in/denial.txt", " \n");
  const LoadResult spared = corpus.run(options);
  CHECK(counts_of(spared) == "1 0 0 1 1 2");
  CHECK_FALSE(spared.not_pruned);
  CHECK(corpus.documents() == Strings{"call.txt", "denial.txt", "own"});

  corpus.remove("in/denial.txt");
  corpus.write("in/sub/wire.jsonl", "{\"text\":\"Peru said no.\",\n");
  corpus.write("in/new.txt", summit);
  const LoadResult unknown = corpus.run(options);
  CHECK(unknown.not_pruned);
  CHECK(counts_of(unknown) == "1 1 0 0 0 2");
  CHECK(corpus.documents() == Strings{"call.txt", "denial.txt", "new.txt", "own"});
}

TEST_CASE("Pruning by a load that read nothing is refused") {
  Corpus corpus;
  corpus.run();
  corpus.write("empty/bad.txt", "bad \xff\x81 bytes");
  LoadOptions options = corpus.options();
  options.prune = true;
  options.paths = {corpus.path("empty")};
  CHECK(corpus.error_of<InputError>(options).starts_with("empty: nothing was read, and --prune"));
  CHECK(corpus.documents().size() == 3);
}

TEST_CASE("Pruning stays within the collection") {
  Corpus corpus;
  corpus.run();
  LoadOptions other = corpus.options();
  other.read.collection = "other";
  other.paths = {corpus.path("in/call.txt")};
  other.prune = true;
  CHECK(counts_of(corpus.run(other)) == "1 1 0 0 0 0");
  CHECK(corpus.documents().size() == 4);
}

TEST_CASE("A dry run counts and writes nothing") {
  Corpus corpus;
  LoadOptions options = corpus.options();
  options.dry_run = true;
  const LoadResult result = corpus.run(options);
  CHECK(counts_of(result) == "3 3 0 0 0 0");
  CHECK(result.statements >= 4);
  CHECK_FALSE(std::filesystem::exists(corpus.path("news.db")));

  const LoadResult real = corpus.run();
  CHECK(real.statements == result.statements);
  const std::string before = corpus.dumped();
  corpus.write("in/call.txt", summit);
  corpus.run(options);
  CHECK(corpus.dumped() == before);
}

TEST_CASE("A dry run says what a load into the database that is there would do") {
  Corpus corpus;
  corpus.run();
  corpus.write("in/call.txt", summit);
  corpus.write("in/more.txt", denial);
  corpus.remove("in/denial.txt");
  LoadOptions options = corpus.options();
  options.prune = true;
  options.dry_run = true;
  const std::string before = corpus.dumped();
  const std::string dry = counts_of(corpus.run(options));
  CHECK(dry == "3 1 1 1 1 0");
  CHECK(corpus.dumped() == before);
  const auto other = load_lexicon(
      {.rule_folders = {},
       .dictionaries = {corpus.write("mine.jsonl", R"({"label": "ORG", "pattern": "the port"})")}});
  CHECK(corpus.error_of<StoreError>(options, *other).find("--rules-changed") != std::string::npos);
  options.dry_run = false;
  CHECK(counts_of(corpus.run(options)) == dry);
}

TEST_CASE("A load that fails before it has read a document leaves no database") {
  Corpus corpus;
  const std::string bad = corpus.write("bad.txt", "bad \xff\x81 bytes");
  LoadOptions options = corpus.options();
  options.paths = {corpus.path("none")};
  CHECK(corpus.error_of<UsageError>(options) != "none");
  options.paths = {bad};
  options.strict = true;
  CHECK(corpus.error_of<std::runtime_error>(options).find("--strict") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(corpus.path("news.db")));

  std::filesystem::create_directory(corpus.path("empty"));
  options.paths = {corpus.path("empty")};
  CHECK(counts_of(corpus.run(options)) == "0 0 0 0 0 0");
  CHECK(std::filesystem::exists(corpus.path("news.db")));
}

TEST_CASE("An interrupted load prunes nothing") {
  Corpus corpus;
  corpus.run();
  LoadOptions options = corpus.options();
  options.paths = {corpus.path("in/call.txt")};
  options.prune = true;
  const LoadResult result = load(
      options, builtin(), [](const ReadProblem&) {}, [](const LoadProgress&) {},
      [] { return true; });
  CHECK(result.removed == 0);
  CHECK(corpus.documents().size() == 3);
}
