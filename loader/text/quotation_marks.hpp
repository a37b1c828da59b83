#pragma once

#include "loader/text/annotated_text.hpp"

#include <cstdint>
#include <optional>

namespace readout {

/// What stands around the marks of a paragraph, and what a mark can be by that. Of `token` a mark
/// is meant, where nothing else is said.
class QuotationMarks {
 public:
  QuotationMarks(const AnnotatedText& text, TokenRange paragraph)
      : m_text(text), m_paragraph(paragraph) {}

  /// What stands right before a token, or a blank where its paragraph begins.
  char32_t before(std::uint32_t token) const;
  bool joins_mark(std::uint32_t token) const;
  bool border_before(std::uint32_t token) const;
  bool blank_before(std::uint32_t token) const { return border_before(token) || joins_mark(token); }
  bool blank_after(std::uint32_t token) const;
  bool letter_after(std::uint32_t token) const;
  /// Whether a word in small letters stands at `token`.
  bool begins_small(std::uint32_t token) const;
  /// An apostrophe for what a word has lost in front: '90s, rock 'n' roll.
  bool clips_word(std::uint32_t token) const;
  /// Inches: 5'10" tall.
  bool measures(std::uint32_t token) const;
  /// Inches where a quotation is open: behind feet, or where its closing mark is still to come.
  bool measures_inside(std::uint32_t token) const;
  /// Whether a straight double mark can only open, although one is open already.
  bool reopens(std::uint32_t token) const;
  /// Whether as many double marks of its sort, straight or curly, close later as are open then, if
  /// one opens here within another: "The sign said "No Entry" there," she said.
  bool opens_inside(std::uint32_t token) const;
  /// A straight single mark opens only where one that can close stands later in the paragraph.
  bool has_partner(std::uint32_t token) const;
  /// ‘It is our workers’ day.’: an apostrophe behind a plural, since the words in single marks end
  /// later, before others begin. `nested`: they stand within double marks, and end before those do.
  bool owns(std::uint32_t token, bool nested) const;

 private:
  bool behind_feet(std::uint32_t token) const;
  std::uint32_t next_straight(std::uint32_t token) const;
  std::uint32_t next_curly(std::uint32_t token) const;
  std::uint32_t last_single_closer() const;

  const AnnotatedText& m_text;
  TokenRange m_paragraph;
  mutable std::optional<std::uint32_t> m_last_single_closer;  // once it is asked for; 0: none
};

}  // namespace readout
