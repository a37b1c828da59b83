#include "schema/store/batch.hpp"

#include "schema/model/error.hpp"
#include "schema/model/keys.hpp"
#include "schema/store/number_list.hpp"
#include "schema/store/transaction.hpp"
#include "schema/store/work_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <ranges>
#include <set>
#include <string>

namespace readout {
namespace {

struct Key {
  std::string_view key;
  EntityKind kind;
};

[[noreturn]] void refuse_collision(std::string_view one, std::string_view other) {
  throw StoreError(
      fmt::format("the keys '{}' and '{}' have one hash: rename one of them", one, other), "", "");
}

// By hash, so that all loaders insert in one order.
std::map<std::int64_t, Key> keys_of(std::span<const DocumentRows> documents) {
  std::map<std::int64_t, Key> keys;
  for (const DocumentRows& document : documents) {
    for (const LocalEntity& entity : document.facts().entities) {
      if (entity.key.empty()) {
        continue;
      }
      const Key key{.key = entity.key, .kind = entity.kind};
      const auto [found, is_new] = keys.emplace(key_id(entity.key), key);
      if (!is_new && found->second.key != key.key) {
        refuse_collision(found->second.key, key.key);
      }
    }
  }
  return keys;
}

std::map<std::int64_t, DictionaryRecord> entries_of(std::span<const DocumentRows> documents) {
  std::map<std::int64_t, DictionaryRecord> entries;
  for (const DocumentRows& document : documents) {
    for (const LocalEntity& entity : document.facts().entities) {
      if (entity.entry && *entity.entry < document.rules().entry_count) {
        DictionaryRecord entry = document.rules().entry(*entity.entry);
        const std::int64_t id = key_id(entry.key);
        entries.emplace(id, std::move(entry));
      }
    }
  }
  return entries;
}

void refuse_collisions(Database& database) {
  const Table clashes = database.table(
      "select b.key, k.key from batch_key b join entity_key k on k.key_id = b.key_id "
      "where k.key <> b.key order by b.key limit 1");
  if (!clashes.rows.empty()) {
    refuse_collision(std::get<std::string>(clashes.rows[0][0]),
                     std::get<std::string>(clashes.rows[0][1]));
  }
}

void add_keys(Database& database, const std::map<std::int64_t, Key>& keys) {
  Transaction transaction(database);
  make_work_table(database, "batch_key",
                  "key_id bigint not null, key text not null, kind text not null");
  const auto columns = std::to_array<std::string_view>({"key_id", "key", "kind"});
  const auto writer = database.write_rows("batch_key", columns);
  for (const auto& [id, key] : keys) {
    const std::array row = {Value(id), text_value(key.key), text_value(to_string(key.kind))};
    writer->add(row);
  }
  writer->finish();
  database.execute(
      "insert into entity_key (key_id, key, kind) select b.key_id, b.key, b.kind from batch_key b "
      "where not exists (select 1 from entity_key k where k.key_id = b.key_id) "
      "order by b.key_id on conflict do nothing");
  refuse_collisions(database);
  transaction.commit();
}

void add_entries(Database& database, const std::string& rule_set,
                 const std::map<std::int64_t, DictionaryRecord>& entries) {
  Transaction transaction(database);
  make_work_table(database, "batch_entry",
                  "rule_set text not null, key_id bigint not null, name text not null, "
                  "country text, file text not null, line integer not null");
  const auto columns =
      std::to_array<std::string_view>({"rule_set", "key_id", "name", "country", "file", "line"});
  const auto writer = database.write_rows("batch_entry", columns);
  for (const auto& [id, entry] : entries) {
    const std::array row = {Value(rule_set),        Value(id),
                            text_value(entry.name), text_or_null(entry.country),
                            text_value(entry.file), Value(std::int64_t{entry.line})};
    writer->add(row);
  }
  writer->finish();
  database.execute(
      "insert into dictionary_entry (rule_set, key_id, name, country, file, line) "
      "select b.rule_set, b.key_id, b.name, b.country, b.file, b.line from batch_entry b "
      "where not exists (select 1 from dictionary_entry e where e.rule_set = b.rule_set "
      "and e.key_id = b.key_id) order by b.key_id on conflict do nothing");
  transaction.commit();
}

void note_keys(Database& database, std::span<const DocumentRows* const> documents) {
  std::set<std::int64_t> keys;
  for (const DocumentRows* document : documents) {
    for (const LocalEntity& entity : document->facts().entities) {
      if (!entity.key.empty()) {
        keys.insert(key_id(entity.key));
      }
    }
  }
  const auto columns = std::to_array<std::string_view>({"key_id"});
  const auto writer = database.write_rows("unsettled", columns);
  for (const std::int64_t key : keys) {
    const std::array row = {Value(key)};
    writer->add(row);
  }
  writer->finish();
}

}  // namespace

void add_missing_keys(Database& database, std::span<const DocumentRows> documents) {
  if (const auto keys = keys_of(documents); !keys.empty()) {
    add_keys(database, keys);
  }
  if (const auto entries = entries_of(documents); !entries.empty()) {
    add_entries(database, documents.front().rules().hash, entries);
  }
}

void delete_facts(Database& database, std::span<const std::int64_t> documents) {
  if (documents.empty()) {
    return;
  }
  const std::string list = number_list(documents);
  database.execute(
      fmt::format("insert into unsettled (key_id) select distinct key_id from "
                  "local_entity where document in {} and key_id is not null",
                  list));
  for (const FactTable& table : std::ranges::reverse_view(fact_tables())) {
    database.execute(fmt::format("delete from {} where document in {}", table.name, list));
  }
}

void copy_facts(Database& database, std::span<const DocumentRows* const> documents) {
  if (documents.empty()) {
    return;
  }
  for (const FactTable& table : fact_tables()) {
    const auto writer = database.write_rows(table.name, table.columns);
    for (const DocumentRows* document : documents) {
      table.write(*document, *writer);
    }
    writer->finish();
  }
  note_keys(database, documents);
}

}  // namespace readout
