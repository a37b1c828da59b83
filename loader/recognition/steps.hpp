#pragma once

#include "loader/recognition/recognition.hpp"

#include <string_view>

namespace readout {

/// The engine steps that phases.txt names, in the order in which a document walks through them.
/// Each reads what earlier ones left in the Recognition and adds to it.

/// Lines to zones (zones.tsv) and paragraphs; dateline and layout remains cut off.
void find_zones(Recognition& recognition);
/// Quotation marks paired by paragraph; an annotation [Quotation] for each outer one.
void find_quotations(Recognition& recognition);
/// Sentences of each paragraph outside links and layout.
void find_sentences(Recognition& recognition);
/// An annotation for each phrase of the dictionaries that stands in a sentence.
void find_phrases(Recognition& recognition);
/// An annotation [Candidate] for each stretch of capitalised words that may be a name, outside
/// headlines in title case: particles, initials and hyphens inside, titles, stop names and
/// adjectives of states outside; common words at the start of a sentence only where the document
/// has them with a capital elsewhere. Attributes `size`, `common`, `capitals`, `ends_in`.
void find_candidates(Recognition& recognition);
/// Sums the evidence of rules over all mentions of one folded string, and makes one annotation for
/// each stretch that evidence is about, of the kind with the largest sum; none if that is not above
/// 0. Of equal sums the kind that comes first by name wins.
void decide_kinds(Recognition& recognition);
/// Gives every token of a sentence the readings that it can have (`AnnotatedText::readings`): by
/// readings.tsv, closed_words.tsv and suffixes.tsv; a capital inside a sentence makes a name, one
/// at its start does so where a dictionary knows the name or no table the word.
void find_readings(Recognition& recognition);
/// Leaves every token the commonest of the readings that the rules have left it.
void keep_common_readings(Recognition& recognition);
/// Makes a [Clause] for each clause of every sentence, out of readings, [VerbGroup]s, [NounGroup]s
/// and [Quotation]s; a [RelativeClause] too for each relative one. docs/readings.md defines them.
void find_clauses(Recognition& recognition);
/// Chooses among the names that dictionaries and rules propose, learns full names over the whole
/// document and applies them to surnames and acronyms; makes mentions and entities, and puts one
/// annotation for each mention in place of the proposals.
void decide_names(Recognition& recognition);
/// Descriptors ("the Chinese leader") among the [Nominal]s get their mention, resolved where the
/// document allows one reading; groups ("the two leaders") one for each of their members.
void resolve_descriptions(Recognition& recognition);
/// A finding "title_conflict" for each title of a person in the dictionaries that these contradict
/// at the document's date: an office that is over, has not begun or is another's; "former" of one
/// that is held. Nothing for documents without a date, and in a sentence that tells of a year when
/// the office was held. Linear, but for offices of a state that the person holds not.
void find_title_conflicts(Recognition& recognition);
/// The one state to which the document ties each person and body that no dictionary knows, by
/// title, owner or origin ("Peru's Grain Board"): `side`. Those of one name and several states
/// become several entities; names that stand without a state are of the state named last.
void find_sides(Recognition& recognition);
/// [Pronoun]s of one person get their mention: the last fitting subject of the sentence before
/// them, else the first subject of one of the three sentences before that; descriptors included.
void find_antecedents(Recognition& recognition);
/// [Metonym]s of the rules decide whether a place or state acts and what it stands for.
void decide_metonyms(Recognition& recognition);
/// [Statement]s and [Relay]s of the rules become statements: slots by subject_of, clause_after...,
/// form, nesting, chain of report. What a speaker calls his own state ("our country") gets its
/// mention.
void build_statements(Recognition& recognition);
/// The content signature of each statement: what is said without its form, for comparison. Sorted,
/// with blanks between: entities by key (blanks as _), numbers in digits, classes of synonyms.tsv,
/// stems of other words; function words are left out.
void sign_contents(Recognition& recognition);
/// Names inside the names of bodies and places get a mention of their own ("Lagos" in "University
/// of Lagos"), where the document names them elsewhere or a dictionary has them, and where they
/// stand behind "of" or a preposition of place, or in front of a common word. Last of all, so that
/// no other step takes them for names by themselves.
void find_nested_names(Recognition& recognition);

using EngineStep = void (*)(Recognition&);
/// The step that phases.txt calls `name`, or null.
EngineStep engine_step(std::string_view name);

/// As long as it lives, a text has no other sentences than those that a line of phases.txt runs in.
class SentencesOfStep {
 public:
  /// Both must outlive it.
  SentencesOfStep(const PhaseStep& step, Recognition& recognition);
  ~SentencesOfStep();
  SentencesOfStep(const SentencesOfStep&) = delete;
  SentencesOfStep& operator=(const SentencesOfStep&) = delete;

  /// Whether the line has nothing to do.
  bool are_none() const;

 private:
  std::optional<Symbol> m_within;
  Recognition& m_recognition;
};

/// Runs a line of phases.txt: the engine step, or the rules; in all sentences that are there.
void run_everywhere(const PhaseStep& step, Recognition& recognition);
/// The same in those that the line asks for.
void run_step(const PhaseStep& step, Recognition& recognition);

/// Recognition is for English: whether at least 12 % of the tokens are English function words, or,
/// in tables and lists, 70 % of the words in small letters are English ones, or 12 % of them
/// function words and 45 % English.
bool is_english(const Recognition& recognition);

/// What recognition found, in code points.
Facts facts_from(const Recognition& recognition);
/// What is said of a document that is not English.
Facts facts_in_other_language();

}  // namespace readout
