#include "loader/recognition/word_classes.hpp"

#include <algorithm>
#include <array>

namespace readout {

namespace {

ListNumber list(const WordListTable& lists, std::string_view name) {
  return lists.list(name).value_or(no_list);
}

}  // namespace

WordClasses::WordClasses(const WordListTable& lists)
    : abbreviations(list(lists, "abbreviations")),
      accompanying(list(lists, "words.accompanying")),
      additive(list(lists, "words.additive")),
      adverb(list(lists, "words.adverb")),
      adversative(list(lists, "words.adversative")),
      before_of(list(lists, "words.before-of")),
      beside(list(lists, "words.beside")),
      before_subordinator(list(lists, "words.before-subordinator")),
      article(list(lists, "words.article")),
      asks_for(list(lists, "words.asks-for")),
      attribution_opener(list(lists, "words.attribution-opener")),
      auxiliary(list(lists, "words.auxiliary")),
      blamed_for(list(lists, "words.blamed-for")),
      channel_preposition(list(lists, "words.channel-preposition")),
      circumstance(list(lists, "words.circumstance")),
      closed_class(list(lists, "words")),
      comment_opener(list(lists, "verb_classes.comment-opener")),
      common_words(list(lists, "common_words")),
      company_heads(list(lists, "organization_heads.company")),
      comparing(list(lists, "words.comparing")),
      complementizer(list(lists, "words.complementizer")),
      conjunction(list(lists, "words.conjunction")),
      coordinator(list(lists, "words.coordinator")),
      definite(list(lists, "words.definite")),
      determiner(list(lists, "words.determiner")),
      free_relative(list(lists, "words.free-relative")),
      function(list(lists, "words.function")),
      contraction(list(lists, "words.contraction")),
      given_names(list(lists, "given_names")),
      leads_to_verb(list(lists, "verb_classes.leads-to-verb")),
      leads_to_coming_verb(list(lists, "verb_classes.leads-to-coming-verb")),
      sequel(list(lists, "words.sequel")),
      negative(list(lists, "words.negative")),
      hearsay(list(lists, "words.hearsay")),
      commanding(list(lists, "words.commanding")),
      possessive_mark(list(lists, "words.possessive-mark")),
      keeps_silent(list(lists, "verb_classes.keeps-silent")),
      modal(list(lists, "words.modal")),
      month(list(lists, "words.month")),
      name_particles_inside(list(lists, "name_particles.inside")),
      name_particles_suffix(list(lists, "name_particles.suffix")),
      negation(list(lists, "words.negation")),
      not_before_finite(list(lists, "words.not-before-finite")),
      never_of_time(list(lists, "words.never-of-time")),
      not_blamed(list(lists, "words.not-blamed")),
      number_word(list(lists, "words.number-word")),
      object_relative(list(lists, "words.object-relative")),
      of(list(lists, "words.of")),
      of_many(list(lists, "words.of-many")),
      organization_heads(list(lists, "organization_heads")),
      origin(list(lists, "words.origin")),
      personal_relative(list(lists, "words.personal-relative")),
      place_preposition(list(lists, "words.place-preposition")),
      possessive_determiner(list(lists, "words.possessive-determiner")),
      preposition(list(lists, "words.preposition")),
      reason(list(lists, "words.reason")),
      refusing(list(lists, "words.refusing")),
      relative_pronoun(list(lists, "words.relative-pronoun")),
      subject_pronoun(list(lists, "words.subject-pronoun")),
      subordinator(list(lists, "words.subordinator")),
      surnames(list(lists, "surnames")),
      surnames_surname_first(list(lists, "surnames.surname-first")),
      takes_clause(list(lists, "verb_classes.takes-clause")),
      tells(list(lists, "verb_classes.tells")),
      time_noun(list(lists, "words.time-noun")),
      time_opener(list(lists, "words.time-opener")),
      to_somebody(list(lists, "words.to-somebody")),
      title_modifiers(list(lists, "title_modifiers")),
      title_modifiers_acting(list(lists, "title_modifiers.acting")),
      title_modifiers_coming(list(lists, "title_modifiers.coming")),
      title_modifiers_former(list(lists, "title_modifiers.former")),
      title_modifiers_other(list(lists, "title_modifiers.other")),
      title_modifiers_then(list(lists, "title_modifiers.then")),
      titles_alike_spokesperson(list(lists, "titles_alike.spokesperson")),
      topic_preposition(list(lists, "words.topic-preposition")),
      two_sided(list(lists, "words.two-sided")),
      unable(list(lists, "words.unable")),
      weekday(list(lists, "words.weekday")),
      wishes(list(lists, "verb_classes.wishes")) {
  for (const std::string& name : lists.names()) {
    if (name.starts_with("titles_alike.same-")) {
      same_titles.push_back(list(lists, name));
    }
  }
  const std::array<ListNumber, 9> closed = {function,    month,      weekday,
                                            number_word, auxiliary,  modal,
                                            preposition, determiner, subordinator};
  for (ListSet set = 0; set < lists.set_count(); ++set) {
    no_name.push_back(
        std::ranges::any_of(closed, [&](ListNumber one) { return lists.holds(set, one); }) ? 1 : 0);
  }
}

}  // namespace readout
