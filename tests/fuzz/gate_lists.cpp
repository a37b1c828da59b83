#include "loader/lexicon/gate_lists.hpp"

#include "loader/lexicon/builder.hpp"
#include "loader/lexicon/lexicon.hpp"
#include "tests/fuzz/promise.hpp"
#include "tests/fuzz/targets.hpp"

#include <vector>

namespace readout::fuzz {

namespace {

constexpr std::string_view types =
    "major\tminor\tmakes\tkind\nperson_full\t\tPerson\t\nlocation\tcountry\tState\t\n"
    "title\t\tTitle\trank\nsurname\t\tSurname\t\norganization\t\tOrganization\tother\n";

}  // namespace

// Up to the first empty line lists.def, then one list, which stands for all that it names.
void gate_lists(std::string_view bytes) {
  const std::size_t border = bytes.find("\n\n");
  const std::string_view definition = bytes.substr(0, border);
  const std::string_view list =
      border == std::string_view::npos ? std::string_view{} : bytes.substr(border + 2);
  is_accepted([&] {
    std::vector<RuleFile> lists;
    for (const GateList& line : gate_lists_of(definition, "lists.def")) {
      promise(!line.major.empty(), "a list without a type");
      lists.push_back({line.file, "dictionaries/" + line.file, list});
    }
    LexiconBuilder builder;
    builder.remember_names();
    builder.add_gate_lists({"lists.def", "lists.def", definition}, lists,
                           {"gate_types.tsv", "dictionaries/gate_types.tsv", types});
    builder.add_phases({"phases.txt", "phases.txt", "step dictionaries\n"}, {});
    const Lexicon lexicon(ImageBytes::of(builder.image("0")));
  });
}

}  // namespace readout::fuzz
