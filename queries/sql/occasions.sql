-- what: calls, meetings, visits and summits that documents tell of
-- param: kind text all "call, meeting, visit, summit, ...; all for any"
-- param: with entity optional "only those with this participant: key or name"
-- param: top integer 100 "how many rows"
-- column: happened: the day, where the text gives it
-- column: kind: call, meeting, visit, summit, ...
-- column: participants: how many known entities take part
-- column: initiator: who asked for it
-- column: duration: as written
-- column: status: planned, held, put-off
-- column: document: collection/id
-- column: occasion: its number in the document
select o.happened, o.kind,
       (select count(distinct e.entity)
        from occasion_participant p
        join entity_of q on q.document = p.document and q.local = p.local
        join entity e on e.entity_id = q.entity_id
        where p.document = o.document and p.occasion = o.occasion) as participants,
       i.name as initiator, o.duration, o.status,
       d.collection || '/' || d.id as document, o.occasion
from occasion o
join document d on d.document = o.document
left join entity_of h on h.document = o.document and h.local = o.initiator
left join entity i on i.entity_id = h.entity_id
where cast(:kind as text) in (o.kind, 'all')
  and (cast(:with as text) is null
       or exists (select 1
                  from occasion_participant p
                  join entity_of q on q.document = p.document and q.local = p.local
                  join entity e on e.entity_id = q.entity_id
                  where p.document = o.document and p.occasion = o.occasion
                    and e.entity = cast(:with as text)))
order by case when o.happened is null then 1 else 0 end, o.happened,
         d.collection, d.id, o.occasion
limit :top;
