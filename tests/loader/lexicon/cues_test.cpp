#include "loader/lexicon/table_file.hpp"
#include "schema/model/kinds.hpp"
#include "tests/support/environment.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <filesystem>
#include <fstream>
#include <functional>
#include <regex>
#include <set>
#include <sstream>
#include <string>

/// cues.tsv against what FORMATS.md says of it.

using namespace readout;
using readout::test::source_folder;

namespace {

std::string content_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  REQUIRE(in);
  std::ostringstream content;
  content << in.rdbuf();
  return content.str();
}

void for_each_cue(const std::function<void(const TableRow&)>& check) {
  constexpr std::array<std::string_view, 7> columns = {"lemma", "forms", "class", "takes",
                                                       "pos",   "act",   "rare"};
  const auto file = source_folder() / "loader/rules/dictionaries/cues.tsv";
  read_table(content_of(file), file.string(), columns, 5, check);
}

/// The words in backquotes of FORMATS.md between two of its lines.
std::set<std::string> documented(const std::string& from, const std::string& to) {
  const std::string page = content_of(source_folder() / "loader/rules/FORMATS.md");
  const std::size_t start = page.find(from);
  REQUIRE(start != std::string::npos);
  const std::string part = page.substr(start, page.find(to, start) - start);
  static const std::regex frame("`([a-z+-]+)`");
  std::set<std::string> frames;
  for (std::sregex_iterator i(part.begin(), part.end(), frame), end; i != end; ++i) {
    frames.insert((*i)[1].str());
  }
  return frames;
}

std::size_t lemmas_of(std::string_view pos) {
  std::set<std::string> lemmas;
  for_each_cue([&](const TableRow& row) {
    if (row["pos"] == pos) {
      lemmas.emplace(row["lemma"]);
    }
  });
  return lemmas.size();
}

}  // namespace

TEST_CASE("every frame of a cue is one that FORMATS.md documents for its part of speech") {
  const auto of_verbs = documented("\nFrames of verbs:", "\nA verb with its particle");
  const auto of_nouns = documented("\nFrames of nouns:", ", with the same meaning");
  CHECK(of_verbs.size() > of_nouns.size());
  for_each_cue([&](const TableRow& row) {
    INFO(row.place().to_string() << ": " << row["lemma"]);
    CHECK(!row["takes"].empty());
    for (const auto frame : row.values("takes")) {
      INFO(frame);
      CHECK((row["pos"] == "noun" ? of_nouns : of_verbs).contains(std::string(frame)));
    }
  });
}

TEST_CASE("every cue has a class, a part of speech and its forms, and an act only where known") {
  for_each_cue([](const TableRow& row) {
    INFO(row.place().to_string() << ": " << row["lemma"]);
    CHECK(cue_class_of(row["class"]));
    CHECK((row["rare"].empty() || row["rare"] == "yes"));
    CHECK((row["act"].empty() || act_of(row["act"])));
    const auto forms = row.values("forms");
    REQUIRE(!forms.empty());
    CHECK(forms.front() == row["lemma"]);
    if (row["pos"] == "verb") {
      REQUIRE(forms.size() >= 4);
      const auto participle = forms.back().substr(0, forms.back().find(' '));
      CHECK(participle.ends_with("ing"));
    } else {
      CHECK((row["pos"] == "noun" || row["pos"] == "preposition"));
    }
  });
}

TEST_CASE("no cue stands twice with the same forms and part of speech") {
  std::set<std::string> seen;
  for_each_cue([&](const TableRow& row) {
    INFO(row.place().to_string() << ": " << row["lemma"]);
    CHECK(seen.insert(std::string(row["forms"]) + '/' + std::string(row["pos"])).second);
  });
}

TEST_CASE("the cues are as many as news needs") {
  CHECK(lemmas_of("verb") >= 260);
  CHECK(lemmas_of("noun") >= 90);
}
