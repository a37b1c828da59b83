-- what: names that stand inside longer names, such as Lagos in University of Lagos
-- param: entity entity optional "only names of this one inside others: key or name"
-- param: top integer 50 "how many rows"
-- column: inner: the name inside, as its entity is called; where none is known, as it is written
-- column: key: the entity's key; null: not known
-- column: name: the longer name, as it is written
-- column: mentions: of the longer name with this one in it
-- column: documents: of these mentions
select coalesce(e.name, n.surface) as "inner", e.entity as key, n.name, count(*) as mentions,
       count(distinct n.document) as documents
from nested_name n
left join entity e on e.entity_id = n.entity_id
where cast(:entity as text) is null or e.entity = cast(:entity as text)
group by coalesce(e.name, n.surface), e.entity, n.name
order by mentions desc, documents desc, n.name, "inner", coalesce(e.entity, '')
limit :top;
