#include "schema/store/verify_identity.hpp"

#include "schema/model/keys.hpp"
#include "schema/store/corrections.hpp"
#include "schema/store/decision_table.hpp"
#include "schema/store/number_list.hpp"
#include "schema/store/settlement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>

namespace readout {
namespace {

constexpr std::size_t identity_conditions = 4;

std::vector<std::int64_t> verified_keys(Database& database, const ViolationHandler& handler) {
  std::vector<std::int64_t> keys;
  database.query("select key_id, key from entity_key order by key_id", {},
                 [&](std::span<const Value> row) {
                   keys.push_back(std::get<std::int64_t>(row[0]));
                   const auto& key = std::get<std::string>(row[1]);
                   if (key_id(key) != keys.back()) {
                     handler({.condition = "key-id",
                              .place = key,
                              .message = "is kept under the number of another key"});
                   }
                 });
  return keys;
}

std::map<std::int64_t, EntityRow> stored_entities(Database& database,
                                                  std::span<const EntityRow> wanted) {
  std::vector<std::int64_t> ids;
  for (const EntityRow& entity : wanted) {
    ids.push_back(entity.entity_id);
  }
  std::map<std::int64_t, EntityRow> stored;
  for (const auto piece : pieces_of(ids)) {
    const std::string sql = fmt::format(
        "select entity_id, entity, kind, name, folded, undecided from entity where entity_id in {}",
        number_list(piece));
    for (const auto& row : database.table(sql).rows) {
      stored.emplace(std::get<std::int64_t>(row[0]),
                     EntityRow{.entity_id = std::get<std::int64_t>(row[0]),
                               .entity = std::get<std::string>(row[1]),
                               .kind = std::get<std::string>(row[2]),
                               .name = std::get<std::string>(row[3]),
                               .folded = std::get<std::string>(row[4]),
                               .undecided = std::get<std::int64_t>(row[5]) != 0});
    }
  }
  return stored;
}

void compare_entities(Database& database, std::span<const EntityRow> wanted,
                      const ViolationHandler& handler) {
  const auto stored = stored_entities(database, wanted);
  for (const EntityRow& entity : wanted) {
    const auto found = stored.find(entity.entity_id);
    if (found == stored.end() || found->second != entity) {
      handler({.condition = "entity-settled",
               .place = entity.entity,
               .message =
                   fmt::format("its row is not what the documents give (name '{}')", entity.name)});
    }
  }
}

std::int64_t rows_of(Database& database, std::string_view table) {
  return std::get<std::int64_t>(
      database.table(fmt::format("select count(*) from {}", table)).rows.at(0).at(0));
}

void compare_count(Database& database, std::string_view table, std::size_t wanted,
                   const ViolationHandler& handler) {
  if (const std::int64_t rows = rows_of(database, table);
      rows != static_cast<std::int64_t>(wanted)) {
    handler({.condition = "identity-settled",
             .place = std::string(table),
             .message = fmt::format("has {} rows, the documents give {}", rows, wanted)});
  }
}

void compare_corrections(Database& database, const Decisions& decisions,
                         const ViolationHandler& handler) {
  const auto wanted = corrections_of(database, decisions);
  const auto stored = stored_corrections(database);
  const auto report = [&handler](const CorrectionRow& row, std::string_view what) {
    handler({.condition = "correction-settled",
             .place = "statement " + row.hash,
             .message = fmt::format("its correction {}", what)});
  };
  std::vector<CorrectionRow> differing;
  std::ranges::set_difference(wanted, stored, std::back_inserter(differing));
  for (const CorrectionRow& row : differing) {
    report(row, "is not what the decisions say");
  }
  differing.clear();
  std::ranges::set_difference(stored, wanted, std::back_inserter(differing));
  for (const CorrectionRow& row : differing) {
    report(row, "is in no decision");
  }
}

// Keys that decisions speak of, which have to be looked at together, and all others.
std::pair<std::vector<std::int64_t>, std::vector<std::int64_t>> split_by_decisions(
    const std::vector<std::int64_t>& keys, const Decisions& decisions) {
  std::set<std::int64_t> named;
  for (const std::string& key : decisions.keys()) {
    named.insert(key_id(key));
  }
  std::pair<std::vector<std::int64_t>, std::vector<std::int64_t>> parts;
  for (const std::int64_t key : keys) {
    (named.contains(key) ? parts.first : parts.second).push_back(key);
  }
  return parts;
}

}  // namespace

std::size_t verify_identity(Database& database, const ViolationHandler& handler) {
  const std::vector<std::int64_t> keys = verified_keys(database, handler);
  if (rows_of(database, "unsettled") != 0) {
    return identity_conditions;
  }
  std::size_t entities = 0;
  std::size_t identities = 0;
  const Decisions decisions = stored_decisions(database);
  const auto compare = [&](std::span<const std::int64_t> some) {
    const Settlement settlement = settlement_of(database, some, decisions);
    compare_entities(database, settlement.entities, handler);
    entities += settlement.entities.size();
    identities += settlement.identities.size();
  };
  const auto [decided, others] = split_by_decisions(keys, decisions);
  compare(decided);
  for (const auto piece : pieces_of(others)) {
    compare(piece);
  }
  compare_count(database, "entity", entities, handler);
  compare_count(database, "identity", identities, handler);
  compare_corrections(database, decisions, handler);
  return identity_conditions;
}

}  // namespace readout
