#include "schema/model/keys.hpp"

#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <string>

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

TEST_CASE("The hash of a file is that of its bytes") {
  constexpr std::size_t more_than_a_piece = 700'001;
  const test::TemporaryFolder folder;
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, more_than_a_piece}) {
    std::string bytes(size, 'x');
    for (std::size_t place = 0; place < size; place += 1000) {
      bytes[place] = static_cast<char>(place % 251);
    }
    CHECK(content_hash_of_file(folder.write("file", bytes)) == content_hash(bytes));
  }
  CHECK_FALSE(content_hash_of_file(folder.path() + "/none"));
  CHECK_FALSE(content_hash_of_file(folder.path()));
}
