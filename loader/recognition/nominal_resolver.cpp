#include "loader/recognition/name_learning.hpp"
#include "loader/recognition/nominals.hpp"
#include "loader/recognition/steps.hpp"

#include <algorithm>
#include <map>

namespace readout {

namespace {

/// Gives descriptors and pronouns their person.
class Resolver {
 public:
  explicit Resolver(Recognition& recognition)
      : m_recognition(recognition), m_nominals(recognition) {}

  void run() {
    learn_offices();
    learn_genders();
    for (const Nominal& nominal : m_nominals.all()) {
      if (nominal.kind == "office") {
        resolve_office(nominal);
      } else if (nominal.kind == "body" && nominal.heads.empty()) {
        resolve_government(nominal);
      } else if (nominal.kind == "group" || nominal.kind == "unnamed") {
        add_mention(nominal.range, MentionForm::descriptor, std::nullopt);
      }
    }
    // Pronouns look back on what came before them, descriptors included.
    for (const Annotation& annotation : pronouns()) {
      resolve_pronoun(annotation);
    }
  }

 private:
  struct Holding {
    std::uint32_t state = 0;
    std::uint32_t person = 0;
    std::string title;
  };

  std::vector<Annotation> pronouns() const {
    std::vector<Annotation> result;
    for (const Annotation& annotation : m_recognition.text.annotations) {
      if (annotation.kind != m_recognition.words.pronoun) {
        continue;
      }
      const auto gender =
          attribute_of(m_recognition, annotation, m_recognition.words.attributes.gender);
      const bool one_person = attribute_of(m_recognition, annotation,
                                           m_recognition.words.attributes.number) == "singular" &&
                              (gender == "m" || gender == "f");
      if (!annotation.removed && one_person &&
          !attribute_of(m_recognition, annotation, m_recognition.words.attributes.grammatical_case)
               .empty()) {
        result.push_back(annotation);
      }
    }
    std::stable_sort(result.begin(), result.end(),
                     [](const Annotation& a, const Annotation& b) { return a.range < b.range; });
    return result;
  }

  std::string folded_title(TokenRange range) const {
    std::string title;
    for (std::uint32_t token = range.first; token < range.end; ++token) {
      title += (title.empty() ? "" : " ") + m_recognition.lower(token);
    }
    return title;
  }

  /// Who holds which office of which state: from "Russian President Vladimir Putin" and from the
  /// dictionary of offices at the document's date.
  void learn_offices() {
    for (const Nominal& nominal : m_nominals.all()) {
      if (nominal.kind != "named" || nominal.heads.size() != 1 || nominal.title.empty()) {
        continue;
      }
      const auto person = m_recognition.mention_at(nominal.heads.front().first);
      const auto local = person ? m_recognition.mentions[*person].local : std::nullopt;
      const auto state = local ? state_of_office(nominal, *local) : std::nullopt;
      if (state) {
        m_holdings.push_back({*state, *local, folded_title(nominal.title)});
      }
    }
    learn_dictionary_offices();
  }

  /// The state that a title is of: the one that stands with it, else the country of its holder in
  /// the dictionary.
  std::optional<std::uint32_t> state_of_office(const Nominal& nominal, std::uint32_t person) {
    if (!nominal.owner.empty()) {
      const auto owner = m_recognition.mention_at(nominal.owner.first);
      return owner ? state_of(m_recognition, *owner) : std::nullopt;
    }
    const auto known = m_recognition.entities[person].entry;
    const auto country =
        known ? m_recognition.lexicon.entry_of(m_recognition.lexicon.entries()[*known].country)
              : std::nullopt;
    return country ? std::optional(m_recognition.entity_of_entry(*country)) : std::nullopt;
  }

  void learn_dictionary_offices() {
    const std::string& date = m_recognition.document.date;
    const std::size_t size = m_recognition.entities.size();
    for (std::uint32_t person = 0; person < size && !date.empty(); ++person) {
      for (const Office& office :
           m_recognition.lexicon.offices_of(m_recognition.entities[person].key)) {
        const bool held = (office.start.empty() || office.start <= date) &&
                          (office.end.empty() || date < office.end);
        const auto entry = held ? m_recognition.lexicon.entry_of(office.body) : std::nullopt;
        if (entry && m_recognition.lexicon.entries()[*entry].kind == EntityKind::state) {
          m_holdings.push_back(
              {m_recognition.entity_of_entry(*entry), person, std::string(office.office)});
        }
      }
    }
  }

  bool alike(std::string_view asked, std::string_view held) const {
    if (asked == held) {
      return true;
    }
    const auto& lexicon = m_recognition.lexicon;
    for (const std::string_view group : {"titles_alike.head", "titles_alike.diplomat"}) {
      if (lexicon.holds(group, asked) && lexicon.holds(group, held) &&
          (lexicon.holds("titles_alike.general", asked) ||
           lexicon.holds("titles_alike.general", held))) {
        return true;
      }
    }
    return false;
  }

  std::optional<std::uint32_t> holder(std::uint32_t state, std::string_view title) const {
    std::optional<std::uint32_t> found;
    for (const Holding& holding : m_holdings) {
      if (holding.state == state && alike(title, holding.title)) {
        if (found && *found != holding.person) {
          return std::nullopt;
        }
        found = holding.person;
      }
    }
    return found;
  }

  /// "The president" alone: of those who hold such an office here, the first one of the sentence
  /// before, else of the two before that.
  std::optional<std::uint32_t> last_holder(std::string_view title, TokenRange range) const {
    const auto sentence = m_recognition.sentence_of(range.first);
    if (!sentence || !m_recognition.is(range.first, m_recognition.lists.definite)) {
      return std::nullopt;
    }
    constexpr std::uint32_t look_back = 3;
    const auto& sentences = m_recognition.text.sentences;
    for (std::uint32_t back = 0; back <= look_back && back <= *sentence; ++back) {
      const TokenRange before = sentences[*sentence - back].range;
      if (const auto found =
              first_holder(title, {before.first, std::min(before.end, range.first)})) {
        return found;
      }
    }
    return std::nullopt;
  }

  std::optional<std::uint32_t> first_holder(std::string_view title, TokenRange range) const {
    for (const TokenMention& mention : m_recognition.mentions) {
      const bool holds =
          mention.local && range.contains(mention.range) && mention.kind == EntityKind::person &&
          std::any_of(m_holdings.begin(), m_holdings.end(), [&](const Holding& holding) {
            return holding.person == *mention.local && alike(title, holding.title);
          });
      if (holds && !modifies(mention)) {
        return mention.local;
      }
    }
    return std::nullopt;
  }

  void resolve_office(const Nominal& nominal) {
    std::optional<std::uint32_t> local;
    const std::string title = folded_title(nominal.title);
    const auto owner =
        nominal.owner.empty() ? std::nullopt : m_recognition.mention_at(nominal.owner.first);
    const auto state = owner ? state_of(m_recognition, *owner) : std::nullopt;
    if (m_recognition.lexicon.holds("titles_alike.counterpart", title)) {
      local = counterpart(nominal, state);
    } else if (state) {
      local = holder(*state, title);
    } else if (nominal.owner.empty()) {
      local = last_holder(title, nominal.range);
    }
    add_mention(nominal.range, MentionForm::descriptor, local);
  }

  /// "The Chinese side", "the Trump administration" are the state's government.
  void resolve_government(const Nominal& nominal) {
    const auto owner =
        nominal.owner.empty() ? std::nullopt : m_recognition.mention_at(nominal.owner.first);
    if (!owner || !names_government(nominal.title)) {
      return;
    }
    auto state = state_of(m_recognition, *owner);
    const auto local = m_recognition.mentions[*owner].local;
    if (!state && local && m_recognition.entities[*local].entry) {
      const auto country = m_recognition.lexicon.entry_of(
          m_recognition.lexicon.entries()[*m_recognition.entities[*local].entry].country);
      state = country ? std::optional(m_recognition.entity_of_entry(*country)) : std::nullopt;
    }
    if (state) {
      add_mention(nominal.range, MentionForm::descriptor, state, EntityKind::state);
    }
  }

  bool names_government(TokenRange title) const {
    const auto& annotations = m_recognition.text.annotations;
    return std::any_of(annotations.begin(), annotations.end(), [&](const Annotation& annotation) {
      return annotation.range == title &&
             attribute_of(m_recognition, annotation, m_recognition.words.attributes.kind) ==
                 "government";
    });
  }

  /// The same office in the other party's state: of the state that is named, or of the only other
  /// holder in this document.
  std::optional<std::uint32_t> counterpart(const Nominal& nominal,
                                           std::optional<std::uint32_t> state) const {
    const auto own = person_before(nominal.range.first);
    std::optional<std::uint32_t> found;
    for (const Holding& mine : m_holdings) {
      for (const Holding& other : m_holdings) {
        const bool same_office = own && mine.person == *own &&
                                 (mine.title == other.title || alike(mine.title, other.title));
        if (!same_office || other.person == *own || (state && other.state != *state)) {
          continue;
        }
        if (found && *found != other.person) {
          return std::nullopt;
        }
        found = other.person;
      }
    }
    return found;
  }

  /// The first person named in the sentence before `token`.
  std::optional<std::uint32_t> person_before(std::uint32_t token) const {
    const auto sentence = m_recognition.sentence_of(token);
    return sentence ? first_person({m_recognition.text.sentences[*sentence].range.first, token}, {})
                    : std::nullopt;
  }

  std::optional<std::uint32_t> first_person(TokenRange range, std::string_view gender) const {
    std::optional<std::uint32_t> found;
    std::uint32_t where = range.end;
    for (const TokenMention& mention : m_recognition.mentions) {
      const bool fits = mention.kind == EntityKind::person && mention.local &&
                        range.contains(mention.range) && mention.range.first < where;
      if (fits && may_be(*mention.local, gender) && !modifies(mention)) {
        found = mention.local;
        where = mention.range.first;
      }
    }
    return found;
  }

  /// "Trump administration", "Xi-Putin call", "Xi's": names that are no subject.
  bool modifies(const TokenMention& mention) const {
    const Nominal* nominal = m_nominals.covering(mention.range);
    return nominal != nullptr && nominal->kind != "named" && nominal->kind != "office" &&
           nominal->kind != "pronoun";
  }

  bool may_be(std::uint32_t local, std::string_view gender) const {
    if (gender.empty()) {
      return true;
    }
    const LocalEntity& person = m_recognition.entities[local];
    std::string_view known;
    if (person.entry) {
      known = m_recognition.lexicon.entries()[*person.entry].gender;
    }
    if (const auto titled = m_genders.find(local); known.empty() && titled != m_genders.end()) {
      known = titled->second;
    }
    if (known.empty()) {
      known = m_recognition.lexicon.gender_of_given_name(to_lower_first_word(person.name));
    }
    return known.empty() || known == "u" || known == gender;
  }

  /// From titles: "Mrs Tannik", "the actress Orven Tannik".
  void learn_genders() {
    for (const Annotation& annotation : m_recognition.text.annotations) {
      if (annotation.kind != m_recognition.words.title) {
        continue;
      }
      const auto gender =
          attribute_of(m_recognition, annotation, m_recognition.words.attributes.gender);
      std::uint32_t next = annotation.range.end;
      next +=
          next < m_recognition.text.tokens.size() && m_recognition.text.word(next) == "." ? 1 : 0;
      const auto mention = gender.empty() ? std::nullopt : m_recognition.mention_at(next);
      if (mention && m_recognition.mentions[*mention].range.first == next &&
          m_recognition.mentions[*mention].kind == EntityKind::person &&
          m_recognition.mentions[*mention].local) {
        m_genders.try_emplace(*m_recognition.mentions[*mention].local, gender);
      }
    }
  }

  /// "In", "When", "Leaving": what begins a phrase before the subject.
  bool opens_phrase(std::uint32_t token) const {
    const WordClasses& lists = m_recognition.lists;
    return m_recognition.is(token, lists.preposition) ||
           m_recognition.is(token, lists.subordinator) ||
           m_recognition.is(token, lists.circumstance) ||
           (m_recognition.word(token).readings.set & bit_of(Reading::ing)) != 0;
  }

  /// "In her first speech, Tannik said": the person behind the comma that ends an opening phrase.
  std::optional<std::uint32_t> subject_behind(TokenRange after, std::string_view gender) const {
    constexpr std::uint32_t longest_opening = 14;
    const std::uint32_t end = std::min(after.end, after.first + longest_opening);
    for (std::uint32_t token = after.first; token + 1 < end; ++token) {
      if (m_recognition.text.word(token) != ",") {
        continue;
      }
      const auto mention = m_recognition.mention_at(token + 1);
      const bool is_person = mention && m_recognition.mentions[*mention].range.first == token + 1 &&
                             m_recognition.mentions[*mention].kind == EntityKind::person;
      const auto local = is_person ? m_recognition.mentions[*mention].local : std::nullopt;
      return local && may_be(*local, gender) && !modifies(m_recognition.mentions[*mention])
                 ? local
                 : std::nullopt;
    }
    return std::nullopt;
  }

  /// "Tannik, who left his hat": whom a relative clause that holds `token` is about.
  std::optional<std::uint32_t> antecedent(TokenRange before, std::string_view gender) const {
    for (std::uint32_t token = before.end; token-- > before.first + 1;) {
      if (m_recognition.lower(token) != "who" && m_recognition.lower(token) != "whose") {
        continue;
      }
      std::uint32_t last = token - 1;
      last -= m_recognition.text.word(last) == "," && last > before.first ? 1 : 0;
      const auto mention = m_recognition.mention_at(last);
      const bool ends_here = mention && m_recognition.mentions[*mention].range.end == last + 1 &&
                             m_recognition.mentions[*mention].kind == EntityKind::person;
      const auto local = ends_here ? m_recognition.mentions[*mention].local : std::nullopt;
      return local && may_be(*local, gender) ? local : std::nullopt;
    }
    return std::nullopt;
  }

  static std::string to_lower_first_word(const std::string& name) {
    std::string word = name.substr(0, name.find(' '));
    std::transform(word.begin(), word.end(), word.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return word;
  }

  /// Whom the relative clause around it is about, else the first person of the sentence before the
  /// pronoun, else of one of the three sentences before it in the same paragraph or the last one
  /// before.
  void resolve_pronoun(const Annotation& pronoun) {
    const auto sentence = m_recognition.sentence_of(pronoun.range.first);
    if (!sentence) {
      return;
    }
    const auto gender = attribute_of(m_recognition, pronoun, m_recognition.words.attributes.gender);
    const auto& sentences = m_recognition.text.sentences;
    const TokenRange before = {sentences[*sentence].range.first, pronoun.range.first};
    auto local = antecedent(before, gender);
    local = local ? local : first_person(before, gender);
    if (!local && opens_phrase(before.first)) {
      local = subject_behind({pronoun.range.end, sentences[*sentence].range.end}, gender);
    }
    constexpr std::uint32_t look_back = 3;
    for (std::uint32_t back = 1; !local && back <= look_back && back <= *sentence; ++back) {
      local = first_person(sentences[*sentence - back].range, gender);
    }
    add_mention(pronoun.range, MentionForm::pronoun, local);
  }

  /// Who is meant may be unknown.
  void add_mention(TokenRange range, MentionForm form, std::optional<std::uint32_t> local,
                   EntityKind kind = EntityKind::person) {
    m_recognition.mentions.push_back({.kind = kind,
                                      .form = form,
                                      .range = range,
                                      .rule = m_recognition.lexicon.rule_of_step("nominals"),
                                      .entry = std::nullopt,
                                      .rivals = {},
                                      .local = local});
  }

  Recognition& m_recognition;
  Nominals m_nominals;
  std::vector<Holding> m_holdings;
  std::map<std::uint32_t, std::string_view> m_genders;  // by entity, from titles
};

}  // namespace

void resolve_nominals(Recognition& recognition) { Resolver(recognition).run(); }

}  // namespace readout
