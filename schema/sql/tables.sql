-- The tables, once for both databases. A statement ends at a line whose code ends in `;`. A comment `-- sqlite: X` or `-- postgres: X` becomes X for
-- that database only; every text column is collated "C" in PostgreSQL. Types: bigint, integer, text, double precision. Dates are ISO text, flags 0 or 1.
-- Spans are code points of document.text, from 0, end exclusive.
-- Fact tables are keyed by (document, number within it); foreign keys are in foreign_keys.sql, further promises in conditions.sql.

create table schema_version (
  version integer not null primary key,
  name text not null
);

-- The rules that made the facts ---------------------------------------------------------------------------------------------------

create table rule_set (
  rule_set text not null primary key,        -- hash of rules, dictionaries, options, recognition version
  program text not null,
  options text not null,
  is_current integer not null check (is_current in (0, 1))
);

create table rule (
  rule_set text not null,
  rule integer not null,
  name text not null,
  file text not null,
  line integer not null,
  judged_precision double precision,         -- share of right facts among those that a person judged; null: not judged
  primary key (rule_set, rule)
); -- sqlite: without rowid

create table dictionary_entry (              -- those that facts refer to
  rule_set text not null,
  key_id bigint not null,
  name text not null,
  country text,                              -- key of a state
  file text not null,
  line integer not null,
  primary key (rule_set, key_id)
); -- sqlite: without rowid

-- Entities: keys and what is derived from all documents --------------------------------------------------------------------------

create table entity_key (
  key_id bigint not null primary key,        -- XXH3-64 of key
  key text not null unique,
  kind text not null check (kind in ('person', 'state', 'organization', 'place'))
);

create table identity (                      -- only where decisions or contested names change something
  key_id bigint not null,
  side text not null,                        -- '' for none
  entity_id bigint,                          -- null: dropped by a decision
  reason text not null,
  primary key (key_id, side)
); -- sqlite: without rowid

create table entity (                        -- derived by settling; a row exists while a document holds the entity
  entity_id bigint not null primary key,
  entity text not null unique,               -- key, or key|side where the key is contested
  kind text not null check (kind in ('person', 'state', 'organization', 'place')),
  name text not null,
  folded text not null,
  undecided integer not null check (undecided in (0, 1))
);

create table unsettled (
  key_id bigint not null
);

create table decision (
  decision integer not null primary key,     -- order of the canonical text
  line text not null,
  reason text not null
);

-- Documents and their facts ----------------------------------------------------------------------------------------------------

create table document (
  document bigint not null primary key,      -- XXH3-64 of collection, U+001F, id
  collection text not null,
  id text not null,
  publisher text,
  published text check (published is null or (length(published) = 10 and substr(published, 5, 1) = '-' and substr(published, 8, 1) = '-')),
  url text,
  title text,
  byline text,
  language text not null,                    -- 'en', or 'other': kept without facts
  kind text,                                 -- readout, transcript, joint-statement, wire, report, analysis, compilation
  full_account integer check (full_account is null or full_account in (0, 1)),  -- a side's own full text
  hash text not null,                        -- of text, metadata, rule set
  rule_set text not null,
  text text not null,
  unique (collection, id)
);

create table document_version (              -- earlier texts of a document
  document bigint not null,
  version integer not null,
  hash text not null,
  published text,
  text text not null,
  primary key (document, version)
); -- sqlite: without rowid

create table zone (
  document bigint not null,
  zone integer not null,
  kind text not null,
  start_at integer not null,
  end_at integer not null,
  primary key (document, zone)
); -- sqlite: without rowid

create table sentence (
  document bigint not null,
  sentence integer not null,
  zone integer not null,
  paragraph integer not null,
  start_at integer not null,
  end_at integer not null,
  primary key (document, sentence)
); -- sqlite: without rowid

create table local_entity (
  document bigint not null,
  local integer not null,
  kind text not null check (kind in ('person', 'state', 'organization', 'place')),
  key_id bigint,                             -- null: only this document knows it
  side text,                                 -- key of a state
  name text not null,
  folded text not null,
  decided text not null check (decided in ('dictionary', 'rule', 'fallback')),
  candidates text,                           -- dictionary keys that could be meant, with blanks between
  primary key (document, local)
); -- sqlite: without rowid

create table mention (
  document bigint not null,
  mention integer not null,
  sentence integer not null,
  kind text not null check (kind in ('person', 'state', 'organization', 'place')),
  form text not null check (form in ('name', 'adjective', 'pronoun', 'descriptor', 'title')),
  start_at integer not null,
  end_at integer not null,
  surface text not null,
  local integer,                             -- null: unknown
  metonym integer check (metonym in (0, 1)), -- null: undecided or does not apply
  stands_for integer,                        -- local entity of the actor
  inside integer,                            -- mention whose name holds this one
  rule integer not null,
  primary key (document, mention)
); -- sqlite: without rowid

create table occasion (                      -- as one document tells of it
  document bigint not null,
  occasion integer not null,
  occasion_key text,                         -- kind, participants and day, where it is anchored
  kind text not null,
  happened text,
  duration text,
  medium text,
  ordinal text,
  status text,
  initiator integer,                         -- local entity
  rule integer not null,
  primary key (document, occasion)
); -- sqlite: without rowid

create table occasion_participant (
  document bigint not null,
  occasion integer not null,
  local integer not null,
  primary key (document, occasion, local)
); -- sqlite: without rowid

create table occasion_span (
  document bigint not null,
  occasion integer not null,
  number integer not null,
  start_at integer not null,
  end_at integer not null,
  primary key (document, occasion, number)
); -- sqlite: without rowid

create table statement (
  document bigint not null,
  statement integer not null,
  sentence integer not null,                 -- where it begins
  kind text not null check (kind in ('direct', 'mixed', 'indirect', 'act', 'term', 'omission')),
  speaker_kind text not null check (speaker_kind in ('named', 'office', 'body', 'group', 'unnamed', 'unknown')),
  cue_class text not null,
  act text not null check (act in ('said', 'denied', 'refused', 'silent')),
  polarity text not null check (polarity in ('positive', 'negative')),
  modality text not null check (modality in ('fact', 'possible', 'wished', 'commanded')),
  channel text,
  content text not null,                     -- words of the content spans, with ' ... ' between spans
  signature text,
  inside integer,                            -- statement that reports this one
  continues integer,                         -- statement that this one goes on from
  occasion integer,
  happened text,
  said text,
  rule integer not null,
  primary key (document, statement)
); -- sqlite: without rowid

create table statement_slot (
  document bigint not null,
  statement integer not null,
  slot text not null check (slot in ('content', 'quoted', 'speaker', 'on_behalf_of', 'addressee', 'target', 'cue', 'channel', 'about')),
  number integer not null,                   -- from 0 within the slot
  start_at integer not null,
  end_at integer not null,
  mention integer,                           -- who the words name; null: unknown or nobody
  primary key (document, statement, slot, number)
); -- sqlite: without rowid

create table hop (                           -- chain of report, outermost first
  document bigint not null,
  statement integer not null,
  hop integer not null,
  start_at integer not null,
  end_at integer not null,
  mention integer,
  cue_start_at integer,
  cue_end_at integer,
  primary key (document, statement, hop)
); -- sqlite: without rowid

create table relation (
  document bigint not null,
  relation integer not null,
  sentence integer not null,
  type text not null,
  mention1 integer not null,
  mention2 integer not null,
  cue_start_at integer,
  cue_end_at integer,
  polarity text not null check (polarity in ('positive', 'negative')),
  modality text not null check (modality in ('fact', 'possible', 'wished', 'commanded')),
  happened text,
  plover text,
  rule integer not null,
  primary key (document, relation)
); -- sqlite: without rowid

create table finding (
  document bigint not null,
  finding integer not null,
  kind text not null,
  start_at integer not null,
  end_at integer not null,
  message text not null,
  rule integer not null,
  primary key (document, finding)
); -- sqlite: without rowid

-- Derived across documents --------------------------------------------------------------------------------------------------------

create table variant_cluster (               -- statements that render one utterance; named by its smallest member
  cluster bigint not null,
  document bigint not null,
  statement integer not null,
  primary key (cluster, document, statement)
); -- sqlite: without rowid

create table variant_pair (
  document1 bigint not null,
  statement1 integer not null,
  document2 bigint not null,
  statement2 integer not null,
  label text not null check (label in ('same', 'punctuation', 'synonym', 'number differs', 'negation differs', 'modality differs', 'added', 'omitted')),
  difference text not null,
  primary key (document1, statement1, document2, statement2)
); -- sqlite: without rowid

-- No part of the graph ---------------------------------------------------------------------------------------------------------------

create table load_run (
  run integer not null primary key,
  started text not null,                     -- UTC, ISO 8601
  finished text,
  program text not null,
  rule_set text not null,
  collection text not null,
  documents_read integer not null,
  documents_new integer not null,
  documents_changed integer not null,
  documents_unchanged integer not null,
  documents_removed integer not null,
  documents_skipped integer not null
);

create table metric_run (
  run integer not null primary key,
  metric text not null,
  graph text not null,
  options text not null
);

create table metric_value (
  run integer not null,
  entity text not null,
  value double precision not null,
  primary key (run, entity)
); -- sqlite: without rowid
