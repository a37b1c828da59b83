#pragma once

#include "schema/model/kinds.hpp"
#include "schema/model/span.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace readout {

/// What recognition finds in one document. All numbers (`local`, `mention`, `statement`,
/// `sentence`...) are positions in the vectors of the same Facts; all spans are code points of the
/// document's kept text. `rule` is a position in the rule list of the lexicon (Lexicon::rules),
/// which names the rule and its file and line.

struct Zone {
  ZoneKind kind = ZoneKind::body;
  Span span;
};

struct Sentence {
  Span span;
  std::uint32_t zone = 0;       ///< number of its zone
  std::uint32_t paragraph = 0;  ///< counted from 0 over the document
};

/// An entity as one document knows it, numbered by its first mention.
struct LocalEntity {
  EntityKind kind = EntityKind::person;
  std::string key;   ///< the dictionary's id, or kind:folded-full-name; empty where only this
                     ///< document knows it
  std::string side;  ///< key of the one state to which this document ties it, or empty
  std::string
      name;  ///< the fullest surface in this document; the dictionary's name where there is one
  Decided decided = Decided::rule;
  std::optional<std::uint32_t> entry;  ///< position in the lexicon's dictionary entries
  std::vector<std::string>
      candidates;  ///< dictionary ids that could be meant where none was chosen, sorted
};

struct Mention {
  EntityKind kind = EntityKind::person;  ///< what the words literally name
  MentionForm form = MentionForm::name;
  Span span;
  std::uint32_t sentence = 0;
  std::optional<std::uint32_t> local;  ///< the entity; none: unknown
  std::optional<bool> metonym;  ///< a place or state that acts; none: not decided or does not apply
  std::optional<std::uint32_t> metonym_rule;  ///< the rule that decided metonym
  std::optional<std::uint32_t> stands_for;    ///< local entity of the actor where metonym is true
  std::optional<std::uint32_t> inside;        ///< number of the mention whose name holds this one
  std::uint32_t rule = 0;
};

/// A slot that names somebody: the words, and the mention that they are or hold (none: unknown or
/// no entity).
struct Slot {
  Span span;
  std::optional<std::uint32_t> mention;
};

/// One station of the chain of report, outermost first.
struct Hop {
  Slot body;
  std::optional<Span> cue;
};

struct Statement {
  StatementKind kind = StatementKind::indirect;
  SpeakerKind speaker_kind = SpeakerKind::unknown;
  std::vector<Span> content;  ///< ascending, not overlapping
  std::vector<Span> quoted;  ///< the parts of content that stand in quotation marks, with the marks
  std::vector<Slot> speakers;
  std::optional<Slot> on_behalf_of;
  std::optional<Slot> addressee;
  std::optional<Slot> target;
  std::optional<Span> cue;
  CueClass cue_class = CueClass::states;
  Act act = Act::said;
  Polarity polarity = Polarity::positive;  ///< of the content
  Modality modality = Modality::fact;      ///< of the content
  std::string channel;  ///< a channel of the lexicon (call, readout, interview...), or empty
  std::optional<Slot> channel_slot;  ///< the words that name the channel
  std::vector<Hop> hops;
  std::vector<std::uint32_t> about;     ///< numbers of the mentions inside the content, ascending
  std::optional<std::uint32_t> inside;  ///< the statement that reports this one
  std::optional<std::uint32_t> continues;  ///< the statement that this one goes on from
  std::optional<std::uint32_t> occasion;
  std::string happened;        ///< ISO dates, or empty: when what it tells of happened
  std::string said;            ///< when it was said
  std::uint32_t sentence = 0;  ///< where it begins
  std::string signature;       ///< content signature for comparison, or empty
  std::uint32_t rule = 0;
};

struct Relation {
  std::string type;  ///< holds_office, member_of, meets...
  std::uint32_t mention1 = 0;
  std::uint32_t mention2 = 0;
  std::optional<Span> cue;
  Polarity polarity = Polarity::positive;
  Modality modality = Modality::fact;
  std::string date;
  std::string plover;  ///< PLOVER code or empty
  std::uint32_t sentence = 0;
  std::uint32_t rule = 0;
};

struct Occasion {
  std::string kind;  ///< call, meeting, visit, summit...
  std::vector<Span> spans;
  std::vector<std::uint32_t> participants;  ///< local entities, ascending
  std::optional<std::uint32_t> initiator;   ///< local entity
  std::string date;                         ///< ISO date or empty
  std::string duration;
  std::string medium;
  std::string ordinal;
  std::string status;  ///< planned, held, put-off or empty
  std::uint32_t rule = 0;
};

/// Something that the rules noticed and did not correct, such as a title that contradicts the
/// dictionary.
struct Finding {
  std::string kind;
  Span span;
  std::string message;
  std::uint32_t rule = 0;
};

struct Facts {
  std::string language;  ///< "en", or "other": kept without facts
  std::vector<Zone> zones;
  std::vector<Sentence> sentences;
  std::vector<LocalEntity> entities;
  std::vector<Mention> mentions;
  std::vector<Statement> statements;
  std::vector<Relation> relations;
  std::vector<Occasion> occasions;
  std::vector<Finding> findings;
  std::vector<std::string> notes;  ///< what was not read as it stands, for people; kept nowhere

  /// Whether a mention is a name inside a longer name ("Lagos" in "University of Lagos"): kept, but
  /// no mention of its entity.
  bool is_nested(const Mention& mention) const {
    return mention.inside && mentions[*mention.inside].form == MentionForm::name;
  }
};

}  // namespace readout
