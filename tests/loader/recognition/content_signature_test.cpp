#include "tests/loader/recognition/recognised_text.hpp"

#include <catch2/catch.hpp>

#include <string>

using readout::test::recognised_text;
using readout::test::RecognisedText;

namespace {

// The signature of what Ana Tannik says.
std::string signature_of(const std::string& content) {
  const RecognisedText text = recognised_text("Ana Tannik said that " + content + ".");
  REQUIRE_FALSE(text.facts().statements.empty());
  return text.facts().statements.front().signature;
}

}  // namespace

TEST_CASE("A signature holds stems without function words, sorted") {
  CHECK(signature_of("the bakers were closing the bridges of the harbour") ==
        "baker bridg close harbour");
}

TEST_CASE("Equal contents in other words have one signature") {
  CHECK(signature_of("a truce would begin in three weeks") ==
        signature_of("within 3 weeks the ceasefires would start"));
  CHECK(signature_of("a truce would begin in three weeks") !=
        signature_of("a truce would begin in four weeks"));
}

TEST_CASE("Negation and modality count") {
  CHECK(signature_of("the bridge is not open") == "! bridg open");
  CHECK(signature_of("the bridge can't open") == "! bridg open ~can");
  CHECK(signature_of("the bridge may open") == "bridg open ~may");
  CHECK(signature_of("the bridge will open in May") == "bridg may open ~will");
}

TEST_CASE("What a past verb reports is put back in time, and its speaker is I") {
  const auto signature = [](const std::string& words) {
    const RecognisedText text = recognised_text(words);
    REQUIRE_FALSE(text.facts().statements.empty());
    return text.facts().statements.front().signature;
  };
  CHECK(signature("Ana Tannik said she would wait in Orvel.") ==
        signature("“I will wait in Orvel,” Ana Tannik said."));
  CHECK(signature("“I would wait in Orvel,” Ana Tannik said.") !=
        signature("“I will wait in Orvel,” Ana Tannik said."));
  CHECK(signature("Ana Tannik says the bridge would open.") !=
        signature("Ana Tannik says the bridge will open."));
  CHECK(signature("Orlo Bessik met China. Ana Tannik said he would wait in Orvel.") !=
        signature("“I will wait in Orvel,” Ana Tannik said."));
}

TEST_CASE("Numbers in words and with units are numbers in digits") {
  CHECK(signature_of("1.5 million boats sank") == signature_of("1,500,000 boats sank"));
  CHECK(signature_of("1.5bn boats sank") == signature_of("1.5 billion boats sank"));
  CHECK(signature_of("two thousand boats sank") == signature_of("2,000 boats sank"));
  CHECK(signature_of("twenty-five boats sank") == signature_of("25 boats sank"));
  CHECK(signature_of("thousands of boats sank") != signature_of("a thousand boats sank"));
  CHECK(signature_of("the boats of 2025 sank") == "2025 boat sink");
}

TEST_CASE("Entities stand by their keys, numbers by their digits") {
  CHECK(signature_of("China sold 1,500 boats to Ana Tannik") ==
        "1500 boat person:ana_tannik sell state:CHN");
}
