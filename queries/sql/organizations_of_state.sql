-- what: organizations of a state: its own by the dictionary, by a document that ties them to it, by a relation between them
-- param: state entity required "key, code or name of a state"
-- column: name: the organization
-- column: key: its key
-- column: source: dictionary (no document need say so), document (its text ties them), or the type of the relation
-- column: documents: documents that name it (dictionary) or that say so
select e.name, e.entity as key, q.source, count(distinct q.document) as documents
from (select o.entity_id, 'dictionary' as source, o.document
      from dictionary_entry g
      join rule_set r on r.rule_set = g.rule_set and r.is_current = 1
      join local_entity l on l.key_id = g.key_id
      join entity_of o on o.document = l.document and o.local = l.local
      where g.country = cast(:state as text)
      union all
      select o.entity_id, 'document', o.document
      from local_entity l
      join entity_of o on o.document = l.document and o.local = l.local
      where l.side = cast(:state as text)
      union all
      select a.entity_id, r.type, r.document
      from relation r
      join mention_entity a on a.document = r.document and a.mention = r.mention1
      join mention_entity b on b.document = r.document and b.mention = r.mention2
      join entity s on s.entity_id = b.entity_id
      where s.entity = cast(:state as text) and r.polarity = 'positive') q
join entity e on e.entity_id = q.entity_id
where e.kind = 'organization'
group by e.name, e.entity, q.source
order by e.entity, q.source;
