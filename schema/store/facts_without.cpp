#include "schema/store/facts_without.hpp"

#include "schema/model/keys.hpp"
#include "schema/store/decision_table.hpp"
#include "schema/store/number_list.hpp"
#include "schema/store/settlement.hpp"

#include <fmt/format.h>

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace readout {
namespace {

constexpr std::string_view purpose = "by which rank shows what hangs on decisions and metonyms";

constexpr std::string_view stands_for_another =
    "f.metonym = 1 and f.stands_for is not null and coalesce(f.local, -1) <> f.stands_for";

std::string quoted(std::string_view text) {
  std::string literal = "'";
  for (const char c : text) {
    literal.append(c == '\'' ? 2 : 1, c);
  }
  return literal + "'";
}

/// A copy of a stored table that can be changed; `key` are the columns of its primary key.
class TableCopy {
 public:
  TableCopy(Backend backend, std::string name, std::string_view columns, std::string_view key)
      : m_name(std::move(name)),
        m_columns(columns),
        m_table(fmt::format("{}.{}", temporary_schema(backend), m_name)) {
    m_sql.push_back(fmt::format("create temp table {0} as select {1} from {2}.{0}", m_name, columns,
                                stored_schema(backend)));
    // An index is in the schema of its table, which SQLite wants to be told and PostgreSQL not.
    m_sql.push_back(fmt::format("create unique index {}{}_stand_in on {} ({})",
                                backend == Backend::sqlite ? "temp." : "", m_name,
                                backend == Backend::sqlite ? m_name : m_table, key));
  }

  void remove(std::string_view column, std::span<const std::int64_t> ids) {
    for (const auto piece : pieces_of(ids)) {
      m_sql.push_back(
          fmt::format("delete from {} where {} in {}", m_table, column, number_list(piece)));
    }
  }

  void add(const std::string& values) {
    m_sql.push_back(fmt::format("insert into {} ({}) values ({})", m_table, m_columns, values));
  }

  StandIn take() { return {StandIn::Kind::table, m_name, std::move(m_sql)}; }

 private:
  std::string m_name;
  std::string m_columns;
  std::string m_table;
  std::vector<std::string> m_sql;
};

std::vector<std::int64_t> ids_of(const std::set<std::string>& keys) {
  std::set<std::int64_t> ids;
  for (const std::string& key : keys) {
    ids.insert(key_id(key));
  }
  return {ids.begin(), ids.end()};
}

/// The entities that these keys have now, or could have had.
std::vector<std::int64_t> entities_of(Database& database, std::span<const std::int64_t> keys) {
  std::set<std::int64_t> entities(keys.begin(), keys.end());
  for (const auto piece : pieces_of(keys)) {
    database.query(
        fmt::format("select entity_id from identity where entity_id is not null and key_id in {}",
                    number_list(piece)),
        {}, [&](std::span<const Value> row) { entities.insert(std::get<std::int64_t>(row[0])); });
  }
  return {entities.begin(), entities.end()};
}

StandIn identity_of(Backend backend, std::span<const std::int64_t> keys,
                    const Settlement& settlement) {
  TableCopy copy(backend, "identity", "key_id, side, document, entity_id, reason",
                 "key_id, side, document");
  copy.remove("key_id", keys);
  for (const IdentityRow& row : settlement.identities) {
    copy.add(fmt::format("{}, {}, {}, {}, {}", row.key_id, quoted(row.side), row.document,
                         row.entity_id ? std::to_string(*row.entity_id) : "null",
                         quoted(row.reason)));
  }
  return copy.take();
}

StandIn entity_of(Backend backend, std::span<const std::int64_t> earlier,
                  const Settlement& settlement) {
  TableCopy copy(backend, "entity", "entity_id, entity, kind, name, folded, undecided",
                 "entity_id");
  copy.remove("entity_id", earlier);
  for (const EntityRow& row : settlement.entities) {
    copy.add(fmt::format("{}, {}, {}, {}, {}, {}", row.entity_id, quoted(row.entity),
                         quoted(row.kind), quoted(row.name), quoted(row.folded),
                         row.undecided ? 1 : 0));
  }
  return copy.take();
}

std::vector<StandIn> without_decisions(Database& database, const Decisions& decisions) {
  const std::vector<std::int64_t> keys = ids_of(decisions.keys());
  const Settlement settlement =
      keys.empty() ? Settlement() : settlement_of(database, keys, Decisions());
  const Backend backend = database.backend();
  return {
      identity_of(backend, keys, settlement),
      entity_of(backend, entities_of(database, keys), settlement),
      {StandIn::Kind::view,
       "correction",
       {fmt::format("create temp view correction as select c.* from {}.correction c where 1 = 0",
                    stored_schema(backend))}}};
}

std::vector<StandIn> without_metonyms(Backend backend) {
  return {{StandIn::Kind::view,
           "mention",
           {fmt::format("create temp view mention as select f.document, f.mention, f.sentence, "
                        "f.kind, f.form, f.start_at, f.end_at, f.surface, "
                        "case when {0} then null else f.local end as local, "
                        "case when {0} then null else f.metonym end as metonym, "
                        "case when {0} then null else f.stands_for end as stands_for, "
                        "f.inside, f.rule, f.metonym_rule from {1}.mention f",
                        stands_for_another, stored_schema(backend))}}};
}

}  // namespace

FactsWithout::FactsWithout(Database& database, LeftOut what) {
  if (what == LeftOut::decisions) {
    const Decisions decisions = stored_decisions(database);
    m_count = static_cast<std::int64_t>(decisions.lines().size());
    if (m_count > 0) {
      m_stand_ins.emplace(database, without_decisions(database, decisions), purpose);
    }
    return;
  }
  m_count = std::get<std::int64_t>(
      database.table(fmt::format("select count(*) from mention f where {}", stands_for_another))
          .rows.at(0)
          .at(0));
  if (m_count > 0) {
    m_stand_ins.emplace(database, without_metonyms(database.backend()), purpose);
  }
}

}  // namespace readout
