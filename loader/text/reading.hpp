#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace readout {

/// What a word can be in a sentence. A token has a set of readings; rules remove those that its
/// neighbours rule out.
enum class Reading : std::uint8_t {
  noun,         ///< singular or mass noun: call
  plural,       ///< plural noun: calls
  name,         ///< proper noun
  base,         ///< verb, base form, also present tense of all persons but the third: call
  present,      ///< verb, third person singular present: calls
  past,         ///< verb, past tense: called
  participle,   ///< verb, past participle: called
  ing,          ///< verb, present participle or gerund: calling
  auxiliary,    ///< be, have, do in any form
  modal,        ///< can, will, would
  adjective,    ///< comparatives and superlatives included
  adverb,       ///< comparatives and superlatives included; not
  preposition,  ///< of, in, with
  particle,     ///< up, out, off with a verb; to before an infinitive
  determiner,   ///< the, this, every, his
  pronoun,      ///< he, who, this
  number,       ///< 12, twelve, third
  conjunction,  ///< and, or, but
  subordinator  ///< that, because, if, while
};

inline constexpr std::size_t reading_count = 19;

/// A set of readings, one bit for each.
using ReadingSet = std::uint32_t;

constexpr ReadingSet bit_of(Reading reading) { return 1U << static_cast<unsigned>(reading); }

/// The word that rules use for a reading.
std::string_view to_string(Reading reading);

/// The readings that a word of the rule language stands for: one of those above, or a group: verb
/// (base, present, past, participle, ing), finite (base, present, past, modal, auxiliary), nominal
/// (noun, plural, name). With `not-` before it, all other readings. Nothing for an unknown word.
std::optional<ReadingSet> readings_of(std::string_view word);

/// All words that `readings_of` knows, for messages.
std::array<std::string_view, reading_count + 3> reading_words();

}  // namespace readout
