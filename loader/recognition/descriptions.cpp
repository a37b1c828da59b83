#include "loader/recognition/group_members.hpp"
#include "loader/recognition/nominals.hpp"
#include "loader/recognition/person_search.hpp"
#include "loader/recognition/standing_titles.hpp"
#include "loader/recognition/steps.hpp"

#include <algorithm>
#include <map>
#include <ranges>
#include <set>

namespace readout {

namespace {

/// Gives descriptors their person or state.
class Resolver {
 public:
  explicit Resolver(Recognition& recognition)
      : m_recognition(recognition),
        m_nominals(recognition),
        m_people(recognition, m_nominals),
        m_groups(recognition, m_nominals, m_people,
                 [this](std::uint32_t person, std::string_view title) {
                   return holds_office(person, title);
                 }) {}

  void run() {
    index_annotations();
    learn_offices();
    for (const Nominal& nominal : m_nominals.all()) {
      if (nominal.kind == "office") {
        resolve_office(nominal);
      } else if (nominal.kind == "body" && nominal.heads.empty()) {
        resolve_government(nominal);
      } else if (nominal.kind == "group") {
        resolve_group(nominal);
      } else if (nominal.kind == "unnamed") {
        add_mention(nominal.range, std::nullopt);
      }
    }
  }

 private:
  struct Holding {
    std::uint32_t state = 0;
    std::uint32_t person = 0;
    std::string title;

    auto operator<=>(const Holding&) const = default;
  };
  using Holdings = std::set<Holding>;  // by state

  void index_annotations() {
    for (const Annotation& annotation : m_recognition.text.annotations) {
      if (attribute_of(m_recognition, annotation, m_recognition.words.attributes.kind) ==
          "government") {
        m_governments.insert(annotation.range);
      }
      if (annotation.kind == m_recognition.words.pronoun) {
        m_pronoun_genders.try_emplace(
            annotation.range.first,
            attribute_of(m_recognition, annotation, m_recognition.words.attributes.gender));
      }
    }
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
        learn({*state, *local, title_words(m_recognition, nominal.title)});
      }
    }
    learn_dictionary_offices();
  }

  void learn(const Holding& holding) {
    m_holdings.insert(holding);
    m_held_by[holding.person].insert(holding);
  }

  std::ranges::subrange<Holdings::const_iterator> of_state(std::uint32_t state) const {
    return {m_holdings.lower_bound({state, 0, {}}), m_holdings.lower_bound({state + 1, 0, {}})};
  }

  const Holdings& held_by(std::uint32_t person) const {
    static const Holdings none;
    const auto known = m_held_by.find(person);
    return known == m_held_by.end() ? none : known->second;
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
        known ? m_recognition.lexicon.entry_of(m_recognition.lexicon.entries().country(*known))
              : std::nullopt;
    return country ? std::optional(m_recognition.entity_of_entry(*country)) : std::nullopt;
  }

  void learn_dictionary_offices() {
    const std::string& date = m_recognition.document.date;
    const std::size_t size = m_recognition.entities.size();
    for (std::uint32_t person = 0; person < size && !date.empty(); ++person) {
      for (const Office& office :
           m_recognition.lexicon.offices().of(m_recognition.entities[person].key)) {
        const auto entry =
            office.held_on(date) ? m_recognition.lexicon.entry_of(office.body) : std::nullopt;
        if (entry && m_recognition.lexicon.entries().kind(*entry) == EntityKind::state) {
          learn({m_recognition.entity_of_entry(*entry), person, std::string(office.office)});
        }
      }
    }
  }

  bool alike(std::string_view asked, std::string_view held) const {
    if (same_office(m_recognition, asked, held)) {
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
    for (const Holding& holding : of_state(state)) {
      if (alike(title, holding.title)) {
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
    return m_people.first_in(range,
                             [&](std::uint32_t person) { return holds_office(person, title); });
  }

  bool holds_office(std::uint32_t person, std::string_view title) const {
    return std::ranges::any_of(held_by(person),
                               [&](const Holding& holding) { return alike(title, holding.title); });
  }

  void resolve_office(const Nominal& nominal) {
    std::optional<std::uint32_t> local;
    const std::string title = title_words(m_recognition, nominal.title);
    const auto owner =
        nominal.owner.empty() ? std::nullopt : m_recognition.mention_at(nominal.owner.first);
    const auto state = owner ? state_of(m_recognition, *owner) : std::nullopt;
    if (m_recognition.lexicon.holds("titles_alike.counterpart", title)) {
      local = counterpart(nominal, state);
    } else if (const auto named = named_before(nominal, state)) {
      local = named;
    } else if (state) {
      local = holder(*state, title);
    } else if (nominal.owner.empty()) {
      local = last_holder(title, nominal.range);
    }
    add_mention(nominal.range, local);
  }

  /// "Ilvo Tannikar, the former president,": whose name it stands behind.
  /// Nobody where the office is of another state than the dictionaries have for the name: so it is
  /// the next one of a list.
  std::optional<std::uint32_t> named_before(const Nominal& nominal,
                                            std::optional<std::uint32_t> state) const {
    const std::uint32_t first = nominal.range.first;
    const auto person =
        first > 0 && apposed_behind(m_recognition, m_nominals, first - 1) == &nominal
            ? m_people.ending_at(first - 1)
            : std::nullopt;
    const auto entry = person ? m_recognition.entities[*person].entry : std::nullopt;
    if (!state || !entry) {
      return person;
    }
    return is_of(*person, *state) ? person : std::nullopt;
  }

  /// "The Chinese side", "the Trump administration" are the state's government; that of a place
  /// that does not stand for its state is another one.
  void resolve_government(const Nominal& nominal) {
    const auto owner =
        nominal.owner.empty() ? std::nullopt : m_recognition.mention_at(nominal.owner.first);
    if (!owner || !m_governments.contains(nominal.title)) {
      return;
    }
    const auto state = governed_state_of(m_recognition, *owner);
    if (state) {
      add_mention(nominal.range, state, EntityKind::state);
    }
  }

  /// "The two leaders", "Chinese and Russian officials": a mention of the same words for each of
  /// them, or of the governments.
  void resolve_group(const Nominal& nominal) {
    const auto governments = m_groups.governments(nominal);
    for (const std::uint32_t state : governments) {
      add_mention(nominal.range, state, m_recognition.entities[state].kind);
    }
    if (!governments.empty()) {
      return;
    }
    const auto members = m_groups.of(nominal);
    for (const std::uint32_t member : members) {
      add_mention(nominal.range, member, m_recognition.entities[member].kind,
                  "only so many are named before");
    }
    if (members.empty()) {
      add_mention(nominal.range, std::nullopt);
    }
  }

  /// The same office in the other party's state: of the state that is named, or of the only other
  /// holder in this document; else whom the offices of its date have for it.
  std::optional<std::uint32_t> counterpart(const Nominal& nominal,
                                           std::optional<std::uint32_t> state) {
    const auto own = party_before(nominal.range.first, state);
    if (!own) {
      return std::nullopt;
    }
    const Holdings& mine = held_by(*own);
    const bool by_office = !mine.empty() || !state;
    std::optional<std::uint32_t> found;
    for (const Holding& other : state ? of_state(*state) : std::ranges::subrange(m_holdings)) {
      if (other.person == *own || other.person == found ||
          (by_office && std::ranges::none_of(mine, [&](const Holding& one) {
             return one.title == other.title || alike(one.title, other.title);
           }))) {
        continue;
      }
      if (found) {
        return std::nullopt;  // several
      }
      found = other.person;
    }
    if (found || !state) {
      return found;
    }
    return counterpart_at_date(*own, *state);
  }

  /// "Tannik met his Peruvian counterpart", who is named nowhere.
  std::optional<std::uint32_t> counterpart_at_date(std::uint32_t own, std::uint32_t state) {
    const std::string& date = m_recognition.document.date;
    const std::string body = m_recognition.entities[state].key;
    std::set<std::string_view> found;
    for (const Office& office : m_recognition.lexicon.offices().all()) {
      if (!date.empty() && office.body == body && office.held_on(date) &&
          std::ranges::any_of(held_by(own), [&](const Holding& mine) {
            return alike(mine.title, office.office);
          })) {
        found.insert(office.person);
      }
    }
    const auto entry =
        found.size() == 1 ? m_recognition.lexicon.entry_of(*found.begin()) : std::nullopt;
    return entry ? std::optional(m_recognition.entity_of_entry(*entry)) : std::nullopt;
  }

  /// The first person named in the sentence before `token`; where a pronoun stands there ("his
  /// Peruvian counterpart"), else the first subject of an earlier sentence who is not of the state.
  std::optional<std::uint32_t> party_before(std::uint32_t token,
                                            std::optional<std::uint32_t> state) const {
    constexpr std::uint32_t look_back = 3;
    const auto sentence = m_recognition.sentence_of(token);
    if (!sentence) {
      return std::nullopt;
    }
    const auto& sentences = m_recognition.text.sentences;
    const auto person = m_people.first_in({sentences[*sentence].range.first, token});
    if (person || !m_recognition.is(token, m_recognition.lists.possessive_determiner)) {
      return person;
    }
    const std::string_view gender = pronoun_gender(token);
    const auto fits = [&](std::uint32_t one) {
      return m_people.may_be(one, gender) && !(state && is_of(one, *state));
    };
    for (std::uint32_t back = 1; back <= look_back && back <= *sentence; ++back) {
      const TokenRange earlier = sentences[*sentence - back].range;
      const auto subject = m_people.first_subject_in(earlier, fits);
      if (const auto found = subject ? subject : m_people.first_in(earlier, fits)) {
        return found;
      }
    }
    return std::nullopt;
  }

  std::string_view pronoun_gender(std::uint32_t token) const {
    const auto pronoun = m_pronoun_genders.find(token);
    return pronoun == m_pronoun_genders.end() ? std::string_view() : pronoun->second;
  }

  /// Whether a person holds an office of a state, or is of it by the dictionaries.
  bool is_of(std::uint32_t person, std::uint32_t state) const {
    const auto entry = m_recognition.entities[person].entry;
    return std::ranges::any_of(held_by(person),
                               [&](const Holding& holding) { return holding.state == state; }) ||
           (entry && m_recognition.lexicon.entries().country(*entry) ==
                         std::string_view(m_recognition.entities[state].key));
  }

  /// Who is meant may be unknown.
  void add_mention(TokenRange range, std::optional<std::uint32_t> local,
                   EntityKind kind = EntityKind::person, std::string_view reason = {}) {
    m_people.add(m_recognition.add_mention(kind, MentionForm::descriptor, range, local,
                                           "descriptions", reason));
  }

  Recognition& m_recognition;
  Nominals m_nominals;
  PersonSearch m_people;
  GroupMembers m_groups;
  Holdings m_holdings;
  std::map<std::uint32_t, Holdings> m_held_by;                  // by person
  std::set<TokenRange> m_governments;                           // words that mean one
  std::map<std::uint32_t, std::string_view> m_pronoun_genders;  // by first token
};

}  // namespace

void resolve_descriptions(Recognition& recognition) { Resolver(recognition).run(); }

}  // namespace readout
