-- What `readout dump` prints: each table under its name, rows sorted by key. Documents are collection/id, keys and rules stand under their names; what
-- depends on the order of loading stays out: earlier versions, load_run, metrics, keys and entries that no document holds any more, numbers and
-- lines of rules, the program's version.

-- name: rule_set
select s.rule_set, s.options, s.is_current
from rule_set s
where s.is_current = 1 or exists (select 1 from document d where d.rule_set = s.rule_set)
order by s.rule_set;

-- name: rule
select s.rule_set, r.name, r.judged_precision, r.judged_facts
from rule r
join rule_set s on s.rule_set = r.rule_set
where s.is_current = 1 or exists (select 1 from document d where d.rule_set = s.rule_set)
order by s.rule_set, r.name;

-- name: dictionary_entry
select e.rule_set, k.key, e.name, e.country
from dictionary_entry e
join entity_key k on k.key_id = e.key_id
where exists (select 1 from local_entity l join document d on d.document = l.document
              where l.key_id = e.key_id and l.decided = 'dictionary' and d.rule_set = e.rule_set)
order by e.rule_set, k.key;

-- name: entity_key
select k.key, k.kind
from entity_key k
where exists (select 1 from local_entity l where l.key_id = k.key_id)
order by k.key;

-- name: identity
select k.key, i.side, d.collection || '/' || d.id, e.entity, i.reason
from identity i
join entity_key k on k.key_id = i.key_id
left join document d on d.document = i.document
left join entity e on e.entity_id = i.entity_id
order by k.key, i.side, d.collection, d.id;

-- name: entity
select e.entity, e.kind, e.name, e.folded, e.undecided
from entity e
order by e.entity;

-- name: decision
select d.line, d.reason
from decision d
order by d.decision;

-- name: correction
select d.collection || '/' || d.id, t.statement, c.dropped, e.entity, c.reason
from correction c
join document d on d.document = c.document
join statement t on t.document = c.document and t.hash = c.hash
left join entity e on e.entity_id = c.entity_id
order by d.collection, d.id, t.statement;

-- name: document
select d.collection, d.id, d.publisher, d.published, d.url, d.title, d.byline, d.language, d.kind, d.full_account, d.hash, d.rule_set, d.text
from document d
order by d.collection, d.id;

-- name: zone
select d.collection || '/' || d.id, z.zone, z.kind, z.start_at, z.end_at
from document d
join zone z on z.document = d.document
order by d.collection, d.id, z.zone;

-- name: sentence
select d.collection || '/' || d.id, s.sentence, s.zone, s.paragraph, s.start_at, s.end_at
from document d
join sentence s on s.document = d.document
order by d.collection, d.id, s.sentence;

-- name: local_entity
select d.collection || '/' || d.id, l.local, l.kind, k.key, l.side, l.name, l.folded, l.decided, l.candidates
from document d
join local_entity l on l.document = d.document
left join entity_key k on k.key_id = l.key_id
order by d.collection, d.id, l.local;

-- name: mention
select d.collection || '/' || d.id, m.mention, m.sentence, m.kind, m.form, m.start_at, m.end_at, m.surface, m.local, m.metonym, x.name, m.stands_for, m.inside, r.name
from document d
join mention m on m.document = d.document
left join rule r on r.rule_set = d.rule_set and r.rule = m.rule
left join rule x on x.rule_set = d.rule_set and x.rule = m.metonym_rule
order by d.collection, d.id, m.mention;

-- name: occasion
select d.collection || '/' || d.id, o.occasion, o.occasion_key, o.kind, o.happened, o.duration, o.medium, o.ordinal, o.status, o.initiator, r.name
from document d
join occasion o on o.document = d.document
left join rule r on r.rule_set = d.rule_set and r.rule = o.rule
order by d.collection, d.id, o.occasion;

-- name: occasion_participant
select d.collection || '/' || d.id, p.occasion, p.local
from document d
join occasion_participant p on p.document = d.document
order by d.collection, d.id, p.occasion, p.local;

-- name: occasion_span
select d.collection || '/' || d.id, p.occasion, p.number, p.start_at, p.end_at
from document d
join occasion_span p on p.document = d.document
order by d.collection, d.id, p.occasion, p.number;

-- name: statement
select d.collection || '/' || d.id, t.statement, t.sentence, t.kind, t.speaker_kind, t.cue_class, t.act, t.polarity, t.modality, t.channel, t.content,
       t.hash, t.signature, t.inside, t.continues, t.occasion, t.happened, t.said, r.name
from document d
join statement t on t.document = d.document
left join rule r on r.rule_set = d.rule_set and r.rule = t.rule
order by d.collection, d.id, t.statement;

-- name: statement_slot
select d.collection || '/' || d.id, s.statement, s.slot, s.number, s.start_at, s.end_at, s.mention
from document d
join statement_slot s on s.document = d.document
order by d.collection, d.id, s.statement, s.slot, s.number;

-- name: hop
select d.collection || '/' || d.id, h.statement, h.hop, h.start_at, h.end_at, h.mention, h.cue_start_at, h.cue_end_at
from document d
join hop h on h.document = d.document
order by d.collection, d.id, h.statement, h.hop;

-- name: relation
select d.collection || '/' || d.id, x.relation, x.sentence, x.type, x.mention1, x.mention2, x.cue_start_at, x.cue_end_at, x.polarity, x.modality,
       x.happened, x.plover, r.name
from document d
join relation x on x.document = d.document
left join rule r on r.rule_set = d.rule_set and r.rule = x.rule
order by d.collection, d.id, x.relation;

-- name: finding
select d.collection || '/' || d.id, f.finding, f.kind, f.start_at, f.end_at, f.message, r.name
from document d
join finding f on f.document = d.document
left join rule r on r.rule_set = d.rule_set and r.rule = f.rule
order by d.collection, d.id, f.finding;

-- name: variant_cluster
select (select min(e.collection || '/' || e.id || '#' || w.statement)
        from variant_cluster w join document e on e.document = w.document
        where w.cluster = v.cluster),
       d.collection || '/' || d.id, v.statement
from document d
join variant_cluster v on v.document = d.document
order by d.collection, d.id, v.statement;

-- name: variant_pair
select d.collection || '/' || d.id, p.statement1, e.collection || '/' || e.id, p.statement2, p.label, p.difference
from document d
join variant_pair p on p.document1 = d.document
join document e on e.document = p.document2
order by d.collection, d.id, p.statement1, e.collection, e.id, p.statement2;
