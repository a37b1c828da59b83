-- what: entities that stand in one sentence
-- param: entity entity optional "only pairs with this one: key or name"
-- param: kind text all "only pairs of two of this kind: person, state, organization, place; all for any"
-- param: top integer 20 "how many rows"
-- column: name1: the entity whose key is the smaller
-- column: key1: its key
-- column: name2: the other one
-- column: key2: its key
-- column: sentences: in which both stand
-- column: documents: of these sentences
select x.name as name1, x.entity as key1, y.name as name2, y.entity as key2,
       count(*) as sentences, count(distinct a.document) as documents
from sentence_entity a
join sentence_entity b on b.document = a.document and b.sentence = a.sentence
join entity x on x.entity_id = a.entity_id
join entity y on y.entity_id = b.entity_id
where x.entity < y.entity
  and (cast(:entity as text) is null or cast(:entity as text) in (x.entity, y.entity))
  and (cast(:kind as text) = 'all'
       or (x.kind = cast(:kind as text) and y.kind = cast(:kind as text)))
group by x.name, x.entity, y.name, y.entity
order by sentences desc, documents desc, key1, key2
limit :top;
