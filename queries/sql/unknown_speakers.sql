-- what: statements but terms of which no speaker is a known entity
-- param: speaker_kind text all "named, office, body, group, unnamed or unknown; all for any"
-- param: top integer 50 "how many rows"
-- column: date: day of publication
-- column: speaker_kind: what the words are: "some analysts" is unnamed
-- column: speaker: the words; null where there are none
-- column: kind: direct, mixed, indirect, act, term, omission
-- column: content: the words
-- column: document: collection/id
-- column: statement: its number in the document
-- column: hash: by which a decision names it
select d.published as date, t.speaker_kind,
       substr(d.text, s.start_at + 1, s.end_at - s.start_at) as speaker, t.kind, t.content,
       d.collection || '/' || d.id as document, t.statement, t.hash
from counted_statement t
join document d on d.document = t.document
left join statement_speaker s
  on s.document = t.document and s.statement = t.statement and s.number = 0
where not exists (select 1
                  from statement_speaker k
                  join entity e on e.entity_id = k.entity_id
                  where k.document = t.document and k.statement = t.statement)
  and t.kind <> 'term'
  and cast(:speaker_kind as text) in (t.speaker_kind, 'all')
order by case when d.published is null then 1 else 0 end, d.published, d.collection, d.id, t.statement
limit :top;
