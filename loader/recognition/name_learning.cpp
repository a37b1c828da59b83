#include "loader/recognition/name_learning.hpp"

#include "loader/recognition/capitals.hpp"
#include "loader/recognition/name_bearers.hpp"
#include "loader/recognition/office_holders.hpp"
#include "loader/recognition/organization_names.hpp"
#include "loader/recognition/person_names.hpp"
#include "loader/recognition/surname_words.hpp"
#include "schema/text/fold.hpp"
#include "schema/text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace readout {

namespace {

class NameLearner {
 public:
  explicit NameLearner(Recognition& recognition)
      : m_recognition(recognition),
        m_text(recognition.text),
        m_holders(recognition),
        m_people(recognition) {}

  void run() {
    for (TokenMention& mention : m_recognition.mentions) {
      link_full_name(mention);
    }
    link_spellings();
    for (const TokenMention& mention : m_recognition.mentions) {
      m_people.learn(mention);
      learn_titled_surname(mention);
    }
    for (TokenMention& mention : m_recognition.mentions) {
      take_from_namesake(mention);
    }
    take_for_bearers(m_recognition, m_people);
    for (TokenMention& mention : m_recognition.mentions) {
      link_holder(mention);
    }
    index_namesakes();
    const OrganizationNames full_names(m_recognition);
    for (TokenMention& mention : m_recognition.mentions) {
      link_surname(mention, full_names);
    }
    // What stands behind a shorter name ("Front (TRF)") is known once the shorter name is.
    link_organizations(full_names);
    const OrganizationNames organizations(m_recognition);
    link_organizations(organizations);
    find_learnt(organizations);
    std::stable_sort(
        m_recognition.mentions.begin(), m_recognition.mentions.end(),
        [](const TokenMention& a, const TokenMention& b) { return a.range < b.range; });
    m_recognition.mentions_moved();
  }

 private:
  void link_full_name(TokenMention& mention) {
    if (mention.local) {
      return;
    }
    if (mention.entry) {
      mention.local = m_recognition.entity_of_entry(*mention.entry);
      return;
    }
    const bool full =
        mention.kind != EntityKind::person || words_of_name(m_text, mention.range).size() > 1;
    if (is_bare_head(mention)) {
      mention.local = unresolved(mention);
    } else if (full) {
      mention.local = named_entity(mention);
    }
  }

  /// "Parliament", "the Foundation": which one it is only the document says.
  bool is_bare_head(const TokenMention& mention) const {
    return mention.kind == EntityKind::organization &&
           mention.range.end - mention.range.first == 1 &&
           m_recognition.is(mention.range.first, m_recognition.lists.organization_heads);
  }

  std::uint32_t named_entity(const TokenMention& mention) {
    const std::string name(m_text.words(mention.range));
    const std::string key = fmt::format("{}:{}", to_string(mention.kind), fold(name));
    const auto [found, is_new] =
        m_by_key.try_emplace(key, static_cast<std::uint32_t>(m_recognition.entities.size()));
    if (is_new) {
      LocalEntity entity{.kind = mention.kind,
                         .key = key,
                         .side = {},
                         .name = name,
                         .entry = std::nullopt,
                         .candidates = {}};
      for (const std::uint32_t rival : mention.rivals) {
        entity.candidates.emplace_back(m_recognition.lexicon.entries()[rival].key);
      }
      std::sort(entity.candidates.begin(), entity.candidates.end());
      entity.decided = mention.rivals.empty() ? Decided::rule : Decided::fallback;
      m_recognition.entities.push_back(std::move(entity));
    }
    return found->second;
  }

  /// People whose names differ in doubled letters ("Philipp Tannik", "Phillip Tannik") are one, and
  /// the end of a name is its bearer's: "Van Tannik" of "Leslie Van Tannik".
  void link_spellings() {
    std::map<std::string, std::uint32_t> spellings;
    std::map<std::string, std::set<std::uint32_t>> endings;
    const auto is_full = [](const TokenMention& mention) {
      return mention.kind == EntityKind::person && mention.local &&
             mention.form == MentionForm::name;
    };
    for (TokenMention& mention : m_recognition.mentions) {
      if (!is_full(mention)) {
        continue;
      }
      const std::string name = fold(m_text.words(mention.range));
      const auto [known, is_new] = spellings.try_emplace(without_doubles(name), *mention.local);
      mention.local = mention.entry ? mention.local : known->second;
      for (std::size_t blank = name.find(' '); blank != std::string::npos;
           blank = name.find(' ', blank + 1)) {
        endings[name.substr(blank + 1)].insert(*mention.local);
      }
    }
    for (TokenMention& mention : m_recognition.mentions) {
      const auto fuller = is_full(mention) && !mention.entry
                              ? endings.find(fold(m_text.words(mention.range)))
                              : endings.end();
      if (fuller != endings.end() && fuller->second.size() == 1) {
        mention.local = *fuller->second.begin();
      }
    }
  }

  static std::string without_doubles(std::string name) {
    name.erase(std::unique(name.begin(), name.end()), name.end());
    return name;
  }

  /// "President Trump", of the dictionary's.
  void learn_titled_surname(const TokenMention& mention) {
    if (mention.kind == EntityKind::person && mention.entry && mention.local &&
        words_of_name(m_text, mention.range).size() == 1 &&
        m_people.standing(mention.range) == Standing::office) {
      m_people.add_bearer(*mention.local, mention.range);
    }
  }

  /// A surname of the dictionary's is not its bearer's where somebody else here has it.
  void take_from_namesake(TokenMention& mention) {
    if (mention.kind != EntityKind::person || !mention.entry ||
        words_of_name(m_text, mention.range).size() != 1) {
      return;
    }
    const auto person = m_people.bearer(mention.range.first);
    if (person && !m_people.bears(*mention.local, mention.range.first)) {
      mention.entry = std::nullopt;
      mention.local = person;
    }
  }

  /// A word alone that nobody here bears as a surname may be a company's: "Tannik" after "Tannik
  /// Motors Inc".
  void link_surname(TokenMention& mention, const OrganizationNames& organizations) {
    if (mention.local || mention.kind != EntityKind::person) {
      return;
    }
    const auto words = words_of_name(m_text, mention.range);
    auto person = words.empty() ? std::nullopt : m_people.bearer(words.back());
    person = person || words.size() != 1 ? person : m_people.called(words.front());
    const auto company =
        words.size() == 1 && !person ? organizations.meant_by_word(words.front()) : std::nullopt;
    if (company) {
      mention.kind = m_recognition.entities[*company].kind;
    }
    person = person || company || words.size() != 1 ? person : namesake(mention);
    mention.local = person ? *person : company ? *company : unresolved(mention);
  }

  void index_namesakes() {
    for (const TokenMention& mention : m_recognition.mentions) {
      if (mention.kind == EntityKind::person && mention.entry && mention.local) {
        m_namesakes.try_emplace(fold(m_text.words(mention.range)), *mention.local);
      }
    }
  }

  /// Whom a dictionary means by the same word elsewhere in the document.
  std::optional<std::uint32_t> namesake(const TokenMention& mention) const {
    const auto found = m_namesakes.find(fold(m_text.words(mention.range)));
    return found == m_namesakes.end() ? std::nullopt : std::optional(found->second);
  }

  /// To the entity of the full name, with all that are called so: "Osra" too where "OSRA" is one.
  void link_organizations(const OrganizationNames& organizations) {
    std::map<std::uint32_t, std::uint32_t> fuller;
    for (const TokenMention& mention : m_recognition.mentions) {
      if (mention.kind == EntityKind::organization && mention.local &&
          !m_recognition.entities[*mention.local].entry) {
        if (const auto meant = organizations.meant_by(mention.range)) {
          fuller.try_emplace(*mention.local, *meant);
        }
      }
    }
    for (TokenMention& mention : m_recognition.mentions) {
      const auto found = mention.local ? fuller.find(*mention.local) : fuller.end();
      if (found != fuller.end()) {
        mention.local = found->second;
        mention.kind = m_recognition.entities[found->second].kind;
      }
    }
  }

  /// Whoever is called by a title and a surname is so by the surname alone, too. Who has the office
  /// goes before who bears the surname here and never had it: “President Clinton” beside Hillary.
  void link_holder(TokenMention& mention) {
    const std::uint32_t first = mention.range.first;
    if (mention.local || mention.kind != EntityKind::person || mention.range.end != first + 1) {
      return;
    }
    const auto bearer = m_people.bearer(first);
    const auto holder = m_holders.called(first);
    const auto entry = bearer ? m_recognition.entities[*bearer].entry : std::nullopt;
    if (m_people.called(first) ||
        (bearer && !(holder && entry && !m_holders.may_have(*entry, first)))) {
      return;
    }
    if (holder) {
      mention.local = m_recognition.entity_of_entry(*holder);
    } else if (m_people.standing(mention.range) == Standing::office) {
      mention.local = unresolved(mention);
    }
    if (mention.local) {
      m_people.add_bearer(*mention.local, mention.range);
    }
  }

  std::uint32_t unresolved(const TokenMention& mention) {
    const std::string name(m_text.words(mention.range));
    const auto [found, is_new] =
        m_unresolved.try_emplace(fmt::format("{}:{}", to_string(mention.kind), fold(name)),
                                 static_cast<std::uint32_t>(m_recognition.entities.size()));
    if (is_new) {
      m_recognition.entities.push_back({.kind = mention.kind,
                                        .key = {},
                                        .side = {},
                                        .name = name,
                                        .entry = std::nullopt,
                                        .candidates = {}});
    }
    return found->second;
  }

  void find_learnt(const OrganizationNames& organizations) {
    std::vector<bool> taken(m_text.tokens.size(), false);
    for (const TokenMention& mention : m_recognition.mentions) {
      std::fill(taken.begin() + mention.range.first, taken.begin() + mention.range.end, true);
    }
    const std::vector<bool> stopped = stop_names();
    const SurnameWords words(m_recognition);
    for (const TextSentence& sentence : m_text.sentences) {
      for (std::uint32_t token = sentence.range.first; token < sentence.range.end; ++token) {
        const bool closed = m_recognition.is(token, m_recognition.lists.closed_class);
        if (taken[token] || !m_recognition.is_capitalised(token) ||
            (closed && !words.is_month_as_surname(token, sentence.range))) {
          continue;
        }
        const auto person = m_people.bearer(token);
        if (person && !words.is_common_word(token, sentence.range)) {
          add(EntityKind::person, {with_particles(token, sentence.range.first), token + 1},
              *person);
        } else if (const auto organization = organizations.meant_by_word(token);
                   organization && !stopped[token]) {
          add(m_recognition.entities[*organization].kind, {token, token + 1}, *organization);
        }
      }
    }
  }

  /// "African" is no short name of African Airlines; "the Court" may be one of a court.
  std::vector<bool> stop_names() const {
    std::vector<bool> stopped(m_text.tokens.size(), false);
    for (const Annotation& annotation : m_text.annotations) {
      const bool is_head =
          m_recognition.is(annotation.range.first, m_recognition.lists.organization_heads);
      if (annotation.kind == m_recognition.words.stop_name && !annotation.removed && !is_head) {
        std::fill(stopped.begin() + annotation.range.first, stopped.begin() + annotation.range.end,
                  true);
      }
    }
    return stopped;
  }

  void add(EntityKind kind, TokenRange range, std::uint32_t local) {
    m_recognition.add_mention(kind, MentionForm::name, range, local, "names");
  }

  /// Where the particles before a surname begin: "dos Tannik".
  std::uint32_t with_particles(std::uint32_t token, std::uint32_t limit) const {
    while (token > limit &&
           m_recognition.is(token - 1, m_recognition.lists.name_particles_inside) &&
           !m_recognition.is(token - 1, m_recognition.lists.function)) {
      --token;
    }
    return token;
  }

  Recognition& m_recognition;
  AnnotatedText& m_text;
  OfficeHolders m_holders;
  PersonNames m_people;
  std::map<std::string, std::uint32_t> m_by_key;
  std::map<std::string, std::uint32_t> m_namesakes;  // people of the dictionaries, by their words
  std::map<std::string, std::uint32_t> m_unresolved;
};

}  // namespace

void learn_names(Recognition& recognition) { NameLearner(recognition).run(); }

Annotation annotation_of(const Recognition& recognition, std::uint32_t number) {
  const TokenMention& mention = recognition.mentions[number];
  Annotation annotation{.kind = recognition.words.of(mention.kind),
                        .range = mention.range,
                        .rule = mention.rule,
                        .reference = number,
                        .attributes = {},
                        .slots = {}};
  const auto set = [&](Symbol name, std::string_view value) {
    const auto symbol = recognition.lexicon.symbols().find(value);
    if (name != Vocabulary::none && symbol) {
      annotation.set(name, *symbol);
    }
  };
  set(recognition.words.form, to_string(mention.form));
  if (mention.local && recognition.entities[*mention.local].entry) {
    const std::uint32_t entry = *recognition.entities[*mention.local].entry;
    set(recognition.words.gender, recognition.lexicon.entries().gender(entry));
    set(recognition.words.kind, recognition.lexicon.entries().subtype(entry));
  }
  return annotation;
}

}  // namespace readout
