-- what: who speaks to whom: statements by speaker and addressee
-- param: since date optional "first day of publication"
-- param: until date optional "last day of publication"
-- param: top integer 20 "how many rows"
-- column: speaker: who speaks
-- column: speaker_key: the speaker's key
-- column: addressee: who is told
-- column: addressee_key: the addressee's key
-- column: statements: how many
-- column: documents: documents in which they stand
-- column: first: earliest day of publication
-- column: last: latest day of publication
select x.name as speaker, x.entity as speaker_key, y.name as addressee, y.entity as addressee_key,
       count(*) as statements, count(distinct d.document) as documents,
       min(d.published) as first, max(d.published) as last
from (select distinct s.document, s.statement, s.entity_id as speaker_id, a.entity_id as addressee_id
      from statement_speaker s
      join statement_addressee a on a.document = s.document and a.statement = s.statement) p
join entity x on x.entity_id = p.speaker_id
join entity y on y.entity_id = p.addressee_id
join document d on d.document = p.document
where (cast(:since as text) is null or d.published >= cast(:since as text))
  and (cast(:until as text) is null or d.published <= cast(:until as text))
group by x.name, x.entity, y.name, y.entity
order by statements desc, x.entity, y.entity
limit :top;
