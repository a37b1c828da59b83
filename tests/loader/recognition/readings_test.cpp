#include "loader/recognition/rule_examples.hpp"
#include "tests/loader/recognition/marked_sentences.hpp"
#include "tests/loader/recognition/recognised_text.hpp"
#include "tests/support/environment.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <iostream>

namespace readout::test {

namespace {

std::string file_of(const std::string& name) {
  return (source_folder() / "tests/loader/recognition/readings" / name).string();
}

Agreement printed(const std::string& name, const Lexicon& lexicon) {
  const Agreement result = agreement_with(marked_sentences(file_of(name)), lexicon);
  std::cout << fmt::format(
      "{}: {} of {} open words right ({:.2f} %), {} not in the dictionary; borders: {} marked, {} "
      "found, {} agree (F1 {:.2f} %)\n",
      name, result.right, result.open, 100 * result.share_right(), result.missing, result.borders,
      result.found, result.agreed, 100 * result.border_score());
  return result;
}

}  // namespace

TEST_CASE("the rules leave words their right reading, and clauses their borders") {
  for (const std::string name : {"sentences.txt", "held_out.txt"}) {
    const Agreement result = printed(name, built_in_lexicon());
    CHECK(result.share_right() >= 0.96);
    CHECK(result.border_score() >= 0.90);
  }
}

TEST_CASE(
    "what is wrong in the sentences that rules are written by, with the rules as they stand in the "
    "tree",
    "[.print]") {
  const auto lexicon = load_lexicon(
      {.builtin = false, .rule_folders = {(source_folder() / "loader/rules").string()}});
  for (const std::string& error : printed("sentences.txt", *lexicon).errors) {
    std::cout << error << "\n";
  }
  printed("held_out.txt", *lexicon);
}

TEST_CASE("examples of the rules as they stand in the tree", "[.examples]") {
  const auto lexicon = load_lexicon(
      {.builtin = false, .rule_folders = {(source_folder() / "loader/rules").string()}});
  for (const std::string& failure : run_examples(*lexicon).failures) {
    std::cout << failure << "\n";
  }
}

TEST_CASE("a text with the readings that its words have left", "[.show]") {
  const auto lexicon = load_lexicon(
      {.builtin = false, .rule_folders = {(source_folder() / "loader/rules").string()}});
  for (std::string line; std::getline(std::cin, line);) {
    std::cout << with_readings(line, *lexicon) << "\n";
  }
}

}  // namespace readout::test
