#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace readout {

/// The closed lists of the model. Each has one spelling, used alike in the database, in JSON and in
/// the rules. `to_string` gives it (static storage, never empty); the `..._of` functions read it
/// and give nothing for any other word.

enum class EntityKind { person, state, organization, place };
enum class MentionForm { name, adjective, pronoun, descriptor, title };
enum class StatementKind { direct, mixed, indirect, act, term, omission };
enum class SpeakerKind { named, office, body, group, unnamed, unknown };
enum class CueClass {
  states,
  claims,
  denies,
  promises,
  asks,
  warns,
  praises,
  blames,
  thanks,
  thinks
};
enum class Act { said, denied, refused, silent };
enum class Polarity { positive, negative };
enum class Modality { fact, possible, wished, commanded };
enum class ZoneKind {
  headline,
  standfirst,
  byline,
  dateline,
  agency,
  subheading,
  body,
  caption,
  links,
  layout
};
/// How the type and the identity of an entity were decided.
enum class Decided { dictionary, rule, fallback };

std::string_view to_string(EntityKind kind);
std::string_view to_string(MentionForm form);
std::string_view to_string(StatementKind kind);
std::string_view to_string(SpeakerKind kind);
std::string_view to_string(CueClass cue_class);
std::string_view to_string(Act act);
std::string_view to_string(Polarity polarity);
std::string_view to_string(Modality modality);
std::string_view to_string(ZoneKind kind);
std::string_view to_string(Decided decided);

/// The upper-case names of the annotation format: PERSON, STATE, ORGANIZATION, PLACE.
std::string_view label_of(EntityKind kind);

std::optional<EntityKind> entity_kind_of(std::string_view word);
std::optional<EntityKind> entity_kind_of_label(std::string_view label);
std::optional<MentionForm> mention_form_of(std::string_view word);
std::optional<StatementKind> statement_kind_of(std::string_view word);
std::optional<SpeakerKind> speaker_kind_of(std::string_view word);
std::optional<CueClass> cue_class_of(std::string_view word);
std::optional<Act> act_of(std::string_view word);
std::optional<Polarity> polarity_of(std::string_view word);
std::optional<Modality> modality_of(std::string_view word);
std::optional<ZoneKind> zone_kind_of(std::string_view word);
std::optional<Decided> decided_of(std::string_view word);

/// All words of zones, in the order of ZoneKind.
std::span<const std::string_view> zone_kind_words();

}  // namespace readout
