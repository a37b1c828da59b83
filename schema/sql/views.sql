-- What queries start from; the same text on both databases. Text keys are entity.entity.

-- Who each local entity is across documents; null: only its document knows it, or a decision dropped it.
create view entity_of as
select l.document, l.local,
       case when i.key_id is null then l.key_id else i.entity_id end as entity_id
from local_entity l
left join identity i on i.key_id = l.key_id and i.side = coalesce(l.side, '') and i.document in (0, l.document);

-- The same from the entity's side: for questions that start from one entity, which it answers by an index.
create view entity_local as
select l.key_id as entity_id, l.document, l.local
from local_entity l
where l.key_id is not null
  and not exists (select 1 from identity i
                  where i.key_id = l.key_id and i.side = coalesce(l.side, '') and i.document in (0, l.document))
union all
select i.entity_id, l.document, l.local
from identity i
join local_entity l on l.key_id = i.key_id and coalesce(l.side, '') = i.side and i.document in (0, l.document)
where i.entity_id is not null;

-- Who acts in each mention: the one that a place or state stands for, else the one that it names. Without names inside longer names: view
-- nested_name.
create view mention_entity as
select m.document, m.mention, m.sentence, m.form,
       case when i.key_id is null then l.key_id else i.entity_id end as entity_id,
       m.start_at, m.end_at
from mention m
left join local_entity l
  on l.document = m.document
 and l.local = case when m.metonym = 1 and m.stands_for is not null then m.stands_for else m.local end
left join identity i on i.key_id = l.key_id and i.side = coalesce(l.side, '') and i.document in (0, l.document)
where m.inside is null
   or not exists (select 1 from mention h where h.document = m.document and h.mention = m.inside and h.form = 'name');

-- The same from the entity's side, as entity_local.
create view entity_mention as
select e.entity_id, m.document, m.mention, m.sentence, m.form, m.start_at, m.end_at
from entity_local e
join mention m
  on m.document = e.document
 and e.local = case when m.metonym = 1 and m.stands_for is not null then m.stands_for else m.local end
where m.inside is null
   or not exists (select 1 from mention h where h.document = m.document and h.mention = m.inside and h.form = 'name');

-- Names inside longer names: "Lagos" in "University of Lagos".
create view nested_name as
select n.document, n.mention, n.inside, n.sentence, e.entity_id, n.surface, h.surface as name,
       n.start_at, n.end_at
from mention n
join mention h on h.document = n.document and h.mention = n.inside and h.form = 'name'
left join entity_of e on e.document = n.document and e.local = n.local;

create view sentence_text as
select s.document, s.sentence, s.start_at, s.end_at,
       substr(d.text, s.start_at + 1, s.end_at - s.start_at) as text
from sentence s
join document d on d.document = s.document;

-- What decisions say of single statements. entity_id: whom one names as the speaker; null: it is dropped, or no document holds the key yet.
-- `cross join` has SQLite look at the corrections of a document first, of which most have none.
create view statement_correction as
select t.document, t.statement, c.dropped, c.entity_id, c.reason
from correction c
cross join statement t
where t.document = c.document and t.hash = c.hash;

-- The statements that count: without those that a decision drops.
create view counted_statement as
select t.document, t.statement, t.sentence, t.kind,
       case when e.kind is null then t.speaker_kind when e.kind = 'person' then 'named' else 'body' end as speaker_kind,
       t.cue_class, t.act, t.polarity, t.modality, t.channel, t.content, t.signature, t.inside, t.continues, t.occasion,
       t.happened, t.said, t.rule, t.hash
from statement t
left join correction c on c.document = t.document and c.hash = t.hash
left join entity e on e.entity_id = c.entity_id
where c.dropped is null or c.dropped = 0;

-- Whom a decision names, or else all whom recognition found. Without words for a speaker, the sentence stands for them. The text of mention_entity
-- again: SQLite would make a table of it.
create view statement_speaker as
select t.document, t.statement, t.sentence, coalesce(s.number, 0) as number,
       case when c.entity_id is not null then c.entity_id when i.key_id is null then l.key_id else i.entity_id end as entity_id,
       case when c.entity_id is null then s.mention end as mention,
       coalesce(s.start_at, (select n.start_at from sentence n where n.document = t.document and n.sentence = t.sentence)) as start_at,
       coalesce(s.end_at, (select n.end_at from sentence n where n.document = t.document and n.sentence = t.sentence)) as end_at
from statement t
left join correction c on c.document = t.document and c.hash = t.hash
left join statement_slot s
  on s.document = t.document and s.statement = t.statement and s.slot = 'speaker' and (s.number = 0 or c.entity_id is null)
left join mention m on m.document = s.document and m.mention = s.mention
left join local_entity l
  on l.document = m.document
 and l.local = case when m.metonym = 1 and m.stands_for is not null then m.stands_for else m.local end
left join identity i on i.key_id = l.key_id and i.side = coalesce(l.side, '') and i.document in (0, l.document)
where (c.dropped is null or c.dropped = 0) and (s.number is not null or c.entity_id is not null);

create view statement_on_behalf_of as
select s.document, s.statement, s.number, e.entity_id, s.mention, s.start_at, s.end_at
from statement_slot s
left join mention_entity e on e.document = s.document and e.mention = s.mention
where s.slot = 'on_behalf_of'
  and not exists (select 1 from statement_correction c where c.document = s.document and c.statement = s.statement and c.dropped = 1);

create view statement_addressee as
select s.document, s.statement, s.number, e.entity_id, s.mention, s.start_at, s.end_at
from statement_slot s
left join mention_entity e on e.document = s.document and e.mention = s.mention
where s.slot = 'addressee'
  and not exists (select 1 from statement_correction c where c.document = s.document and c.statement = s.statement and c.dropped = 1);

create view statement_target as
select s.document, s.statement, s.number, e.entity_id, s.mention, s.start_at, s.end_at
from statement_slot s
left join mention_entity e on e.document = s.document and e.mention = s.mention
where s.slot = 'target'
  and not exists (select 1 from statement_correction c where c.document = s.document and c.statement = s.statement and c.dropped = 1);

create view statement_about as
select s.document, s.statement, s.number, e.entity_id, s.mention, s.start_at, s.end_at
from statement_slot s
left join mention_entity e on e.document = s.document and e.mention = s.mention
where s.slot = 'about'
  and not exists (select 1 from statement_correction c where c.document = s.document and c.statement = s.statement and c.dropped = 1);

-- Stations of the chain of report, outermost first.
create view statement_hop as
select h.document, h.statement, h.hop as number, e.entity_id, h.mention, h.start_at, h.end_at
from hop h
left join mention_entity e on e.document = h.document and e.mention = h.mention
where not exists (select 1 from statement_correction c where c.document = h.document and c.statement = h.statement and c.dropped = 1);

-- Occasions that several documents tell of, by kind, day and participants.
create view occasion_cluster as
select o.occasion_key, min(o.kind) as kind, min(o.happened) as happened,
       count(distinct o.document) as documents
from occasion o
where o.occasion_key is not null
group by o.occasion_key;

-- Entities that a sentence names: names, adjectives ("Chinese") and descriptors, each entity once a sentence, where it stands first.
create view sentence_entity as
select m.document, m.sentence, m.entity_id, min(m.start_at) as start_at, min(m.end_at) as end_at
from mention_entity m
where m.entity_id is not null and m.form in ('name', 'adjective', 'descriptor')
group by m.document, m.sentence, m.entity_id;

-- One piece of evidence for a tie between two entities: first those that rest on statements.
create view statement_tie as
select 'addressed-to' -- postgres: collate "C"
       as kind, s.entity_id as source_id, a.entity_id as target_id,
       s.document, s.sentence, s.statement, min(a.start_at) as start_at, min(a.end_at) as end_at
from statement_speaker s
join statement_addressee a on a.document = s.document and a.statement = s.statement
where s.entity_id <> a.entity_id
group by s.document, s.statement, s.sentence, s.entity_id, a.entity_id
union all
select 'about', s.entity_id, a.entity_id,
       s.document, s.sentence, s.statement, min(a.start_at), min(a.end_at)
from statement_speaker s
join statement_about a on a.document = s.document and a.statement = s.statement
where s.entity_id <> a.entity_id
group by s.document, s.statement, s.sentence, s.entity_id, a.entity_id
union all
select 'relayed-by', s.entity_id, h.entity_id,
       s.document, s.sentence, s.statement, min(h.start_at), min(h.end_at)
from statement_speaker s
join statement_hop h on h.document = s.document and h.statement = s.statement
where s.entity_id <> h.entity_id
group by s.document, s.statement, s.sentence, s.entity_id, h.entity_id
union all
select 'reports', h.entity_id, n.entity_id,
       h.document, t.sentence, h.statement, min(h.start_at), min(n.end_at)
from statement_hop h
join statement_hop n
  on n.document = h.document and n.statement = h.statement and n.number > h.number
join counted_statement t on t.document = h.document and t.statement = h.statement
where h.entity_id <> n.entity_id
  and not exists (select 1 from statement_hop b
                  where b.document = h.document and b.statement = h.statement and b.number > h.number and b.number < n.number
                    and b.entity_id is not null)
group by h.document, h.statement, t.sentence, h.entity_id, n.entity_id
union all
select 'reports', h.entity_id, s.entity_id,
       h.document, s.sentence, h.statement, min(h.start_at), min(h.end_at)
from statement_hop h
join statement_speaker s on s.document = h.document and s.statement = h.statement
where h.entity_id <> s.entity_id
  and not exists (select 1 from statement_hop b
                  where b.document = h.document and b.statement = h.statement and b.number > h.number and b.entity_id is not null)
group by h.document, h.statement, s.sentence, h.entity_id, s.entity_id;

-- Each two entities that a sentence names, the one with the smaller key first.
create view co_mention as
select a.entity_id as source_id, b.entity_id as target_id, a.document, a.sentence,
       case when a.start_at < b.start_at then a.start_at else b.start_at end as start_at,
       case when a.end_at > b.end_at then a.end_at else b.end_at end as end_at
from sentence_entity a
join entity x on x.entity_id = a.entity_id
join sentence_entity b on b.document = a.document and b.sentence = a.sentence
join entity y on y.entity_id = b.entity_id
where x.entity < y.entity;

-- Relations by which one entity meets another.
create view meeting as
select a.entity_id as source_id, b.entity_id as target_id, r.document, r.sentence,
       min(case when a.start_at < b.start_at then a.start_at else b.start_at end) as start_at,
       min(case when a.end_at > b.end_at then a.end_at else b.end_at end) as end_at
from relation r
join mention_entity a on a.document = r.document and a.mention = r.mention1
join mention_entity b on b.document = r.document and b.mention = r.mention2
where r.type = 'meets' and r.polarity = 'positive' and r.modality = 'fact' and a.entity_id <> b.entity_id
group by r.document, r.relation, r.sentence, a.entity_id, b.entity_id;

create view tie as
select kind, source_id, target_id, document, sentence, statement, start_at, end_at from statement_tie
union all
select 'co-mention', source_id, target_id, document, sentence, null, start_at, end_at from co_mention
union all
select 'meets', source_id, target_id, document, sentence, null, start_at, end_at from meeting;

-- One piece of evidence for a tie of which one end, or both, is no entity but a statement, a document, an occasion or a publisher. Ends are text
-- keys. sentence: null where the text has no words for it.
create view outer_tie as
select 'said' -- postgres: collate "C"
       as kind, x.entity as source, 'statement:' || d.collection || '/' || d.id || '#' || s.statement as target,
       s.document, s.sentence, s.statement, min(s.start_at) as start_at, min(s.end_at) as end_at
from statement_speaker s
join entity x on x.entity_id = s.entity_id
join document d on d.document = s.document
group by s.document, s.statement, s.sentence, x.entity, d.collection, d.id
union all
select 'stands-in', 'statement:' || d.collection || '/' || d.id || '#' || t.statement, 'document:' || d.collection || '/' || d.id,
       t.document, t.sentence, t.statement, n.start_at, n.end_at
from counted_statement t
join document d on d.document = t.document
join sentence n on n.document = t.document and n.sentence = t.sentence
union all
select 'takes-part', x.entity, 'occasion:' || coalesce(o.occasion_key, d.collection || '/' || d.id || '#' || o.occasion),
       o.document, (select min(n.sentence) from occasion_span s
                    join sentence n on n.document = s.document and s.start_at >= n.start_at and s.start_at < n.end_at
                    where s.document = o.document and s.occasion = o.occasion),
       null, null, null
from occasion o
join occasion_participant p on p.document = o.document and p.occasion = o.occasion
join entity_of e on e.document = p.document and e.local = p.local
join entity x on x.entity_id = e.entity_id
join document d on d.document = o.document
group by o.document, o.occasion, o.occasion_key, x.entity, d.collection, d.id
union all
select 'told-in', 'occasion:' || coalesce(o.occasion_key, d.collection || '/' || d.id || '#' || o.occasion), 'document:' || d.collection || '/' || d.id,
       o.document, (select min(n.sentence) from occasion_span s
                    join sentence n on n.document = s.document and s.start_at >= n.start_at and s.start_at < n.end_at
                    where s.document = o.document and s.occasion = o.occasion),
       null, null, null
from occasion o
join document d on d.document = o.document
union all
select 'carries', 'publisher:' || d.publisher, x.entity,
       h.document, t.sentence, h.statement, min(h.start_at), min(h.end_at)
from statement_hop h
join entity x on x.entity_id = h.entity_id
join counted_statement t on t.document = h.document and t.statement = h.statement
join document d on d.document = h.document
where d.publisher is not null
  and not exists (select 1 from statement_hop b
                  where b.document = h.document and b.statement = h.statement and b.number < h.number and b.entity_id is not null)
group by h.document, h.statement, t.sentence, d.publisher, x.entity
union all
select 'carries', 'publisher:' || d.publisher, x.entity,
       s.document, s.sentence, s.statement, min(s.start_at), min(s.end_at)
from statement_speaker s
join entity x on x.entity_id = s.entity_id
join document d on d.document = s.document
where d.publisher is not null
  and not exists (select 1 from statement_hop b
                  where b.document = s.document and b.statement = s.statement and b.entity_id is not null)
group by s.document, s.statement, s.sentence, d.publisher, x.entity;

-- Both under text keys.
create view edge_evidence as
select x.entity as source, y.entity as target, t.kind,
       t.document, t.sentence, t.statement, t.start_at, t.end_at
from tie t
join entity x on x.entity_id = t.source_id
join entity y on y.entity_id = t.target_id
union all
select o.source, o.target, o.kind, o.document, o.sentence, o.statement, o.start_at, o.end_at
from outer_tie o;

-- Ties as one line each: weight is the number of pieces of evidence, sources that of known publishers.
create view edge as
select x.entity as source, y.entity as target, g.kind,
       g.weight, g.first_date, g.last_date, g.documents, g.sources
from (select t.source_id, t.target_id, t.kind, count(*) as weight,
             min(d.published) as first_date, max(d.published) as last_date,
             count(distinct t.document) as documents, count(distinct d.publisher) as sources
      from tie t
      join document d on d.document = t.document
      group by t.source_id, t.target_id, t.kind) g
join entity x on x.entity_id = g.source_id
join entity y on y.entity_id = g.target_id
union all
select o.source, o.target, o.kind, count(*),
       min(d.published), max(d.published), count(distinct o.document), count(distinct d.publisher)
from outer_tie o
join document d on d.document = o.document
group by o.source, o.target, o.kind;
