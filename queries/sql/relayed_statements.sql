-- what: statements that reach a document through others: the chain of report
-- param: through entity optional "only those relayed by this one: key or name"
-- param: top integer 50 "how many rows"
-- column: date: day of publication
-- column: publisher: of the document
-- column: hop: place in the chain, 0 is the outermost
-- column: relayed_by: who relays; the words where it is no known entity
-- column: speaker: whose words they are; null where it is no known entity
-- column: content: the words
-- column: document: collection/id
-- column: statement: its number in the document
select d.published as date, d.publisher, h.number as hop,
       coalesce(e.name, substr(d.text, h.start_at + 1, h.end_at - h.start_at)) as relayed_by,
       x.name as speaker, t.content, d.collection || '/' || d.id as document, t.statement
from statement_hop h
join statement t on t.document = h.document and t.statement = h.statement
join document d on d.document = h.document
left join entity e on e.entity_id = h.entity_id
left join statement_speaker s
  on s.document = t.document and s.statement = t.statement and s.number = 0
left join entity x on x.entity_id = s.entity_id
where cast(:through as text) is null or e.entity = cast(:through as text)
order by case when d.published is null then 1 else 0 end, d.published,
         d.collection, d.id, t.statement, h.number
limit :top;
