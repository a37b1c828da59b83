#include "loader/recognition/name_learning.hpp"

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
      : m_recognition(recognition), m_text(recognition.text) {}

  void run() {
    for (TokenMention& mention : m_recognition.mentions) {
      link_full_name(mention);
    }
    for (std::size_t i = 0; i < m_recognition.mentions.size(); ++i) {
      learn(i);
    }
    for (TokenMention& mention : m_recognition.mentions) {
      link_short_name(mention);
      link_bare_head(mention);
    }
    find_learnt();
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

  void learn(std::size_t number) {
    const TokenMention& mention = m_recognition.mentions[number];
    if (!mention.local || mention.form != MentionForm::name) {
      return;
    }
    if (mention.kind == EntityKind::person) {
      learn_surname(mention);
    } else if (mention.kind == EntityKind::organization) {
      learn_acronym(mention);
    }
  }

  void learn_surname(const TokenMention& mention) {
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

  /// Office for Sea Rescue (OSR)
  void learn_acronym(const TokenMention& mention) {
    const std::uint32_t open = mention.range.end;
    if (open + 2 >= m_text.tokens.size() || m_text.word(open) != "(" ||
        m_text.word(open + 2) != ")") {
      return;
    }
    const std::string_view acronym = m_text.word(open + 1);
    const bool capitals = std::all_of(acronym.begin(), acronym.end(), [](char c) {
      return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.';
    });
    if (acronym.size() >= 2 && capitals) {
      m_acronyms.try_emplace(std::string(acronym), *mention.local);
    }
  }

  void link_short_name(TokenMention& mention) {
    if (mention.local || mention.kind != EntityKind::person) {
      return;
    }
    const auto words = name_words(mention.range);
    const auto local = words.empty() ? std::nullopt : bearer(words.back());
    mention.local = local ? *local : unresolved(mention);
  }

  /// "Foreign Ministry" where the document also has "Chinese Foreign Ministry", and no other that
  /// ends so.
  void link_bare_head(TokenMention& mention) {
    if (mention.kind != EntityKind::organization || mention.entry || !mention.local) {
      return;
    }
    const std::string ending = " " + fold(m_text.words(mention.range));
    std::set<std::uint32_t> fuller;
    for (const auto& [name, number] : folded_organizations()) {
      const TokenMention& other = m_recognition.mentions[number];
      if (other.local && name.ends_with(ending)) {
        fuller.insert(*other.local);
      }
    }
    if (fuller.size() == 1) {
      mention.local = *fuller.begin();
    }
  }

  /// Mentions of organizations by their folded names.
  const std::multimap<std::string, std::size_t>& folded_organizations() {
    for (; m_folded < m_recognition.mentions.size(); ++m_folded) {
      const TokenMention& mention = m_recognition.mentions[m_folded];
      if (mention.kind == EntityKind::organization) {
        m_organizations.emplace(fold(m_text.words(mention.range)), m_folded);
      }
    }
    return m_organizations;
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

  void find_learnt() {
    std::vector<bool> taken(m_text.tokens.size(), false);
    for (const TokenMention& mention : m_recognition.mentions) {
      std::fill(taken.begin() + mention.range.first, taken.begin() + mention.range.end, true);
    }
    const std::uint32_t rule = m_recognition.lexicon.rule_of_step("names");
    for (const TextSentence& sentence : m_text.sentences) {
      for (std::uint32_t token = sentence.range.first; token < sentence.range.end; ++token) {
        if (taken[token] || !m_recognition.is_capitalised(token) ||
            m_recognition.is(token, m_recognition.lists.closed_class)) {
          continue;
        }
        if (const auto acronym = m_acronyms.find(m_text.word(token)); acronym != m_acronyms.end()) {
          add(EntityKind::organization, token, acronym->second, rule);
        } else if (const auto local = bearer(token)) {
          add(EntityKind::person, token, *local, rule);
        }
      }
    }
  }

  void add(EntityKind kind, std::uint32_t token, std::uint32_t local, std::uint32_t rule) {
    m_recognition.mentions.push_back({.kind = kind,
                                      .range = {token, token + 1},
                                      .rule = rule,
                                      .entry = std::nullopt,
                                      .rivals = {},
                                      .local = local});
  }

  Recognition& m_recognition;
  AnnotatedText& m_text;
  std::map<std::string, std::uint32_t> m_by_key;
  std::map<std::string, std::uint32_t> m_unresolved;
  std::map<std::string, std::vector<Learnt>> m_surnames;
  std::map<std::string, std::uint32_t, std::less<>> m_acronyms;
  std::multimap<std::string, std::size_t> m_organizations;  // mentions by folded name
  std::size_t m_folded = 0;                                 // mentions that are in it
};

}  // namespace

void learn_names(Recognition& recognition) { NameLearner(recognition).run(); }

}  // namespace readout
