#include "loader/recognition/name_learning.hpp"

#include "loader/recognition/organization_names.hpp"
#include "loader/recognition/standing_titles.hpp"
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
      : m_recognition(recognition), m_text(recognition.text), m_titles(recognition) {}

  void run() {
    for (TokenMention& mention : m_recognition.mentions) {
      link_full_name(mention);
    }
    link_spellings();
    for (const TokenMention& mention : m_recognition.mentions) {
      learn_surname(mention);
    }
    for (TokenMention& mention : m_recognition.mentions) {
      take_from_namesake(mention);
    }
    for (TokenMention& mention : m_recognition.mentions) {
      take_from_city(mention);
    }
    for (TokenMention& mention : m_recognition.mentions) {
      link_holder(mention);
    }
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
  struct Learnt {
    std::uint32_t local = 0;
    std::uint32_t token = 0;  // where its full form stands
  };

  /// Words of a name without marks: "John F. Kennedy" has three.
  std::vector<std::uint32_t> name_words(TokenRange range) const {
    std::vector<std::uint32_t> words;
    for (std::uint32_t token = range.first; token < range.end; ++token) {
      if (m_text.tokens[token].kind == TokenKind::word ||
          m_text.tokens[token].kind == TokenKind::number) {
        words.push_back(token);
      }
    }
    return words;
  }

  void link_full_name(TokenMention& mention) {
    if (mention.entry) {
      mention.local = m_recognition.entity_of_entry(*mention.entry);
      return;
    }
    const bool full = mention.kind != EntityKind::person || name_words(mention.range).size() > 1;
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

  void learn_surname(const TokenMention& mention) {
    if (!mention.local || mention.form != MentionForm::name || mention.kind != EntityKind::person) {
      return;
    }
    const auto words = name_words(mention.range);
    if (words.size() < 2) {
      return;
    }
    std::size_t last = words.size() - 1;
    if (last > 1 && m_recognition.is(words[last], m_recognition.lists.name_particles_suffix)) {
      --last;
    }
    const std::uint32_t surname =
        surname_first(mention, words.front()) ? words.front() : words[last];
    m_surnames[fold(m_text.word(surname))].push_back({*mention.local, mention.range.first});
    const std::uint32_t given = surname == words.front() ? words[1] : words.front();
    m_given_names[fold(m_text.word(given))].insert(*mention.local);
  }

  bool surname_first(const TokenMention& mention, std::uint32_t first_word) const {
    if (mention.entry) {
      return m_recognition.lexicon.holds(
          "surname_first_states",
          to_lower(m_recognition.lexicon.entries()[*mention.entry].country));
    }
    return m_recognition.is(first_word, m_recognition.lists.surnames_surname_first) &&
           !m_recognition.is(first_word, m_recognition.lists.given_names);
  }

  /// A surname of the dictionary's is not its bearer's where somebody else here has it.
  void take_from_namesake(TokenMention& mention) {
    if (mention.kind != EntityKind::person || !mention.entry ||
        name_words(mention.range).size() != 1) {
      return;
    }
    const auto bearers = m_surnames.find(fold(m_text.words(mention.range)));
    if (bearers != m_surnames.end() &&
        std::ranges::none_of(bearers->second, [&](const Learnt& learnt) {
          return learnt.local == *mention.local;
        })) {
      mention.entry = std::nullopt;
      mention.local = bearer(mention.range.first);
    }
  }

  /// A small city's name is a person's where somebody here bears it: "Michelena painted" behind
  /// "Arturo Michelena", but not "in Michelena".
  void take_from_city(TokenMention& mention) {
    const std::uint32_t first = mention.range.first;
    const bool is_city =
        mention.kind == EntityKind::place && mention.range.end == first + 1 && mention.entry &&
        m_recognition.lexicon.rule_set().rules[mention.rule].name == "dictionaries/cities";
    const bool is_where =
        first > 0 && m_recognition.is(first - 1, m_recognition.lists.place_preposition);
    // "Michelena, Venezuela".
    const bool has_state =
        first + 2 < m_text.tokens.size() && m_text.word(first + 1) == "," &&
        m_recognition.mention_at(first + 2) &&
        m_recognition.mentions[*m_recognition.mention_at(first + 2)].kind != EntityKind::person;
    if (const auto person = is_city && !is_where && !has_state ? bearer(first) : std::nullopt) {
      mention.kind = EntityKind::person;
      mention.rule = m_recognition.lexicon.rule_of_step("names");
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
    const auto words = name_words(mention.range);
    auto person = words.empty() ? std::nullopt : bearer(words.back());
    person = person || words.size() != 1 ? person : called(words.front());
    const auto company =
        words.size() == 1 && !person ? organizations.meant_by_word(words.front()) : std::nullopt;
    if (company) {
      mention.kind = EntityKind::organization;
    }
    mention.local = person ? *person : company ? *company : unresolved(mention);
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
      }
    }
  }

  /// Who bears a surname here: the one named last before, else the first one after.
  std::optional<std::uint32_t> bearer(std::uint32_t token) const {
    if (m_surnames.empty()) {
      return std::nullopt;
    }
    const auto found = m_surnames.find(fold(m_text.word(token)));
    if (found == m_surnames.end()) {
      return std::nullopt;
    }
    const Learnt* best = &found->second.front();
    for (const Learnt& learnt : found->second) {
      if (learnt.token <= token) {
        best = &learnt;
      }
    }
    return best->local;
  }

  /// Who is called by a given name alone, where only one person here has it.
  std::optional<std::uint32_t> called(std::uint32_t token) const {
    const auto found = m_given_names.find(fold(m_text.word(token)));
    return found == m_given_names.end() || found->second.size() != 1
               ? std::nullopt
               : std::optional(*found->second.begin());
  }

  /// Whoever is called by a title and a surname is so by the surname alone, too.
  void link_holder(TokenMention& mention) {
    const std::uint32_t first = mention.range.first;
    if (mention.local || mention.kind != EntityKind::person || mention.range.end != first + 1 ||
        bearer(first) || called(first)) {
      return;
    }
    if (const auto holder = holder_called(first)) {
      mention.local = holder;
      m_surnames[fold(m_text.word(first))].push_back({*holder, first});
    }
  }

  /// "President Tannik": the one person of this surname who holds the office at the document's
  /// date, or held it before, where the title says "former".
  std::optional<std::uint32_t> holder_called(std::uint32_t token) {
    const auto title = m_recognition.document.date.empty() ? std::nullopt : m_titles.before(token);
    std::set<std::uint32_t> holders;
    const OfficeTable& offices = m_recognition.lexicon.offices();
    for (const std::uint32_t number :
         title ? offices.of_surname(fold(m_text.word(token))) : std::vector<std::uint32_t>()) {
      const Office& office = offices.all()[number];
      if (!title->of_unknown && may_be_of(m_recognition, *title, office) &&
          is_time_of(*title, office)) {
        holders.insert(*m_recognition.lexicon.entry_of(office.person));
      }
    }
    return holders.size() == 1 ? std::optional(m_recognition.entity_of_entry(*holders.begin()))
                               : std::nullopt;
  }

  /// Whether the document's date is one at which an office has this title.
  bool is_time_of(const StandingTitle& title, const Office& office) const {
    const std::string& date = m_recognition.document.date;
    switch (title.sense) {
      case TitleSense::former:
        return office.ended_by(date);
      case TitleSense::then:
        return office.started_by(date);
      case TitleSense::coming:
        return !office.started_by(date);
      case TitleSense::other:
        return false;
      default:
        return office.held_on(date);
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
    for (const TextSentence& sentence : m_text.sentences) {
      for (std::uint32_t token = sentence.range.first; token < sentence.range.end; ++token) {
        if (taken[token] || !m_recognition.is_capitalised(token) ||
            m_recognition.is(token, m_recognition.lists.closed_class)) {
          continue;
        }
        if (const auto person = bearer(token)) {
          add(EntityKind::person, token, *person);
        } else if (const auto organization = organizations.meant_by_word(token);
                   organization && !stopped[token]) {
          add(EntityKind::organization, token, *organization);
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

  void add(EntityKind kind, std::uint32_t token, std::uint32_t local) {
    m_recognition.add_mention(kind, MentionForm::name, {token, token + 1}, local, "names");
  }

  Recognition& m_recognition;
  AnnotatedText& m_text;
  StandingTitles m_titles;
  std::map<std::string, std::uint32_t> m_by_key;
  std::map<std::string, std::uint32_t> m_unresolved;
  std::map<std::string, std::vector<Learnt>> m_surnames;
  std::map<std::string, std::set<std::uint32_t>> m_given_names;
};

}  // namespace

void learn_names(Recognition& recognition) { NameLearner(recognition).run(); }

}  // namespace readout
