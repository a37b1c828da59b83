#pragma once

#include "loader/lexicon/image.hpp"
#include "loader/lexicon/string_index.hpp"
#include "loader/lexicon/string_pool.hpp"
#include "schema/model/kinds.hpp"

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace readout {

/// An entity of the dictionaries. What comes from a table lives as long as its image.
struct DictionaryEntry {
  std::string_view key;
  EntityKind kind = EntityKind::person;
  std::string_view name;        ///< display name
  std::string_view country;     ///< key of a state, or empty
  std::string_view gender;      ///< m, f, or empty
  std::string_view subtype;     ///< `kind` of its file: capital, seat, ministry, wire...
  std::string_view stands_for;  ///< key of what it stands for when it acts, or empty
  std::string_view file;
  std::uint32_t line = 0;
  bool user = false;  ///< of a dictionary that the user gave: goes before others of the same words
};

/// The entities of all dictionaries, by number and by key. Read in place from an image.
class EntryTable {
 public:
  EntryTable() = default;
  explicit EntryTable(const Image& image);

  std::size_t size() const { return m_entries.size(); }
  bool empty() const { return m_entries.empty(); }
  DictionaryEntry operator[](std::uint32_t number) const;
  /// Parts of an entry, where no more is asked for: what it shares with others stands close by.
  EntityKind kind(std::uint32_t number) const {
    return static_cast<EntityKind>(shared(number).kind);
  }
  bool is_user(std::uint32_t number) const { return shared(number).user != 0; }
  std::string_view country(std::uint32_t number) const {
    return m_shared_strings.at(shared(number).country);
  }
  std::string_view gender(std::uint32_t number) const {
    return m_shared_strings.at(shared(number).gender);
  }
  std::string_view subtype(std::uint32_t number) const {
    return m_shared_strings.at(shared(number).subtype);
  }
  std::string_view stands_for(std::uint32_t number) const {
    return m_shared_strings.at(shared(number).stands_for);
  }
  /// Number of an entry by its key. Constant time on average.
  std::optional<std::uint32_t> find(std::string_view key) const;

  /// An entry as the image holds it; what many entries share stands once.
  struct Shared {
    StringRef country = 0;
    StringRef gender = 0;
    StringRef subtype = 0;
    StringRef stands_for = 0;
    StringRef file = 0;
    std::uint16_t kind = 0;
    std::uint16_t user = 0;

    auto operator<=>(const Shared&) const = default;
  };
  struct Entry {
    StringRef key = 0;
    std::uint32_t name = 0;  ///< a string; or name_in_key, and where in the key it begins
    std::uint32_t line = 0;
    std::uint32_t shared = 0;
  };

  static constexpr std::uint32_t name_in_key = 0x80000000;

 private:
  const Shared& shared(std::uint32_t number) const { return m_shared[m_entries[number].shared]; }

  StringPool m_strings;         // keys and names
  StringPool m_shared_strings;  // what entries share
  std::span<const Entry> m_entries;
  std::span<const Shared> m_shared;
  StringIndex m_index;  // by key
};

/// Collects the entries for an EntryTable.
class EntryTableBuilder {
 public:
  std::size_t size() const { return m_entries.size(); }
  /// Makes room for so many entries.
  void reserve(std::size_t entries);
  /// The number of the entry of this key: the one that came first, or this one.
  std::uint32_t add(const DictionaryEntry& entry);
  /// Says anew what the entry of a number is, but for its key and whether a user brought it.
  void describe(std::uint32_t number, DictionaryEntry entry);
  /// Whether an entry of this key was added.
  bool knows(std::string_view key) const { return m_keys.holds(key); }
  /// What was added under a number.
  DictionaryEntry at(std::uint32_t number) const;
  /// Puts the table's arrays into an image, which must be finished before this changes.
  void write(ImageWriter& image) const;

 private:
  std::uint32_t name_number(const DictionaryEntry& entry);
  std::uint32_t shared_number(const DictionaryEntry& entry);

  StringPoolBuilder m_keys;  // a key has the number of its entry; names stand among them
  StringPoolBuilder m_shared_strings;
  std::vector<EntryTable::Entry> m_entries;
  std::vector<EntryTable::Shared> m_shared;
  std::map<EntryTable::Shared, std::uint32_t> m_shared_numbers;
};

}  // namespace readout
