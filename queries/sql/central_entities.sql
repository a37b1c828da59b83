-- what: entities by a metric that readout rank --store has kept, beside what they say and where they are named
-- param: metric text pagerank "the metric"
-- param: graph text entities "the projection, or sql"
-- param: options text optional "the options of the run, as stored_metrics has them; none where it is not given"
-- param: kind text all "person, state, organization or place; all for any"
-- param: top integer 20 "how many rows"
-- column: rank: among all entities of the run
-- column: name: the entity
-- column: key: its key
-- column: kind: person, state, organization, place
-- column: value: that of the metric
-- column: statements: statements by it
-- column: about: statements in whose content it is
-- column: documents: documents that name it
select v.rank, e.name, e.entity as key, e.kind, v.value, coalesce(s.statements, 0) as statements,
       coalesce(a.statements, 0) as about, coalesce(m.documents, 0) as documents
from metric_run r
join metric_value v on v.run = r.run
join entity e on e.entity = v.entity
left join (select entity_id, count(*) as statements
           from (select distinct entity_id, document, statement from statement_speaker) x
           group by entity_id) s on s.entity_id = e.entity_id
left join (select entity_id, count(*) as statements
           from (select distinct entity_id, document, statement from statement_about) x
           group by entity_id) a on a.entity_id = e.entity_id
left join (select entity_id, count(distinct document) as documents
           from mention_entity
           group by entity_id) m on m.entity_id = e.entity_id
where r.metric = cast(:metric as text) and r.graph = cast(:graph as text) and r.options = coalesce(cast(:options as text), '')
  and cast(:kind as text) in (e.kind, 'all')
order by v.rank, key
limit :top;
