#include "loader/lexicon/entry_table.hpp"

#include <algorithm>
#include <numeric>

namespace readout {

namespace {

DictionaryEntry entry_of(const EntryTable::Entry& entry, const EntryTable::Shared& shared,
                         const StringPool& strings) {
  return {.key = strings.at(entry.key),
          .kind = static_cast<EntityKind>(shared.kind),
          .name = strings.at(entry.name),
          .country = strings.at(shared.country),
          .gender = strings.at(shared.gender),
          .subtype = strings.at(shared.subtype),
          .stands_for = strings.at(shared.stands_for),
          .file = strings.at(shared.file),
          .line = entry.line,
          .user = shared.user != 0};
}

}  // namespace

EntryTable::EntryTable(const Image& image)
    : m_strings(image.array<char>("entry.strings")),
      m_entries(image.array<Entry>("entry.entries")),
      m_shared(image.array<Shared>("entry.shared")),
      m_by_key(image.array<std::uint32_t>("entry.by-key")) {}

DictionaryEntry EntryTable::operator[](std::uint32_t number) const {
  const Entry& entry = m_entries[number];
  return entry_of(entry, m_shared[entry.shared], m_strings);
}

std::optional<std::uint32_t> EntryTable::find(std::string_view key) const {
  const auto key_of = [&](std::uint32_t number) { return m_strings.at(m_entries[number].key); };
  const auto found = std::ranges::lower_bound(m_by_key, key, {}, key_of);
  return found == m_by_key.end() || key_of(*found) != key ? std::nullopt : std::optional(*found);
}

EntryTableBuilder::Added EntryTableBuilder::add(const DictionaryEntry& entry) {
  const StringRef key = m_strings.add(entry.key);
  const auto [known, is_new] =
      m_numbers.try_emplace(key, static_cast<std::uint32_t>(m_entries.size()));
  if (is_new) {
    const EntryTable::Shared shared{.country = m_strings.add(entry.country),
                                    .gender = m_strings.add(entry.gender),
                                    .subtype = m_strings.add(entry.subtype),
                                    .stands_for = m_strings.add(entry.stands_for),
                                    .file = m_strings.add(entry.file),
                                    .kind = static_cast<std::uint16_t>(entry.kind),
                                    .user = static_cast<std::uint16_t>(entry.user ? 1 : 0)};
    const auto [number, is_new_shared] =
        m_shared_numbers.try_emplace(shared, static_cast<std::uint32_t>(m_shared.size()));
    if (is_new_shared) {
      m_shared.push_back(shared);
    }
    m_entries.push_back({key, m_strings.add(entry.name), entry.line, number->second});
  }
  return {known->second, is_new};
}

DictionaryEntry EntryTableBuilder::at(std::uint32_t number) const {
  const EntryTable::Entry& entry = m_entries[number];
  return entry_of(entry, m_shared[entry.shared], StringPool(m_strings.bytes()));
}

void EntryTableBuilder::write(ImageWriter& image) const {
  std::vector<std::uint32_t> by_key(m_entries.size());
  std::iota(by_key.begin(), by_key.end(), 0U);
  std::ranges::sort(by_key, {},
                    [&](std::uint32_t number) { return m_strings.at(m_entries[number].key); });
  image.add("entry.strings", m_strings.bytes());
  image.add("entry.entries", m_entries);
  image.add("entry.shared", m_shared);
  image.add("entry.by-key", by_key);
}

}  // namespace readout
