#include "loader/lexicon/builder.hpp"
#include "schema/text/fold.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace readout {

namespace {

constexpr std::array<EntityKind, 4> all_kinds = {EntityKind::person, EntityKind::state,
                                                 EntityKind::organization, EntityKind::place};

std::string key_of_name(EntityKind kind, std::string_view name) {
  return fmt::format("{}:{}", to_string(kind), fold(name));
}

}  // namespace

std::string slug_of(std::string_view name) {
  std::string slug = fold(name);
  std::ranges::replace(slug, ' ', '-');
  return slug;
}

void LexiconBuilder::add_external_id(std::uint32_t entry, const std::string& id,
                                     const Place& place) {
  const auto [found, is_new] = m_places_of_external_ids.try_emplace(id, entry, place);
  if (found->second.first != entry) {
    throw InputError(place, fmt::format("'{}' is the identifier of '{}' already, in {}", id,
                                        m_entries.at(found->second.first).key,
                                        found->second.second.to_string()));
  }
  if (is_new) {
    m_external_ids.push_back({entry, m_strings.add(id)});
  }
}

void LexiconBuilder::add_iso_code(const TableRow& row, std::string_view column,
                                  std::uint32_t state) {
  const std::string_view code = row[column];
  if (code.empty() || !row["until"].empty()) {
    return;
  }
  const Place place = row.place_of(code);
  const auto [found, is_new] =
      m_iso_codes.try_emplace(fmt::format("{}:{}", column, code), state, place);
  const auto& [other, first] = found->second;
  if (is_new || other == state) {
    return;
  }
  // A user's file is read before the built-in one, but is what is wrong.
  const bool is_first = !m_doubtful;
  throw InputError(is_first ? first : place,
                   fmt::format("'{}' is the {} of '{}' already, in {}", code, column,
                               m_entries.at(is_first ? state : other).key,
                               (is_first ? place : first).to_string()));
}

void LexiconBuilder::warn(const Place& place, std::string_view what) {
  m_warnings.push_back(m_strings.add(fmt::format("{}: {}", place.to_string(), what)));
}

void LexiconBuilder::write_user_sections(ImageWriter& image) {
  std::ranges::stable_sort(m_external_ids, {}, &ExternalIdRecord::entry);
  image.add("lexicon.external_ids", m_external_ids);
  image.add("lexicon.kinds", m_kinds);
  image.add("lexicon.token_patterns", m_token_patterns);
  image.add("lexicon.warnings", m_warnings);
}

std::optional<std::uint32_t> LexiconBuilder::entry_of(const std::string& key) const {
  const auto found = m_remembered_keys.find(key);
  return found == m_remembered_keys.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::uint32_t> LexiconBuilder::entry_named(EntityKind kind,
                                                         std::string_view name) const {
  const auto found = m_remembered_names.find(key_of_name(kind, name));
  return found == m_remembered_names.end() ? std::nullopt : found->second;
}

bool LexiconBuilder::is_name(std::string_view name) const {
  return std::ranges::any_of(all_kinds, [&](EntityKind kind) {
    return m_remembered_names.contains(key_of_name(kind, name));
  });
}

bool LexiconBuilder::holds(std::string_view list, std::string_view lower) const {
  return m_remembered_words.contains(fmt::format("{}:{}", list, lower));
}

void LexiconBuilder::remember_name(std::string_view name, std::uint32_t entry) {
  if (!m_remembers) {
    return;
  }
  const EntityKind kind = m_entries.at(entry).kind;
  const auto [found, is_new] = m_remembered_names.try_emplace(key_of_name(kind, name), entry);
  if (!is_new && found->second != entry) {
    found->second = std::nullopt;
  }
}

void LexiconBuilder::tell_name(std::uint32_t entry, std::string_view name, std::string_view tokens,
                               std::string_view form) const {
  if (m_name_listener) {
    m_name_listener({.entry = entry,
                     .name = std::string(name),
                     .tokens = std::string(tokens),
                     .form = std::string(form)});
  }
}

}  // namespace readout
