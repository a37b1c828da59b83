-- what: statements that decisions correct, with what recognition said
-- param: top integer 100 "how many rows"
-- column: document: collection/id
-- column: statement: its number in the document
-- column: hash: by which the decision names it
-- column: decision: dropped, speaker, or waiting (no document holds the speaker's key yet)
-- column: speaker: whom the decision names
-- column: speaker_key: the speaker's key
-- column: recognised_speaker: the words that recognition took for the speaker, of several the first; null: none
-- column: content: the words
-- column: reason: why, as the decision says
select d.collection || '/' || d.id as document, t.statement, t.hash,
       case when k.dropped = 1 then 'dropped' when k.entity_id is null then 'waiting' else 'speaker' end as decision,
       e.name as speaker, e.entity as speaker_key,
       substr(d.text, s.start_at + 1, s.end_at - s.start_at) as recognised_speaker, t.content, k.reason
from statement_correction k
join statement t on t.document = k.document and t.statement = k.statement
join document d on d.document = k.document
left join entity e on e.entity_id = k.entity_id
left join statement_slot s
  on s.document = k.document and s.statement = k.statement and s.slot = 'speaker' and s.number = 0
order by d.collection, d.id, t.statement
limit :top;
