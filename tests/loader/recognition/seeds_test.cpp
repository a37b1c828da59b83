#include "tests/loader/recognition/recognised_text.hpp"
#include "tests/support/environment.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

/// What must come out of the five accounts of the first corpus, which is no part of the repository.

namespace readout::test {

namespace {

const std::vector<RecognisedText>& seeds() {
  static const std::vector<RecognisedText> texts = [] {
    const auto shared = shared_folder();
    return shared ? recognised((*shared / "corpus").string(),
                               (*shared / "corpus/manifest.csv").string(), built_in_lexicon())
                  : std::vector<RecognisedText>();
  }();
  return texts;
}

/// The corpus is not there; ctest counts the case as skipped then.
bool absent() {
  if (seeds().empty()) {
    skip("no news texts beside the repository");
  }
  return seeds().empty();
}

const RecognisedText& seed(std::string_view number) {
  const auto found = std::find_if(seeds().begin(), seeds().end(), [&](const RecognisedText& text) {
    return text.document().id.starts_with(number);
  });
  REQUIRE(found != seeds().end());
  return *found;
}

const Statement& statement(const RecognisedText& text, std::string_view words) {
  INFO(words);
  const Statement* found = text.statement_with(words);
  REQUIRE(found != nullptr);
  return *found;
}

constexpr std::string_view xi = "person:xi-jinping.CHN";
constexpr std::string_view putin = "person:vladimir-putin.RUS";

}  // namespace

TEST_CASE("one sentence of Xi stands in three translations, each with its speaker and its relay") {
  if (absent()) {
    return;
  }
  const auto& first = statement(seed("000"), "History and reality make it clear");
  CHECK(seed("000").speaker(first) == xi);
  CHECK(seed("000").addressee(first) == putin);
  CHECK(first.kind == StatementKind::direct);
  CHECK(first.channel == "readout");
  CHECK(seed("000").hops(first) == "Chinese Foreign Ministry");

  const auto& second = statement(seed("001"), "History and reality show");
  CHECK(seed("001").speaker(second) == xi);
  CHECK(seed("001").addressee(second) == putin);
  CHECK(second.kind == StatementKind::direct);
  CHECK(seed("001").hops(second) == "Xinhua");

  const auto& third = statement(seed("004"), "China-Russia relations have a strong");
  CHECK(seed("004").speaker(third) == xi);
  CHECK(third.kind == StatementKind::direct);
  CHECK(seed("004").hops(third) == "Chinese state media");

  const auto& mixed = statement(seed("001"), "cannot be moved away” from one another");
  CHECK(seed("001").speaker(mixed) == xi);
  CHECK(mixed.kind == StatementKind::mixed);
}

TEST_CASE("the Kremlin speaks for itself, and relays its president") {
  if (absent()) {
    return;
  }
  CHECK(seed("001").speaker(statement(seed("001"), "The leaders particularly emphasized")) ==
        "organization:kremlin");
  CHECK(seed("000").speaker(statement(seed("000"), "Putin informed his counterpart")) ==
        "organization:kremlin");
  const auto& relayed = statement(seed("000"), "Russian-Chinese political ties");
  CHECK(seed("000").speaker(relayed) == putin);
  CHECK(seed("000").hops(relayed) == "Kremlin");
}

TEST_CASE("others than the leaders keep their own words") {
  if (absent()) {
    return;
  }
  CHECK(seed("004").speaker(statement(seed("004"), "All in appearance is normal")) ==
        "person:shi-yinhong.CHN");
  CHECK(seed("001").speaker(statement(seed("001"), "all parties and all stakeholders")) ==
        "person:wang-yi.CHN");
  const auto& figures = statement(seed("000"), "their efforts to normalize ties");
  CHECK(seed("000").speaker(figures).find("trump") == std::string::npos);
  CHECK(figures.speaker_kind == SpeakerKind::group);
}

TEST_CASE("each person, state and organization of the corpus is one entity") {
  if (absent()) {
    return;
  }
  std::vector<std::string> all;
  for (const RecognisedText& text : seeds()) {
    const auto named = text.named();
    all.insert(all.end(), named.begin(), named.end());
  }
  for (const char* key : {"person:xi-jinping.CHN",
                          "person:vladimir-putin.RUS",
                          "person:donald-trump.USA",
                          "person:marco-rubio.USA",
                          "person:volodymyr-zelensky.UKR",
                          "person:keith-kellogg.USA",
                          "person:wang-yi.CHN",
                          "person:sergey-lavrov.RUS",
                          "person:shi-yinhong.CHN",
                          "state:CHN",
                          "state:RUS",
                          "state:USA",
                          "state:UKR",
                          "state:IRN",
                          "state:PRK",
                          "state:SAU",
                          "organization:kremlin",
                          "organization:xinhua",
                          "organization:nato",
                          "organization:g20",
                          "organization:shanghai-cooperation-organization",
                          "organization:united-nations",
                          "organization:reuters",
                          "organization:renmin-university"}) {
    CAPTURE(key);
    CHECK(std::find(all.begin(), all.end(), key) != all.end());
  }
}

TEST_CASE("nothing silly becomes a name") {
  if (absent()) {
    return;
  }
  for (const RecognisedText& text : seeds()) {
    for (const std::string& surface : text.surfaces()) {
      CHECK(surface != "Monday");
      CHECK(surface != "Key Points");
      CHECK(surface != "The");
    }
  }
  // 003 ends with a list of links, from which no mention may come.
  const RecognisedText& linked = seed("003");
  const auto links = std::find_if(linked.facts().zones.begin(), linked.facts().zones.end(),
                                  [](const Zone& zone) { return zone.kind == ZoneKind::links; });
  REQUIRE(links != linked.facts().zones.end());
  for (const Mention& mention : linked.facts().mentions) {
    CHECK(mention.span.end <= links->span.start);
  }
}

TEST_CASE("titles and descriptors mean their holder") {
  if (absent()) {
    return;
  }
  const RecognisedText& text = seed("000");
  std::size_t leaders = 0;
  for (const Mention& mention : text.facts().mentions) {
    if (text.words(mention.span) == "China’s leader") {
      ++leaders;
      CHECK(text.facts().entities[mention.local.value()].key == xi);
    }
  }
  CHECK(leaders == 1);
}

}  // namespace readout::test
