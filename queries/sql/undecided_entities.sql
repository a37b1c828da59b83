-- what: entities that may be several: their key is contested between sides, or dictionary entries could be meant
-- param: top integer 50 "how many rows"
-- column: name: the entity
-- column: key: its key
-- column: kind: person, state, organization, place
-- column: undecided: 1: the key is contested and the document ties it to no side
-- column: candidates: dictionary keys that could be meant, of the first such document; null: none
-- column: documents: documents that have it
select e.name, e.entity as key, e.kind, e.undecided, min(l.candidates) as candidates,
       count(distinct l.document) as documents
from entity e
join entity_of o on o.entity_id = e.entity_id
join local_entity l on l.document = o.document and l.local = o.local
where e.undecided = 1 or l.candidates is not null
group by e.name, e.entity, e.kind, e.undecided
order by documents desc, key
limit :top;
