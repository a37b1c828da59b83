#pragma once

#include "loader/lexicon/lexicon.hpp"
#include "schema/model/kinds.hpp"

#include <optional>

namespace readout {

/// Names of attributes that engine steps read.
struct AttributeNames {
  explicit AttributeNames(const SymbolTable& symbols);

  Symbol act, begins, grammatical_case, channel, cue_class, cue, gender, kind, metonym, number,
      participle, pos, position, rare, speaks, takes_bare, takes_noun, takes_quote, takes_told,
      tense;
};

/// Names of slots that engine steps read.
struct SlotNames {
  explicit SlotNames(const SymbolTable& symbols);

  Symbol addressee, body, channel, content, content2, cue, head, head2, hop, hopcue, owner, speaker,
      target, title;
};

/// The kinds of annotations and attributes that engine steps make or read, as symbols of one
/// lexicon. A word that no rule or dictionary uses has no symbol and `none` stands for it.
struct Vocabulary {
  static constexpr Symbol none = 0xFFFF;

  explicit Vocabulary(const SymbolTable& symbols);

  Symbol person, state, organization, place, stop_name, country_code, quotation, nominal, metonym,
      relay, statement, block;
  Symbol title, descriptor, pronoun, candidate;
  Symbol form, gender, kind, name_slot, head_slot;
  Symbol adjective;
  Symbol people;
  AttributeNames attributes;
  SlotNames slots;

  Symbol of(EntityKind entity_kind) const;
  std::optional<EntityKind> entity_kind(Symbol annotation_kind) const;
};

}  // namespace readout
