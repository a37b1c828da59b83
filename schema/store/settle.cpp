#include "schema/model/error.hpp"
#include "schema/store/corrections.hpp"
#include "schema/store/decision_table.hpp"
#include "schema/store/fact_rows.hpp"
#include "schema/store/fact_writer.hpp"
#include "schema/store/graph_state.hpp"
#include "schema/store/number_list.hpp"
#include "schema/store/settlement.hpp"
#include "schema/store/transaction.hpp"
#include "schema/store/work_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

namespace readout {
namespace {

constexpr std::size_t keys_of_large_load = 1000;

// Rows that are deleted here were committed, and so were the facts behind them: what is read
// afterwards is at least as new. What others commit meanwhile brings its own rows, for the next
// time.
std::vector<std::int64_t> take_unsettled(Database& database) {
  std::set<std::int64_t> keys;
  database.query("delete from unsettled returning key_id", {}, [&keys](std::span<const Value> row) {
    keys.insert(std::get<std::int64_t>(row[0]));
  });
  return {keys.begin(), keys.end()};
}

// Entities that the keys may have had until now.
std::set<std::int64_t> earlier_entities(Database& database, std::span<const std::int64_t> keys) {
  std::set<std::int64_t> entities(keys.begin(), keys.end());
  for (const auto piece : pieces_of(keys)) {
    const std::string sql =
        fmt::format("select entity_id from identity where entity_id is not null and key_id in {}",
                    number_list(piece));
    for (const auto& row : database.table(sql).rows) {
      entities.insert(std::get<std::int64_t>(row[0]));
    }
  }
  return entities;
}

void write_identities(Database& database, std::span<const std::int64_t> keys,
                      std::span<const IdentityRow> identities) {
  for (const auto piece : pieces_of(keys)) {
    database.execute(fmt::format("delete from identity where key_id in {}", number_list(piece)));
  }
  const auto columns =
      std::to_array<std::string_view>({"key_id", "side", "document", "entity_id", "reason"});
  const auto writer = database.write_rows("identity", columns);
  for (const IdentityRow& identity : identities) {
    const std::array row = {Value(identity.key_id), Value(identity.side), Value(identity.document),
                            identity.entity_id ? Value(*identity.entity_id) : Value(),
                            Value(identity.reason)};
    writer->add(row);
  }
  writer->finish();
}

void delete_entities(Database& database, const std::set<std::int64_t>& earlier,
                     std::span<const EntityRow> entities) {
  std::vector<std::int64_t> held;
  for (const EntityRow& entity : entities) {
    held.push_back(entity.entity_id);
  }
  std::vector<std::int64_t> gone;
  std::set_difference(earlier.begin(), earlier.end(), held.begin(), held.end(),
                      std::back_inserter(gone));
  for (const auto piece : pieces_of(gone)) {
    database.execute(fmt::format("delete from entity where entity_id in {}", number_list(piece)));
  }
}

void write_entities(Database& database, std::span<const EntityRow> entities) {
  make_work_table(database, "settled",
                  "entity_id bigint not null, entity text not null, kind text not null, "
                  "name text not null, folded text not null, undecided integer not null");
  const auto columns = std::to_array<std::string_view>(
      {"entity_id", "entity", "kind", "name", "folded", "undecided"});
  const auto writer = database.write_rows("settled", columns);
  for (const EntityRow& entity : entities) {
    const std::array row = {Value(entity.entity_id), Value(entity.entity),
                            Value(entity.kind),      Value(entity.name),
                            Value(entity.folded),    Value(std::int64_t{entity.undecided})};
    writer->add(row);
  }
  writer->finish();
  database.execute(
      "insert into entity (entity_id, entity, kind, name, folded, undecided) "
      "select entity_id, entity, kind, name, folded, undecided from settled where true "
      "on conflict (entity_id) do update set name = excluded.name, folded = excluded.folded, "
      "undecided = excluded.undecided where entity.name <> excluded.name "
      "or entity.folded <> excluded.folded or entity.undecided <> excluded.undecided");
}

void refuse_collisions(Database& database) {
  const Table clashes = database.table(
      "select s.entity, e.entity from settled s join entity e on e.entity_id = s.entity_id "
      "where e.entity <> s.entity order by s.entity limit 1");
  if (!clashes.rows.empty()) {
    throw StoreError(fmt::format("the entities '{}' and '{}' have one hash: rename one of them",
                                 std::get<std::string>(clashes.rows[0][0]),
                                 std::get<std::string>(clashes.rows[0][1])),
                     "", "");
  }
}

// Questions that come right after a large load would find PostgreSQL's planner without sizes.
void count_rows_for_planner(Database& database) {
  for (const FactTable& table : fact_tables()) {
    database.execute(fmt::format("analyze {}", table.name));
  }
  database.execute("analyze entity_key");
  database.execute("analyze entity");
}

}  // namespace

std::size_t settle(Database& database, const Decisions* decided) {
  Transaction transaction(database);
  database.lock_settling();
  if (decided != nullptr) {
    replace_decisions(database, *decided);
  }
  const Decisions decisions = stored_decisions(database);
  const std::vector<std::int64_t> keys = with_joined_keys(take_unsettled(database), decisions);
  if (!keys.empty()) {
    const Settlement settlement = settlement_of(database, keys, decisions);
    const std::set<std::int64_t> earlier = earlier_entities(database, keys);
    write_identities(database, keys, settlement.identities);
    delete_entities(database, earlier, settlement.entities);
    write_entities(database, settlement.entities);
    refuse_collisions(database);
  }
  settle_corrections(database, decisions);
  if (decided != nullptr || !keys.empty()) {
    renew_graph_state(database);
  }
  transaction.commit();
  if (database.backend() == Backend::postgres && keys.size() >= keys_of_large_load) {
    count_rows_for_planner(database);
  }
  return keys.size();
}

}  // namespace readout
