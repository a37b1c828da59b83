-- what: through which channels statements come: call, readout, interview and others
-- column: channel: null where the text names none
-- column: statements: how many
-- column: speakers: different known speakers
-- column: documents: documents in which they stand
select t.channel, count(distinct d.collection || '/' || d.id || '#' || t.statement) as statements,
       count(distinct e.entity) as speakers, count(distinct t.document) as documents
from counted_statement t
join document d on d.document = t.document
left join statement_speaker s on s.document = t.document and s.statement = t.statement
left join entity e on e.entity_id = s.entity_id
group by t.channel
order by statements desc, case when t.channel is null then 1 else 0 end, t.channel;
