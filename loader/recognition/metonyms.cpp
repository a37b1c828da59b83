#include "loader/recognition/nominals.hpp"
#include "loader/recognition/steps.hpp"

#include <algorithm>

namespace readout {

void decide_metonyms(Recognition& recognition) {
  // In the order of the text and of the rules; a decision that a place acts stands over one that it
  // does not.
  for (const Annotation& annotation : recognition.text.annotations) {
    if (annotation.kind != recognition.words.metonym || annotation.removed) {
      continue;
    }
    const bool acts =
        attribute_of(recognition, annotation, recognition.words.attributes.metonym) == "yes";
    for (const std::string_view slot : {"place", "place2"}) {
      const TokenRange range = slot_of(recognition, annotation, slot);
      const auto number = range.empty() ? std::nullopt : recognition.mention_at(range.first);
      if (!number) {
        continue;
      }
      TokenMention& mention = recognition.mentions[*number];
      if (acts) {
        mention.metonym = true;
        mention.stands_for = state_of(recognition, *number);
      } else if (!acts && !mention.metonym) {
        mention.metonym = false;
      }
    }
  }
}

}  // namespace readout
