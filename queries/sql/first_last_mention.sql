-- what: when each entity is first and last mentioned
-- param: kind text all "person, state, organization or place; all for any"
-- param: top integer 50 "how many rows, those with most documents first"
-- column: name: the entity
-- column: key: its key
-- column: kind: person, state, organization, place
-- column: first: earliest day of publication of a document that has it; null: no such document has a date
-- column: last: latest one
-- column: documents: documents that have it
-- column: mentions: in all forms, also places that stand for it
select e.name, e.entity as key, e.kind, min(d.published) as first, max(d.published) as last,
       count(distinct m.document) as documents, count(*) as mentions
from mention_entity m
join entity e on e.entity_id = m.entity_id
join document d on d.document = m.document
where cast(:kind as text) in (e.kind, 'all')
group by e.name, e.entity, e.kind
order by documents desc, mentions desc, key
limit :top;
