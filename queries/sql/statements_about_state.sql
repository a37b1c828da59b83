-- what: statements whose words speak of a state
-- param: state entity required "key, code or name of a state"
-- param: since date optional "first day of publication"
-- param: until date optional "last day of publication"
-- param: top integer 100 "how many rows"
-- column: date: day of publication
-- column: speaker: a row for each of several; null where it is no known entity
-- column: kind: direct, mixed, indirect, act, term, omission
-- column: cue_class: states, claims, denies, ...
-- column: content: the words
-- column: document: collection/id
-- column: statement: its number in the document
select d.published as date, x.name as speaker, t.kind, t.cue_class, t.content,
       d.collection || '/' || d.id as document, t.statement
from counted_statement t
join document d on d.document = t.document
left join statement_speaker s
  on s.document = t.document and s.statement = t.statement
left join entity x on x.entity_id = s.entity_id
where exists (select 1
              from statement_about a
              join entity e on e.entity_id = a.entity_id
              where a.document = t.document and a.statement = t.statement
                and e.entity = cast(:state as text))
  and (cast(:since as text) is null or d.published >= cast(:since as text))
  and (cast(:until as text) is null or d.published <= cast(:until as text))
order by case when d.published is null then 1 else 0 end, d.published, d.collection, d.id, t.statement,
         s.number
limit :top;
