-- what: who is quoted most: statements by speaker
-- param: kind text person "person, state, organization or place; all for any"
-- param: since date optional "first day of publication"
-- param: until date optional "last day of publication"
-- param: top integer 20 "how many rows"
-- column: name: the speaker
-- column: key: the speaker's key
-- column: statements: direct, mixed and indirect speech
-- column: direct: those of them that stand in quotation marks as a whole
-- column: mixed: those of them of which some words do
-- column: documents: documents in which they stand
-- column: publishers: known publishers of these documents
select e.name, e.entity as key, count(*) as statements,
       cast(sum(case when t.kind = 'direct' then 1 else 0 end) as bigint) as direct,
       cast(sum(case when t.kind = 'mixed' then 1 else 0 end) as bigint) as mixed,
       count(distinct t.document) as documents, count(distinct d.publisher) as publishers
from (select distinct document, statement, entity_id from statement_speaker) s
join statement t on t.document = s.document and t.statement = s.statement
join entity e on e.entity_id = s.entity_id
join document d on d.document = s.document
where t.kind in ('direct', 'mixed', 'indirect')
  and cast(:kind as text) in (e.kind, 'all')
  and (cast(:since as text) is null or d.published >= cast(:since as text))
  and (cast(:until as text) is null or d.published <= cast(:until as text))
group by e.name, e.entity
order by statements desc, key
limit :top;
