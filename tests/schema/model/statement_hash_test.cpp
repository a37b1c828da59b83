#include "schema/model/statement_hash.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace readout;

namespace {

using Words = std::vector<StatementWords>;

const StatementWords yes{.sentence = "“Yes,” said Tarn.", .content = "“Yes,”"};
const StatementWords no{.sentence = "“No,” said Lind.", .content = "“No,”"};
const StatementWords other_yes{.sentence = "“Yes,” said Lind.", .content = "“Yes,”"};

}  // namespace

TEST_CASE("A statement's hash is made of its words alone") {
  const auto all = statement_hashes(Words{yes, no, other_yes});
  CHECK(statement_hashes(Words{no, yes}) == std::vector{all[1], all[0]});
  CHECK(statement_hashes(Words{other_yes}) == std::vector{all[2]});
  CHECK(std::set(all.begin(), all.end()).size() == 3);
  CHECK(statement_hashes(Words{}).empty());
}

TEST_CASE("The hash of given words never changes: decisions files hold it") {
  CHECK(statement_hashes(Words{yes}) == std::vector<std::string>{"5c9dbd4493285269"});
  CHECK(statement_hashes(Words{yes, yes}) ==
        std::vector<std::string>{"f0f5d5f1ec6fb11d", "4c71b44dc54bb627"});
}

TEST_CASE("Statements with the same words have a hash each, which hangs on how many they are") {
  const auto two = statement_hashes(Words{yes, no, yes});
  const auto three = statement_hashes(Words{yes, yes, yes});
  const std::set<std::string> different = {two[0],   two[2],   three[0],
                                           three[1], three[2], statement_hashes(Words{yes})[0]};
  CHECK(different.size() == 6);
  CHECK(two[1] == statement_hashes(Words{no})[0]);
}

TEST_CASE("A hash of a statement is told by its form") {
  for (const std::string& hash : statement_hashes(Words{yes, no, yes})) {
    CHECK(is_statement_hash(hash));
  }
  CHECK_FALSE(is_statement_hash(""));
  CHECK_FALSE(is_statement_hash("0123456789abcde"));
  CHECK_FALSE(is_statement_hash("0123456789abcdef0"));
  CHECK_FALSE(is_statement_hash("0123456789ABCDEF"));
  CHECK_FALSE(is_statement_hash("0123456789abcdeg"));
}
