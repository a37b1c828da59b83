#include "loader/recognition/named_titles.hpp"
#include "loader/recognition/organization_names.hpp"
#include "loader/recognition/state_bodies.hpp"
#include "loader/recognition/steps.hpp"
#include "schema/text/fold.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ranges>
#include <string>
#include <utility>
#include <vector>

namespace readout {

namespace {

/// Ties people and bodies that no dictionary knows to the one state that the document states of
/// them, and tells apart those of one name and several states, known or not.
class SideFinder {
 public:
  explicit SideFinder(Recognition& recognition)
      : m_recognition(recognition),
        m_nominals(recognition),
        m_titles(recognition, m_nominals),
        m_bodies(recognition),
        m_longer_names(recognition) {}

  void run() {
    for (std::uint32_t number = 0; number < m_recognition.mentions.size(); ++number) {
      const TokenMention& mention = m_recognition.mentions[number];
      if (mention.local && mention.form == MentionForm::name &&
          (mention.kind == EntityKind::person || mention.kind == EntityKind::organization)) {
        m_names[*mention.local].push_back({number, stated_of(mention)});
      }
    }
    for (auto& [local, names] : m_names) {
      std::ranges::sort(names, {}, [&](const Named& named) {
        return m_recognition.mentions[named.mention].range.first;
      });
      if (m_recognition.entities[local].entry) {
        tell_bodies_apart(local, names);
      } else if (!m_recognition.entities[local].key.empty()) {
        tie(local, names);
        for (const Named& named : names) {
          know_body(m_recognition.mentions[named.mention]);
        }
      }
    }
  }

 private:
  struct Named {
    std::uint32_t mention;
    std::string side;  // key of a state, or empty
  };

  /// The state that stands with a name: "the Peruvian baker Ana Tannik", "Peru's Grain Board",
  /// "Ana Tannik of Peru".
  std::string stated_of(const TokenMention& mention) const {
    if (mention.kind == EntityKind::person) {
      const auto title = m_titles.of_name(mention.range);
      const std::string side = title && title->owner ? state_key(*title->owner) : std::string();
      if (!side.empty()) {
        return side;
      }
    }
    const std::string before =
        leads_noun(mention.range.end) ? std::string() : owner_before(mention.range.first);
    return before.empty() ? origin_behind(mention.range.end) : before;
  }

  std::string state_key(std::uint32_t mention) const {
    const TokenMention& state = m_recognition.mentions[mention];
    return state.kind == EntityKind::state && state.local ? m_recognition.entities[*state.local].key
                                                          : std::string();
  }

  /// "Peruvian Tannik staff": whose the staff is, not Tannik. What may be a noun counts as one.
  bool leads_noun(std::uint32_t token) const {
    constexpr ReadingSet noun = bit_of(Reading::noun) | bit_of(Reading::plural);
    return token < m_recognition.text.tokens.size() &&
           m_recognition.text.tokens[token].kind == TokenKind::word &&
           !m_recognition.is_capitalised(token) &&
           !m_recognition.is(token, m_recognition.lists.closed_class) &&
           (m_recognition.word(token).readings.set & noun) != 0;
  }

  /// "Peru's", "the Peruvian"; not "in Peru".
  std::string owner_before(std::uint32_t token) const {
    const bool possessive =
        token > 1 && m_recognition.is(token - 1, m_recognition.lists.possessive_mark);
    const std::uint32_t end = possessive ? token - 1 : token;
    const auto owner = end > 0 ? m_recognition.mention_at(end - 1) : std::nullopt;
    const bool owns =
        owner && m_recognition.mentions[*owner].range.end == end &&
        (possessive || m_recognition.mentions[*owner].form == MentionForm::adjective) &&
        m_recognition.sentence_of(end - 1) == m_recognition.sentence_of(token);
    return owns ? state_key(*owner) : std::string();
  }

  /// "of Peru", "from Peru".
  std::string origin_behind(std::uint32_t token) const {
    if (token + 1 >= m_recognition.text.tokens.size() ||
        !m_recognition.is(token, m_recognition.lists.origin)) {
      return {};
    }
    const auto state = m_recognition.mention_at(token + 1);
    return state && m_recognition.mentions[*state].range.first == token + 1 &&
                   m_recognition.mentions[*state].form == MentionForm::name
               ? state_key(*state)
               : std::string();
  }

  /// A dictionary's body of one state is not meant where another one stands with a name that any
  /// state's may have, or where the document names other states only: "Peru's Supreme Court" is not
  /// the Supreme Court of India. Names without a state of their own are of the one named last,
  /// those before all of the first.
  void tell_bodies_apart(std::uint32_t local, const std::vector<Named>& names) {
    const std::string country(
        m_recognition.lexicon.entries()[*m_recognition.entities[local].entry].country);
    std::vector<std::string> sides;
    for (const Named& named : names) {
      const TokenMention& mention = m_recognition.mentions[named.mention];
      const bool short_name = !mention.entry && !named.side.empty();
      sides.push_back(short_name || m_bodies.may_be_of_any(mention) ? named.side : country);
    }
    const auto first = std::ranges::find_if(sides, [](const auto& side) { return !side.empty(); });
    std::string last = first == sides.end() ? std::string() : *first;
    std::uint32_t before = local;  // what was meant last
    for (std::size_t i = 0; i < names.size(); ++i) {
      TokenMention& mention = m_recognition.mentions[names[i].mention];
      last = sides[i].empty() ? last : sides[i];
      if (mention.kind != EntityKind::organization) {
        continue;
      }
      if (i > 0 && !mention.entry && sides[i].empty()) {
        mention.local = before;  // "the Party"
      } else if (!last.empty() && last != country) {
        mention.local = body_of(mention, last);
      } else if (last.empty() && m_bodies.may_be_of_any(mention)) {
        mention.local = body_of_document(mention, country);
      }
      before = *mention.local;
    }
  }

  /// The body that a name means in a state; that of the dictionary's which is of none, where the
  /// state has no other.
  std::uint32_t body_of(const TokenMention& mention, const std::string& state) {
    const std::string name(m_recognition.text.words(mention.range));
    if (const auto entry = m_bodies.of_state(name, state)) {
      return m_recognition.entity_of_entry(*entry);
    }
    const std::uint32_t local = *mention.local;
    const std::uint32_t entry = *m_recognition.entities[local].entry;
    const auto& entries = m_recognition.lexicon.entries();
    return entries.country(entry).empty() && entries.subtype(entry) != "party"
               ? local
               : part(key_of(mention), name, local, state);
  }

  /// The same where no state stands with the name: that of the only one that the document names,
  /// or the one whose longer name it has; no known one where it names others only.
  std::uint32_t body_of_document(const TokenMention& mention, const std::string& country) {
    const std::uint32_t local = *mention.local;
    if (!country.empty() && m_bodies.names(country)) {
      return local;
    }
    if (const auto longer = m_longer_names.meant_by(mention.range)) {
      return *longer;
    }
    if (!m_bodies.names_any()) {
      return local;
    }
    const std::string name(m_recognition.text.words(mention.range));
    const auto otherwise = m_bodies.named_otherwise(name);
    const auto entry = otherwise ? otherwise : m_bodies.of_state(name, m_bodies.only_state());
    return entry             ? m_recognition.entity_of_entry(*entry)
           : country.empty() ? local
                             : part(key_of(mention), name, local, {});
  }

  std::string key_of(const TokenMention& mention) const {
    return fmt::format("{}:{}", to_string(mention.kind),
                       fold(m_recognition.text.words(mention.range)));
  }

  /// "Peru's Navy", where the dictionary has a Peruvian Navy; and of several entries of one name
  /// the one of a state that is named.
  void know_body(TokenMention& mention) {
    const LocalEntity& body = m_recognition.entities[*mention.local];
    const std::string side = body.side.empty() ? m_bodies.only_state() : body.side;
    const bool any = m_bodies.may_be_of_any(mention);
    const std::string_view name = m_recognition.text.words(mention.range);
    auto entry = any ? m_bodies.of_state(name, side) : std::nullopt;
    if (any && !entry && body.side.empty()) {
      entry = m_bodies.named_otherwise(name);
    }
    std::vector<std::uint32_t> meant;
    for (const std::string& candidate : body.candidates) {
      const auto known = m_recognition.lexicon.entry_of(candidate);
      const std::string_view country =
          known ? m_recognition.lexicon.entries().country(*known) : std::string_view();
      if (!country.empty() && (side.empty() ? m_bodies.names(country) : country == side)) {
        meant.push_back(*known);
      }
    }
    if (mention.kind == EntityKind::organization && meant.size() == 1) {
      entry = meant.front();
    }
    if (entry) {
      mention.local = m_recognition.entity_of_entry(*entry);
    }
  }

  /// Names without a state of their own are of the one named last, those before all of the first.
  void tie(std::uint32_t local, const std::vector<Named>& names) {
    std::string last;
    for (const Named& named : names | std::views::reverse) {
      last = named.side.empty() ? last : named.side;
    }
    m_recognition.entities[local].side = last;
    m_parts.emplace(std::pair(m_recognition.entities[local].key, last), local);
    for (const auto& [number, side] : names) {
      last = side.empty() ? last : side;
      const LocalEntity& whole = m_recognition.entities[local];
      m_recognition.mentions[number].local = part(whole.key, whole.name, local, last);
    }
    name_parts(names);
  }

  /// Of several, each is called by the fullest of its own names.
  void name_parts(const std::vector<Named>& names) {
    std::map<std::uint32_t, std::string_view> fullest;
    for (const Named& named : names) {
      const TokenMention& mention = m_recognition.mentions[named.mention];
      std::string_view& name = fullest[*mention.local];
      const std::string_view words = m_recognition.text.words(mention.range);
      name = words.size() > name.size() ? words : name;
    }
    if (fullest.size() > 1) {
      for (const auto& [local, name] : fullest) {
        m_recognition.entities[local].name = name;
      }
    }
  }

  /// The entity of a name and a side.
  std::uint32_t part(std::string key, std::string name, std::uint32_t like, std::string side) {
    const auto [found, is_new] = m_parts.try_emplace(
        std::pair(key, side), static_cast<std::uint32_t>(m_recognition.entities.size()));
    if (is_new) {
      m_recognition.entities.push_back({.kind = m_recognition.entities[like].kind,
                                        .key = std::move(key),
                                        .side = std::move(side),
                                        .name = std::move(name),
                                        .entry = std::nullopt,
                                        .candidates = {}});
    }
    return found->second;
  }

  Recognition& m_recognition;
  Nominals m_nominals;
  NamedTitles m_titles;
  StateBodies m_bodies;
  OrganizationNames m_longer_names;
  std::map<std::uint32_t, std::vector<Named>> m_names;
  std::map<std::pair<std::string, std::string>, std::uint32_t> m_parts;
};

}  // namespace

void find_sides(Recognition& recognition) { SideFinder(recognition).run(); }

}  // namespace readout
