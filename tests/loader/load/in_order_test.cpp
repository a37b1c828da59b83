#include "loader/load/in_order.hpp"

#include "loader/load/notes.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <stdexcept>
#include <string>
#include <vector>

using namespace readout;

TEST_CASE("Results come in the order of the documents for any number of threads") {
  const std::size_t jobs = GENERATE(1U, 2U, 5U);
  std::vector<int> workers(jobs);
  std::vector<int*> threads;
  for (int& worker : workers) {
    threads.push_back(&worker);
  }
  std::vector<std::string> taken;
  WorkInOrder<int, std::string> work(
      threads,
      [](int& count, const Document& document) {
        ++count;
        return "done " + document.id;
      },
      [&](const Document& document, const std::string& result) {
        CHECK(result == "done " + document.id);
        taken.push_back(document.id);
      });
  std::vector<std::string> added;
  for (int i = 0; i < 300; ++i) {
    Document document;
    document.id = std::to_string(i);
    document.text = std::string(10'000, 'x');
    added.push_back(document.id);
    work.add(std::move(document));
  }
  work.finish();
  CHECK(taken == added);
  int sum = 0;
  for (const int worker : workers) {
    sum += worker;
  }
  CHECK(sum == 300);
}

TEST_CASE("What a thread throws is thrown again, and no work is done twice") {
  std::atomic<int> done = 0;
  CHECK_THROWS_WITH(run_on_threads(3, 100,
                                   [&](unsigned, std::size_t item) {
                                     ++done;
                                     if (item == 5) {
                                       throw std::runtime_error("item 5");
                                     }
                                   }),
                    "item 5");
  CHECK(done <= 100);
  std::vector<int> times(50);
  run_on_threads(4, times.size(), [&](unsigned, std::size_t item) { ++times[item]; });
  CHECK(times == std::vector<int>(50, 1));
  run_on_threads(4, 0, [&](unsigned, std::size_t) { FAIL("there is nothing to do"); });
}

TEST_CASE("Notes are one warning with their place") {
  Document document;
  document.collection = "c";
  document.id = "a.txt";
  Facts facts;
  CHECK_FALSE(note_of(document, facts));
  facts.notes = {"a long sentence is cut"};
  REQUIRE(note_of(document, facts));
  CHECK(note_of(document, facts)->severity == ReadProblem::Severity::warning);
  CHECK(note_of(document, facts)->message == "c/a.txt: a long sentence is cut");
  document.origin = "texts/a.txt";
  facts.notes.emplace_back("another");
  CHECK(note_of(document, facts)->message ==
        "texts/a.txt: a long sentence is cut (and 1 more note)");
}
