#pragma once

#include "loader/recognition/clause_verbs.hpp"
#include "loader/recognition/nominals.hpp"
#include "loader/recognition/recognition.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace readout {

/// The engine steps that fill the slots of a statement from its cue. Word classes come from
/// words.tsv and cues.tsv.
class Clauses {
 public:
  explicit Clauses(const Recognition& recognition);

  const Nominals& nominals() const { return m_nominals; }

  /// The noun group that is the subject of a verb: left of it after its auxiliaries and adverbs,
  /// past prepositional groups, appositions and relative clauses; for a participle or a coordinated
  /// verb that of the verb before in the sentence. Null where it cannot be told.
  const Nominal* subject_of(TokenRange cue) const;
  /// The subject of the main clause of a sentence so far, behind what opens it; null where the last
  /// words stand in a clause within it.
  const Nominal* subject_of_sentence(TokenRange sentence) const;
  /// The words of a noun group that no rule knows and that stands where `subject_of` looks: "the
  /// oldest bridge in Orvel said". Empty where there is none.
  TokenRange plain_subject_of(TokenRange cue) const;
  /// The clause that begins at `first`: to the end of the sentence, or to where its speaker's words
  /// end before.
  TokenRange clause_from(std::uint32_t first) const;
  /// The same for the content of a verb: shorter behind a participle that only gives a circumstance
  /// ("Despite declaring ..., "), and before the channel of a thing said ("its will in a call") or
  /// the occasion of a clause ("that he would wait in an interview").
  TokenRange clause_of(TokenRange cue, std::uint32_t first) const;
  /// The same behind "asked": a comma ends it where that is no finite verb ("Asked why, she left").
  TokenRange question_from(std::uint32_t asked, std::uint32_t first) const;
  /// The same for the content of a noun: it ends with the words in quotation marks behind its
  /// preposition, before the verb whose subject the noun is, and with the comma of what opens a
  /// sentence.
  TokenRange content_of_noun(TokenRange noun, std::uint32_t first) const;
  /// The clause that ends before `end`: from the start of its sentence, without the comma.
  TokenRange clause_before(std::uint32_t end) const;
  /// The noun group before `end`: from behind the last comma outside quotation marks.
  TokenRange phrase_before(std::uint32_t end) const;
  /// Whether what was said denies something: by its first verb ("that he would not wait", "not to
  /// wait") or by what stands before it ("no ship passed"), but not by a clause within.
  Polarity polarity_of(const std::vector<TokenRange>& content) const;
  /// Whether an outer quotation starts at a token.
  bool quotation_at(std::uint32_t token) const { return m_quotations[token] != nullptr; }
  /// Whether before a token stands a verb that leads to it, with its "to", or that "to".
  bool led_to(std::uint32_t token) const;
  /// Whether a cue is no act of a speaker in its sentence: "the reported deaths", "to claim that",
  /// ", suggesting that".
  bool is_attribute(std::uint32_t cue) const;
  /// A verb that has a subject, as far as the word alone shows: "seek", "cited", "was", not "cut".
  bool is_finite(std::uint32_t token) const;
  /// Whether a verb that takes words in quotation marks stands there, behind its auxiliaries.
  bool quotes(std::uint32_t token) const;
  /// Where a clause goes on behind the aside that a comma at `comma` ends: "the bridge, according
  /// to Orvel, was old"; empty where no verb stands there, unless what stands before only opens it.
  TokenRange clause_behind_aside(std::uint32_t comma, bool opened) const;
  /// Whether nothing but words that open a sentence stands there: "But", "In addition,".
  bool only_opens(TokenRange range) const;
  /// The same words up to their first comma outside quotation marks.
  TokenRange until_comma(TokenRange range) const;
  /// The next comma before `end`.
  std::optional<std::uint32_t> next_comma(std::uint32_t token, std::uint32_t end) const;
  /// The verb cue that starts at a token (the longest), or null.
  const Annotation* verb_cue_at(std::uint32_t token) const;
  /// The first annotation of exactly these words that has a part of speech, or null.
  const Annotation* cue_of(TokenRange words) const;
  /// All of these annotations, as they were made.
  std::span<const Annotation* const> cues_of(TokenRange words) const;
  /// The annotations that say which channel their words are and begin in a sentence, as they were
  /// made.
  std::span<const Annotation* const> channels_in(std::uint32_t sentence) const;

 private:
  /// The verb cue there, if such a verb mostly reports: one that is `rare` ends no clause.
  const Annotation* ending_cue_at(std::uint32_t token) const;
  std::uint32_t sentence_start(std::uint32_t token) const;
  std::uint32_t sentence_end(std::uint32_t token) const;
  bool is_auxiliary(std::uint32_t token) const;
  bool is_adverb(std::uint32_t token) const;
  const Nominal* subject_of_participle(std::uint32_t end, std::uint32_t start, bool issued) const;
  const Nominal* subject_before(std::uint32_t end, std::uint32_t start, int depth) const;
  const Nominal* subject_before_aside(std::uint32_t close, const Nominal* apposition,
                                      std::uint32_t start, int depth) const;
  const Nominal* subject_around(std::uint32_t preposition, std::uint32_t start, int depth) const;
  const Nominal* subject_before_group(std::uint32_t end, std::uint32_t start, int depth) const;
  std::optional<std::uint32_t> before_quoted_aside(std::uint32_t end, std::uint32_t start) const;
  bool is_told(const Nominal& people, std::uint32_t start) const;
  bool joins_verb(std::uint32_t adverbs, std::uint32_t verb) const;
  const Nominal* shared_subject(std::uint32_t verb, TokenRange before) const;
  TokenRange main_clause(TokenRange range) const;
  bool is_plural_noun(std::uint32_t cue) const;
  bool negates(std::uint32_t token) const;
  bool finite_in(TokenRange range) const;
  TokenRange plain_subject_of_sentence(TokenRange sentence) const;
  const Nominal* blamed_before(std::uint32_t participle, std::uint32_t start) const;
  bool bracket_closes(TokenRange range) const;
  std::uint32_t before_age(std::uint32_t end, std::uint32_t start) const;
  std::uint32_t before_time(std::uint32_t end, std::uint32_t start) const;
  bool is_inflected_cue(std::uint32_t token) const;
  bool is_behind_determiner(std::uint32_t token) const;
  bool is_possessive(std::uint32_t token) const;
  bool in_plain_group(std::uint32_t token) const;
  std::optional<std::uint32_t> relative_before(std::uint32_t group, std::uint32_t start) const;
  TokenRange plain_group_before(std::uint32_t end, std::uint32_t start) const;
  std::uint32_t before_aside(std::uint32_t end, std::uint32_t start) const;
  bool may_be_inverted(const Annotation& cue) const;
  const Nominal* subject_of_previous_cue(std::uint32_t before, std::uint32_t start) const;
  std::optional<std::uint32_t> comma_before(std::uint32_t token, std::uint32_t start) const;
  bool is_circumstance(std::uint32_t token) const;
  bool ends_clause(std::uint32_t token, std::uint32_t first) const;
  bool is_dash(std::uint32_t token) const;
  bool dash_in(TokenRange range) const;
  bool quotation_follows(std::uint32_t token, std::uint32_t limit) const;
  bool joins_clause(std::uint32_t conjunction) const;
  bool joins_cue(std::uint32_t conjunction, std::uint32_t first) const;
  bool is_aside(std::uint32_t first) const;
  bool is_subordinate(std::uint32_t verb) const;
  std::uint32_t behind_opening(std::uint32_t first) const;
  bool ends_clause_at_comma(std::uint32_t comma, std::uint32_t first) const;
  bool attribution_at(std::uint32_t token) const;
  std::uint32_t after_attribute(std::uint32_t token) const;
  const Annotation* channel_behind(std::uint32_t preposition, std::uint32_t end) const;
  bool is_occasion(TokenRange words, const Annotation& channel) const;
  TokenRange before_channel(TokenRange content, bool is_clause) const;
  std::uint32_t verb_behind(TokenRange object, bool asks, bool subject) const;
  TokenRange before_verb(TokenRange object, bool asks, bool subject) const;
  bool is_finite_auxiliary(std::uint32_t token) const;
  bool is_surely_finite(std::uint32_t token) const;
  bool may_be_finite(std::uint32_t token) const;
  bool may_be_past(std::uint32_t token) const;
  bool may_be_subjunctive(std::uint32_t token) const;
  bool opens_clause(std::uint32_t token) const;
  std::uint32_t behind_verb(std::uint32_t verb, std::uint32_t end) const;

  const Recognition& m_recognition;
  Nominals m_nominals;
  ClauseVerbs m_verbs;
  std::vector<const Annotation*> m_verb_cues;  // by first token
  std::vector<const Quotation*> m_quotations;  // outer ones by first token
  std::vector<bool> m_channels;                // where a channel noun starts
  std::map<std::uint32_t, std::vector<const Annotation*>> m_channel_nouns;  // by sentence
  std::vector<const Annotation*> m_cues;  // with a part of speech, by range, as they were made
};

}  // namespace readout
