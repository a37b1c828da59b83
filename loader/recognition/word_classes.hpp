#pragma once

#include "loader/lexicon/word_list_table.hpp"

#include <vector>

namespace readout {

/// The word lists that engine steps ask for, as numbers of one lexicon; `no_list` where the
/// dictionaries have no such list. Those of one name without a file are classes of words.tsv.
struct WordClasses {
  explicit WordClasses(const WordListTable& lists);

  ListNumber abbreviations;
  ListNumber accompanying;
  ListNumber additive;
  ListNumber adverb;
  ListNumber adversative;
  ListNumber before_of;
  ListNumber beside;
  ListNumber before_subordinator;
  ListNumber article;
  ListNumber asks_for;
  ListNumber attribution_opener;
  ListNumber auxiliary;
  ListNumber blamed_for;
  ListNumber channel_preposition;
  ListNumber circumstance;
  ListNumber closed_class;
  ListNumber comment_opener;
  ListNumber common_words;
  ListNumber company_heads;
  ListNumber comparing;
  ListNumber complementizer;
  ListNumber conjunction;
  ListNumber coordinator;
  ListNumber definite;
  ListNumber determiner;
  ListNumber free_relative;
  ListNumber function;
  ListNumber contraction;
  ListNumber given_names;
  ListNumber leads_to_verb;
  ListNumber leads_to_coming_verb;
  ListNumber sequel;
  ListNumber negative;
  ListNumber hearsay;
  ListNumber commanding;
  ListNumber possessive_mark;
  ListNumber keeps_silent;
  ListNumber modal;
  ListNumber month;
  ListNumber name_particles_inside;
  ListNumber name_particles_suffix;
  ListNumber negation;
  ListNumber not_before_finite;
  ListNumber never_of_time;
  ListNumber not_blamed;
  ListNumber number_word;
  ListNumber object_relative;
  ListNumber of;
  ListNumber of_many;
  ListNumber organization_heads;
  ListNumber origin;
  ListNumber personal_relative;
  ListNumber place_preposition;
  ListNumber possessive_determiner;
  ListNumber preposition;
  ListNumber reason;
  ListNumber refusing;
  ListNumber relative_pronoun;
  ListNumber subject_pronoun;
  ListNumber subordinator;
  ListNumber surnames;
  ListNumber surnames_surname_first;
  ListNumber takes_clause;
  ListNumber tells;
  ListNumber time_noun;
  ListNumber time_opener;
  ListNumber to_somebody;
  ListNumber title_modifiers;
  ListNumber title_modifiers_acting;
  ListNumber title_modifiers_coming;
  ListNumber title_modifiers_former;
  ListNumber title_modifiers_other;
  ListNumber title_modifiers_then;
  ListNumber titles_alike_spokesperson;
  ListNumber topic_preposition;
  ListNumber two_sided;
  ListNumber unable;
  ListNumber weekday;
  ListNumber wishes;
  std::vector<ListNumber> same_titles;  ///< the classes "same-..." of titles_alike.tsv
  /// By ListSet: whether it has one of the lists of words that no name holds.
  std::vector<std::uint8_t> no_name;
};

}  // namespace readout
