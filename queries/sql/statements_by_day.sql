-- what: statements by day of publication
-- param: by entity optional "only this speaker: key or name"
-- param: since date optional "first day of publication"
-- param: until date optional "last day of publication"
-- column: day: null where documents have no date
-- column: statements: how many
-- column: direct: those of them that stand in quotation marks as a whole
-- column: mixed: those of them of which some words do
-- column: unknown_speakers: those of which no speaker is a known entity
-- column: documents: documents in which they stand
select d.published as day, count(*) as statements,
       cast(sum(case when t.kind = 'direct' then 1 else 0 end) as bigint) as direct,
       cast(sum(case when t.kind = 'mixed' then 1 else 0 end) as bigint) as mixed,
       cast(sum(case when t.speakers = 0 then 1 else 0 end) as bigint) as unknown_speakers,
       count(distinct t.document) as documents
from (select u.document, u.statement, u.kind,
             (select count(*)
              from statement_speaker s
              join entity e on e.entity_id = s.entity_id
              where s.document = u.document and s.statement = u.statement) as speakers,
             (select count(*)
              from statement_speaker s
              join entity e on e.entity_id = s.entity_id
              where s.document = u.document and s.statement = u.statement
                and e.entity = cast(:by as text)) as wanted
      from counted_statement u) t
join document d on d.document = t.document
where (cast(:by as text) is null or t.wanted > 0)
  and (cast(:since as text) is null or d.published >= cast(:since as text))
  and (cast(:until as text) is null or d.published <= cast(:until as text))
group by d.published
order by case when d.published is null then 1 else 0 end, d.published;
