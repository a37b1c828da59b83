#include "loader/lexicon/petrarch_actors.hpp"

#include "loader/lexicon/builder.hpp"
#include "loader/lexicon/lexicon.hpp"
#include "tests/fuzz/promise.hpp"
#include "tests/fuzz/targets.hpp"

namespace readout::fuzz {

namespace {

constexpr std::string_view codes =
    "code\tmakes\tkind\tstate\tdescriptor\nGOV\tEither\tgovernment\t\toffice\n"
    "ELI\tPerson\t\t\trole\nIGO\tOrganization\tinternational\t\tbody\nNOR\tPlace\tregion\t\t\n"
    "AFG\tState\t\tstate:AFG\t\nCVL\tNone\t\t\tgroup\n";

void read(std::string_view bytes, std::optional<int> century) {
  for (const PetrarchActor& actor : petrarch_actors_of(bytes, "fuzz.txt", century)) {
    promise(!actor.names.empty() && !actor.codes.empty(), "an actor without names or codes");
    for (const PetrarchCode& code : actor.codes) {
      promise(code.start.empty() || code.end.empty() || code.start < code.end, "dates cross");
    }
  }
  LexiconBuilder builder;
  builder.remember_names();
  builder.add_petrarch({"fuzz.txt", "dictionaries/fuzz.txt", bytes},
                       {"codes.tsv", "dictionaries/petrarch_codes.tsv", codes}, century);
  const Lexicon lexicon(ImageBytes::of(builder.image("0")));
}

}  // namespace

// What is accepted without a century is accepted with one.
void petrarch_actors(std::string_view bytes) {
  const bool accepted = is_accepted([&] { read(bytes, std::nullopt); });
  promise(is_accepted([&] { read(bytes, 1940); }) || !accepted, "a century makes it wrong");
}

}  // namespace readout::fuzz
