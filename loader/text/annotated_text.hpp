#pragma once

#include "loader/text/reading.hpp"
#include "loader/text/symbols.hpp"
#include "schema/model/kinds.hpp"
#include "schema/text/token.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// A stretch of tokens, end exclusive.
struct TokenRange {
  std::uint32_t first = 0;
  std::uint32_t end = 0;

  auto operator<=>(const TokenRange&) const = default;
  bool empty() const { return first >= end; }
  bool contains(TokenRange other) const { return first <= other.first && other.end <= end; }
  bool overlaps(TokenRange other) const { return first < other.end && other.first < end; }
};

struct Attribute {
  Symbol name;
  Symbol value;
  auto operator<=>(const Attribute&) const = default;
};

/// A named part of an annotation: what a rule captured.
struct AnnotationSlot {
  Symbol name = 0;
  TokenRange range;
};

using Attributes = std::vector<Attribute>;
using AnnotationSlots = std::vector<AnnotationSlot>;

/// Something that a dictionary, an engine step or a rule found.
struct Annotation {
  static constexpr std::uint32_t no_reference = std::numeric_limits<std::uint32_t>::max();

  Symbol kind = 0;
  bool removed = false;  ///< a later rule took it away
  TokenRange range;
  std::uint32_t rule = 0;  ///< position in the lexicon's rules
  std::uint32_t reference =
      no_reference;  ///< what it is, by its kind: number of a dictionary entry, of a quotation...
  Attributes attributes;  ///< sorted by name; one value a name
  AnnotationSlots slots;  ///< in the order of the pattern

  std::optional<Symbol> value(Symbol name) const {
    for (const Attribute& attribute : attributes) {
      if (attribute.name == name) {
        return attribute.value;
      }
    }
    return std::nullopt;
  }
  void set(Symbol name, Symbol value);
  const AnnotationSlot* slot(Symbol name) const;  ///< the first of that name, or null
};

/// That a rule speaks for (or, with a weight below zero, against) a kind for some words.
struct KindEvidence {
  Symbol kind = 0;
  TokenRange range;
  int weight = 0;
  std::uint32_t rule = 0;  ///< position in the lexicon's rules
};

/// A zone, paragraph or sentence, as tokens.
struct TextZone {
  ZoneKind kind = ZoneKind::body;
  TokenRange range;
};
struct TextSentence {
  TokenRange range;  ///< without line breaks at either end; never empty
  std::uint32_t zone = 0;
  std::uint32_t paragraph = 0;
  bool starts_paragraph = false;
};

/// A text on its way through the phases. Belongs to one thread and one document; `text` must
/// outlive it.
struct AnnotatedText {
  std::string_view text;
  std::vector<Token> tokens;
  std::vector<TextZone> zones;  ///< in order, no gaps, no overlaps
  std::vector<TextSentence>
      sentences;  ///< in order; tokens outside (line breaks, layout) belong to none
  std::vector<Annotation> annotations;  ///< in the order in which they were made
  std::vector<KindEvidence> evidence;   ///< in the order in which it was found
  /// The readings that each token may still have; empty until the step `readings` has run.
  std::vector<ReadingSet> readings;

  std::vector<std::string> notes;  ///< what was not read as it stands, for people

  std::string_view word(std::uint32_t token) const { return tokens[token].in(text); }
  std::string_view words(TokenRange range) const;  ///< the text from its first to its last token
  /// Whether a token is a hyphen with blanks around it, which is a dash: "Peru - Ana Tannik".
  bool is_hyphen_as_dash(std::uint32_t token) const;
};

/// The words of a range with one blank for each stretch of blanks and line ends.
std::string words_on_one_line(const AnnotatedText& text, TokenRange range);

}  // namespace readout
