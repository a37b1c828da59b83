#include "queries/sql/dossier.hpp"

#include "queries/sql/row.hpp"
#include "schema/store/judged_facts.hpp"

#include <string_view>

namespace readout {

namespace {

constexpr std::string_view select_counts = R"(
select count(*), count(distinct m.document), min(d.published), max(d.published)
from mention_entity m
join document d on d.document = m.document
where m.entity_id = :id)";

constexpr std::string_view select_names = R"(
select m.surface, m.form, count(*) as count
from mention_entity x
join mention m on m.document = x.document and m.mention = x.mention
where x.entity_id = :id and m.form <> 'pronoun'
group by m.surface, m.form
order by count desc, m.surface, m.form
limit :top)";

constexpr std::string_view select_relations = R"(
select q.type, q.role, q.other as "with", q.other_key as key, q.polarity,
       count(*) as evidence, count(distinct q.document) as documents,
       min(d.published) as first, max(d.published) as last
from (select r.type, 'first' as role, coalesce(e.name, m.surface) as other, e.entity as other_key,
             r.polarity, r.document
      from relation r
      join mention_entity a on a.document = r.document and a.mention = r.mention1
      join mention m on m.document = r.document and m.mention = r.mention2
      join mention_entity b on b.document = r.document and b.mention = r.mention2
      left join entity e on e.entity_id = b.entity_id
      where a.entity_id = :id
      union all
      select r.type, 'second', coalesce(e.name, m.surface), e.entity, r.polarity, r.document
      from relation r
      join mention_entity a on a.document = r.document and a.mention = r.mention2
      join mention m on m.document = r.document and m.mention = r.mention1
      join mention_entity b on b.document = r.document and b.mention = r.mention1
      left join entity e on e.entity_id = b.entity_id
      where a.entity_id = :id) q
join document d on d.document = q.document
group by q.type, q.role, q.other, q.other_key, q.polarity
order by evidence desc, q.type, q.role, coalesce(q.other_key, ''), q.other, q.polarity
limit :top)";

constexpr std::string_view select_ties = R"(
select q.kind, q.direction, e.name as entity, e.entity as key, count(*) as weight,
       count(distinct q.document) as documents, min(d.published) as first, max(d.published) as last
from (select t.kind, case when t.kind = 'co-mention' then 'with' else 'to' end as direction,
             t.target_id as other_id, t.document
      from tie t
      where t.source_id = :id
      union all
      select t.kind, case when t.kind = 'co-mention' then 'with' else 'from' end, t.source_id, t.document
      from tie t
      where t.target_id = :id) q
join entity e on e.entity_id = q.other_id
join document d on d.document = q.document
group by q.kind, q.direction, e.name, e.entity
order by weight desc, q.kind, q.direction, e.entity
limit :top)";

constexpr std::string_view select_documents = R"(
select d.collection || '/' || d.id as document, d.published, d.publisher, d.title,
       count(*) as mentions
from mention_entity m
join document d on d.document = m.document
where m.entity_id = :id
group by d.collection, d.id, d.published, d.publisher, d.title
order by mentions desc, d.collection, d.id
limit :top)";

constexpr std::string_view select_statements_by = R"(
select count(*) from (select document, statement from statement_speaker where entity_id = :id
 union select document, statement from statement_on_behalf_of where entity_id = :id) k)";

constexpr std::string_view select_statements_to = R"(
select count(*) from (select distinct document, statement from statement_addressee where entity_id = :id) k)";

constexpr std::string_view select_statements_about = R"(
select count(*) from (select distinct document, statement from statement_about where entity_id = :id) k)";

class DossierReader {
 public:
  DossierReader(Database& database, const EntityRecord& entity, const DossierOptions& options)
      : m_database(database),
        m_entity(entity),
        m_options(options),
        m_id{{"id", entity.id}},
        m_id_and_top{{"id", entity.id}, {"top", static_cast<std::int64_t>(options.top)}} {}

  Dossier read() {
    Dossier dossier;
    dossier.entity = m_entity;
    read_statements(dossier);
    const JudgedFacts judged(m_database, m_options.min_precision);
    read_counts(dossier);
    dossier.names = m_database.table(select_names, m_id_and_top);
    dossier.relations = m_database.table(select_relations, m_id_and_top);
    dossier.ties = m_database.table(select_ties, m_id_and_top);
    dossier.mentioned_in = m_database.table(select_documents, m_id_and_top);
    return dossier;
  }

 private:
  void read_statements(Dossier& dossier) {
    const std::optional<double> least = m_options.min_precision;
    const std::size_t top = m_options.top;
    dossier.by =
        statements_of(m_database, {.by = m_entity.key, .min_precision = least, .limit = top});
    dossier.to =
        statements_of(m_database, {.to = m_entity.key, .min_precision = least, .limit = top});
    dossier.about =
        statements_of(m_database, {.about = m_entity.key, .min_precision = least, .limit = top});
  }

  void read_counts(Dossier& dossier) {
    m_database.query(select_counts, m_id, [&](std::span<const Value> values) {
      const Row row(values);
      dossier.mentions = row.integer(0);
      dossier.documents = row.integer(1);
      dossier.first_date = row.text(2);
      dossier.last_date = row.text(3);
    });
    dossier.statements_by = count_of(select_statements_by);
    dossier.statements_to = count_of(select_statements_to);
    dossier.statements_about = count_of(select_statements_about);
  }

  std::int64_t count_of(std::string_view sql) {
    std::int64_t count = 0;
    m_database.query(sql, m_id,
                     [&](std::span<const Value> values) { count = Row(values).integer(0); });
    return count;
  }

  Database& m_database;
  const EntityRecord& m_entity;
  DossierOptions m_options;
  std::vector<Parameter> m_id;
  std::vector<Parameter> m_id_and_top;
};

}  // namespace

Dossier dossier_of(Database& database, const EntityRecord& entity, const DossierOptions& options) {
  return DossierReader(database, entity, options).read();
}

}  // namespace readout
