-- What has to hold, one query a condition: it gives the rows that break it as (document, fact). `checked` holds the documents to look at: those of
-- a batch before it is committed, all of them for `readout verify`. A condition with `-- scope: database` is asked of the whole database only.

-- name: document-rule-set
-- says: the rule set of a document is kept
select c.document, 'document' as fact
from checked c join document d on d.document = c.document
where not exists (select 1 from rule_set r where r.rule_set = d.rule_set);

-- name: other-language
-- says: a document in another language than English is kept without facts
select c.document, 'mention ' || m.mention as fact
from checked c join document d on d.document = c.document join mention m on m.document = c.document
where d.language <> 'en';

-- name: zone-span
-- says: a zone lies within the text
select c.document, 'zone ' || z.zone as fact
from checked c join document d on d.document = c.document join zone z on z.document = c.document
where z.start_at < 0 or z.end_at < z.start_at or z.end_at > length(d.text);

-- name: sentence-span
-- says: a sentence is not empty and lies within its zone
select c.document, 'sentence ' || s.sentence as fact
from checked c join sentence s on s.document = c.document
left join zone z on z.document = s.document and z.zone = s.zone
where z.zone is null or s.start_at < z.start_at or s.end_at > z.end_at or s.end_at <= s.start_at;

-- name: sentence-order
-- says: sentences follow one another without overlapping
select c.document, 'sentence ' || s.sentence as fact
from checked c join sentence s on s.document = c.document
join sentence t on t.document = s.document and t.sentence = s.sentence - 1
where s.start_at < t.end_at;

-- name: local-entity-key
-- says: the key of a local entity is kept, with the same kind
select c.document, 'local entity ' || l.local as fact
from checked c join local_entity l on l.document = c.document
where l.key_id is not null
  and not exists (select 1 from entity_key k where k.key_id = l.key_id and k.kind = l.kind);

-- name: mention-sentence
-- says: a mention is not empty and lies within its sentence
select c.document, 'mention ' || m.mention as fact
from checked c join mention m on m.document = c.document
left join sentence s on s.document = m.document and s.sentence = m.sentence
where s.sentence is null or m.start_at < s.start_at or m.end_at > s.end_at or m.end_at <= m.start_at;

-- name: mention-surface
-- says: the surface of a mention is as long as its span
select c.document, 'mention ' || m.mention as fact
from checked c join mention m on m.document = c.document
where length(m.surface) <> m.end_at - m.start_at;

-- name: mention-entity
-- says: the entity of a mention exists
select c.document, 'mention ' || m.mention as fact
from checked c join mention m on m.document = c.document
left join local_entity l on l.document = m.document and l.local = m.local
where m.local is not null and l.local is null;

-- name: mention-stands-for
-- says: a mention stands for an entity that exists, and only where it is a metonym
select c.document, 'mention ' || m.mention as fact
from checked c join mention m on m.document = c.document
left join local_entity l on l.document = m.document and l.local = m.stands_for
where m.stands_for is not null and (l.local is null or coalesce(m.metonym, 0) <> 1);

-- name: mention-inside
-- says: a mention inside another lies within it
select c.document, 'mention ' || m.mention as fact
from checked c join mention m on m.document = c.document
left join mention o on o.document = m.document and o.mention = m.inside
where m.inside is not null
  and (o.mention is null or o.mention = m.mention or m.start_at < o.start_at or m.end_at > o.end_at);

-- name: mention-rule
-- says: the rule of a mention is one of the document's rule set
select c.document, 'mention ' || m.mention as fact
from checked c join document d on d.document = c.document join mention m on m.document = c.document
where not exists (select 1 from rule r where r.rule_set = d.rule_set and r.rule = m.rule);

-- name: occasion-rule
-- says: the rule of an occasion is one of the document's rule set
select c.document, 'occasion ' || o.occasion as fact
from checked c join document d on d.document = c.document join occasion o on o.document = c.document
where not exists (select 1 from rule r where r.rule_set = d.rule_set and r.rule = o.rule);

-- name: occasion-initiator
-- says: the initiator of an occasion exists
select c.document, 'occasion ' || o.occasion as fact
from checked c join occasion o on o.document = c.document
left join local_entity l on l.document = o.document and l.local = o.initiator
where o.initiator is not null and l.local is null;

-- name: occasion-words
-- says: an occasion points at words of the text
select c.document, 'occasion ' || o.occasion as fact
from checked c join occasion o on o.document = c.document
where not exists (select 1 from occasion_span p where p.document = o.document and p.occasion = o.occasion);

-- name: occasion-span
-- says: the words of an occasion lie within the text
select c.document, 'occasion ' || p.occasion as fact
from checked c join document d on d.document = c.document
join occasion_span p on p.document = c.document
where p.end_at <= p.start_at or p.end_at > length(d.text);

-- name: occasion-participant
-- says: a participant and the occasion exist
select c.document, 'occasion ' || p.occasion as fact
from checked c join occasion_participant p on p.document = c.document
left join occasion o on o.document = p.document and o.occasion = p.occasion
left join local_entity l on l.document = p.document and l.local = p.local
where o.occasion is null or l.local is null;

-- name: statement-sentence
-- says: the sentence of a statement exists
select c.document, 'statement ' || t.statement as fact
from checked c join statement t on t.document = c.document
left join sentence s on s.document = t.document and s.sentence = t.sentence
where s.sentence is null;

-- name: statement-inside
-- says: a statement is reported by, and goes on from, another one that exists
select c.document, 'statement ' || t.statement as fact
from checked c join statement t on t.document = c.document
left join statement i on i.document = t.document and i.statement = t.inside
left join statement b on b.document = t.document and b.statement = t.continues
where t.inside = t.statement or t.continues = t.statement
   or (t.inside is not null and i.statement is null)
   or (t.continues is not null and b.statement is null);

-- name: statement-occasion
-- says: the occasion of a statement exists
select c.document, 'statement ' || t.statement as fact
from checked c join statement t on t.document = c.document
left join occasion o on o.document = t.document and o.occasion = t.occasion
where t.occasion is not null and o.occasion is null;

-- name: statement-words
-- says: a statement points at words of the text
select c.document, 'statement ' || t.statement as fact
from checked c join statement t on t.document = c.document
where not exists (select 1 from statement_slot s
                  where s.document = t.document and s.statement = t.statement and s.slot in ('content', 'cue'));

-- name: statement-rule
-- says: the rule of a statement is one of the document's rule set
select c.document, 'statement ' || t.statement as fact
from checked c join document d on d.document = c.document join statement t on t.document = c.document
where not exists (select 1 from rule r where r.rule_set = d.rule_set and r.rule = t.rule);

-- name: slot-span
-- says: a slot belongs to a statement and lies within the text
select c.document, 'statement ' || s.statement || ' ' || s.slot || ' ' || s.number as fact
from checked c join document d on d.document = c.document
join statement_slot s on s.document = c.document
left join statement t on t.document = s.document and t.statement = s.statement
where t.statement is null or s.end_at <= s.start_at or s.end_at > length(d.text);

-- name: slot-mention
-- says: the mention of a slot is, or lies within, the words of the slot
select c.document, 'statement ' || s.statement || ' ' || s.slot || ' ' || s.number as fact
from checked c join statement_slot s on s.document = c.document
left join mention m on m.document = s.document and m.mention = s.mention
where s.mention is not null and (m.mention is null or m.start_at < s.start_at or m.end_at > s.end_at);

-- name: quoted-content
-- says: what is quoted is part of the content
select c.document, 'statement ' || q.statement || ' quoted ' || q.number as fact
from checked c join statement_slot q on q.document = c.document
where q.slot = 'quoted'
  and not exists (select 1 from statement_slot s
                  where s.document = q.document and s.statement = q.statement and s.slot = 'content'
                    and s.start_at <= q.start_at and q.end_at <= s.end_at);

-- name: content-order
-- says: the spans of a content follow one another without overlapping
select c.document, 'statement ' || s.statement || ' content ' || s.number as fact
from checked c join statement_slot s on s.document = c.document
join statement_slot p on p.document = s.document and p.statement = s.statement and p.slot = s.slot and p.number = s.number - 1
where s.slot = 'content' and s.start_at < p.end_at;

-- name: hop-span
-- says: a station of a chain of report belongs to a statement and lies within the text
select c.document, 'statement ' || h.statement || ' hop ' || h.hop as fact
from checked c join document d on d.document = c.document join hop h on h.document = c.document
left join statement t on t.document = h.document and t.statement = h.statement
where t.statement is null or h.end_at <= h.start_at or h.end_at > length(d.text)
   or coalesce(h.cue_end_at, 0) > length(d.text);

-- name: hop-mention
-- says: the mention of a station is, or lies within, its words
select c.document, 'statement ' || h.statement || ' hop ' || h.hop as fact
from checked c join hop h on h.document = c.document
left join mention m on m.document = h.document and m.mention = h.mention
where h.mention is not null and (m.mention is null or m.start_at < h.start_at or m.end_at > h.end_at);

-- name: relation-mentions
-- says: a relation joins two mentions that exist, in a sentence that exists
select c.document, 'relation ' || r.relation as fact
from checked c join relation r on r.document = c.document
left join mention a on a.document = r.document and a.mention = r.mention1
left join mention b on b.document = r.document and b.mention = r.mention2
left join sentence s on s.document = r.document and s.sentence = r.sentence
where a.mention is null or b.mention is null or s.sentence is null or r.mention1 = r.mention2;

-- name: relation-cue
-- says: the cue of a relation lies within the text
select c.document, 'relation ' || r.relation as fact
from checked c join document d on d.document = c.document join relation r on r.document = c.document
where r.cue_start_at is not null and (r.cue_end_at <= r.cue_start_at or r.cue_end_at > length(d.text));

-- name: relation-rule
-- says: the rule of a relation is one of the document's rule set
select c.document, 'relation ' || r.relation as fact
from checked c join document d on d.document = c.document join relation r on r.document = c.document
where not exists (select 1 from rule x where x.rule_set = d.rule_set and x.rule = r.rule);

-- name: finding
-- says: a finding lies within the text and has a rule of the document's rule set
select c.document, 'finding ' || f.finding as fact
from checked c join document d on d.document = c.document join finding f on f.document = c.document
where f.end_at < f.start_at or f.end_at > length(d.text)
   or not exists (select 1 from rule x where x.rule_set = d.rule_set and x.rule = f.rule);

-- name: facts-without-document
-- says: facts belong to a document
-- scope: database
select o.document, o.fact
from (select document, 'zone' as fact from zone
      union select document, 'sentence' from sentence
      union select document, 'local entity' from local_entity
      union select document, 'mention' from mention
      union select document, 'occasion' from occasion
      union select document, 'occasion' from occasion_participant
      union select document, 'occasion' from occasion_span
      union select document, 'statement' from statement
      union select document, 'statement' from statement_slot
      union select document, 'hop' from hop
      union select document, 'relation' from relation
      union select document, 'finding' from finding
      union select document, 'earlier version' from document_version) o
where not exists (select 1 from document d where d.document = o.document);

-- name: one-current-rule-set
-- says: at most one rule set is current
-- scope: database
select 0 as document, 'rule set ' || r.rule_set as fact
from rule_set r
where r.is_current = 1 and exists (select 1 from rule_set o where o.is_current = 1 and o.rule_set <> r.rule_set);

-- name: entity-missing
-- says: an entity that a document holds has a row, once its keys are settled
-- scope: database
select e.document, 'local entity ' || e.local as fact
from entity_of e join local_entity l on l.document = e.document and l.local = e.local
where e.entity_id is not null
  and not exists (select 1 from entity n where n.entity_id = e.entity_id)
  and not exists (select 1 from unsettled u where u.key_id = l.key_id);

-- name: identity-key
-- says: identity speaks of keys that are kept
-- scope: database
select 0 as document, 'key ' || i.key_id as fact
from identity i
where not exists (select 1 from entity_key k where k.key_id = i.key_id);
