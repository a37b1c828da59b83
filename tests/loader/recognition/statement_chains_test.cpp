#include "tests/loader/recognition/recognised_text.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace readout;
using readout::test::recognised_text;
using readout::test::RecognisedText;

namespace {

// "hops > speaker" of the statement with `piece`, in words.
std::string chain_of(const std::string& words, const std::string& piece) {
  const RecognisedText text = recognised_text(words);
  const Statement* statement = text.statement_with(piece);
  if (statement == nullptr || statement->speakers.empty()) {
    return {};
  }
  return text.hops(*statement) + " > " + text.words(statement->speakers.front().span);
}

}  // namespace

TEST_CASE("who is cited speaks, and the outlet that cites is a station of the report") {
  CHECK(chain_of("Reuters, citing people familiar with the matter, said the road was shut.",
                 "the road was shut") == "Reuters > people");
  CHECK(chain_of(
            "The road was shut, the Tervas Gazette reported, citing a person close to the talks.",
            "The road was shut") == "Tervas Gazette > a person");
  CHECK(chain_of("Citing two officials, the newspaper said that the road was shut.",
                 "that the road was shut") == "the newspaper > two officials");
  CHECK(chain_of("According to Reuters, citing officials, the road was shut.",
                 "the road was shut") == "Reuters > officials");
  CHECK(chain_of("The Kremlin said that the road was shut, citing Xi Jinping.",
                 "that the road was shut") == "Xi Jinping > Kremlin");
  CHECK(chain_of("Reuters, citing officials, said Maria Tannik called the deal “old”.",
                 "the deal “old”") == "Reuters; officials > Maria Tannik");
}

TEST_CASE("brackets that are not closed behind a source hold no later sentence") {
  const auto text = recognised_text(
      "According to Reuters (RTR, the bridge was old. The road (long), the mayor slept.");
  CHECK(text.statement_with("the mayor slept") == nullptr);
  const auto closed = recognised_text("According to Reuters (RTR), the bridge was old.");
  CHECK(closed.statement_with("the bridge was old") != nullptr);
}

TEST_CASE("who praises or denies what somebody says does not report it") {
  CHECK(chain_of("Peru welcomed Xi Jinping's call for a truce.", "a truce") == " > Xi Jinping");
  CHECK(chain_of("The Kremlin denied Maria Tannik's claim that the road was shut.",
                 "that the road was shut") == " > Maria Tannik");
  CHECK(chain_of("The Kremlin said Maria Tannik claimed that the road was shut.",
                 "that the road was shut") == "Kremlin > Maria Tannik");
  CHECK(chain_of("Peru praised Maria Tannik, citing her “long service” in Orvel.", "long").empty());
}
