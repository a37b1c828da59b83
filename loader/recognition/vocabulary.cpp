#include "loader/recognition/vocabulary.hpp"

namespace readout {

namespace {

Symbol symbol(const SymbolTable& symbols, std::string_view word) {
  return symbols.find(word).value_or(Vocabulary::none);
}

}  // namespace

AttributeNames::AttributeNames(const SymbolTable& symbols)
    : act(symbol(symbols, "act")),
      begins(symbol(symbols, "begins")),
      grammatical_case(symbol(symbols, "case")),
      channel(symbol(symbols, "channel")),
      cue_class(symbol(symbols, "class")),
      cue(symbol(symbols, "cue")),
      gender(symbol(symbols, "gender")),
      kind(symbol(symbols, "kind")),
      metonym(symbol(symbols, "metonym")),
      number(symbol(symbols, "number")),
      participle(symbol(symbols, "participle")),
      pos(symbol(symbols, "pos")),
      position(symbol(symbols, "position")),
      rare(symbol(symbols, "rare")),
      speaks(symbol(symbols, "speaks")),
      takes_bare(symbol(symbols, "takes.bare")),
      takes_noun(symbol(symbols, "takes.noun")),
      takes_quote(symbol(symbols, "takes.quote")),
      takes_told(symbol(symbols, "takes.person+quote")),
      tense(symbol(symbols, "tense")) {}

SlotNames::SlotNames(const SymbolTable& symbols)
    : addressee(symbol(symbols, "addressee")),
      body(symbol(symbols, "body")),
      channel(symbol(symbols, "channel")),
      content(symbol(symbols, "content")),
      content2(symbol(symbols, "content2")),
      cue(symbol(symbols, "cue")),
      head(symbol(symbols, "head")),
      head2(symbol(symbols, "head2")),
      hop(symbol(symbols, "hop")),
      hopcue(symbol(symbols, "hopcue")),
      owner(symbol(symbols, "owner")),
      speaker(symbol(symbols, "speaker")),
      target(symbol(symbols, "target")),
      title(symbol(symbols, "title")) {}

Vocabulary::Vocabulary(const SymbolTable& symbols)
    : person(symbol(symbols, "Person")),
      state(symbol(symbols, "State")),
      organization(symbol(symbols, "Organization")),
      place(symbol(symbols, "Place")),
      stop_name(symbol(symbols, "StopName")),
      country_code(symbol(symbols, "CountryCode")),
      quotation(symbol(symbols, "Quotation")),
      nominal(symbol(symbols, "Nominal")),
      metonym(symbol(symbols, "Metonym")),
      relay(symbol(symbols, "Relay")),
      statement(symbol(symbols, "Statement")),
      block(symbol(symbols, "Block")),
      title(symbol(symbols, "Title")),
      descriptor(symbol(symbols, "Descriptor")),
      pronoun(symbol(symbols, "Pronoun")),
      candidate(symbol(symbols, "Candidate")),
      form(symbol(symbols, "form")),
      gender(symbol(symbols, "gender")),
      kind(symbol(symbols, "kind")),
      name_slot(symbol(symbols, "name")),
      head_slot(symbol(symbols, "head")),
      adjective(symbol(symbols, "adjective")),
      people(symbol(symbols, "people")),
      attributes(symbols),
      slots(symbols) {}

Symbol Vocabulary::of(EntityKind entity_kind) const {
  switch (entity_kind) {
    case EntityKind::person:
      return person;
    case EntityKind::state:
      return state;
    case EntityKind::organization:
      return organization;
    case EntityKind::place:
      return place;
  }
  return none;
}

std::optional<EntityKind> Vocabulary::entity_kind(Symbol annotation_kind) const {
  for (const auto kind_of_entity :
       {EntityKind::person, EntityKind::state, EntityKind::organization, EntityKind::place}) {
    if (of(kind_of_entity) == annotation_kind) {
      return kind_of_entity;
    }
  }
  return std::nullopt;
}

}  // namespace readout
