#include "tests/loader/recognition/recognised_text.hpp"
#include "tests/support/environment.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

/// The samples against samples/expected-statements.tsv, which a person wrote.

namespace readout::test {

namespace {

std::vector<std::string> split(const std::string& line, char separator) {
  std::vector<std::string> cells;
  std::istringstream in(line);
  for (std::string cell; std::getline(in, cell, separator);) {
    cells.push_back(cell);
  }
  return cells;
}

struct Expected {
  std::string file;
  std::string speaker_name;
  std::string kind;
  std::string content;
};

std::vector<Expected> expected_statements() {
  std::ifstream in(source_folder() / "samples/expected-statements.tsv");
  std::vector<Expected> all;
  std::string line;
  std::getline(in, line);  // head
  while (std::getline(in, line)) {
    const auto cells = split(line, '\t');
    all.push_back({cells.at(0), cells.at(3), cells.at(4), cells.at(13)});
  }
  return all;
}

const std::vector<RecognisedText>& samples() {
  static const auto texts =
      recognised((source_folder() / "samples").string(),
                 (source_folder() / "samples/manifest.csv").string(), samples_lexicon());
  return texts;
}

/// The letters of the pieces of a content, as positions of bytes in the text.
std::set<std::size_t> letters(const std::string& text, const std::vector<std::string>& pieces) {
  std::set<std::size_t> all;
  for (const std::string& piece : pieces) {
    const std::size_t start = text.find(piece);
    for (std::size_t i = 0; start != std::string::npos && i < piece.size(); ++i) {
      all.insert(start + i);
    }
  }
  return all;
}

double jaccard(const std::set<std::size_t>& a, const std::set<std::size_t>& b) {
  const auto shared = static_cast<double>(
      std::count_if(a.begin(), a.end(), [&](std::size_t x) { return b.contains(x); }));
  return shared / (static_cast<double>(a.size() + b.size()) - shared);
}

const Statement* nearest(const RecognisedText& text, const Expected& expected) {
  const auto wanted = letters(text.document().text, split(expected.content, '|'));
  const Statement* best = nullptr;
  double best_share = 0.5;
  for (const Statement& statement : text.facts().statements) {
    std::vector<std::string> pieces;
    for (const Span span : statement.content) {
      pieces.push_back(text.words(span));
    }
    const double share = jaccard(wanted, letters(text.document().text, pieces));
    if (share >= best_share) {
      best_share = share;
      best = &statement;
    }
  }
  return best;
}

std::string name_of_speaker(const RecognisedText& text, const Statement& statement) {
  const auto mention =
      statement.speakers.empty() ? std::nullopt : statement.speakers.front().mention;
  if (!mention) {
    return {};
  }
  const Mention& found = text.facts().mentions[*mention];
  const auto local = found.stands_for ? found.stands_for : found.local;
  return local ? text.facts().entities[*local].name : std::string();
}

}  // namespace

TEST_CASE("most statements of the samples are found, with the right speaker") {
  std::size_t found = 0;
  std::size_t with_speaker = 0;
  std::size_t right = 0;
  for (const Expected& expected : expected_statements()) {
    const auto text =
        std::find_if(samples().begin(), samples().end(),
                     [&](const RecognisedText& t) { return t.document().id == expected.file; });
    REQUIRE(text != samples().end());
    const Statement* statement = nearest(*text, expected);
    if (statement == nullptr) {
      WARN("not found: " << expected.file << ": " << expected.content);
      continue;
    }
    ++found;
    if (!expected.speaker_name.empty() && expected.speaker_name.find('|') == std::string::npos) {
      ++with_speaker;
      right += name_of_speaker(*text, *statement) == expected.speaker_name ? 1 : 0;
    }
  }
  CHECK(found >= 35);  // of 41
  CHECK(right * 10 >= with_speaker * 9);
}

TEST_CASE("a statement's quoted pieces stand in its content") {
  for (const RecognisedText& text : samples()) {
    for (const Statement& statement : text.facts().statements) {
      for (const Span quoted : statement.quoted) {
        CHECK(std::any_of(statement.content.begin(), statement.content.end(),
                          [&](Span content) { return content.contains(quoted); }));
      }
    }
  }
}

TEST_CASE("a professor and an institute that no dictionary knows are found by rules") {
  std::set<std::string> named;
  for (const RecognisedText& text : samples()) {
    const auto keys = text.named();
    named.insert(keys.begin(), keys.end());
  }
  CHECK(named.contains("organization:institute for maritime law"));
  CHECK(std::any_of(named.begin(), named.end(),
                    [](const std::string& key) { return key.ends_with(" solvane"); }));
}

TEST_CASE("the same text gives the same facts again") {
  for (const RecognisedText& text : samples()) {
    const RecognisedText again(text.document(), samples_lexicon());
    CHECK(again.facts().mentions.size() == text.facts().mentions.size());
    CHECK(again.facts().statements.size() == text.facts().statements.size());
  }
}

TEST_CASE("a text in another language is kept without facts") {
  const RecognisedText german({.id = "de",
                               .text = "Der Präsident sagte am Montag, dass die Gespräche in "
                                       "Berlin weitergehen würden. Die Regierung stimmte zu."},
                              built_in_lexicon());
  CHECK(german.facts().language == "other");
  CHECK(german.facts().mentions.empty());
}

}  // namespace readout::test
