-- what: relations between entities: offices, memberships, meetings and others
-- param: entity entity optional "only those of this one: key or name"
-- param: type text optional "only this type: holds_office, member_of, meets, ..."
-- param: top integer 100 "how many rows"
-- column: type: of the relation
-- column: first: who or what it is said of; the words where it is no known entity
-- column: first_key: its key
-- column: second: to whom or what
-- column: second_key: its key
-- column: polarity: negative: the text denies it
-- column: modality: fact, possible, wished, commanded
-- column: date: day of publication
-- column: document: collection/id
-- column: sentence: the words that say so
select r.type, coalesce(x.name, m.surface) as first, x.entity as first_key,
       coalesce(y.name, n.surface) as second, y.entity as second_key,
       r.polarity, r.modality, d.published as date,
       d.collection || '/' || d.id as document, t.text as sentence
from relation r
join document d on d.document = r.document
join sentence_text t on t.document = r.document and t.sentence = r.sentence
join mention m on m.document = r.document and m.mention = r.mention1
join mention n on n.document = r.document and n.mention = r.mention2
join mention_entity a on a.document = r.document and a.mention = r.mention1
join mention_entity b on b.document = r.document and b.mention = r.mention2
left join entity x on x.entity_id = a.entity_id
left join entity y on y.entity_id = b.entity_id
where (cast(:entity as text) is null or cast(:entity as text) in (x.entity, y.entity))
  and (cast(:type as text) is null or r.type = cast(:type as text))
order by r.type, case when d.published is null then 1 else 0 end, d.published,
         d.collection, d.id, r.relation
limit :top;
