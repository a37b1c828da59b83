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

TEST_CASE("Entities stand by their keys, numbers by their digits") {
  CHECK(signature_of("China sold 1,500 boats to Ana Tannik") ==
        "1500 boat person:ana_tannik sell state:CHN");
}
