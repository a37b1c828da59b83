#include "loader/recognition/statement_acts.hpp"

#include <algorithm>

namespace readout {

namespace {

/// "neither side", "no official", "neither Ana Tannik nor", "none of the bakers".
bool is_nobody(const Recognition& recognition, const TokenSlot& speaker) {
  const auto& lists = recognition.lists;
  const auto denies = [&](std::uint32_t token) {
    return recognition.is(token, lists.negation) || recognition.is(token, lists.negative);
  };
  const std::uint32_t first = speaker.range.first;
  return denies(first) || (first > 0 && recognition.is(first - 1, lists.negation) &&
                           recognition.is(first - 1, lists.determiner));
}

}  // namespace

void read_act(const Recognition& recognition, std::uint32_t cue, TokenStatement& statement) {
  const auto& lists = recognition.lists;
  const bool thought = statement.cue_class == CueClass::thinks;
  bool denied = false;
  for (std::uint32_t token = cue; token-- > 0;) {
    const bool modal = recognition.is(token, lists.modal);
    const bool leads = recognition.is(token + 1, lists.not_before_finite);  // not "has long seen"
    if (recognition.is(token, lists.negation)) {
      denied = true;
      statement.act = thought ? statement.act : Act::silent;  // not "did not want"
    } else if (recognition.is(token, lists.keeps_silent)) {
      statement.act = Act::silent;
    } else if (recognition.is(token, lists.commanding)) {
      statement.modality = Modality::commanded;
    } else if (modal && denied && recognition.is(token, lists.refusing)) {
      statement.act = Act::refused;  // "would not say"
    } else if (modal && denied && recognition.is(token, lists.unable)) {
      continue;  // "could not say"
    } else if (leads && recognition.is(token, lists.wishes)) {
      statement.modality = Modality::wished;
    } else if (modal || recognition.is(token, lists.hearsay) ||
               (leads && recognition.is(token, lists.leads_to_coming_verb))) {
      statement.modality =
          statement.modality == Modality::wished ? Modality::wished : Modality::possible;
    } else if (!recognition.is(token, lists.auxiliary) && !recognition.is(token, lists.adverb) &&
               !recognition.is(token, lists.leads_to_verb) &&
               !recognition.is(token, lists.not_before_finite)) {
      break;
    }
  }
  if (!statement.speakers.empty() && is_nobody(recognition, statement.speakers.front())) {
    statement.act = Act::silent;
  }
}

}  // namespace readout
