#pragma once

#include "loader/recognition/recognition.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace readout {

/// A verb with its auxiliaries that begins at some token.
struct VerbAt {
  bool found = false;
  bool finite = false;
  bool infinitive = false;
  std::uint32_t end = 0;
};

/// By first token: the [VerbGroup]s, the [NounGroup]s and the outer quotations of a text.
class GroupIndex {
 public:
  explicit GroupIndex(const Recognition& recognition);

  const VerbAt& verb(std::uint32_t token) const { return m_verbs[token]; }
  /// End of the noun group that starts at a token; 0 for none.
  std::uint32_t noun_end(std::uint32_t token) const { return m_noun_ends[token]; }
  /// Start of the noun group that ends before a token; the token itself for none.
  std::uint32_t noun_start(std::uint32_t end) const { return m_noun_starts[end]; }
  std::uint32_t quotation_end(std::uint32_t token) const { return m_quotation_ends[token]; }

 private:
  std::vector<VerbAt> m_verbs;
  std::vector<std::uint32_t> m_noun_ends;
  std::vector<std::uint32_t> m_noun_starts;
  std::vector<std::uint32_t> m_quotation_ends;
};

/// Questions about one sentence that the search for clauses asks: readings, groups, and word lists
/// of words.tsv. Positions are tokens. The text must have one reading a word.
class SentenceGroups {
 public:
  SentenceGroups(const Recognition& recognition, const GroupIndex& index, TokenRange range)
      : m_recognition(recognition), m_text(recognition.text), m_index(index), m_range(range) {}

  TokenRange range() const { return m_range; }
  bool is(std::uint32_t token, Reading reading) const {
    return (m_text.readings[token] & bit_of(reading)) != 0;
  }
  VerbAt verb_at(std::uint32_t token) const {
    return token < m_range.end ? m_index.verb(token) : VerbAt{};
  }
  bool has_finite(TokenRange range) const;
  /// A mark that divides: comma, colon, dash, bracket.
  bool is_mark(std::uint32_t token) const;
  bool is_nominal(std::uint32_t token) const;

  /// End of the outer quotation, or of the brackets or pair of dashes, that start here.
  std::optional<std::uint32_t> quotation_end(std::uint32_t token) const;
  std::optional<std::uint32_t> bracket_end(std::uint32_t token) const;
  /// Whether a comma, full stop or the like stands before the closing mark of a quotation.
  bool ends_with_mark(std::uint32_t quotation_end) const;

  std::uint32_t behind_adverbs(std::uint32_t token) const;
  /// "in which", "many of whom": from the pronoun back to the first of these.
  std::uint32_t before_preposition(std::uint32_t relative) const;
  /// "even though", "as long as": from the subordinator back to the first of these.
  std::uint32_t before_modifiers(std::uint32_t subordinator) const;

  bool is_relative(std::uint32_t token) const;
  /// A subordinator that introduces what is said or asked: that, whether, how.
  bool is_content_word(std::uint32_t token) const;
  /// A relative pronoun, subordinator or conjunction stands here.
  bool opens_clause(std::uint32_t token) const;
  /// A finite verb, or a participle directly, follows a subordinator.
  bool has_clause_behind(std::uint32_t subordinator) const;
  /// Whether a quotation in the middle of a sentence is a clause, not a piece of one: it begins
  /// with a finite verb that no modal or `to` waits for, or with a subject.
  bool is_clause(TokenRange quotation) const;

  /// The finite verb of a clause whose subject starts here; nothing where a mark, a verb or another
  /// clause comes first.
  std::optional<std::uint32_t> subject_then_finite(std::uint32_t token) const;
  /// Whether a verb says or thinks: "he said".
  bool is_attribution(std::uint32_t verb) const;
  /// Whether a clause starts with a noun group, not with a preposition or time.
  bool begins_with_group(std::uint32_t token) const;
  /// "a claim officials deny": a noun group with another one directly behind it.
  bool is_group_with_clause(std::uint32_t token) const;
  /// A comma comes before the first finite verb.
  bool comma_before_finite(std::uint32_t token) const;
  bool starts_group_behind_noun(std::uint32_t token) const;
  /// Where behind a verb of saying a clause without `that` starts; 0 where none does.
  std::uint32_t bare_content_behind(const VerbAt& verb) const;

 private:
  bool starts_subject(std::uint32_t token) const;
  bool in_list(std::uint32_t token, ListNumber list) const { return m_recognition.is(token, list); }
  bool takes_clause(std::uint32_t head) const;

  const Recognition& m_recognition;
  const AnnotatedText& m_text;
  const GroupIndex& m_index;
  TokenRange m_range;
};

}  // namespace readout
