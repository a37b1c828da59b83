#include "schema/model/kinds.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace readout {
namespace {

// The words of each list, in the order of its enumerators.
constexpr std::array<std::string_view, 4> entity_kinds = {"person", "state", "organization",
                                                          "place"};
constexpr std::array<std::string_view, 4> entity_labels = {"PERSON", "STATE", "ORGANIZATION",
                                                           "PLACE"};
constexpr std::array<std::string_view, 5> mention_forms = {"name", "adjective", "pronoun",
                                                           "descriptor", "title"};
constexpr std::array<std::string_view, 6> statement_kinds = {"direct", "mixed", "indirect",
                                                             "act",    "term",  "omission"};
constexpr std::array<std::string_view, 6> speaker_kinds = {"named", "office",  "body",
                                                           "group", "unnamed", "unknown"};
constexpr std::array<std::string_view, 10> cue_classes = {"states", "claims", "denies",  "promises",
                                                          "asks",   "warns",  "praises", "blames",
                                                          "thanks", "thinks"};
constexpr std::array<std::string_view, 4> acts = {"said", "denied", "refused", "silent"};
constexpr std::array<std::string_view, 2> polarities = {"positive", "negative"};
constexpr std::array<std::string_view, 4> modalities = {"fact", "possible", "wished", "commanded"};
constexpr std::array<std::string_view, 10> zone_kinds = {
    "headline",   "standfirst", "byline",  "dateline", "agency",
    "subheading", "body",       "caption", "links",    "layout"};
constexpr std::array<std::string_view, 3> decisions = {"dictionary", "rule", "fallback"};

template <typename Enum, std::size_t size>
std::string_view word_of(Enum value, const std::array<std::string_view, size>& words) {
  return words.at(static_cast<std::size_t>(value));
}

template <typename Enum, std::size_t size>
std::optional<Enum> value_of(std::string_view word,
                             const std::array<std::string_view, size>& words) {
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) {
    return std::nullopt;
  }
  return static_cast<Enum>(found - words.begin());
}

}  // namespace

std::string_view to_string(EntityKind kind) { return word_of(kind, entity_kinds); }
std::string_view to_string(MentionForm form) { return word_of(form, mention_forms); }
std::string_view to_string(StatementKind kind) { return word_of(kind, statement_kinds); }
std::string_view to_string(SpeakerKind kind) { return word_of(kind, speaker_kinds); }
std::string_view to_string(CueClass cue_class) { return word_of(cue_class, cue_classes); }
std::string_view to_string(Act act) { return word_of(act, acts); }
std::string_view to_string(Polarity polarity) { return word_of(polarity, polarities); }
std::string_view to_string(Modality modality) { return word_of(modality, modalities); }
std::string_view to_string(ZoneKind kind) { return word_of(kind, zone_kinds); }
std::string_view to_string(Decided decided) { return word_of(decided, decisions); }

std::string_view label_of(EntityKind kind) { return word_of(kind, entity_labels); }

std::optional<EntityKind> entity_kind_of(std::string_view word) {
  return value_of<EntityKind>(word, entity_kinds);
}
std::optional<EntityKind> entity_kind_of_label(std::string_view label) {
  return value_of<EntityKind>(label, entity_labels);
}
std::optional<MentionForm> mention_form_of(std::string_view word) {
  return value_of<MentionForm>(word, mention_forms);
}
std::optional<StatementKind> statement_kind_of(std::string_view word) {
  return value_of<StatementKind>(word, statement_kinds);
}
std::optional<SpeakerKind> speaker_kind_of(std::string_view word) {
  return value_of<SpeakerKind>(word, speaker_kinds);
}
std::optional<CueClass> cue_class_of(std::string_view word) {
  return value_of<CueClass>(word, cue_classes);
}
std::optional<Act> act_of(std::string_view word) { return value_of<Act>(word, acts); }
std::optional<Polarity> polarity_of(std::string_view word) {
  return value_of<Polarity>(word, polarities);
}
std::optional<Modality> modality_of(std::string_view word) {
  return value_of<Modality>(word, modalities);
}
std::span<const std::string_view> zone_kind_words() { return zone_kinds; }

std::optional<ZoneKind> zone_kind_of(std::string_view word) {
  return value_of<ZoneKind>(word, zone_kinds);
}
std::optional<Decided> decided_of(std::string_view word) {
  return value_of<Decided>(word, decisions);
}

}  // namespace readout
