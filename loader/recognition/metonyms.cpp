#include "loader/recognition/nominals.hpp"
#include "loader/recognition/steps.hpp"

#include <algorithm>

namespace readout {

void decide_metonyms(Recognition& recognition) {
  const Metonyms told = recognition.lexicon.metonyms();
  if (told == Metonyms::off) {
    return;
  }
  // In the order of the text and of the rules; a decision that a place acts stands over one that it
  // does not.
  for (const Annotation& annotation : recognition.text.annotations) {
    if (annotation.kind != recognition.words.metonym || annotation.removed) {
      continue;
    }
    const std::string_view answer =
        attribute_of(recognition, annotation, recognition.words.attributes.metonym);
    if (answer == "likely" && told == Metonyms::careful) {
      continue;
    }
    const bool acts = answer != "no";
    for (const std::string_view slot : {"place", "place2"}) {
      const TokenRange range = slot_of(recognition, annotation, slot);
      const auto number = range.empty() ? std::nullopt : recognition.mention_at(range.first);
      if (!number) {
        continue;
      }
      TokenMention& mention = recognition.mentions[*number];
      if (acts ? mention.metonym == true : mention.metonym.has_value()) {
        continue;
      }
      mention.metonym = acts;
      mention.metonym_rule = annotation.rule;
      // A seat of power is an actor of its own: "the Kremlin denied it".
      const bool for_state = acts && mention.kind != EntityKind::organization;
      mention.stands_for = for_state ? state_of(recognition, *number) : std::nullopt;
    }
  }
}

}  // namespace readout
