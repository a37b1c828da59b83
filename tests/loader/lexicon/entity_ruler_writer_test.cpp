#include "loader/lexicon/entity_ruler_writer.hpp"

#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

using namespace readout;
using readout::test::TemporaryFolder;

namespace {

class EmptyRules : public TemporaryFolder {
 public:
  EmptyRules() { write("rules/phases.txt", "step dictionaries\n"); }

  LexiconOptions options(std::string_view lines) const {
    return {.builtin = false,
            .rule_folders = {path("rules")},
            .dictionaries = {write("mine.jsonl", lines)}};
  }
};

auto essence_of(const Lexicon& lexicon, std::uint32_t number) {
  const DictionaryEntry entry = lexicon.entries()[number];
  return std::tuple(entry.key, entry.kind, entry.name, entry.country, entry.gender, entry.subtype,
                    entry.stands_for, lexicon.external_ids_of(number));
}

}  // namespace

TEST_CASE("Names are written one a line, each once, with what their entry says") {
  const EmptyRules folder;
  const std::string lines =
      R"({"label": "STATE", "pattern": "Luria", "id": "state:XLU", "external": ["wikidata:Q1"]}
{"label": "STATE", "pattern": "Luro-", "id": "state:XLU", "name": "Luria", "form": "adjective", "external": ["wikidata:Q1"]}
{"label": "PERSON", "pattern": [{"LOWER": "ana"}, {"IS_TITLE": true}], "id": "person:ana", "name": "ana", "country": "state:XLU", "gender": "f"}
{"label": "PLACE", "pattern": "Port “Sable”", "id": "place:sable", "kind": "capital", "stands_for": "state:XLU"}
)";
  CHECK(entity_ruler_lines(folder.options(lines)) == lines);
  CHECK(entity_ruler_lines(folder.options(lines + lines)) == lines);
}

TEST_CASE("A name made from a token pattern can be read as one") {
  const EmptyRules folder;
  const auto made = [&](const std::string& pattern) {
    const std::string lines =
        entity_ruler_lines(folder.options(R"({"label": "PLACE", "pattern": )" + pattern + "}\n"));
    CHECK(entity_ruler_lines(folder.options(lines)) == lines);
    const std::string_view key = R"("name": )";
    const std::size_t start = lines.find(key) + key.size();
    return lines.substr(start, lines.size() - start - 2);
  };
  CHECK(made(R"([{"LOWER": "a\tb"}])") == R"("a b")");
  CHECK(made("[{\"LOWER\": {\"IN\": [\"a\x7f\"]}}]") == R"("[{\"LOWER\": {\"IN\": [\"a \"]}}]")");
  CHECK(made(R"([{"LOWER": ","}])") == R"("[{\"LOWER\": \",\"}]")");
  CHECK(made("[{}]") == R"("Token [{}]")");
}

TEST_CASE("All built-in names can be written, read and written again") {
  const EmptyRules folder;
  const std::string lines = entity_ruler_lines({});
  const auto builtin = load_lexicon({});
  const auto options = folder.options(lines);
  const auto again = load_lexicon(options);
  REQUIRE(builtin->entries().size() > 10'000);
  REQUIRE(again->entries().size() == builtin->entries().size());
  std::size_t different = 0;
  for (std::uint32_t number = 0; number < builtin->entries().size(); ++number) {
    different += essence_of(*builtin, number) == essence_of(*again, number) ? 0 : 1;
  }
  CHECK(different == 0);
  CHECK(entity_ruler_lines(options) == lines);
}
