-- What has to hold. A condition of a document gives the number of the first fact that breaks it, or null; it is asked for each row `c` of `checked`:
-- document, collection, id, rule_set, language, length of the text, and how many rules, zones, sentences, locals, mentions, statements and occasions there are, which
-- are numbered from 0 without gaps (condition `numbers`). All conditions are asked in one statement, of a batch before it is committed and of everything
-- by `readout verify`. Written so, as an aggregate that looks at one document, each is a few look-ups by key whatever the planner knows of the tables.
-- A condition with `-- scope: database` is asked of the whole database only and gives (document, fact) of each row that breaks it.

-- name: document-rule-set
-- says: the rule set of a document is kept
-- fact: document
select 0 where c.rule_set not in (select r.rule_set from rule_set r);

-- name: other-language
-- says: a document in another language than English is kept without facts
-- fact: document
select 0 where c.language <> 'en' and c.mentions + c.statements + c.occasions > 0;

-- name: zone-span
-- says: a zone lies within the text
-- fact: zone
select min(z.zone)
from zone z
where z.document = c.document
  and (z.start_at < 0 or z.end_at < z.start_at or z.end_at > c.length);

-- name: sentence-zone
-- says: the zone of a sentence exists
-- fact: sentence
select min(s.sentence)
from sentence s
where s.document = c.document
  and (s.zone < 0 or s.zone >= c.zones);

-- name: sentence-span
-- says: a sentence is not empty and lies within its zone
-- fact: sentence
select min(s.sentence)
from sentence s
join zone z on z.document = s.document and z.zone = s.zone
where s.document = c.document
  and (s.start_at < z.start_at or s.end_at > z.end_at or s.end_at <= s.start_at);

-- name: sentence-order
-- says: sentences follow one another without overlapping
-- fact: sentence
select min(s.sentence)
from sentence s
where s.document = c.document
  and s.start_at < (select t.end_at from sentence t where t.document = s.document and t.sentence = s.sentence - 1);

-- name: local-entity-key
-- says: the key of a local entity is kept, with the same kind
-- fact: local entity
select min(l.local)
from local_entity l
where l.document = c.document
  and l.key_id is not null
  and not exists (select 1 from entity_key k where k.key_id = l.key_id and k.kind = l.kind);

-- name: mention-refers
-- says: sentence, entity, actor, outer mention and rules of a mention exist
-- fact: mention
select min(m.mention)
from mention m
where m.document = c.document
  and (m.sentence < 0 or m.sentence >= c.sentences or m.local < 0 or m.local >= c.locals
   or m.stands_for < 0 or m.stands_for >= c.locals or m.inside < 0 or m.inside >= c.mentions
   or m.rule < 0 or m.rule >= c.rules or m.metonym_rule < 0 or m.metonym_rule >= c.rules);

-- name: mention-span
-- says: a mention is not empty and lies within its sentence
-- fact: mention
select min(m.mention)
from mention m
join sentence s on s.document = m.document and s.sentence = m.sentence
where m.document = c.document
  and (m.start_at < s.start_at or m.end_at > s.end_at or m.end_at <= m.start_at);

-- name: mention-surface
-- says: the surface of a mention is as long as its span
-- fact: mention
select min(m.mention)
from mention m
where m.document = c.document
  and length(m.surface) <> m.end_at - m.start_at;

-- name: mention-stands-for
-- says: only a metonym stands for an actor
-- fact: mention
select min(m.mention)
from mention m
where m.document = c.document
  and m.stands_for is not null and coalesce(m.metonym, 0) <> 1;

-- name: mention-metonym-rule
-- says: a rule decides whether a mention is a metonym only where it is decided
-- fact: mention
select min(m.mention)
from mention m
where m.document = c.document
  and m.metonym_rule is not null and m.metonym is null;

-- name: mention-inside
-- says: a mention inside another one lies within it
-- fact: mention
select min(m.mention)
from mention m
join mention o on o.document = m.document and o.mention = m.inside
where m.document = c.document
  and (o.mention = m.mention or m.start_at < o.start_at or m.end_at > o.end_at);

-- name: occasion-refers
-- says: initiator and rule of an occasion exist
-- fact: occasion
select min(o.occasion)
from occasion o
where o.document = c.document
  and (o.initiator < 0 or o.initiator >= c.locals or o.rule < 0 or o.rule >= c.rules);

-- name: occasion-words
-- says: an occasion points at words of the text
-- fact: occasion
select min(o.occasion)
from occasion o
where o.document = c.document
  and not exists (select 1 from occasion_span p where p.document = o.document and p.occasion = o.occasion);

-- name: occasion-span
-- says: the words of an occasion lie within the text, and the occasion exists
-- fact: occasion
select min(p.occasion)
from occasion_span p
where p.document = c.document
  and (p.occasion < 0 or p.occasion >= c.occasions or p.start_at < 0 or p.end_at <= p.start_at or p.end_at > c.length);

-- name: occasion-participant
-- says: a participant and the occasion exist
-- fact: occasion
select min(p.occasion)
from occasion_participant p
where p.document = c.document
  and (p.occasion < 0 or p.occasion >= c.occasions or p.local < 0 or p.local >= c.locals);

-- name: statement-refers
-- says: sentence, occasion and rule of a statement exist, and so does another one that reports it or that it goes on from
-- fact: statement
select min(t.statement)
from statement t
where t.document = c.document
  and (t.sentence < 0 or t.sentence >= c.sentences or t.occasion < 0 or t.occasion >= c.occasions
   or t.rule < 0 or t.rule >= c.rules
   or t.inside < 0 or t.inside >= c.statements or t.inside = t.statement
   or t.continues < 0 or t.continues >= c.statements or t.continues = t.statement);

-- name: statement-words
-- says: a statement points at words of the text
-- fact: statement
select min(t.statement)
from statement t
where t.document = c.document
  and not exists (select 1 from statement_slot s
                  where s.document = t.document and s.statement = t.statement and s.slot = 'content')
  and not exists (select 1 from statement_slot s
                  where s.document = t.document and s.statement = t.statement and s.slot = 'cue');

-- name: slot-span
-- says: a slot lies within the text; its statement and its mention exist
-- fact: statement
select min(s.statement)
from statement_slot s
where s.document = c.document
  and (s.statement < 0 or s.statement >= c.statements or s.mention < 0 or s.mention >= c.mentions
   or s.start_at < 0 or s.end_at <= s.start_at or s.end_at > c.length);

-- name: slot-mention
-- says: the mention of a slot is, or lies within, the words of the slot
-- fact: statement
select min(s.statement)
from statement_slot s
join mention m on m.document = s.document and m.mention = s.mention
where s.document = c.document
  and (m.start_at < s.start_at or m.end_at > s.end_at);

-- name: quoted-content
-- says: what is quoted is part of the content
-- fact: statement
select min(q.statement)
from statement_slot q
where q.document = c.document
  and q.slot = 'quoted'
  and not exists (select 1 from statement_slot s
                  where s.document = q.document and s.statement = q.statement and s.slot = 'content'
                    and s.start_at <= q.start_at and q.end_at <= s.end_at);

-- name: content-order
-- says: the spans of a content follow one another without overlapping
-- fact: statement
select min(s.statement)
from statement_slot s
where s.document = c.document
  and s.slot = 'content' and s.number > 0
  and s.start_at < (select p.end_at from statement_slot p
                    where p.document = s.document and p.statement = s.statement and p.slot = 'content' and p.number = s.number - 1);

-- name: hop-span
-- says: a station of a chain of report lies within the text; its statement and its mention exist
-- fact: statement
select min(h.statement)
from hop h
where h.document = c.document
  and (h.statement < 0 or h.statement >= c.statements or h.mention < 0 or h.mention >= c.mentions
   or h.start_at < 0 or h.end_at <= h.start_at or h.end_at > c.length
   or h.cue_start_at < 0 or h.cue_end_at <= h.cue_start_at or h.cue_end_at > c.length);

-- name: hop-mention
-- says: the mention of a station is, or lies within, its words
-- fact: statement
select min(h.statement)
from hop h
join mention m on m.document = h.document and m.mention = h.mention
where h.document = c.document
  and (m.start_at < h.start_at or m.end_at > h.end_at);

-- name: relation-refers
-- says: a relation joins two mentions; they, its sentence and its rule exist
-- fact: relation
select min(r.relation)
from relation r
where r.document = c.document
  and (r.mention1 < 0 or r.mention1 >= c.mentions or r.mention2 < 0 or r.mention2 >= c.mentions
   or r.mention1 = r.mention2 or r.sentence < 0 or r.sentence >= c.sentences
   or r.rule < 0 or r.rule >= c.rules);

-- name: relation-cue
-- says: the cue of a relation lies within the text
-- fact: relation
select min(r.relation)
from relation r
where r.document = c.document
  and (r.cue_start_at < 0 or r.cue_end_at <= r.cue_start_at or r.cue_end_at > c.length);

-- name: finding
-- says: a finding lies within the text and its rule exists
-- fact: finding
select min(f.finding)
from finding f
where f.document = c.document
  and (f.start_at < 0 or f.end_at < f.start_at or f.end_at > c.length or f.rule < 0 or f.rule >= c.rules);

-- name: mention-kind
-- says: a mention is of the kind of the entity that it names
-- fact: mention
-- scope: verify
select min(m.mention)
from mention m
join local_entity l on l.document = m.document and l.local = m.local
where m.document = c.document
  and m.kind <> l.kind;

-- name: local-entity-name
-- says: the name of a local entity is one of its mentions, or the dictionary has it
-- fact: local entity
-- scope: verify
select min(l.local)
from local_entity l
where l.document = c.document
  and exists (select 1 from mention m where m.document = l.document and m.local = l.local)
  and not exists (select 1 from mention m where m.document = l.document and m.local = l.local and m.surface = l.name)
  and not exists (select 1 from dictionary_entry e where e.rule_set = c.rule_set and e.key_id = l.key_id and e.name = l.name);

-- name: statement-sentence
-- says: the content or the cue of a statement begins in its sentence
-- fact: statement
-- scope: verify
select min(t.statement)
from statement t
join sentence n on n.document = t.document and n.sentence = t.sentence
where t.document = c.document
  and not exists (select 1 from statement_slot s
                  where s.document = t.document and s.statement = t.statement and s.slot in ('content', 'cue')
                    and s.number = 0 and s.start_at >= n.start_at and s.start_at < n.end_at);

-- name: cue-sentence
-- says: a cue lies within one sentence
-- fact: statement
-- scope: verify
select min(s.statement)
from statement_slot s
where s.document = c.document
  and s.slot = 'cue'
  and not exists (select 1 from sentence n
                  where n.document = s.document and n.start_at <= s.start_at and s.end_at <= n.end_at);

-- name: speaker-kind
-- says: a statement whose speakers are of a known kind has words for them
-- fact: statement
-- scope: verify
select min(t.statement)
from statement t
where t.document = c.document
  and t.speaker_kind <> 'unknown'
  and not exists (select 1 from statement_slot s
                  where s.document = t.document and s.statement = t.statement and s.slot = 'speaker');

-- name: about-content
-- says: what a statement is about stands in its content
-- fact: statement
-- scope: verify
select min(s.statement)
from statement_slot s
where s.document = c.document
  and s.slot = 'about'
  and not exists (select 1 from statement_slot w
                  where w.document = s.document and w.statement = s.statement and w.slot = 'content'
                    and w.start_at <= s.start_at and s.end_at <= w.end_at);

-- name: slot-numbers
-- says: the words of a slot are numbered from 0 without gaps
-- fact: statement
-- scope: verify
select min(s.statement)
from statement_slot s
where s.document = c.document
  and s.number <> 0
  and not exists (select 1 from statement_slot p
                  where p.document = s.document and p.statement = s.statement and p.slot = s.slot and p.number = s.number - 1);

-- name: hop-numbers
-- says: the stations of a chain of report are numbered from 0 without gaps
-- fact: statement
-- scope: verify
select min(h.statement)
from hop h
where h.document = c.document
  and h.hop <> 0
  and not exists (select 1 from hop p where p.document = h.document and p.statement = h.statement and p.hop = h.hop - 1);

-- name: numbers
-- says: the facts of a document are numbered from 0 without gaps
-- fact: document
-- scope: verify
select 0
where c.rules <> (select count(*) from rule x where x.rule_set = c.rule_set)
   or c.zones <> (select count(*) from zone x where x.document = c.document)
   or c.sentences <> (select count(*) from sentence x where x.document = c.document)
   or c.locals <> (select count(*) from local_entity x where x.document = c.document)
   or c.mentions <> (select count(*) from mention x where x.document = c.document)
   or c.statements <> (select count(*) from statement x where x.document = c.document)
   or c.occasions <> (select count(*) from occasion x where x.document = c.document);

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

-- name: current-rule-set
-- says: where there are documents, a rule set is current
-- scope: database
select 0 as document, 'rule set' as fact
where exists (select 1 from document)
  and not exists (select 1 from rule_set r where r.is_current = 1);

-- name: settled
-- says: every load has settled who is who; where one was stopped, readout settle does it
-- scope: database
select 0 as document, 'keys not settled: ' || u.keys as fact
from (select count(distinct key_id) as keys from unsettled) u
where u.keys > 0;

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
