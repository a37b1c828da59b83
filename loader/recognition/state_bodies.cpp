#include "loader/recognition/state_bodies.hpp"

#include "schema/text/token.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace readout {

namespace {

constexpr std::array<std::string_view, 8> sorts_of_states = {
    "party", "court", "parliament", "ministry", "military", "agency", "government", "other"};

constexpr std::size_t most_words = 3;  // a longer name is one body's

/// The body of a state that a phrase is the name of.
std::optional<std::uint32_t> body_called(const Lexicon& lexicon, std::string_view phrase,
                                         std::string_view state) {
  AnnotatedText text;
  text.text = phrase;
  text.tokens = tokens_of(phrase);
  lexicon.phrases().annotate(text);
  for (const Annotation& annotation : text.annotations) {
    if (annotation.reference != Annotation::no_reference && annotation.range.first == 0 &&
        annotation.range.end == text.tokens.size() &&
        lexicon.entries().kind(annotation.reference) == EntityKind::organization &&
        lexicon.entries().country(annotation.reference) == state) {
      return annotation.reference;
    }
  }
  return std::nullopt;
}

}  // namespace

StateBodies::StateBodies(const Recognition& recognition)
    : m_recognition(recognition),
      m_links(recognition.lexicon.lists().names_in(recognition.lexicon.lists_of("body"),
                                                   "body_links.")),
      m_of_states(recognition.text.tokens.size(), false) {
  const auto& entries = recognition.lexicon.entries();
  for (const Annotation& annotation : recognition.text.annotations) {
    if (recognition.words.entity_kind(annotation.kind) == EntityKind::state) {
      std::fill(m_of_states.begin() + annotation.range.first,
                m_of_states.begin() + annotation.range.end, true);
    }
  }
  for (const TokenMention& mention : recognition.mentions) {
    const auto entry = mention.local ? recognition.entities[*mention.local].entry : std::nullopt;
    if (!entry || (mention.kind == EntityKind::organization && !is_of_state(mention))) {
      continue;
    }
    const bool is_state = entries.kind(*entry) == EntityKind::state;
    const std::string state(is_state ? entries[*entry].key : entries.country(*entry));
    if (!state.empty()) {
      auto& forms = m_forms[state];
      if (is_state) {
        forms.emplace(entries[*entry].name);
        forms.emplace(recognition.text.words(mention.range));
      }
    }
  }
}

/// "Communist Party of Cuba", by the dictionary.
bool StateBodies::is_of_state(const TokenMention& mention) const {
  return mention.entry && is_sort_of_states(*mention.entry) && !may_be_of_any(mention);
}

bool StateBodies::is_sort_of_states(std::uint32_t entry) const {
  return std::ranges::find(sorts_of_states, m_recognition.lexicon.entries().subtype(entry)) !=
         sorts_of_states.end();
}

bool StateBodies::may_be_of_any(const TokenMention& mention) const {
  if (mention.kind != EntityKind::organization || !mention.local) {
    return false;
  }
  const auto entry = m_recognition.entities[*mention.local].entry;
  if (entry && !is_sort_of_states(*entry)) {
    return false;
  }
  std::size_t capitals = 0;
  for (std::uint32_t token = mention.range.first; token < mention.range.end; ++token) {
    capitals += m_recognition.is_capitalised(token) ? 1U : 0U;
    if (!is_common(token)) {
      return false;
    }
  }
  return capitals <= most_words;
}

/// A word that is no name, neither letters ("ICE") nor a state's ("French").
bool StateBodies::is_common(std::uint32_t token) const {
  const WordClasses& lists = m_recognition.lists;
  const KnownWord& word = m_recognition.word(token);
  return (m_recognition.is(token, lists.common_words) ||
          m_recognition.is(token, lists.organization_heads) ||
          m_recognition.is(token, lists.closed_class)) &&
         !(word.is_all_caps && word.lower.size() > 1) && !m_of_states[token];
}

std::optional<std::uint32_t> StateBodies::of_state(std::string_view name,
                                                   const std::string& state) const {
  const auto known = m_recognition.lexicon.entry_of(state);
  auto forms =
      known ? std::set<std::string>{std::string(m_recognition.lexicon.entries()[*known].name)}
            : std::set<std::string>();
  if (const auto here = m_forms.find(state); here != m_forms.end()) {
    forms.insert(here->second.begin(), here->second.end());
  }
  for (const std::string& form : forms) {
    if (const auto body =
            body_called(m_recognition.lexicon, fmt::format("{} {}", form, name), state)) {
      return body;
    }
    for (const std::string_view link : m_links) {
      if (const auto body = body_called(m_recognition.lexicon,
                                        fmt::format("{} {} {}", name, link, form), state)) {
        return body;
      }
    }
  }
  return std::nullopt;
}

std::optional<std::uint32_t> StateBodies::named_otherwise(std::string_view name) const {
  std::set<std::uint32_t> found;
  for (const auto& [state, forms] : m_forms) {
    const auto body = of_state(name, state);
    if (body && std::ranges::any_of(m_recognition.entities, [&](const LocalEntity& entity) {
          return entity.entry == body;
        })) {
      found.insert(*body);
    }
  }
  return found.size() == 1 ? std::optional(*found.begin()) : std::nullopt;
}

}  // namespace readout
