#include "queries/sql/status.hpp"

#include "queries/sql/row.hpp"

#include <array>

namespace readout {

namespace {

std::int64_t count_of(Database& database, std::string_view sql) {
  std::int64_t count = 0;
  database.query(sql, {}, [&](std::span<const Value> values) { count = Row(values).integer(0); });
  return count;
}

std::vector<Count> counts_of(Database& database, std::string_view sql) {
  std::vector<Count> counts;
  database.query(sql, {}, [&](std::span<const Value> values) {
    const Row row(values);
    counts.push_back({row.text(0), row.integer(1)});
  });
  return counts;
}

void read_rule_set(Database& database, Status& status) {
  database.query("select rule_set, program, options from rule_set where is_current = 1", {},
                 [&](std::span<const Value> values) {
                   const Row row(values);
                   status.rule_set = row.text(0);
                   status.program = row.text(1);
                   status.options = row.text(2);
                 });
  status.stale_documents = stale_documents_of(database);
}

void count_facts(Database& database, Status& status) {
  status.documents = count_of(database, "select count(*) from document");
  status.unsettled_keys = count_of(database, "select count(*) from unsettled");
  status.sentences = count_of(database, "select count(*) from sentence");
  status.mentions = count_of(database, "select count(*) from mention");
  status.unknown_mentions = count_of(database, "select count(*) from mention where local is null");
  status.unresolved_entities =
      count_of(database, "select count(*) from local_entity where key_id is null");
  status.statements = count_of(database, "select count(*) from counted_statement");
  const std::string all = "select count(*) from counted_statement t where t.kind <> 'term'";
  status.said = count_of(database, all);
  status.unknown_speakers =
      status.said -
      count_of(
          database,
          "select count(*) from (select distinct s.document, s.statement from statement_speaker s"
          " join entity e on e.entity_id = s.entity_id) k");
  const std::string unsaid =
      " and not exists (select 1 from statement_speaker s"
      " where s.document = t.document and s.statement = t.statement)";
  const std::string quoted =
      "select count(*) from counted_statement t where t.kind in ('direct', 'mixed')";
  status.without_speaker = count_of(database, all + unsaid);
  status.quotations = count_of(database, quoted);
  status.quotations_without_speaker = count_of(database, quoted + unsaid);
  status.relations = count_of(database, "select count(*) from relation");
  status.occasions = count_of(database, "select count(*) from occasion");
}

Table last_loads(Database& database, std::size_t count) {
  const std::array parameters = {Parameter{"count", static_cast<std::int64_t>(count)}};
  return database.table(
      "select started, finished, collection, documents_read as read, documents_new as new,"
      " documents_changed as changed, documents_unchanged as unchanged,"
      " documents_removed as removed, documents_skipped as skipped"
      " from load_run order by run desc limit :count",
      parameters);
}

}  // namespace

std::int64_t stale_documents_of(Database& database) {
  return count_of(database,
                  "select count(*) from document d where not exists"
                  " (select 1 from rule_set r where r.rule_set = d.rule_set and r.is_current = 1)");
}

bool has_unsettled_keys(Database& database) {
  return !database.table("select 1 from unsettled limit 1").rows.empty();
}

Status status_of(Database& database, std::size_t loads) {
  Status status;
  status.database = database.name();
  read_rule_set(database, status);
  count_facts(database, status);
  status.documents_by_language = counts_of(
      database, "select language, count(*) from document group by language order by 2 desc, 1");
  status.entities_by_kind =
      counts_of(database, "select kind, count(*) from entity group by kind order by 2 desc, 1");
  status.statements_by_kind = counts_of(
      database, "select kind, count(*) from counted_statement group by kind order by 2 desc, 1");
  status.last_loads = last_loads(database, loads);
  return status;
}

}  // namespace readout
