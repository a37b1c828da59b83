#include "loader/lexicon/entry_table.hpp"

#include <algorithm>

namespace readout {

namespace {

DictionaryEntry entry_of(const EntryTable::Entry& entry, const EntryTable::Shared& shared,
                         const StringPool& strings, const StringPool& shared_strings) {
  const std::string_view key = strings.at(entry.key);
  const bool in_key = (entry.name & EntryTable::name_in_key) != 0;
  return {
      .key = key,
      .kind = static_cast<EntityKind>(shared.kind),
      .name = in_key ? key.substr(entry.name & ~EntryTable::name_in_key) : strings.at(entry.name),
      .country = shared_strings.at(shared.country),
      .gender = shared_strings.at(shared.gender),
      .subtype = shared_strings.at(shared.subtype),
      .stands_for = shared_strings.at(shared.stands_for),
      .file = shared_strings.at(shared.file),
      .line = entry.line,
      .user = shared.user != 0};
}

}  // namespace

EntryTable::EntryTable(const Image& image)
    : m_strings(image.array<char>("entry.strings")),
      m_shared_strings(image.array<char>("entry.shared-strings")),
      m_entries(image.array<Entry>("entry.entries")),
      m_shared(image.array<Shared>("entry.shared")),
      m_index(image.array<std::uint32_t>("entry.slots")) {}

DictionaryEntry EntryTable::operator[](std::uint32_t number) const {
  const Entry& entry = m_entries[number];
  return entry_of(entry, m_shared[entry.shared], m_strings, m_shared_strings);
}

std::optional<std::uint32_t> EntryTable::find(std::string_view key) const {
  return m_index.find(key,
                      [this](std::uint32_t number) { return m_strings.at(m_entries[number].key); });
}

void EntryTableBuilder::reserve(std::size_t entries) {
  m_keys.reserve(entries);
  m_entries.reserve(entries);
}

std::uint32_t EntryTableBuilder::add(const DictionaryEntry& entry) {
  const auto [number, is_new] = m_keys.number(entry.key);
  if (is_new) {
    m_entries.push_back(
        {m_keys.refs()[number], name_number(entry), entry.line, shared_number(entry)});
  }
  return number;
}

void EntryTableBuilder::describe(std::uint32_t number, DictionaryEntry entry) {
  entry.user |= at(number).user;
  m_entries[number] = {m_entries[number].key, name_number(entry), entry.line, shared_number(entry)};
}

std::uint32_t EntryTableBuilder::name_number(const DictionaryEntry& entry) {
  return entry.key.ends_with(entry.name)
             ? EntryTable::name_in_key |
                   static_cast<std::uint32_t>(entry.key.size() - entry.name.size())
             : m_keys.append(entry.name);
}

std::uint32_t EntryTableBuilder::shared_number(const DictionaryEntry& entry) {
  const EntryTable::Shared shared{.country = m_shared_strings.add(entry.country),
                                  .gender = m_shared_strings.add(entry.gender),
                                  .subtype = m_shared_strings.add(entry.subtype),
                                  .stands_for = m_shared_strings.add(entry.stands_for),
                                  .file = m_shared_strings.add(entry.file),
                                  .kind = static_cast<std::uint16_t>(entry.kind),
                                  .user = static_cast<std::uint16_t>(entry.user ? 1 : 0)};
  const auto [known, is_new] =
      m_shared_numbers.try_emplace(shared, static_cast<std::uint32_t>(m_shared.size()));
  if (is_new) {
    m_shared.push_back(shared);
  }
  return known->second;
}

DictionaryEntry EntryTableBuilder::at(std::uint32_t number) const {
  const EntryTable::Entry& entry = m_entries[number];
  return entry_of(entry, m_shared[entry.shared], StringPool(m_keys.bytes()),
                  StringPool(m_shared_strings.bytes()));
}

void EntryTableBuilder::write(ImageWriter& image) const {
  image.add_view("entry.strings", m_keys.bytes());
  image.add_view("entry.shared-strings", m_shared_strings.bytes());
  image.add_view("entry.entries", std::span(m_entries));
  image.add("entry.shared", m_shared);
  image.add("entry.slots", m_keys.slots());
}

}  // namespace readout
