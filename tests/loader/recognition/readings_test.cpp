#include "loader/recognition/recognition.hpp"
#include "loader/recognition/rule_examples.hpp"
#include "loader/recognition/steps.hpp"
#include "tests/loader/recognition/marked_sentences.hpp"
#include "tests/loader/recognition/recognised_text.hpp"
#include "tests/support/environment.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

namespace readout::test {

namespace {

std::string file_of(const std::string& name) {
  return (source_folder() / "tests/loader/recognition/readings" / name).string();
}

std::unique_ptr<const Lexicon> lexicon_of_the_tree() {
  return load_lexicon({.builtin = false,
                       .rule_folders = {(source_folder() / "loader/rules").string(), file_of("")}});
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
  for (const char* file : {"sentences.txt", "sentences_2.txt"}) {
    INFO(file);
    const Agreement result = printed(file, lexicon_with_readings());
    CHECK(result.share_right() >= 0.96);
    CHECK(result.border_score() >= 0.90);
  }
}

TEST_CASE("they do nearly as well on sentences that they were not written by") {
  const std::vector<std::pair<std::string, double>> marks{
      {"held_out.txt", 0.95}, {"held_out_2.txt", 0.93}, {"held_out_3.txt", 0.92}};
  for (const auto& [file, mark] : marks) {
    INFO(file);
    const Agreement result = printed(file, lexicon_with_readings());
    CHECK(result.share_right() >= mark);
    CHECK(result.border_score() >= 0.90);
  }
}

TEST_CASE("the built-in rules read the sentences whose clauses they are asked for, and no other") {
  const Document document{.text =
                              "Ana slept. Ana said that the bread, the best in Orvel, sells. "
                              "Ana left."};
  RecognitionMemory memory(built_in_lexicon());
  Recognition recognition(document, memory);
  std::vector<std::size_t> sentences;
  for (const PhaseStep& step : built_in_lexicon().steps()) {
    run_step(step, recognition);
    sentences.push_back(recognition.text.sentences.size());
  }
  CHECK(sentences.back() == 3);
  CHECK(std::ranges::is_sorted(sentences));  // whoever saw less has given it back
  const AnnotatedText& text = recognition.text;
  for (std::uint32_t token = 0; token < text.tokens.size(); ++token) {
    const bool is_word = text.tokens[token].kind == TokenKind::word;
    CAPTURE(token);
    CHECK((text.readings[token] != 0) == (is_word && recognition.sentence_of(token) == 1U));
  }
}

TEST_CASE("every example of the rules for readings and chunks comes out as its file says") {
  const ExampleResults results = run_examples(lexicon_with_readings());
  for (const std::string& failure : results.failures) {
    FAIL_CHECK(failure);
  }
  CHECK(results.examples > 400);
  CHECK(lexicon_with_readings().warnings().empty());
}

TEST_CASE(
    "what is wrong in the sentences that rules are written by, with the rules as they stand in the "
    "tree",
    "[.print]") {
  const auto lexicon = lexicon_of_the_tree();
  for (const char* file : {"sentences.txt", "sentences_2.txt"}) {
    for (const std::string& error : printed(file, *lexicon).errors) {
      std::cout << error << "\n";
    }
  }
  for (const char* file : {"held_out.txt", "held_out_2.txt", "held_out_3.txt"}) {
    printed(file, *lexicon);
  }
}

TEST_CASE("examples of the rules as they stand in the tree", "[.examples]") {
  const auto lexicon = lexicon_of_the_tree();
  for (const std::string& failure : run_examples(*lexicon).failures) {
    std::cout << failure << "\n";
  }
}

TEST_CASE("a text with the readings that its words have left", "[.show]") {
  const auto lexicon = lexicon_of_the_tree();
  for (std::string line; std::getline(std::cin, line);) {
    std::cout << with_readings(line, *lexicon) << "\n";
  }
}

}  // namespace readout::test
