-- what: who quotes whom: publishers, relaying bodies and speakers who report others
-- param: quoter text optional "only this publisher, body or speaker: its name as it is listed here, or its key"
-- param: quoted entity optional "only this speaker: key or name"
-- param: top integer 20 "how many rows"
-- column: quoter: who quotes
-- column: quoter_key: its key; null for a publisher
-- column: how: publisher (its document has the statement), relay (in the chain of report), speaker (reports it in a statement)
-- column: quoted: the speaker
-- column: quoted_key: the speaker's key
-- column: statements: how many
-- column: documents: documents in which they stand
select q.quoter, q.quoter_key, q.how, e.name as quoted, e.entity as quoted_key,
       count(*) as statements, count(distinct q.document) as documents
from (select d.publisher as quoter, cast(null as text) as quoter_key, 'publisher' as how,
             s.document, s.statement, s.entity_id
      from statement_speaker s
      join document d on d.document = s.document
      where d.publisher is not null
      union
      select x.name, x.entity, 'relay', s.document, s.statement, s.entity_id
      from statement_speaker s
      join statement_hop h on h.document = s.document and h.statement = s.statement
      join entity x on x.entity_id = h.entity_id
      union
      select x.name, x.entity, 'speaker', s.document, s.statement, s.entity_id
      from statement_speaker s
      join statement t on t.document = s.document and t.statement = s.statement
      join statement_speaker o on o.document = t.document and o.statement = t.inside
      join entity x on x.entity_id = o.entity_id) q
join statement t on t.document = q.document and t.statement = q.statement
join entity e on e.entity_id = q.entity_id
where t.kind in ('direct', 'mixed', 'indirect')
  and (cast(:quoter as text) is null or cast(:quoter as text) in (q.quoter, q.quoter_key))
  and (cast(:quoted as text) is null or e.entity = cast(:quoted as text))
group by q.quoter, q.quoter_key, q.how, e.name, e.entity
order by statements desc, q.how, q.quoter, coalesce(q.quoter_key, ''), e.entity
limit :top;
