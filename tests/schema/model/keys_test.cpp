#include "schema/model/keys.hpp"

#include <catch2/catch.hpp>

using namespace readout;

TEST_CASE("Keys are XXH3-64 of their bytes, the same on every machine") {
  CHECK(key_id("") == 0x2D06800538D394C2);
  CHECK(key_id("state:CHN") == key_id("state:CHN"));
  CHECK(key_id("state:CHN") != key_id("state:CHL"));
}

TEST_CASE("A content hash is XXH3-128 in hexadecimal digits") {
  CHECK(content_hash("") == "99aa06d3014798d86001c324468d497f");
  CHECK(content_hash("a").size() == 32);
}

TEST_CASE("A document's id keeps collection and id apart") {
  CHECK(document_id("a", "b/c") != document_id("a/b", "c"));
  CHECK(document_id("a", "b") == key_id("a\x1f"
                                        "b"));
}
