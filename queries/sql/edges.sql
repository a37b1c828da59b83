-- what: ties between entities, for analysis elsewhere
-- param: kind text all "addressed-to, about, relayed-by, co-mention, meets or reports; all for any"
-- param: min_weight integer 1 "only ties with as much evidence"
-- column: source: key of an entity
-- column: target: key of an entity
-- column: kind: addressed-to, about, relayed-by, reports, meets; co-mention has no direction, its source is the smaller key
-- column: weight: pieces of evidence: statements, or sentences
-- column: documents: documents in which they stand
-- column: publishers: known publishers of these documents
-- column: first: earliest day of publication
-- column: last: latest day of publication
select source, target, kind, weight, documents, sources as publishers,
       first_date as first, last_date as last
from edge
where kind in ('addressed-to', 'about', 'relayed-by', 'co-mention', 'meets', 'reports')
  and cast(:kind as text) in (kind, 'all')
  and weight >= cast(:min_weight as bigint)
order by source, target, kind;
