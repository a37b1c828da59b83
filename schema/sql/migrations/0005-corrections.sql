-- What decisions say of single statements, which they know by a hash of their words.
alter table statement add column hash text; -- postgres: collate "C"
create table correction (
  document bigint not null,
  hash text not null,
  dropped integer not null check (dropped in (0, 1)),
  entity_id bigint,                          -- the speaker; null: dropped, or no document holds the key yet
  reason text not null,
  primary key (document, hash)
); -- sqlite: without rowid
