#include "schema/model/kinds.hpp"

#include <catch2/catch.hpp>

using namespace readout;

namespace {

// Every value from 0 to `last` has a word, and the word gives the value back.
template <typename Enum, typename Reader>
void check_words(Enum last, const Reader& reader) {
  for (int number = 0; number <= static_cast<int>(last); ++number) {
    const Enum value = static_cast<Enum>(number);
    const std::string_view word = to_string(value);
    CHECK_FALSE(word.empty());
    CHECK(reader(word) == value);
  }
  CHECK_FALSE(reader(""));
  CHECK_FALSE(reader("no such word"));
}

}  // namespace

TEST_CASE("Each value of a closed list has one word, and the word gives the value back") {
  check_words(EntityKind::place, entity_kind_of);
  check_words(MentionForm::title, mention_form_of);
  check_words(StatementKind::omission, statement_kind_of);
  check_words(SpeakerKind::unknown, speaker_kind_of);
  check_words(CueClass::thinks, cue_class_of);
  check_words(Act::silent, act_of);
  check_words(Polarity::negative, polarity_of);
  check_words(Modality::commanded, modality_of);
  check_words(ZoneKind::layout, zone_kind_of);
  check_words(Decided::fallback, decided_of);
}

TEST_CASE("Entity kinds have the labels of the annotation format") {
  CHECK(label_of(EntityKind::person) == "PERSON");
  CHECK(label_of(EntityKind::place) == "PLACE");
  CHECK(entity_kind_of_label("ORGANIZATION") == EntityKind::organization);
  CHECK_FALSE(entity_kind_of_label("organization"));
}

TEST_CASE("Words are those of the design") {
  CHECK(to_string(StatementKind::mixed) == "mixed");
  CHECK(to_string(CueClass::praises) == "praises");
  CHECK(to_string(ZoneKind::standfirst) == "standfirst");
  CHECK(to_string(Decided::fallback) == "fallback");
}
